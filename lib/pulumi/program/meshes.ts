import * as pulumi from '@pulumi/pulumi';
import type { Problem } from '../../model';
import type { MeshOfProgram as Mesh } from '../../program/ledger';
import type { KubeObject } from '../deploy/kube-object';

/** A mesh of the program, as far as policies depend on it. */
export interface MeshOfProgram extends Mesh<pulumi.Input<string>> {
  readonly component: pulumi.ComponentResource;
  /** Resources that must be there before Istio's own objects are. */
  readonly ready: readonly KubeObject[];
  /**
   * Namespaces that came with gateways beside the mesh, by name; those of the mesh are there before anything in
   * `ready`.
   */
  readonly namespaces: ReadonlyMap<string, KubeObject>;
}

const ANY_RESOURCE = 'kubernetes:core/v1:ConfigMap';
const withoutStack = {};

/**
 * Something of which each run of a program has its own: also where several run in one process, and each set of mocks.
 */
export function perProgram<T>(make: () => T): () => T {
  const known = new WeakMap<object, T>();
  return () => {
    const program: object = pulumi.runtime.getStackResource() ?? pulumi.runtime.getMonitor() ?? withoutStack;
    const before = known.get(program);
    if (before !== undefined) return before;
    const made = make();
    known.set(program, made);
    return made;
  };
}

/** Something of which each cluster of each run of a program has its own. */
export function perCluster<T>(make: () => T): (cluster: Cluster) => T {
  const clusters = perProgram(() => new Map<Cluster, T>());
  return (cluster) => {
    const known = clusters().get(cluster) ?? make();
    clusters().set(cluster, known);
    return known;
  };
}

/** The meshes of this program that are declared so far. */
const meshes = perProgram<MeshOfProgram[]>(() => []);

/** Counts a mesh in. */
export function addMesh(mesh: MeshOfProgram): void {
  meshes().push(mesh);
}

/** The provider by which objects get into a cluster, which stands for that; undefined is Pulumi's own. */
export type Cluster = pulumi.ProviderResource | undefined;

/** Returns the cluster of a component's objects. */
export function clusterOf(component: pulumi.Resource): Cluster {
  return component.getProvider(ANY_RESOURCE);
}

/** The meshes in the cluster of a component: those that have its provider. */
export function meshesBeside(component: pulumi.Resource): MeshOfProgram[] {
  const provider = clusterOf(component);
  return meshes().filter((mesh) => clusterOf(mesh.component) === provider);
}

/** The clusters of each mesh over several. */
const joined = perProgram(() => new Map<Cluster, ReadonlySet<Cluster>>());

/** Counts the clusters of these meshes as those of one. */
export function joinClusters(of: readonly pulumi.ComponentResource[]): void {
  const all = new Set(of.map(clusterOf));
  for (const cluster of all) joined().set(cluster, all);
}

/** Returns the other clusters of the mesh that a cluster is part of. */
export const clustersBeside = (cluster: Cluster): Cluster[] =>
  [...(joined().get(cluster) ?? [])].filter((other) => other !== cluster);

/** Returns what is wrong with a value in place of a mesh. */
export function meshProblems(mesh: unknown): Problem[] {
  if (meshes().some(({ component }) => component === mesh)) return [];
  return [
    {
      severity: 'error',
      code: 'pulumi/no-mesh',
      path: 'mesh',
      found: typeof mesh === 'object' ? undefined : mesh,
      message: 'it must be a ServiceMesh of this program',
      fix: 'declare the mesh first, and pass it',
    },
  ];
}

/** Returns the dependencies of an object: control planes beside it, and its namespace where a gateway brings that. */
export function waitsFor(component: pulumi.Resource, namespace: string | undefined): KubeObject[] {
  return meshesBeside(component).flatMap(({ ready, namespaces }) => [
    ...ready,
    ...[namespaces.get(namespace ?? '')].filter((found) => found !== undefined),
  ]);
}

/** The URN of a component, as problems name it. */
export function urnOf(type: string, name: string, { parent }: pulumi.ComponentResourceOptions): string {
  const types = [type];
  for (
    let above = parent as Named | undefined;
    above?.__pulumiType !== undefined && above.__pulumiType !== STACK;
    above = above.__parentResource
  ) {
    types.unshift(above.__pulumiType);
  }
  return `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${types.join('$')}::${name}`;
}

const STACK = 'pulumi:pulumi:Stack';

/** Fields that the SDK keeps of every resource. */
type Named = pulumi.Resource & { readonly __pulumiType?: string; readonly __parentResource?: Named };
