import type { Manifest } from '../../model';
import { addonService, port } from '../shared/service';
import { LOKI_PORTS, lokiLabels, MEMBERLIST, SINGLE_BINARY, type LokiInput } from './input';

/** How the pods find each other. */
export function lokiMemberlistService(input: LokiInput): Manifest {
  const { labels, selector } = lokiLabels(input);
  return addonService({ name: `${input.name}-memberlist`, namespace: input.namespace }, labels, undefined, {
    type: 'ClusterIP',
    clusterIP: 'None',
    ports: [port('tcp', LOKI_PORTS.memberlist, 'http-memberlist')],
    selector: { ...selector, ...MEMBERLIST },
  });
}

/** The Service of the StatefulSet, which names its pods. */
export function lokiHeadlessService(input: LokiInput): Manifest {
  const { labels, selector } = lokiLabels(input);
  const own = { ...labels, 'variant': 'headless', 'prometheus.io/service-monitor': 'false' };
  return addonService({ name: `${input.name}-headless`, namespace: input.namespace }, own, undefined, {
    clusterIP: 'None',
    ports: [port('http-metrics', LOKI_PORTS.http, 'http-metrics')],
    selector,
  });
}

export function lokiService(input: LokiInput): Manifest {
  const { labels, selector } = lokiLabels(input);
  return addonService(input, labels, input.props.service, {
    type: 'ClusterIP',
    ports: [port('http-metrics', LOKI_PORTS.http, 'http-metrics'), port('grpc', LOKI_PORTS.grpc, 'grpc')],
    selector: { ...selector, ...SINGLE_BINARY },
  });
}
