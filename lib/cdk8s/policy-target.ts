import type { Construct } from 'constructs';
import { Chart } from 'cdk8s';
import { MeshProblems } from '../model';
import type { LimitedTarget } from '../policies/intents';
import { namespaceOf, nameOf, podLabels } from '../policies/kubernetes-reference';
import type { KubernetesObject } from '../policies/references';
import { namespaceMode } from './ambient';
import type { MeshGateway } from './gateway-handle';
import { KubernetesGateway } from './gateway-api';
import type { MeshService } from './mesh-service';

export type AnyService = MeshService<never> | MeshService;

/** Told by what they have: this file is loaded before their classes are. */
export const isMeshService = (value: object): value is AnyService => 'model' in value;
export const isMeshGateway = (value: object): value is MeshGateway => 'role' in value && 'labels' in value;

/** What a policy can be for: a service, a workload such as a Deployment, a gateway of the mesh, or a Gateway or waypoint of the Gateway API. */
export type PolicyFor = AnyService | MeshGateway | KubernetesGateway | KubernetesObject;

/** A target with all that policies need to know of it. In ambient mode a service with a waypoint is attached to, not selected. */
export function policyTarget(scope: Construct, target: PolicyFor, intent: string): LimitedTarget {
  if (isMeshGateway(target)) return { name: target.name, namespace: target.namespace, selector: target.labels, gateway: true };
  if (target instanceof KubernetesGateway) return { name: target.name, namespace: target.metadata.namespace, targetRef: target, gateway: true };
  if (isMeshService(target)) {
    const { name, namespace = Chart.of(scope).namespace, selector } = target.model;
    const { waypoint } = namespaceMode(scope, namespace);
    if (waypoint) return { name, namespace, targetRef: target, waypoint };
    return { name, namespace, selector: selector ?? unknownPods(scope, target.host, intent) };
  }
  const name = nameOf(target);
  const labels = podLabels(target);
  return { name, namespace: namespaceOf(target) ?? Chart.of(scope).namespace, selector: Object.keys(labels).length > 0 ? labels : unknownPods(scope, `${target.kind} ${name}`, intent) };
}

/** @throws MeshProblems always: the policy would be for the wrong pods */
export function unknownPods(scope: Construct, what: string, intent: string): never {
  throw new MeshProblems([{
    severity: 'error', code: 'intents/unknown-pods', object: scope.node.path, path: `${intent}()`, found: what, message: 'the labels of its pods are not known',
    fix: 'name the `workload` of the MeshService, or its `selector`',
  }]);
}
