import type { Manifest } from '../model';

/**
 * By this key an object says what it is as a reference, in the place where it stands. `place` is the name of the field, `from` the object
 * that refers.
 */
export const REFERENCE = Symbol.for('istio-constructs.reference');

/** What refers: the kind of the object, and the namespace that short names are in. */
export interface ReferenceContext {
  readonly kind: string;
  readonly namespace?: string;
  /** The trust domain of identities. @default 'cluster.local' */
  readonly trustDomain?: string;
}

/** An object of ours that can stand in place of a name. */
export interface Referable {
  [REFERENCE](place: string, from: ReferenceContext): unknown;
}

/**
 * An object of Kubernetes that can stand in place of a name: a cdk8s-plus L2, an `ApiObject`, or anything else with a kind and a name.
 */
export interface KubernetesObject {
  readonly kind: string;
  readonly name: string;
  readonly metadata?: { readonly namespace?: unknown };
  /** Of a cdk8s-plus workload: the labels of its pods. */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** Whatever can stand in place of a name. */
export type Reference = Referable | KubernetesObject;

const isReferable = (value: object): value is Referable => REFERENCE in value;

/** Constructs and resources are class instances; plain data is data. */
const isKubernetesObject = (value: object): value is KubernetesObject =>
  Object.getPrototypeOf(value) !== Object.prototype && typeof (value as Partial<KubernetesObject>).kind === 'string' && typeof (value as Partial<KubernetesObject>).name === 'string';

/** The same data with every reference as the name, selector or object that stands for it in its place. Data without references is returned as it is. */
export function resolveReferences(value: unknown, from: ReferenceContext, place = ''): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    let changed: unknown[] | undefined;
    for (let i = 0; i < value.length; i++) {
      const resolved = resolveReferences(value[i], from, place);
      if (resolved !== value[i]) (changed ??= [...value])[i] = resolved;
    }
    return changed ?? value;
  }
  if (isReferable(value)) return value[REFERENCE](place, from);
  if (isKubernetesObject(value)) return kubernetesReference(value, place, from);
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    const resolved = resolveReferences(item, from, key);
    if (resolved !== item) (changed ??= { ...(value as Record<string, unknown>) })[key] = resolved;
  }
  return changed ?? value;
}

/** The DNS name of a Service, short when its namespace is not known. */
export function serviceHost(name: string, namespace: string | undefined): string {
  return namespace === undefined ? name : `${name}.${namespace}.svc.cluster.local`;
}

/** `namespace/name`, or the name alone in the same namespace. */
export function qualified(name: string, namespace: string | undefined, from: ReferenceContext): string {
  return namespace === undefined || namespace === from.namespace ? name : `${namespace}/${name}`;
}

const GROUPS: Readonly<Record<string, string>> = {
  Service: '', Gateway: 'gateway.networking.k8s.io', GatewayClass: 'gateway.networking.k8s.io', ServiceEntry: 'networking.istio.io',
};

/** A selector of pods, as the referring kind writes it in this place. */
export function selectorReference(labels: Readonly<Record<string, string>>, place: string, from: ReferenceContext): unknown {
  if (place === 'workloadSelector') return from.kind === 'DestinationRule' ? { matchLabels: labels } : { labels };
  return from.kind === 'Gateway' ? labels : { matchLabels: labels };
}

/** A host in its place: a plain name, or for a `Sidecar` the namespace and the name. */
export function hostReference(host: string, namespace: string | undefined, place: string, from: ReferenceContext): string {
  return from.kind === 'Sidecar' && place === 'hosts' ? `${namespace ?? '*'}/${host}` : host;
}

function namespaceOf(object: KubernetesObject, from: ReferenceContext): string | undefined {
  const given = object.metadata?.namespace;
  return typeof given === 'string' && given !== '' ? given : from.namespace;
}

function kubernetesReference(object: KubernetesObject, place: string, from: ReferenceContext): unknown {
  const namespace = namespaceOf(object, from);
  switch (place) {
    case 'host':
    case 'hosts': return hostReference(serviceHost(object.name, namespace), namespace, place, from);
    case 'destination': return { host: serviceHost(object.name, namespace) };
    case 'gateways': return qualified(object.name, namespace, from);
    case 'selector':
    case 'workloadSelector': return selectorReference(object.matchLabels ?? {}, place, from);
    case 'targetRef':
    case 'targetRefs': return { group: GROUPS[object.kind] ?? '', kind: object.kind, name: object.name };
    case 'principals':
    case 'notPrincipals': return `${from.trustDomain ?? 'cluster.local'}/ns/${namespace ?? 'default'}/sa/${object.name}`;
    case 'serviceAccounts':
    case 'notServiceAccounts': return namespace === undefined ? object.name : `${namespace}/${object.name}`;
    default: return object.name;
  }
}

/** The manifest with its references resolved. */
export function resolvedManifest(manifest: Manifest, trustDomain?: string): Manifest {
  const from = { kind: manifest.kind, namespace: manifest.metadata.namespace, trustDomain };
  return resolveReferences(manifest, from) as Manifest;
}
