import { overlay, type ValueTree } from '../../model';
import { merged } from '../shared/merge';
import { hostOf, ingressUrl } from '../shared/ingress';
import { externalServices } from './backends';
import { kialiDefaults } from './defaults';
import { deploymentValues } from './deployment-values';
import { hasRoute, strategyOf, type KialiInput } from './input';
import { secretReference } from './secret-reference';
import type { KialiValues } from './value-types';

/** The values that props set. */
export function kialiPropValues(input: KialiInput): ValueTree {
  const { props, mesh } = input;
  const { auth, signingKey, clusters } = props;
  const openid = typeof auth === 'object' ? auth.openid : undefined;
  return {
    auth: { strategy: strategyOf(input), ...(openid && { openid: openIdValues(openid) }) },
    ...(clusters && { clustering: { clusters: clusters.map(({ name, secret }) => ({ name, secret_name: secret })) } }),
    deployment: deploymentValues(input),
    external_services: externalServices(input),
    ...(mesh !== undefined &&
      mesh.clusterName !== 'Kubernetes' && { kubernetes_config: { cluster_name: mesh.clusterName } }),
    ...(signingKey !== undefined && {
      login_token: { signing_key: typeof signingKey === 'string' ? signingKey : secretReference(signingKey) },
    }),
    server: serverValues(input),
    ...(props.skipResources && { skipResources: props.skipResources }),
  };
}

function serverValues(input: KialiInput): ValueTree {
  const { webRoot, ingress, service, config } = input.props;
  const host = hostOf(ingress);
  // It may be another scheme in front of what ends TLS.
  const schema = config?.server?.web_schema ?? (hasRoute(input) ? 'https' : ingressUrl(ingress)?.split(':')[0]);
  return {
    ...(webRoot !== undefined && { web_root: webRoot }),
    ...(host !== undefined && { web_fqdn: host, web_schema: schema }),
    ...(service?.nodePort !== undefined && { node_port: service.nodePort }),
  };
}

function openIdValues(openid: NonNullable<Extract<KialiInput['props']['auth'], object>>['openid']): ValueTree {
  const { issuer, clientId, scopes, usernameClaim, disableRbac } = openid;
  return {
    client_id: clientId,
    ...(disableRbac !== undefined && { disable_rbac: disableRbac }),
    issuer_uri: issuer,
    ...(scopes && { scopes }),
    ...(usernameClaim !== undefined && { username_claim: usernameClaim }),
  };
}

const known = new WeakMap<object, KialiValues>();

/** All values: the chart's defaults, then props, then `config`. */
export function kialiValues(input: KialiInput): KialiValues {
  let values = known.get(input);
  if (values === undefined) {
    const ofProps = overlay(kialiDefaults(input), kialiPropValues(input));
    values = merged(ofProps, input.props.config) as unknown as KialiValues;
    known.set(input, values);
  }
  return values;
}
