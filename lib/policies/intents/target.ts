import type { Problem, WaypointName } from '../../model';
import type { GatewayHandle } from '../references/gateway-handle';
import { namespaceOf, nameOf, podLabels } from '../references/kubernetes-reference';
import type { ServiceModel } from '../service';
import type { KubernetesObject, Reference } from '../references/references';
import { intentProblem, selectsPods, unknownPods } from './problems';
import type { LimitedTarget } from './rate-limit';

/** Target of a policy with all that the policy needs, or the problem that it is not known. */
export interface FoundTarget {
  readonly target: LimitedTarget;
  readonly problems: readonly Problem[];
}

/** Returns a gateway of the mesh as a target. */
export function gatewayTarget({
  name,
  namespace,
  labels,
}: Pick<GatewayHandle, 'name' | 'namespace' | 'labels'>): FoundTarget {
  return { target: { name, namespace, selector: labels, gateway: true }, problems: [] };
}

/** Returns a Gateway or waypoint of the Gateway API as a target. */
export function kubernetesGatewayTarget(
  name: string,
  namespace: string | undefined,
  targetRef: Reference,
): FoundTarget {
  return { target: { name, namespace, targetRef, gateway: true }, problems: [] };
}

/**
 * Returns a service as a target. In ambient mode a service with a waypoint is attached to by `targetRef`, not selected
 * by labels.
 */
export function serviceTarget(
  { name, host, selector }: ServiceModel,
  namespace: string | undefined,
  waypoint: WaypointName | undefined,
  targetRef: Reference,
  intent: string,
): FoundTarget {
  if (waypoint) return { target: { name, namespace, targetRef, waypoint }, problems: [] };
  return { target: { name, namespace, selector }, problems: selectsPods(selector) ? [] : [unknownPods(host, intent)] };
}

/** Returns a workload as a target. */
export function workloadTarget(
  workload: KubernetesObject,
  chartNamespace: string | undefined,
  intent: string,
): FoundTarget {
  const name = nameOf(workload);
  const selector = podLabels(workload);
  const problems = selectsPods(selector) ? [] : [unknownPods(`${workload.kind} ${name}`, intent)];
  return { target: { name, namespace: namespaceOf(workload) ?? chartNamespace, selector }, problems };
}

/** Refuses rate limits on waypoints, which take no EnvoyFilters. */
export function limitProblems({ name, waypoint }: LimitedTarget, isWaypoint: boolean): Problem[] {
  if (!waypoint && !isWaypoint) return [];
  return [
    intentProblem(
      'envoy-filter',
      'rateLimit()',
      name,
      'a waypoint would carry the limit out, and waypoints take no EnvoyFilters',
      'limit at the ingress gateway, or let the service have sidecars',
    ),
  ];
}
