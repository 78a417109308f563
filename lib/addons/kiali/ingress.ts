import type { Manifest } from '../../model';
import { given } from '../../components/shared/sparse';
import { placedObject } from '../shared/objects';
import { hasRoute, type KialiInput } from './input';
import { kialiLabels } from './labels';
import { kialiValues } from './values';

/** What nginx must know of the server behind it, where no annotations are given. */
function nginx(tls: boolean): Record<string, string> {
  return {
    'nginx.ingress.kubernetes.io/secure-backends': String(tls),
    'nginx.ingress.kubernetes.io/backend-protocol': tls ? 'HTTPS' : 'HTTP',
  };
}

/** The Ingress of the values. */
export function kialiIngress(input: KialiInput): Manifest | undefined {
  const values = kialiValues(input);
  const { deployment, server, identity } = values;
  const { ingress } = deployment;
  if (deployment.remote_cluster_resources_only || ingress.enabled !== true || hasRoute(input)) return undefined;
  const { labels } = kialiLabels(input, values);
  const { metadata, spec } = ingress.override_yaml;
  const backend = { service: { name: input.name, port: { number: server.port } } };
  const rule = {
    http: { paths: [{ path: server.web_root, pathType: 'Prefix', backend }] },
    ...(given(server.web_fqdn) && { host: server.web_fqdn }),
  };
  const manifest = placedObject(
    ['networking.k8s.io/v1', 'Ingress'],
    input,
    { ...ingress.additional_labels, ...labels },
    { spec: spec ?? { ...(given(ingress.class_name) && { ingressClassName: ingress.class_name }), rules: [rule] } },
  );
  const annotations = metadata?.annotations ?? nginx(given(identity.cert_file));
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}
