import type { Construct } from 'constructs';
import { Chart } from 'cdk8s';
import {
  gatewayTarget,
  kubernetesGatewayTarget,
  serviceTarget,
  workloadTarget,
  type FoundTarget,
  type LimitedTarget,
} from '../../policies/intents';
import type { GatewayHandle } from '../../policies/references/gateway-handle';
import type { KubernetesObject, Referable } from '../../policies/references/references';
import type { ServiceModel } from '../../policies/service';
import { KubernetesGateway } from '../gateway-api';
import { namespaceMode } from '../program/namespaces';
import { throwAt } from './throw-at';

/** A `MeshService`, as far as intents need it. */
export interface ServiceHandle extends Construct, Referable {
  readonly host: string;
  readonly model: ServiceModel;
}

/** Known by what they have: this file is loaded before their classes are. */
export const isMeshService = (value: object): value is ServiceHandle => 'model' in value;
export const isMeshGateway = (value: object): value is GatewayHandle => 'role' in value && 'labels' in value;

/**
 * What a policy can be for: a service, a workload such as a Deployment, a gateway of the mesh, or a Gateway or waypoint
 * of the Gateway API.
 */
export type PolicyFor = ServiceHandle | GatewayHandle | KubernetesGateway | KubernetesObject;

/** A target with all that policies need to know of it. @throws MeshProblems when its pods are not known */
export function policyTarget(scope: Construct, target: PolicyFor, intent: string): LimitedTarget {
  const found = findTarget(scope, target, intent);
  throwAt(scope, found.problems);
  return found.target;
}

function findTarget(scope: Construct, target: PolicyFor, intent: string): FoundTarget {
  if (isMeshGateway(target)) return gatewayTarget(target);
  if (target instanceof KubernetesGateway)
    return kubernetesGatewayTarget(target.name, target.metadata.namespace, target);
  if (!isMeshService(target)) return workloadTarget(target, Chart.of(scope).namespace, intent);
  const { namespace = Chart.of(scope).namespace } = target.model;
  return serviceTarget(target.model, namespace, namespaceMode(scope, namespace).waypoint, target, intent);
}
