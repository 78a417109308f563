import type * as pulumi from '@pulumi/pulumi';
import { inOrder, latestUpTo } from '../../mesh/order';
import type { Manifest, MeshNode, Phase } from '../../model';
import { deployed, waitsForIstiod, type DeployArgs } from '../../outputs/differences';
import { KubeObject } from './kube-object';

/** The node that is the control plane itself. */
export const ISTIOD = 'istiod/deployment';

/** The settings by which nodes become resources. */
export interface Registration {
  readonly component: pulumi.ComponentResource;
  /** The component's name, first part of the names of its resources. */
  readonly name: string;
  readonly options: pulumi.ComponentResourceOptions;
  readonly args: DeployArgs;
  /** The revision of the istiod that is among the nodes, if one is. */
  readonly revision?: string;
  /** The dependencies of the first phase. */
  readonly after?: readonly Dependency[];
}

/** Something to wait for: a resource, or an Output or Promise of one or of several. */
export type Dependency = pulumi.Input<pulumi.Resource>;

/** Former ids of nodes: a resource keeps its state when its node is called otherwise. */
export const FORMER_IDS: Readonly<Record<string, readonly string[]>> = {};

/**
 * One resource for each node, in the order of the phases: each waits for those of the nearest earlier phase and for the
 * namespaces of its own, and those that istiod completes for istiod, too.
 */
export function registerNodes(
  nodes: readonly MeshNode[],
  manifests: ReadonlyMap<string, Manifest>,
  to: Registration,
): Map<string, KubeObject> {
  const objects = new Map<string, KubeObject>();
  const isLate = (node: MeshNode): boolean => waitsForIstiod(node, to.args, to.revision);
  for (const { node, isFirst, after } of inOrder(nodes, isLate, ISTIOD)) {
    const before = after.map(({ id }) => objects.get(id) as KubeObject);
    const resolved = manifests.get(node.id) as Manifest;
    objects.set(node.id, register(node, resolved, to, [...(isFirst ? (to.after ?? []) : []), ...before]));
  }
  return objects;
}

function register(
  node: MeshNode,
  resolved: Manifest,
  { component, name, options, args, revision }: Registration,
  dependsOn: readonly Dependency[],
): KubeObject {
  const { id } = node;
  const deploy = deployed(node, resolved, args, revision);
  const former = FORMER_IDS[id] ?? [];
  return new KubeObject(`${name}-${id}`, deploy.manifest, {
    ...handedDown(options),
    ...deploy.options,
    parent: component,
    ...(dependsOn.length > 0 && { dependsOn: [...dependsOn] }),
    ...(former.length > 0 && { aliases: former.map((old) => ({ name: `${name}-${old}` })) }),
  });
}

/**
 * The options of a component that its resources get from us. Pulumi itself hands down the provider, protection,
 * `deletedWith`, transforms and aliases. Others, `ignoreChanges` for example, fit no component: they are set by
 * transforms, on the resources that they fit.
 */
export function handedDown({
  customTimeouts,
  retainOnDelete,
  version,
  pluginDownloadURL,
}: pulumi.ComponentResourceOptions): pulumi.CustomResourceOptions {
  return {
    ...(customTimeouts && { customTimeouts }),
    ...(retainOnDelete && { retainOnDelete }),
    ...(version !== undefined && { version }),
    ...(pluginDownloadURL !== undefined && { pluginDownloadURL }),
  };
}

/** The resources of the latest phase up to this one that has any: what comes later waits for them. */
export const upTo = (
  phase: Phase,
  nodes: readonly MeshNode[],
  objects: ReadonlyMap<string, KubeObject>,
): KubeObject[] => latestUpTo(phase, nodes).map(({ id }) => objects.get(id) as KubeObject);

/** Returns the `dependsOn` of a component as a list. Pulumi takes an Output or Promise of a list as one item of it. */
export function dependenciesOf({ dependsOn }: pulumi.ComponentResourceOptions): Dependency[] {
  return dependsOn === undefined ? [] : Array.isArray(dependsOn) ? dependsOn : [dependsOn as Dependency];
}
