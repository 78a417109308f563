import type { Problem } from '../../model';
import type { MultiClusterMeshProps } from '../types';

/** Returns what is wrong or doubtful with the props of a mesh over several clusters, as a whole. */
export function clusterProblems(_props: MultiClusterMeshProps): Problem[] {
  return [];
}
