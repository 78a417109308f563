import { given } from '../../components/shared/sparse';
import type { Manifest } from '../../model';
import { annotated, clusterRole, clusterRoleBinding, configMap, placedObject, type Placed } from '../shared/objects';
import { isOpenShift } from '../shared/openshift';
import { hasRoute, type KialiInput } from './input';
import { kialiLabels } from './labels';
import type { KialiServerValues, KialiValues } from './value-types';
import { kialiValues } from './values';

/** Annotations by which OpenShift gives Services certificates, and others the issuer of these. */
export const SERVING = 'service.beta.openshift.io/';

/** The Secret with the certificate that OpenShift gives Kiali's Service. */
export const servingSecret = ({ name }: Placed): string => `${name}-cert-secret`;
/** The ConfigMap into which OpenShift writes the certificate of the issuer. */
export const serviceCa = ({ name }: Placed): string => `${name}-cabundle-openshift`;
/** The name of what is for the whole cluster, where two Kialis must not have one. */
const clusterName = ({ name, namespace }: Placed): string => `${name}-${namespace}`;

/** A renderer of what only OpenShift has; `isLocal`: not where Kiali itself is in another cluster. */
const onOpenShift =
  (render: (input: KialiInput, values: KialiValues) => Manifest | undefined, isLocal = true) =>
  (input: KialiInput): Manifest | undefined => {
    if (!isOpenShift(input)) return undefined;
    const values = kialiValues(input);
    return isLocal && values.deployment.remote_cluster_resources_only ? undefined : render(input, values);
  };

export const kialiServiceCa = onOpenShift((input, values) => {
  const { labels } = kialiLabels(input, values);
  const { data: _, ...manifest } = configMap({ ...input, name: serviceCa(input) }, labels, {});
  return annotated(manifest as Manifest, { [`${SERVING}inject-cabundle`]: 'true' });
});

/** Rights to read the client by which people log in, and the TLS settings of the cluster. */
function rulesOf(input: KialiInput, { auth, deployment }: KialiValues): object[] {
  const get = (group: string, resource: string, more: object = {}) => ({
    apiGroups: [group],
    resources: [resource],
    ...more,
    verbs: ['get'],
  });
  return [
    ...(auth.strategy === 'openshift'
      ? [get('oauth.openshift.io', 'oauthclients', { resourceNames: [clusterName(input)] })]
      : []),
    ...(deployment.tls_config.source === 'auto' ? [get('config.openshift.io', 'apiservers')] : []),
  ];
}

const roleName = (input: KialiInput): string => `${clusterName(input)}-openshift`;

export const kialiOpenShiftRole = onOpenShift((input, values) => {
  const rules = rulesOf(input, values);
  return rules.length === 0 ? undefined : clusterRole(roleName(input), kialiLabels(input, values).labels, rules);
}, false);

export const kialiOpenShiftRoleBinding = onOpenShift((input, values) => {
  if (rulesOf(input, values).length === 0) return undefined;
  const name = roleName(input);
  return clusterRoleBinding(name, kialiLabels(input, values).labels, name, input);
}, false);

export const kialiRoute = onOpenShift((input, values) => {
  if (!hasRoute(input)) return undefined;
  const { additional_labels: more, override_yaml: own } = values.deployment.ingress;
  const { labels } = kialiLabels(input, values);
  const route = placedObject(['route.openshift.io/v1', 'Route'], input, { ...more, ...labels }, { spec: own.spec });
  return annotated(route, own.metadata?.annotations);
});

/** The URLs to which the OAuth server may send people back: Kiali's own, with its port too where that is said. */
function callbacks({ web_fqdn, web_schema = 'https', web_port, web_root }: KialiServerValues): string[] {
  if (!given(web_fqdn)) return [];
  const path = `${web_root.replace(/\/$/, '')}/api/auth/callback`;
  return [
    `${web_schema}://${web_fqdn}${path}`,
    ...(given(web_port) ? [`${web_schema}://${web_fqdn}:${web_port}${path}`] : []),
  ];
}

export const kialiOAuthClient = onOpenShift((input, values) => {
  const redirectURIs = callbacks(values.server);
  if (values.auth.strategy !== 'openshift' || redirectURIs.length === 0) return undefined;
  return {
    apiVersion: 'oauth.openshift.io/v1',
    kind: 'OAuthClient',
    metadata: { name: clusterName(input), labels: kialiLabels(input, values).labels },
    redirectURIs,
    grantMethod: 'auto',
  };
});
