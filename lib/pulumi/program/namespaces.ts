import type * as pulumi from '@pulumi/pulumi';
import { ingressUsesWaypoint, modeOfNamespace, type NamespaceMode } from '../../policies/intents';
import { plainLabels, withLabelsOf, withoutNamespaces, type Labels } from '../../outputs/namespaces';
import type { Renderings } from '../../outputs/rendered';
import type { ExternalObjects } from '../../outputs/external';
import { externalResources } from './watched-resources';
import { clusterOf, perCluster, type Cluster } from './meshes';

/** The labels that meshes give to the namespaces of a cluster, by name. */
const namespacesIn = perCluster(() => new Map<string, Labels>());

/**
 * The labels of a namespace in the cluster of a component, as far as the program says: by a mesh, or by a resource of
 * `@pulumi/kubernetes`.
 */
export function labelsOfNamespace(component: pulumi.Resource, name: string): Labels {
  const cluster = clusterOf(component);
  return { ...plainLabels(externalResources(cluster).manifests, name), ...namespacesIn(cluster).get(name) };
}

/** Notes labels that a mesh gives to a namespace, beside those that it gave before. */
export function giveNamespaceLabels(component: pulumi.Resource, name: string, labels: Labels): void {
  const namespaces = namespacesIn(clusterOf(component));
  namespaces.set(name, { ...namespaces.get(name), ...labels });
}

/** Namespaces that no mesh makes, and to which one gives labels. */
const enrolledIn = perCluster(() => new Set<string>());

/** Counts an external namespace among those that are validated with the labels that a mesh gives. Says if it is new. */
export function adoptNamespace(component: pulumi.Resource, name: string): boolean {
  const names = enrolledIn(clusterOf(component));
  return names.size !== names.add(name).size;
}

/** Returns external resources without the namespaces that are validated with the labels that a mesh gives. */
export const withoutEnrolled = (external: ExternalObjects, cluster: Cluster): ExternalObjects =>
  withoutNamespaces(external, enrolledIn(cluster));

/** Returns both renderings of a component, with all labels that its namespaces will have. */
export const withLabels = (component: pulumi.Resource, both: Renderings): Renderings =>
  withLabelsOf(both, (name) => labelsOfNamespace(component, name));

/** Returns how a namespace takes part in the mesh, as far as the program says now: namespaces are enrolled before. */
export function namespaceMode(component: pulumi.Resource, name: string | undefined): NamespaceMode {
  return name === undefined ? {} : modeOfNamespace(name, labelsOfNamespace(component, name));
}

/** Says whether gateways send requests for a service to its waypoint: where the service or its namespace says so. */
export function gatewaysUseWaypoint(component: pulumi.Resource, service: string, namespace: string): boolean {
  const declared = externalResources(clusterOf(component)).manifests.find(
    ({ kind, metadata }) =>
      kind === 'Service' && metadata.name === service && (metadata.namespace ?? 'default') === namespace,
  );
  return ingressUsesWaypoint(labelsOfNamespace(component, namespace), declared?.metadata.labels);
}
