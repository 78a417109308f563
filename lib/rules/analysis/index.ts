import type { Manifest, Problem } from '../../model';
import { duplicateObjects } from './duplicates';
import { conflictingHosts } from './virtual-service-hosts';

export interface AnalysisOptions {
  /** DNS domain of the cluster, by which short hosts are completed. @default 'cluster.local' */
  readonly clusterDomain?: string;
}

/**
 * What is wrong with a set of objects that none of them shows alone: two objects with one kind, namespace and name, and VirtualServices that route
 * one host. Objects that are not Istio's are only looked at for their names.
 */
export function analysisProblems(objects: readonly Manifest[], options: AnalysisOptions = {}): Problem[] {
  return [...duplicateObjects(objects), ...conflictingHosts(objects, options.clusterDomain)];
}
