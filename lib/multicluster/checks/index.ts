import type { Problem } from '../../model';
import type { MultiClusterMeshProps } from '../types';
import { clusterFacts } from './facts';
import { checkedShape } from './shape';
import { CHECKS } from './table';

/** Problems of a mesh over several clusters, and its props without what has the wrong type. */
export interface CheckedClusters {
  readonly problems: readonly Problem[];
  /** Paths of what has the wrong type: nothing more can be said of it. */
  readonly unclear: ReadonlySet<string>;
  /** Props that can be planned and rendered, so that what is wrong there is found too. */
  readonly usable: MultiClusterMeshProps;
}

/** Checks the props of a mesh over several clusters, whatever they are. */
export function checkClusters(props: unknown): CheckedClusters {
  const shape = checkedShape(props);
  const facts = clusterFacts(shape.usable, shape);
  const found = [...shape.problems, ...CHECKS.flatMap((check) => check(facts))];
  return { problems: withoutRepeated(found), usable: shape.usable, unclear: shape.unclear };
}

/** Returns the problems with the first one only of those that each cluster has for one prop of the defaults. */
export const withoutRepeated = (problems: readonly Problem[]): Problem[] => {
  const seen = new Set<string>();
  return problems.filter(({ code, path, object }) => {
    if (!path.startsWith('defaults.') || object !== undefined) return true;
    const key = `${code} ${path}`;
    return !seen.has(key) && seen.add(key);
  });
};

/** Returns what is wrong or doubtful with the props of a mesh over several clusters, as a whole. */
export const clusterProblems = (props: MultiClusterMeshProps): Problem[] => [...checkClusters(props).problems];
