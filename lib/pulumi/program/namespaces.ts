import type * as pulumi from '@pulumi/pulumi';
import type { Manifest } from '../../model';
import { ingressUsesWaypoint, modeOfNamespace, type NamespaceMode } from '../../policies/intents';
import type { Renderings } from '../inputs/dependence';
import { externalResources, type ExternalResources } from './watched-resources';
import { clusterOf, perProgram, type Cluster } from './meshes';

type Labels = Readonly<Record<string, string>>;

/** The labels that meshes give to namespaces, by cluster and name. */
const given = perProgram(() => new Map<Cluster, Map<string, Labels>>());

function namespacesIn(cluster: Cluster): Map<string, Labels> {
  const before = given().get(cluster);
  if (before) return before;
  const made = new Map<string, Labels>();
  given().set(cluster, made);
  return made;
}

/**
 * The labels of a namespace in the cluster of a component, as far as the program says: by a mesh, or by a resource of
 * `@pulumi/kubernetes`.
 */
export function labelsOfNamespace(component: pulumi.Resource, name: string): Labels {
  const cluster = clusterOf(component);
  const declared = externalResources(cluster).manifests.find(
    ({ kind, metadata }) => kind === 'Namespace' && metadata.name === name,
  );
  const texts = Object.entries(declared?.metadata.labels ?? {}).filter(([, value]) => typeof value === 'string');
  return { ...Object.fromEntries(texts), ...namespacesIn(cluster).get(name) };
}

/** Says that a mesh gives labels to a namespace, beside those that it gave before. */
export function giveNamespaceLabels(component: pulumi.Resource, name: string, labels: Labels): void {
  const namespaces = namespacesIn(clusterOf(component));
  namespaces.set(name, { ...namespaces.get(name), ...labels });
}

/** Namespaces that no mesh makes, and to which one gives labels. */
const enrolled = perProgram(() => new Map<Cluster, Set<string>>());

/**
 * Counts a namespace of somebody else among those that are judged with what a mesh says of them. Tells whether it is
 * new.
 */
export function adoptNamespace(component: pulumi.Resource, name: string): boolean {
  const cluster = clusterOf(component);
  const names = enrolled().get(cluster) ?? new Set();
  enrolled().set(cluster, names);
  return names.size !== names.add(name).size;
}

/** What others declare but for namespaces that are judged with what a mesh says of them. */
export function withoutEnrolled(theirs: ExternalResources, cluster: Cluster): ExternalResources {
  const names = enrolled().get(cluster);
  return names
    ? {
        ...theirs,
        manifests: theirs.manifests.filter(
          ({ kind, metadata }) => kind !== 'Namespace' || !names.has(String(metadata.name)),
        ),
      }
    : theirs;
}

/** Both renderings of a component, with all labels that its namespaces will have. */
export function withLabels(component: pulumi.Resource, [first, second]: Renderings): Renderings {
  if (!first.some(({ kind }) => kind === 'Namespace')) return [first, second];
  const labelled = (manifests: readonly Manifest[]) =>
    manifests.map((manifest) => (manifest.kind === 'Namespace' ? withAllLabels(component, manifest) : manifest));
  const once = labelled(first);
  return [once, first === second ? once : labelled(second)];
}

function withAllLabels(component: pulumi.Resource, { metadata, ...manifest }: Manifest): Manifest {
  return {
    ...manifest,
    metadata: { ...metadata, labels: { ...metadata.labels, ...labelsOfNamespace(component, String(metadata.name)) } },
  } as Manifest;
}

/** How a namespace takes part in the mesh, as far as the program says now: enrol namespaces before asking. */
export function namespaceMode(component: pulumi.Resource, name: string | undefined): NamespaceMode {
  return name === undefined ? {} : modeOfNamespace(name, labelsOfNamespace(component, name));
}

/** Whether gateways send requests for a service to its waypoint: only where the service or its namespace says so. */
export function gatewaysUseWaypoint(component: pulumi.Resource, service: string, namespace: string): boolean {
  const declared = externalResources(clusterOf(component)).manifests.find(
    ({ kind, metadata }) =>
      kind === 'Service' && metadata.name === service && (metadata.namespace ?? 'default') === namespace,
  );
  return ingressUsesWaypoint(labelsOfNamespace(component, namespace), declared?.metadata.labels);
}
