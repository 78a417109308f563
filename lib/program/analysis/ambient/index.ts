import type { Manifest, Problem } from '../../../model';
import type { AnalysisOptions } from '../../outside';
import { ambientMesh } from './mesh';
import { otherProblems } from './others';
import { peerAuthenticationProblems } from './peer-authentication';
import { policyProblems } from './policies';
import { routeProblems } from './routes';

/**
 * Finds settings that no proxy enforces as written because pods are in ambient mode. An error is access that is open
 * though the objects close it, or closed though they open it; a warning is a setting without effect. Every statement
 * about ztunnel and waypoints was proven with the programs themselves (test/ztunnel).
 *
 * Modes are read from the labels of namespaces, pod templates and services. Where these are not among the objects, no
 * problem is reported. https://istio.io/latest/docs/ambient/usage/
 */
export function ambientProblems(objects: readonly Manifest[], options: AnalysisOptions = {}): Problem[] {
  const mesh = ambientMesh(objects, options);
  return [
    ...objects.flatMap((object) => [...policyProblems(object, mesh), ...peerAuthenticationProblems(object, mesh)]),
    ...routeProblems(mesh),
    ...otherProblems(mesh),
  ];
}
