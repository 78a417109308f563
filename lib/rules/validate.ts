import type { Manifest, Problem } from '../model';
import { duplicateObjects } from './analysis/duplicates';
import { conflictingHosts } from './analysis/virtual-service-hosts';
import { objectProblems, type ObjectOptions } from './object-problems';

export interface ValidateOptions extends ObjectOptions {
  /** DNS domain of the cluster, by which short hosts are completed. @default 'cluster.local' */
  readonly clusterDomain?: string;
}

/**
 * Everything that is wrong with a set of objects, each by itself and all together: what the API server and istiod's webhook would refuse or warn
 * about, two objects with one name, and VirtualServices that route one host. Objects that are not Istio's are only looked at for their names.
 * Give the result to `throwIfAny` to stop at errors.
 */
export function validate(objects: readonly Manifest[], options: ValidateOptions = {}): Problem[] {
  return [
    ...objects.flatMap((object) => objectProblems(object, options)),
    ...duplicateObjects(objects),
    ...conflictingHosts(objects, options.clusterDomain),
  ];
}
