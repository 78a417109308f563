import type * as pulumi from '@pulumi/pulumi';
import { PHASES } from '../model';
import type { Manifest, MeshNode, Phase } from '../model';
import { deployed } from './differences';
import type { DeployArgs } from './differences';
import { KubeObject } from './kube-object';

/** How nodes become resources. */
export interface Registration {
  readonly component: pulumi.ComponentResource;
  /** The component's name, first part of the names of its resources. */
  readonly name: string;
  readonly options: pulumi.ComponentResourceOptions;
  readonly args: DeployArgs;
  /** The revision of the mesh. */
  readonly revision: string;
  /** What the first phase waits for. */
  readonly after?: readonly pulumi.Resource[];
}

/** Former ids of nodes: a resource keeps its state when its node is called otherwise. */
export const FORMER_IDS: Readonly<Record<string, readonly string[]>> = {};

/** One resource for each node, in the order of the phases: each waits for those of the nearest earlier phase. */
export function registerNodes(nodes: readonly MeshNode[], manifests: ReadonlyMap<string, Manifest>, to: Registration): Map<string, KubeObject> {
  const objects = new Map<string, KubeObject>();
  let before: readonly pulumi.Resource[] = to.after ?? [];
  for (const phase of PHASES) {
    const now = nodes.filter((node) => node.phase === phase).map((node) => {
      const object = register(node, manifests.get(node.id) as Manifest, to, before);
      objects.set(node.id, object);
      return object;
    });
    if (now.length > 0) before = now;
  }
  return objects;
}

function register(node: MeshNode, resolved: Manifest, { component, name, options, args, revision }: Registration, dependsOn: readonly pulumi.Resource[]): KubeObject {
  const { id } = node;
  const deploy = deployed(node, resolved, args, revision);
  const former = FORMER_IDS[id] ?? [];
  return new KubeObject(`${name}-${id}`, deploy.manifest, {
    ...deploy.options,
    parent: component,
    ...(dependsOn.length > 0 && { dependsOn: [...dependsOn] }),
    ...(options.customTimeouts && { customTimeouts: options.customTimeouts }),
    ...(options.retainOnDelete && { retainOnDelete: true }),
    ...(former.length > 0 && { aliases: former.map((old) => ({ name: `${name}-${old}` })) }),
  });
}

/** The resources of the latest phase up to this one that has any: what comes later waits for them. */
export function upTo(phase: Phase, nodes: readonly MeshNode[], objects: ReadonlyMap<string, KubeObject>): KubeObject[] {
  const phases = PHASES.slice(0, PHASES.indexOf(phase) + 1).reverse();
  const latest = phases.find((candidate) => nodes.some((node) => node.phase === candidate));
  return nodes.filter((node) => node.phase === latest).map(({ id }) => objects.get(id) as KubeObject);
}

/** What a component was told to wait for, as a list. */
export function dependenciesOf({ dependsOn }: pulumi.ComponentResourceOptions): pulumi.Resource[] {
  const given = dependsOn === undefined ? [] : Array.isArray(dependsOn) ? dependsOn : [dependsOn];
  return given.filter((item): item is pulumi.Resource => typeof item === 'object' && item !== null && 'urn' in item);
}
