import type { Problem } from '../../model';
import type { DeclaredMesh, MultiClusterMeshProps } from '../types';

/** Returns what is wrong or doubtful with the props of a mesh over several clusters, as a whole. */
export function clusterProblems(_props: MultiClusterMeshProps): Problem[] {
  return [];
}

/** Returns what is wrong or doubtful with the objects of all clusters together, when a program has declared them. */
export function programProblems(_declared: DeclaredMesh): Problem[] {
  return [];
}
