import { suggest, type Problem } from '../../model';
import { clusterPath, controlPlanes, type Cluster, type ClusterFacts } from './facts';
import { quoted, wrong, type Words } from './problem';

/** Reports remote clusters that no control plane serves: by a wrong name, in a circle, or through another remote. */
export function primaryProblems(facts: ClusterFacts): Problem[] {
  const reported = new Set<string>();
  return facts.clusters
    .filter(({ given }) => given.primary !== undefined)
    .flatMap((cluster) => primaryProblem(facts, cluster, reported));
}

function primaryProblem(facts: ClusterFacts, cluster: Cluster, reported: Set<string>): Problem[] {
  const { name, primary } = cluster;
  const path = clusterPath(name, 'primary');
  if (primary === name)
    return [wrong('own-primary', path, primary, ['a cluster cannot be remote of itself', 'leave `primary` out'])];
  if (!facts.names.has(primary)) return [wrong('unknown-primary', path, primary, unknownWords(facts, cluster))];
  const serving = facts.find(primary);
  if (serving === undefined || serving.given.primary === undefined) return [];
  const chain = chainOf(facts, cluster);
  const last = chain[chain.length - 1];
  if (chain.slice(0, -1).includes(last)) return last === name ? cycle(chain, path, reported) : [];
  const root = facts.find(last);
  if (root === undefined || root.given.primary !== undefined) return [];
  return [
    wrong('remote-of-remote', path, primary, [
      `${quoted(primary)} is a remote cluster itself, and has no control plane`,
      `write ${quoted(last)}, whose control plane serves ${quoted(primary)}`,
    ]),
  ];
}

function unknownWords(facts: ClusterFacts, { name, primary }: Cluster): Words {
  const possible = controlPlanes(facts)
    .map((other) => other.name)
    .filter((other) => other !== name);
  return ['there is no cluster of this name', suggest(primary, possible) ?? 'name one with a control plane'];
}

/** Returns the names on the way from a cluster to its control plane, up to the first one that comes twice. */
function chainOf({ find }: ClusterFacts, { name }: Cluster): string[] {
  const chain = [name];
  for (let next = find(name)?.given.primary; next !== undefined; next = find(next)?.given.primary) {
    const isSecond = chain.includes(next);
    chain.push(next);
    if (isSecond) break;
  }
  return chain;
}

/** Returns the problem of a circle, at the first of its clusters. */
function cycle(chain: readonly string[], path: string, reported: Set<string>): Problem[] {
  if (chain.some((name) => reported.has(name))) return [];
  chain.forEach((name) => reported.add(name));
  return [
    wrong('primary-cycle', path, chain[1], [
      `${chain.map(quoted).join(' -> ')} is a circle, in which no cluster has a control plane`,
      'leave `primary` out in the one that has it',
    ]),
  ];
}
