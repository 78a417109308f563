import { type Clusters, describeCluster } from './clusters/clusters';
import { step } from './explain';
import { destinationOf } from './http/http-verdict';
import type { ForwardTarget } from './routes/model';
import type { Step, Verdict } from './types';

/** Returns the verdict on a connection that a proxy forwards as bytes. */
export function tcpVerdict(targets: readonly ForwardTarget[], clusters: Clusters, steps: readonly Step[]): Verdict {
  const found = targets.map(({ cluster }) => clusters.find(cluster));
  const present = found.filter((cluster) => cluster !== undefined);
  if (present.length === 0) {
    const names = targets.map(({ cluster }) => describeCluster(cluster)).join(', ');
    return { outcome: 'no-cluster', layer: 'tcp', because: [...steps, step(`the proxy has no destination ${names}`)] };
  }
  const because = [
    ...steps,
    ...present.map((cluster) =>
      step(`destination ${describeCluster(cluster)}`, cluster.rule ?? cluster.service?.source),
    ),
  ];
  const outcome = present.every(({ endpoints }) => endpoints === 0) ? 'no-endpoints' : 'forwarded';
  if (targets.length > 1) {
    const weights = targets.map(({ cluster: { host, port, subset }, weight = 0 }) => ({
      host,
      port,
      ...(subset === undefined ? {} : { subset }),
      weight,
    }));
    return { outcome, layer: 'tcp', weights, because };
  }
  return { outcome, layer: 'tcp', destination: destinationOf(present[0]), upstreamTls: present[0].tls, because };
}
