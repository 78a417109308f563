import * as pulumi from '@pulumi/pulumi';
import {
  declaredName,
  externalObjects,
  kubernetesType,
  PART,
  type DeclaredObject,
  type DeclaredReader,
  type ExternalObjects,
} from '../../outputs/external';
import type { DeclaredField } from '../../outputs/workload';
import { KubeObject } from '../deploy/kube-object';
import { dependenciesOf } from '../deploy/register';
import { ENGINE, findOutputs, isOutput } from '../inputs/outputs';
import { clusterOf, perProgram, type Cluster } from './meshes';
import { tokenOf } from './resource-names';

/** An external resource, as it was declared. */
interface Seen extends DeclaredObject {
  readonly resource: pulumi.Resource;
  /** The resources that it waits for, as far as they are plain values. */
  readonly waitsFor: ReadonlySet<pulumi.Resource>;
}

const seen = perProgram<Map<pulumi.Resource, Seen>>(() => new Map());
const watched = new WeakSet<object>();

/**
 * Notes the Kubernetes resources that the program declares from now on, as policies may name them by text. Without a
 * stack, as under mocks that run no stack, nothing is seen.
 */
export function watchResources(): void {
  const stack = pulumi.runtime.getStackResource();
  if (stack === undefined || watched.has(stack)) return;
  watched.add(stack);
  pulumi.runtime.registerStackTransformation(({ type, resource, props, opts }) => {
    const known = kubernetesType(type);
    if (known && !PART.test(known.kind) && !(resource instanceof KubeObject)) {
      const waitsFor = new Set(dependenciesOf(opts).filter((each) => pulumi.Resource.isInstance(each)));
      seen().set(resource, {
        resource,
        ...known,
        props: props as DeclaredObject['props'],
        id: (opts as pulumi.CustomResourceOptions).id,
        waitsFor,
      });
    }
    return undefined;
  });
}

/** Returns a field of an external resource: not known where it has Outputs, or where the resource was not seen. */
export function declared(resource: pulumi.Resource, path: readonly string[]): DeclaredField {
  const known = seen().get(resource);
  if (known === undefined || known.id !== undefined) return { isKnown: false };
  const value = path.reduce<unknown>(
    (inner, step) => (isOutput(inner) ? inner : (inner as Record<string, unknown> | null | undefined)?.[step]),
    known.props,
  );
  return findOutputs(value).opens.size > 0 ? { isKnown: false } : { isKnown: true, value };
}

/** Returns a field of an external resource; undefined also where it is not known. */
export function declaredField(resource: pulumi.Resource, path: readonly string[]): unknown {
  const field = declared(resource, path);
  return field.isKnown ? field.value : undefined;
}

/** Returns the resource that an Output comes from, if it is one alone. */
function sourceOf(output: unknown): Seen | undefined {
  const sources = [...((output as { readonly resources?: () => Iterable<pulumi.Resource> }).resources?.() ?? [])];
  return sources.length === 1 ? seen().get(sources[0]) : undefined;
}

const READER: DeclaredReader = { engine: ENGINE, sourceOf };

/** Returns the external resources in a cluster, as far as they are known before anything is deployed. */
export function externalResources(cluster: Cluster): ExternalObjects {
  const all = [...seen().values()].filter(({ resource }) => clusterOf(resource) === cluster);
  return externalObjects(all, READER, () => hasUnseenBefore(cluster));
}

/** Returns the resources that Namespaces wait for, by the names of those. */
export function waitingNamespaces(cluster: Cluster): ReadonlyMap<string, ReadonlySet<pulumi.Resource>> {
  const waiting = [...seen().values()].filter(
    ({ resource, kind, waitsFor }) => kind === 'Namespace' && waitsFor.size > 0 && clusterOf(resource) === cluster,
  );
  return new Map(
    waiting.flatMap((each) => {
      const name = declaredName(each, ENGINE);
      return typeof name === 'object' ? [[name.text, each.waitsFor] as const] : [];
    }),
  );
}

/** Says whether the stack has Kubernetes resources that were declared before this package was loaded. */
function hasUnseenBefore(cluster: Cluster): boolean {
  const isEarlier = (resource: pulumi.Resource): boolean => {
    const type = kubernetesType(tokenOf(resource));
    return (
      (type !== undefined &&
        !PART.test(type.kind) &&
        !(resource instanceof KubeObject) &&
        !seen().has(resource) &&
        clusterOf(resource) === cluster) ||
      childrenOf(resource).some(isEarlier)
    );
  };
  const stack = pulumi.runtime.getStackResource();
  return stack !== undefined && childrenOf(stack).some(isEarlier);
}

/** Fields that the SDK keeps of every resource. */
interface Parent {
  readonly __childResources?: Iterable<pulumi.Resource>;
}

const childrenOf = (resource: pulumi.Resource): readonly pulumi.Resource[] => [
  ...((resource as Parent).__childResources ?? []),
];
