import type { Manifest, Problem } from '../../../model';
import { DataPlanes } from './data-planes';
import { policyProblems } from './policies';
import { routeProblems } from './routes';

/**
 * What nobody would carry out, or not as it is written, because pods are in ambient mode: HTTP rules without a waypoint, policies that a waypoint
 * or a sidecar ignores, routes to services without a waypoint; and a VirtualService beside an HTTPRoute or GRPCRoute for one service.
 *
 * Modes are read from the labels of namespaces, pod templates and services. Where they are not among the objects, nothing is said.
 * https://istio.io/latest/docs/ambient/usage/
 */
export function ambientProblems(objects: readonly Manifest[], clusterDomain = 'cluster.local'): Problem[] {
  const planes = new DataPlanes(objects, `.svc.${clusterDomain}`);
  return [...objects.flatMap((object) => policyProblems(object, planes)), ...routeProblems(objects, planes)];
}
