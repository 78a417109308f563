import type { Manifest } from '../../model';
import type { ObservedMesh } from '../shared/observed-mesh';
import { endpoints, type Endpoint } from './endpoints';
import type { ScrapeOptions } from './jobs';

export interface MonitorOptions extends ScrapeOptions {
  /** The namespace of the monitors. @default - that of istiod, else istio-system */
  readonly namespace?: string;
  /** Labels by which a Prometheus picks monitors, such as `release: kube-prometheus-stack`. */
  readonly labels?: Readonly<Record<string, string>>;
}

const API_VERSION = 'monitoring.coreos.com/v1';

const metadata = (mesh: ObservedMesh, name: string, { namespace, labels }: MonitorOptions): Manifest['metadata'] => ({
  name,
  namespace: namespace ?? mesh.istiod ?? 'istio-system',
  ...(labels === undefined ? {} : { labels: { ...labels } }),
});

const selectedNamespaces = (namespace: string | undefined): object =>
  namespace === undefined ? { any: true } : { matchNames: [namespace] };

const interval = ({ interval: every }: MonitorOptions): object => (every === undefined ? {} : { interval: every });

function podMonitor(mesh: ObservedMesh, name: string, endpoint: Endpoint, options: MonitorOptions): Manifest {
  const { pods, port, path, portNumber } = endpoint;
  return {
    apiVersion: API_VERSION,
    kind: 'PodMonitor',
    metadata: metadata(mesh, name, options),
    spec: {
      selector: pods === undefined ? {} : { matchLabels: { ...pods } },
      namespaceSelector: selectedNamespaces(endpoint.namespace),
      // Dashboards and Kiali tell components by `app`.
      podTargetLabels: ['app'],
      podMetricsEndpoints: [
        {
          port,
          path,
          ...interval(options),
          ...(portNumber === undefined
            ? {}
            : {
                relabelings: [
                  {
                    action: 'replace',
                    sourceLabels: ['__address__'],
                    regex: '(.+):\\d+',
                    targetLabel: '__address__',
                    replacement: `$1:${portNumber}`,
                  },
                ],
              }),
        },
      ],
    },
  };
}

/** Returns a PodMonitor for all proxies, and for each agent of an ambient mesh. */
export function podMonitors(mesh: ObservedMesh, options: MonitorOptions = {}): Manifest[] {
  return endpoints(mesh, options.merged ?? mesh.merged).flatMap((endpoint) =>
    endpoint.monitor === undefined ? [] : [podMonitor(mesh, endpoint.monitor, endpoint, options)],
  );
}

/** Returns the ServiceMonitor of istiod, where it runs in this cluster. */
export function serviceMonitors(mesh: ObservedMesh, options: MonitorOptions = {}): Manifest[] {
  if (mesh.istiod === undefined) return [];
  return [
    {
      apiVersion: API_VERSION,
      kind: 'ServiceMonitor',
      metadata: metadata(mesh, 'istio-component-monitor', options),
      spec: {
        targetLabels: ['app'],
        selector: {
          matchLabels: { istio: 'pilot' },
          // A Service of a revision tag leads to the same pods.
          matchExpressions: [{ key: 'istio.io/tag', operator: 'DoesNotExist' }],
        },
        namespaceSelector: selectedNamespaces(mesh.istiod),
        endpoints: [{ port: 'http-monitoring', ...interval(options) }],
      },
    },
  ];
}
