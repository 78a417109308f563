import type { Manifest } from '../../model';
import { given } from '../../components/shared/sparse';
import { placedObject } from '../shared/objects';
import { isOpenShift } from '../shared/openshift';
import type { KialiInput } from './input';
import { kialiLabels } from './labels';
import { SERVING, servingSecret } from './openshift';
import type { KialiServerValues, KialiValues } from './value-types';
import { kialiValues } from './values';

/** The URL for browsers, as other programs find it. */
function externalUrl({ web_fqdn, web_schema, web_port, web_root }: KialiServerValues): string | undefined {
  if (!given(web_fqdn) || !given(web_schema)) return undefined;
  return `${web_schema}://${web_fqdn}${given(web_port) ? `:${web_port}` : ''}${web_root}`;
}

function annotations(input: KialiInput, { server, deployment }: KialiValues): Record<string, string> {
  const url = externalUrl(server);
  const certificate = { [`${SERVING}serving-cert-secret-name`]: servingSecret(input) };
  return {
    ...(isOpenShift(input) && certificate),
    ...(url !== undefined && { 'kiali.io/external-url': url }),
    ...deployment.service_annotations,
  };
}

export function kialiService(input: KialiInput): Manifest | undefined {
  const values = kialiValues(input);
  const { server, deployment, identity } = values;
  if (deployment.remote_cluster_resources_only) return undefined;
  const { labels, selector } = kialiLabels(input, values);
  const tls = given(identity.cert_file);
  const { metrics } = server.observability;
  const port = (name: string, number: number, more: object = {}): object => ({
    name,
    appProtocol: tls ? 'https' : 'http',
    protocol: 'TCP',
    port: number,
    ...more,
  });
  const nodePort = given(server.node_port) && deployment.service_type === 'NodePort' && { nodePort: server.node_port };
  const manifest = placedObject(['v1', 'Service'], input, labels, {
    spec: {
      ...(given(deployment.service_type) && { type: deployment.service_type }),
      ports: [
        port(tls ? 'tcp' : 'http', server.port, { ...nodePort }),
        ...(metrics.enabled ? [port(tls ? 'tcp-metrics' : 'http-metrics', metrics.port)] : []),
      ],
      selector,
      ...deployment.additional_service_yaml,
    },
  });
  const own = annotations(input, values);
  return given(own) ? { ...manifest, metadata: { ...manifest.metadata, annotations: own } } : manifest;
}
