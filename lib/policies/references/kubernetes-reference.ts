import { writersByPlace } from './by-place';
import { gatewayApiReference, isGatewayApiPlace } from './gateway-api';
import { misplaced } from './misplaced';
import { hostReference, principal, qualified, selectorReference, serviceHost } from './places';
import type { ReferenceContext } from './context';

/**
 * Object of Kubernetes that a field accepts in place of a name: a cdk8s-plus L2, an `ApiObject`, a resource of another
 * engine, or a whole manifest.
 */
export interface KubernetesObject {
  readonly kind: string;
  readonly apiVersion?: string;
  /** Name; absent in a manifest, which has it in `metadata`. */
  readonly name?: string;
  readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown };
  readonly spec?: unknown;
  /**
   * Name in problems, for an object whose name is not known yet. The rendering may then not depend on whether it is in
   * the namespace of the referring object.
   */
  readonly knownAs?: string;
  /** Weight and port of the object as a route's backend. */
  readonly backend?: { readonly weight?: number; readonly port?: number };
}

/** Properties that objects of other libraries may have. */
interface Known extends KubernetesObject {
  readonly spec?: Spec;
  /** Labels that select the pods of a cdk8s-plus workload. */
  readonly matchLabels?: Labels;
  readonly toJson?: () => { readonly spec?: Spec; readonly metadata?: { readonly labels?: Labels } };
  /** `ApiObject` of an L2 of cdk8s-plus. */
  readonly apiObject?: { toJson(): { readonly spec?: Spec; readonly metadata?: { readonly labels?: Labels } } };
}

interface Spec {
  readonly selector?: { readonly matchLabels?: Labels };
  readonly template?: PodTemplate;
  /** Job template of a CronJob. */
  readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplate } };
  /** Service account of a Pod. */
  readonly serviceAccountName?: string;
  readonly ports?: readonly unknown[];
  readonly hosts?: readonly string[];
}

interface PodTemplate {
  readonly metadata?: { readonly labels?: Labels };
  readonly spec?: { readonly serviceAccountName?: string };
}

type Labels = Readonly<Record<string, string>>;

/**
 * Reports whether a value is an object of Kubernetes: constructs and resources are class instances, manifests have a
 * version and metadata; any other value is data.
 */
export function isKubernetesObject(value: object): value is KubernetesObject {
  const { kind, name, apiVersion, metadata } = value as Partial<Known>;
  if (typeof kind !== 'string') return false;
  return Object.getPrototypeOf(value) === Object.prototype
    ? typeof apiVersion === 'string' && metadata !== undefined
    : typeof name === 'string';
}

/** Returns the name of an object, from the property or the metadata. */
export const nameOf = (object: KubernetesObject): string => object.name ?? String(object.metadata?.name);

/** Returns the namespace of an object, if it states one. */
export function namespaceOf({ metadata }: KubernetesObject): string | undefined {
  return typeof metadata?.namespace === 'string' && metadata.namespace !== '' ? metadata.namespace : undefined;
}

/** Returns the spec of an object, if it is readable. */
export function specOf(object: KubernetesObject): Spec | undefined {
  const { spec, toJson, apiObject } = object as Known;
  return spec ?? (typeof toJson === 'function' ? toJson.call(object).spec : apiObject?.toJson().spec);
}

/** Kinds whose pods have an account. */
const WORKLOADS: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
  'Rollout',
]);

/** Returns the pod template of an object; a Pod is its own. */
function podTemplate(object: KubernetesObject): PodTemplate | undefined {
  const spec = specOf(object);
  if (object.kind === 'Pod') return { metadata: { labels: ownLabels(object) }, spec };
  return object.kind === 'CronJob' ? spec?.jobTemplate?.spec?.template : spec?.template;
}

function ownLabels(object: KubernetesObject): Labels | undefined {
  const { toJson, apiObject, metadata } = object as Known;
  const json = typeof toJson === 'function' ? toJson.call(object) : apiObject?.toJson();
  return json ? json.metadata?.labels : (metadata as { readonly labels?: Labels } | undefined)?.labels;
}

/** Returns the service account of a workload's pods, or the name of the object itself when it is an account. */
export function accountName(object: KubernetesObject): string {
  return WORKLOADS.has(object.kind) ? (podTemplate(object)?.spec?.serviceAccountName ?? 'default') : nameOf(object);
}

/** Returns the labels by which the pods of a workload are selected. */
export function podLabels(object: KubernetesObject): Labels {
  const { matchLabels } = object as Known;
  if (matchLabels !== undefined) return matchLabels;
  const spec = specOf(object);
  if (object.kind === 'Service') return (spec?.selector ?? {}) as Labels;
  return spec?.selector?.matchLabels ?? podTemplate(object)?.metadata?.labels ?? {};
}

const GROUPS: Readonly<Record<string, string>> = {
  Service: '',
  Gateway: 'gateway.networking.k8s.io',
  GatewayClass: 'gateway.networking.k8s.io',
  ServiceEntry: 'networking.istio.io',
};

const HOSTS = { kinds: ['Service', 'ServiceEntry'], fix: 'name the Service in front of it' };
const PODS = {
  kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Pod', 'Service', 'Rollout'],
  fix: 'name the workload whose pods are meant',
};
const GATEWAYS = { kinds: ['Gateway'], fix: 'name an Istio `Gateway`' };
const NAMESPACES = { kinds: ['Namespace'], fix: 'name the Namespace' };
const SECRETS = { kinds: ['Secret', 'Certificate', 'ExternalSecret', 'SealedSecret'], fix: 'name the Secret' };

/** Kinds that a field accepts, for fields that do not accept all. */
const KINDS_BY_PLACE: Readonly<Record<string, { readonly kinds: readonly string[]; readonly fix: string }>> = {
  host: HOSTS,
  hosts: HOSTS,
  destination: HOSTS,
  mirror: HOSTS,
  egressProxy: HOSTS,
  selector: PODS,
  workloadSelector: PODS,
  gateways: GATEWAYS,
  namespaces: NAMESPACES,
  notNamespaces: NAMESPACES,
  sourceNamespace: NAMESPACES,
  credentialName: SECRETS,
  credentialNames: SECRETS,
};

/** Kubernetes object with the names by which references and problems call it. */
interface NamedObject {
  readonly object: KubernetesObject;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Name in problems. */
  readonly knownAs: string;
}

const WRITERS = writersByPlace<NamedObject>([
  [
    ['host', 'hosts'],
    ({ object, name, namespace }, place, from) =>
      hostReference(hostOf(object, name, namespace), namespace, place, from),
  ],
  [
    ['destination', 'egressProxy', 'mirror'],
    ({ object, name, namespace }) => ({ host: hostOf(object, name, namespace) }),
  ],
  [['gateways'], ({ name, namespace }, _, from) => qualified(name, namespace, from)],
  [
    ['selector', 'workloadSelector'],
    ({ object, knownAs }, place, from) => podsReference(podLabels(object), knownAs, place, from),
  ],
  [['targetRef', 'targetRefs'], ({ object: { kind }, name }) => ({ group: GROUPS[kind] ?? '', kind, name })],
  [
    ['principals', 'notPrincipals'],
    ({ object, namespace }, _, from) => principal(accountName(object), namespace, from),
  ],
  [
    ['serviceAccounts', 'notServiceAccounts'],
    ({ object, namespace }) => (namespace === undefined ? accountName(object) : `${namespace}/${accountName(object)}`),
  ],
]);

/** Returns the name of a Kubernetes object in a field. */
export function kubernetesReference(object: KubernetesObject, place: string, from: ReferenceContext): unknown {
  const namespace = namespaceOf(object) ?? from.namespace;
  const name = nameOf(object);
  const accepted = Object.hasOwn(KINDS_BY_PLACE, place) ? KINDS_BY_PLACE[place] : undefined;
  const { knownAs = `${object.kind} ${name}` } = object;
  if (accepted && !accepted.kinds.includes(object.kind)) return misplaced(knownAs, place, from, accepted.fix);
  if (isGatewayApiPlace(place)) {
    const reference = gatewayApiReference(targetOf(object, name, namespace), place, from);
    return object.backend === undefined ? reference : { ...(reference as object), ...object.backend };
  }
  if (object.backend !== undefined) return misplaced(knownAs, place, from, 'use backend() in `backendRefs`');
  const write = WRITERS.get(place);
  return write === undefined ? name : write({ object, name, namespace, knownAs }, place, from);
}

/** Returns the selector of pods; empty labels are refused, because they would select all pods. */
function podsReference(labels: Labels, what: string, place: string, from: ReferenceContext): unknown {
  if (Object.keys(labels).length > 0) return selectorReference(labels, place, from);
  return misplaced(what, place, from, 'the labels of its pods are not known: write them here');
}

/** Returns the host of an object: the one a ServiceEntry declares, or the DNS name of a Service. */
function hostOf(object: KubernetesObject, name: string, namespace: string | undefined): string {
  return (object.kind === 'ServiceEntry' ? specOf(object)?.hosts?.[0] : undefined) ?? serviceHost(name, namespace);
}

/** Returns the object as the Gateway API refers to it: a Service at its first port. */
function targetOf(object: KubernetesObject, name: string, namespace: string | undefined) {
  const { kind } = object;
  const { ports, hosts } = specOf(object) ?? {};
  const port = ((object as { ports?: readonly unknown[] }).ports ?? ports)?.[0] as
    { port?: number; number?: number } | undefined;
  return {
    group: GROUPS[kind] ?? '',
    kind,
    name,
    namespace,
    port: kind === 'Service' ? port?.port : port?.number,
    host: hosts?.[0],
    ...(object.knownAs !== undefined && { anyNamespace: true }),
  };
}
