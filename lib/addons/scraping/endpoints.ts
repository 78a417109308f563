import type { ObservedMesh } from '../shared/observed-mesh';

/** A kind of pod of the mesh that has metrics, and the one port by which it is told from others. */
export interface Endpoint {
  /** The name of its job. */
  readonly job: string;
  /** The name of the PodMonitor, where it has one. */
  readonly monitor?: string;
  /** The namespace it runs in; absent for all. */
  readonly namespace?: string;
  /** Labels of its pods; absent where the port alone tells it. */
  readonly pods?: Readonly<Record<string, string>>;
  /** The name of the container port. Each of its pods has one of this name. */
  readonly port: string;
  /** Where its metrics are, if not on that port. */
  readonly portNumber?: number;
  readonly path: string;
}

/** The port of an Envoy, which every sidecar, gateway and waypoint has and ztunnel has not. */
const ENVOY = { port: 'http-envoy-prom', number: 15090 } as const;
/** The port on which the agent beside it gives its metrics with those of the application and its own. */
const MERGED = 15020;
const STATS = '/stats/prometheus';

/**
 * Returns what of a mesh there is to scrape.
 *
 * Each endpoint is one named port: who asks for pods with a port does not get the other ports of their containers as
 * well, so that nothing is scraped twice.
 *
 * @param merged whether metrics of applications and agents are asked for with those of proxies
 */
export function endpoints(mesh: ObservedMesh, merged: boolean): Endpoint[] {
  return [
    ...at(mesh.istiod, { job: 'istiod', pods: { app: 'istiod' }, port: 'http-monitoring', path: '/metrics' }),
    {
      job: 'istio-proxies',
      monitor: 'envoy-stats-monitor',
      port: ENVOY.port,
      path: STATS,
      ...(merged ? { portNumber: MERGED } : {}),
    },
    ...at(mesh.ztunnel, {
      job: 'ztunnel',
      monitor: 'ztunnel-monitor',
      pods: { app: 'ztunnel' },
      port: 'ztunnel-stats',
      path: STATS,
    }),
    ...at(mesh.cni, {
      job: 'istio-cni',
      monitor: 'istio-cni-monitor',
      pods: { 'k8s-app': 'istio-cni-node' },
      port: 'metrics',
      path: '/metrics',
    }),
  ];
}

const at = (namespace: string | undefined, endpoint: Endpoint): Endpoint[] =>
  namespace === undefined ? [] : [{ ...endpoint, namespace }];
