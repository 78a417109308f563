import type { Manifest } from '../../model';
import { when } from '../shared/sparse';
import { stringMap } from '../shared/string-map';
import { inNamespace, runsHere } from './conditions';
import { podSelector, revisionLabels, revisioned } from './names';
import type { IstiodInput } from './values';

const PORTS = [
  { port: 15010, name: 'grpc-xds', protocol: 'TCP' },
  { port: 15012, name: 'https-dns', protocol: 'TCP' },
  { port: 443, name: 'https-webhook', targetPort: 15017, protocol: 'TCP' },
  { port: 15014, name: 'http-monitoring', protocol: 'TCP' },
];

/** Renders the Service by which proxies and webhooks reach istiod. */
export function istiodService(input: IstiodInput): Manifest | undefined {
  if (!inNamespace(input) || !runsHere(input)) return undefined;
  return service(
    input,
    revisioned('istiod', input.values.revision),
    {},
    when('trafficDistribution', input.values.trafficDistribution),
  );
}

/** Renders a Service for each revision tag, so that proxies of the tag follow it to another revision. */
export function revisionTagServices(input: IstiodInput): Manifest[] | undefined {
  if (!inNamespace(input)) return undefined;
  return (input.values.revisionTags ?? []).map((tag) =>
    service(input, `istiod-revision-tag-${tag}`, { 'istio.io/tag': tag }, {}),
  );
}

function service(input: IstiodInput, name: string, labels: Record<string, string>, more: object): Manifest {
  const { values } = input;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: input.namespace,
      ...when('annotations', stringMap(values.serviceAnnotations)),
      labels: { app: 'istiod', istio: 'pilot', ...revisionLabels(input), ...labels },
    },
    spec: {
      ports: PORTS,
      selector: podSelector(input),
      ...when('ipFamilyPolicy', values.ipFamilyPolicy),
      ...when('ipFamilies', values.ipFamilies),
      ...more,
    },
  };
}
