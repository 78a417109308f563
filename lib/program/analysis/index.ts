import type { Manifest, Problem } from '../../model';
import { ambientProblems } from './ambient';
import { danglingReferences } from './dangling';
import { duplicateObjects } from './duplicates';
import { gatewayApiProgramProblems } from './gateway-api';
import { missingGrants } from './gateway-routes';
import type { AnalysisOptions } from '../outside';
import { conflictingHosts } from './virtual-service-hosts';

export type { AnalysisOptions, KnownService, Outside } from '../outside';

/**
 * What is wrong with a set of objects that none of them shows alone: two objects with one kind, namespace and name, VirtualServices that
 * route one host, names of what nobody declares, and what nobody carries out in ambient mode. Objects that are not Istio's are only looked at
 * for what they declare.
 */
export function analysisProblems(objects: readonly Manifest[], options: AnalysisOptions = {}): Problem[] {
  const { clusterDomain } = options;
  return [
    ...duplicateObjects(objects),
    ...conflictingHosts(objects, clusterDomain),
    ...danglingReferences(objects, options),
    ...missingGrants(objects),
    ...ambientProblems(objects, options),
    ...gatewayApiProgramProblems(objects, options.version),
  ];
}
