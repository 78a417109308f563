import type { Problem } from '../../model';
import { MOST_BEHIND_CONTROL_PLANE, MOST_BETWEEN_CONTROL_PLANES, minorsBetween } from '../../releases/skew';
import { clusterPath, controlPlanes, servingCluster, type Cluster, type ClusterFacts } from './facts';
import { doubtful, quoted, wrong } from './problem';

/** Reports control planes that are further apart than Istio is tested with, each against the newest one. */
export function controlPlaneSkew(facts: ClusterFacts): Problem[] {
  const planes = controlPlanes(facts);
  const [first] = planes;
  if (first === undefined) return [];
  const newest = planes.reduce((best, plane) => (minorsBetween(best.version, plane.version) > 0 ? plane : best), first);
  return planes
    .filter(({ version }) => minorsBetween(version, newest.version) > MOST_BETWEEN_CONTROL_PLANES)
    .map(({ merged, at }) =>
      doubtful('version-skew', at('version'), merged.version, [
        `${quoted(newest.name)} runs Istio ${newest.version}, and Istio is not tested with control planes further ` +
          `than ` +
          'two minors apart',
        'upgrade this cluster before the others go on',
      ]),
    );
}

/** Reports remote clusters whose proxies their control plane does not support. */
export const remoteSkew = (facts: ClusterFacts): Problem[] =>
  facts.clusters
    .filter(({ role }) => role === 'remote')
    .flatMap((cluster) => {
      const primary = servingCluster(facts, cluster);
      return primary === undefined || primary.role !== 'primary' ? [] : skew(cluster, primary);
    });

function skew({ name, version, given, merged, at }: Cluster, primary: Cluster): Problem[] {
  const behind = minorsBetween(version, primary.version);
  if (behind >= 0 && behind <= MOST_BEHIND_CONTROL_PLANE) return [];
  const path = given.version === undefined ? at('version') : clusterPath(name, 'version');
  const plane = `the control plane of ${quoted(primary.name)}, of Istio ${primary.version},`;
  if (behind < 0) {
    const message = `${plane} is older than the proxies and node agents here`;
    return [wrong('newer-remote', path, merged.version, [message, `upgrade ${quoted(primary.name)} first`])];
  }
  const message = `${plane} is ${behind} minors newer than the proxies and node agents here; one is supported`;
  return [
    doubtful('older-remote', path, merged.version, [
      message,
      `upgrade this cluster to the minor before, or ${primary.version}`,
    ]),
  ];
}
