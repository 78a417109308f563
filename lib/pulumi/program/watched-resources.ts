import * as pulumi from '@pulumi/pulumi';
import type { Manifest } from '../../model';
import { isRead, joinedOutside } from '../../program/ledger';
import { serviceHost } from '../../policies/references/references';
import type { KnownService, Outside } from '../../program/analysis';
import { findOutputs, isOutput, withValues } from '../inputs/outputs';
import { KubeObject } from '../deploy/kube-object';
import { clusterOf, perProgram, type Cluster } from './meshes';
import { dependenciesOf } from '../deploy/register';
import { tokenOf } from './resource-names';

/** `kubernetes:core/v1:Service` */
const TOKEN = /^kubernetes:([^:]+):([^:]+)$/;

/** API version and kind of a resource of `@pulumi/kubernetes`; undefined for other resources. */
export function kubernetesType(
  token: string | undefined,
): { readonly apiVersion: string; readonly kind: string } | undefined {
  const [, version, kind] = TOKEN.exec(token ?? '') ?? [];
  return version === undefined ? undefined : { apiVersion: version.replace(/^core\//, ''), kind };
}

interface Props {
  readonly metadata?: unknown;
  readonly spec?: unknown;
  readonly [field: string]: unknown;
}

/** An external resource, as it was declared. */
interface Seen {
  readonly resource: pulumi.Resource;
  readonly apiVersion: string;
  readonly kind: string;
  readonly props: Props;
  /** The id of a resource that is only read: `NAMESPACE/NAME`. */
  readonly id: unknown;
  /** The resources that it waits for, as far as they are plain values. */
  readonly waitsFor: ReadonlySet<pulumi.Resource>;
}

/** Resources that are no objects of their own: patches of objects, and lists of them. */
const PART = /(?:Patch|List)$/;

/** Resources whose objects come from files or charts, and are not seen, or too late. */
const PACKAGE = /^(?:yaml|helm\.sh|kustomize)(?:\/|$)/;

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
        props: props as Props,
        id: (opts as pulumi.CustomResourceOptions).id,
        waitsFor,
      });
    }
    return undefined;
  });
}

/** A field of an external resource, as it was declared. */
export type DeclaredField = { readonly isKnown: true; readonly value: unknown } | { readonly isKnown: false };

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

/** The name of an external object: a text, `generated` by the provider, so that nobody can write it, or an Output. */
type Name = { readonly text: string } | 'generated' | 'output';

function declaredName({ props: { metadata }, id }: Seen): Name {
  if (typeof id === 'string') return { text: id.slice(id.indexOf('/') + 1) };
  if (id !== undefined || isOutput(metadata)) return 'output';
  const { name } = (metadata ?? {}) as { readonly name?: unknown };
  return typeof name === 'string' ? { text: name } : name === undefined ? 'generated' : 'output';
}

/** Returns the namespace that a resource declares, if it does. */
function declaredNamespace({ props: { metadata }, id }: Seen): Name | undefined {
  if (typeof id === 'string') return id.includes('/') ? { text: id.slice(0, id.indexOf('/')) } : undefined;
  if (id !== undefined || isOutput(metadata)) return 'output';
  const { namespace } = (metadata ?? {}) as { readonly namespace?: unknown };
  if (namespace === undefined) return undefined;
  return typeof namespace === 'string' ? { text: namespace } : nameOfNamespace(namespace);
}

/** An Output that comes from one Namespace alone is its name: `namespace: shop.metadata.name`. */
function nameOfNamespace(output: unknown): Name {
  const sources = [...((output as { readonly resources?: () => Iterable<pulumi.Resource> }).resources?.() ?? [])];
  const source = sources.length === 1 ? seen().get(sources[0]) : undefined;
  return source?.kind === 'Namespace' ? declaredName(source) : 'output';
}

/** The Kubernetes resources of a program that this package did not make, as objects. */
export interface ExternalResources {
  readonly manifests: readonly Manifest[];
  /** Services whose ports are not known. */
  readonly services: readonly KnownService[];
  /** Objects that may have any name. */
  readonly outside: Outside;
  /**
   * Whether there are objects of which nothing is known: from files or charts, or declared before this package was
   * loaded.
   */
  readonly hasUnseen: boolean;
}

/** Returns the external resources in a cluster, as far as they are known before anything is deployed. */
export function externalResources(cluster: Cluster): ExternalResources {
  const manifests: Manifest[] = [];
  const services: KnownService[] = [];
  const outside: Outside[] = [];
  const all = [...seen().values()].filter(({ resource }) => clusterOf(resource) === cluster);
  for (const each of all) {
    const [name, namespace] = [declaredName(each), declaredNamespace(each)];
    if (name === 'generated' || namespace === 'generated' || PACKAGE.test(each.apiVersion)) continue;
    if (name === 'output' || namespace === 'output') outside.push(anyOf(each.kind, name, namespace));
    else if (each.kind === 'Service' && hasOpenPorts(each))
      services.push({ host: serviceHost(name.text, namespace?.text ?? 'default'), ports: [], subsets: {} });
    else manifests.push(manifestOf(each, name.text, namespace?.text));
  }
  return {
    manifests,
    services,
    outside: joinedOutside(outside),
    hasUnseen: all.some(({ apiVersion }) => PACKAGE.test(apiVersion)) || hasUnseenBefore(cluster),
  };
}

/** Returns the resources that Namespaces wait for, by the names of those. */
export function waitingNamespaces(cluster: Cluster): ReadonlyMap<string, ReadonlySet<pulumi.Resource>> {
  const waiting = [...seen().values()].filter(
    ({ resource, kind, waitsFor }) => kind === 'Namespace' && waitsFor.size > 0 && clusterOf(resource) === cluster,
  );
  return new Map(
    waiting.flatMap((each) => {
      const name = declaredName(each);
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

/** Returns all names that an object may have whose name is not known. */
function anyOf(kind: string, name: Name, namespace: Name | undefined): Outside {
  const inNamespace = typeof namespace === 'object' ? namespace.text : undefined;
  if (kind === 'Service')
    return { hosts: [inNamespace === undefined ? '*.svc.cluster.local' : `*.${inNamespace}.svc.cluster.local`] };
  if (typeof name !== 'object') return { namespaces: inNamespace === undefined ? [] : [inNamespace] };
  return { gateways: [name.text], waypoints: [name.text], secrets: [name.text] };
}

const hasOpenPorts = ({ props: { spec } }: Seen): boolean =>
  isOutput(spec) || findOutputs((spec as { readonly ports?: unknown } | undefined)?.ports).opens.size > 0;

/** Returns a resource as an object, without the fields that are Outputs. */
function manifestOf(
  { apiVersion, kind, props: { metadata, ...fields } }: Seen,
  name: string,
  namespace: string | undefined,
): Manifest {
  if (!isRead(kind)) return { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } };
  const plain = withValues({ metadata: isOutput(metadata) ? {} : metadata, ...fields }, () => undefined) as {
    readonly metadata?: object;
  };
  return {
    ...plain,
    apiVersion,
    kind,
    metadata: { ...plain.metadata, name, ...(namespace !== undefined && { namespace }) },
  };
}
