import { gatewayApiReference, isGatewayApiPlace } from './gateway-api';
import { misplaced } from './misplaced';
import { hostReference, principal, qualified, selectorReference, serviceHost } from './places';
import type { ReferenceContext } from './context';

/**
 * An object of Kubernetes that can stand in place of a name: a cdk8s-plus L2, an `ApiObject`, a resource of another
 * engine, or a whole
 * manifest.
 */
export interface KubernetesObject {
  readonly kind: string;
  readonly apiVersion?: string;
  /** Absent in a manifest, which has it in `metadata`. */
  readonly name?: string;
  readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown };
  readonly spec?: unknown;
  /**
   * What problems call it, where its name is not known yet. Then nothing may depend on whether it is in the namespace
   * of who refers.
   */
  readonly knownAs?: string;
  /** What a route says of it as a backend. */
  readonly backend?: { readonly weight?: number; readonly port?: number };
}

/** What we look for in objects of other libraries. */
interface Known extends KubernetesObject {
  readonly spec?: Spec;
  /** Of a cdk8s-plus workload: the labels that select its pods. */
  readonly matchLabels?: Labels;
  readonly toJson?: () => { readonly spec?: Spec; readonly metadata?: { readonly labels?: Labels } };
  /** Of an L2 of cdk8s-plus: the object itself. */
  readonly apiObject?: { toJson(): { readonly spec?: Spec; readonly metadata?: { readonly labels?: Labels } } };
}

interface Spec {
  readonly selector?: { readonly matchLabels?: Labels };
  readonly template?: PodTemplate;
  /** Of a CronJob. */
  readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplate } };
  /** Of a Pod. */
  readonly serviceAccountName?: string;
  readonly ports?: readonly unknown[];
  readonly hosts?: readonly string[];
}

interface PodTemplate {
  readonly metadata?: { readonly labels?: Labels };
  readonly spec?: { readonly serviceAccountName?: string };
}

type Labels = Readonly<Record<string, string>>;

/** Constructs and resources are class instances, manifests have a version and metadata; all else is data. */
export function isKubernetesObject(value: object): value is KubernetesObject {
  const { kind, name, apiVersion, metadata } = value as Partial<Known>;
  if (typeof kind !== 'string') return false;
  return Object.getPrototypeOf(value) === Object.prototype
    ? typeof apiVersion === 'string' && metadata !== undefined
    : typeof name === 'string';
}

/** The name of an object, wherever it has it. */
export const nameOf = (object: KubernetesObject): string => object.name ?? String(object.metadata?.name);

/** The namespace of an object, if it says one. */
export function namespaceOf({ metadata }: KubernetesObject): string | undefined {
  return typeof metadata?.namespace === 'string' && metadata.namespace !== '' ? metadata.namespace : undefined;
}

/** The spec of an object, if it can be seen. */
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

/** What says how the pods of an object are; a Pod says it itself. */
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

/** The service account of a workload's pods, or the object itself when it is an account. */
export function accountName(object: KubernetesObject): string {
  return WORKLOADS.has(object.kind) ? (podTemplate(object)?.spec?.serviceAccountName ?? 'default') : nameOf(object);
}

/** The labels by which the pods of a workload are selected. */
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

/** The kinds that can stand in a place, where it is not for all. */
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

/** How an object of Kubernetes is named in a place. */
export function kubernetesReference(object: KubernetesObject, place: string, from: ReferenceContext): unknown {
  const namespace = namespaceOf(object) ?? from.namespace;
  const name = nameOf(object);
  const wanted = Object.hasOwn(KINDS_BY_PLACE, place) ? KINDS_BY_PLACE[place] : undefined;
  const { knownAs = `${object.kind} ${name}` } = object;
  if (wanted && !wanted.kinds.includes(object.kind)) return misplaced(knownAs, place, from, wanted.fix);
  if (isGatewayApiPlace(place)) {
    const reference = gatewayApiReference(targetOf(object, name, namespace), place, from);
    return object.backend === undefined ? reference : { ...(reference as object), ...object.backend };
  }
  if (object.backend !== undefined) return misplaced(knownAs, place, from, 'use backend() in `backendRefs`');
  switch (place) {
    case 'host':
    case 'hosts':
      return hostReference(hostOf(object, name, namespace), namespace, place, from);
    case 'destination':
    case 'egressProxy':
    case 'mirror':
      return { host: hostOf(object, name, namespace) };
    case 'gateways':
      return qualified(name, namespace, from);
    case 'selector':
    case 'workloadSelector':
      return podsReference(podLabels(object), knownAs, place, from);
    case 'targetRef':
    case 'targetRefs':
      return { group: GROUPS[object.kind] ?? '', kind: object.kind, name };
    case 'principals':
    case 'notPrincipals':
      return principal(accountName(object), namespace, from);
    case 'serviceAccounts':
    case 'notServiceAccounts':
      return namespace === undefined ? accountName(object) : `${namespace}/${accountName(object)}`;
    default:
      return name;
  }
}

/** A selector without labels would be for all pods. */
function podsReference(labels: Labels, what: string, place: string, from: ReferenceContext): unknown {
  if (Object.keys(labels).length > 0) return selectorReference(labels, place, from);
  return misplaced(what, place, from, 'the labels of its pods are not known: write them here');
}

/** A ServiceEntry has its hosts; a Service has the name that Kubernetes gives it. */
function hostOf(object: KubernetesObject, name: string, namespace: string | undefined): string {
  return (object.kind === 'ServiceEntry' ? specOf(object)?.hosts?.[0] : undefined) ?? serviceHost(name, namespace);
}

/** An object as the Gateway API refers to it: a Service at its first port. */
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
