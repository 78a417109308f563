import type * as pulumi from '@pulumi/pulumi';
import { ingressUsesWaypoint, modeOfNamespace } from '../policies/intents';
import type { NamespaceMode } from '../policies/intents';
import { clusterOf, perProgram } from './program';

type Labels = Readonly<Record<string, string>>;

/** The labels of namespaces, by cluster and name. */
const known = perProgram(() => new Map<pulumi.ProviderResource | undefined, Map<string, Labels>>());

function namespacesBeside(component: pulumi.Resource): Map<string, Labels> {
  const cluster = clusterOf(component);
  const before = known().get(cluster);
  if (before) return before;
  const made = new Map<string, Labels>();
  known().set(cluster, made);
  return made;
}

/** The labels of a namespace in the cluster of a component, as far as the program says. */
export const labelsOfNamespace = (component: pulumi.Resource, name: string): Labels => namespacesBeside(component).get(name) ?? {};

/** Says that a namespace has labels, beside those that it is known to have. */
export function addNamespaceLabels(component: pulumi.Resource, name: string, labels: Labels): void {
  const namespaces = namespacesBeside(component);
  namespaces.set(name, { ...namespaces.get(name), ...labels });
}

/** How a namespace takes part in the mesh, as far as the program says now: enrol namespaces before asking. */
export function namespaceMode(component: pulumi.Resource, name: string | undefined): NamespaceMode {
  return name === undefined ? {} : modeOfNamespace(name, labelsOfNamespace(component, name));
}

/** Whether gateways send requests for the services of a namespace to its waypoint. */
export function gatewaysUseWaypoint(component: pulumi.Resource, namespace: string): boolean {
  return ingressUsesWaypoint(labelsOfNamespace(component, namespace), undefined);
}
