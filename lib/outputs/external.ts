import type { Manifest } from '../model';
import { serviceHost } from '../policies/references/references';
import type { KnownService, Outside } from '../program/analysis';
import { isRead, joinedOutside } from '../program/ledger';
import type { OutputEngine } from './engine';
import { findOutputs, withValues } from './found';

/** `kubernetes:core/v1:Service` */
const TOKEN = /^kubernetes:([^:]+):([^:]+)$/;

/** API version and kind of a resource of `@pulumi/kubernetes`; undefined for other resources. */
export function kubernetesType(
  token: string | undefined,
): { readonly apiVersion: string; readonly kind: string } | undefined {
  const [, version, kind] = TOKEN.exec(token ?? '') ?? [];
  return version === undefined ? undefined : { apiVersion: version.replace(/^core\//, ''), kind };
}

interface DeclaredProps {
  readonly metadata?: unknown;
  readonly spec?: unknown;
  readonly [field: string]: unknown;
}

/** An object that this package did not make, as the program declares it. */
export interface DeclaredObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly props: DeclaredProps;
  /** The id of an object that is only read: `NAMESPACE/NAME`. */
  readonly id: unknown;
}

/** The means of reading declared objects. */
export interface DeclaredReader {
  readonly engine: OutputEngine;
  /** Returns the object that an Output comes from, if it is one alone. */
  readonly sourceOf: (output: unknown) => DeclaredObject | undefined;
}

/** Resources that are no objects of their own: patches of objects, and lists of them. */
export const PART = /(?:Patch|List)$/;

/** Resources whose objects come from files or charts, and are not seen, or too late. */
const PACKAGE = /^(?:yaml|helm\.sh|kustomize)(?:\/|$)/;

/** The name of an external object: a text, `generated` by the provider, so that nobody can write it, or an Output. */
type Name = { readonly text: string } | 'generated' | 'output';

/** Returns the name that an object is declared with. */
export function declaredName({ props: { metadata }, id }: DeclaredObject, { isOutput }: OutputEngine): Name {
  if (typeof id === 'string') return { text: id.slice(id.indexOf('/') + 1) };
  if (id !== undefined || isOutput(metadata)) return 'output';
  const { name } = (metadata ?? {}) as { readonly name?: unknown };
  return typeof name === 'string' ? { text: name } : name === undefined ? 'generated' : 'output';
}

/** Returns the namespace that a resource declares, if it does. */
function declaredNamespace(
  { props: { metadata }, id }: DeclaredObject,
  { engine, sourceOf }: DeclaredReader,
): Name | undefined {
  if (typeof id === 'string') return id.includes('/') ? { text: id.slice(0, id.indexOf('/')) } : undefined;
  if (id !== undefined || engine.isOutput(metadata)) return 'output';
  const { namespace } = (metadata ?? {}) as { readonly namespace?: unknown };
  if (namespace === undefined) return undefined;
  if (typeof namespace === 'string') return { text: namespace };
  // An Output that comes from one Namespace alone is its name: `namespace: shop.metadata.name`.
  const source = sourceOf(namespace);
  return source?.kind === 'Namespace' ? declaredName(source, engine) : 'output';
}

/** The Kubernetes objects of a program that this package did not make. */
export interface ExternalObjects {
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

/** Returns declared objects, as far as they are known before anything is deployed. */
export function externalObjects(
  all: readonly DeclaredObject[],
  reader: DeclaredReader,
  hasUnseenBefore: () => boolean,
): ExternalObjects {
  const { engine } = reader;
  const manifests: Manifest[] = [];
  const services: KnownService[] = [];
  const outside: Outside[] = [];
  for (const each of all) {
    const [name, namespace] = [declaredName(each, engine), declaredNamespace(each, reader)];
    if (name === 'generated' || namespace === 'generated' || PACKAGE.test(each.apiVersion)) continue;
    if (name === 'output' || namespace === 'output') outside.push(anyOf(each.kind, name, namespace));
    else if (each.kind === 'Service' && hasOpenPorts(each, engine))
      services.push({ host: serviceHost(name.text, namespace?.text ?? 'default'), ports: [], subsets: {} });
    else manifests.push(manifestOf(each, engine, name.text, namespace?.text));
  }
  return {
    manifests,
    services,
    outside: joinedOutside(outside),
    hasUnseen: all.some(({ apiVersion }) => PACKAGE.test(apiVersion)) || hasUnseenBefore(),
  };
}

/** Returns all names that an object may have whose name is not known. */
function anyOf(kind: string, name: Name, namespace: Name | undefined): Outside {
  const inNamespace = typeof namespace === 'object' ? namespace.text : undefined;
  if (kind === 'Service')
    return { hosts: [inNamespace === undefined ? '*.svc.cluster.local' : `*.${inNamespace}.svc.cluster.local`] };
  if (typeof name !== 'object') return { namespaces: inNamespace === undefined ? [] : [inNamespace] };
  return { gateways: [name.text], waypoints: [name.text], secrets: [name.text] };
}

const hasOpenPorts = ({ props: { spec } }: DeclaredObject, engine: OutputEngine): boolean =>
  engine.isOutput(spec) ||
  findOutputs(engine, (spec as { readonly ports?: unknown } | undefined)?.ports).opens.size > 0;

/** Returns a resource as an object, without the fields that are Outputs. */
function manifestOf(
  { apiVersion, kind, props: { metadata, ...fields } }: DeclaredObject,
  engine: OutputEngine,
  name: string,
  namespace: string | undefined,
): Manifest {
  if (!isRead(kind)) return { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } };
  const plain = withValues(
    engine,
    { metadata: engine.isOutput(metadata) ? {} : metadata, ...fields },
    () => undefined,
  ) as {
    readonly metadata?: object;
  };
  return {
    ...plain,
    apiVersion,
    kind,
    metadata: { ...plain.metadata, name, ...(namespace !== undefined && { namespace }) },
  };
}
