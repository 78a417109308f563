import type { TrafficPolicy } from '../../../imports/destination-rule';
import type { Problem } from '../../model';
import {
  type KubernetesObject,
  accountName,
  namespaceOf,
  nameOf,
  podLabels,
  specOf,
} from '../references/kubernetes-reference';
import { serviceHost } from '../references/places';
import { Account } from '../references/account';
import type { WithReferences } from '../props';
import type { Reference } from '../references/references';

export type Labels = Readonly<Record<string, string>>;

/** Port of a service. */
export interface ServicePort {
  readonly number: number;
  /** Name of the port. @default - the protocol in small letters */
  readonly name?: string;
  /**
   * Protocol in Istio's notation: HTTP, HTTPS, HTTP2, GRPC, TLS, TCP, MONGO, ... @default - by the number: 80 HTTP, 443
   * HTTPS, else TCP
   */
  readonly protocol?: string;
}

/** Part of a service: the labels of its pods, alone or with settings of its own. */
export type SubsetProps = Labels | { readonly labels: Labels; readonly trafficPolicy?: WithReferences<TrafficPolicy> };

/** Props of a service. */
export interface MeshServiceProps<Subset extends string = string> {
  /** Name of the Service. @default - the construct's id */
  readonly name?: string;
  /** Namespace of the Service, and of what is written for it. @default - the chart's */
  readonly namespace?: string;
  /** Port of a service that has one; excludes `ports`. @default - not known, so not validated */
  readonly port?: number;
  /** Ports of the service; excludes `port`. */
  readonly ports?: readonly (number | ServicePort)[];
  /** Parts of the service by the labels of their pods: `{ v1: { version: 'v1' } }`. @default - none */
  readonly subsets?: Readonly<Record<Subset, SubsetProps>>;
  /** Traffic policy for all traffic to the service after routing. @default - the mesh's */
  readonly trafficPolicy?: WithReferences<TrafficPolicy>;
  /** Namespaces to which the objects of the service are visible. @default - all */
  readonly exportTo?: readonly string[];
  /**
   * Deployment (or other workload) behind the service: labels and service account of its pods are taken from it.
   * @default - none
   */
  readonly workload?: KubernetesObject;
  /**
   * Labels of the pods, for policies that select pods. @default - those of `workload`, or those that the Service
   * selects
   */
  readonly selector?: Labels;
  /** Service account of the pods, for policies about callers. @default - that of `workload` */
  readonly serviceAccount?: string | Reference;
}

/** Service with all defaults resolved. */
export interface ServiceModel {
  /** Kind of the object that declares the service to Istio. */
  readonly kind: 'Service' | 'ServiceEntry';
  /** Name of the service and of the objects written for it. */
  readonly name: string;
  readonly namespace?: string;
  /** Host by which the service is called. */
  readonly host: string;
  /** Ports of the service; empty when not known. */
  readonly ports: readonly ServicePort[];
  /** Subsets of the service; undefined when not known, so that any name is accepted. */
  readonly subsets?: Readonly<Record<string, SubsetProps>>;
  /** Traffic policy for all traffic to the service. */
  readonly trafficPolicy?: WithReferences<TrafficPolicy>;
  readonly exportTo?: readonly string[];
  /** Labels of the pods; undefined when not known. */
  readonly selector?: Labels;
  /** Service account of the pods; undefined when not known. */
  readonly account?: Reference;
  /** True for a service whose subsets are declared elsewhere, so that no DestinationRule is written for them. */
  readonly outside?: boolean;
}

/** Returns the model of a service of the cluster from its props. */
export function declaredService(id: string, props: MeshServiceProps, namespace: string | undefined): ServiceModel {
  const { name = id, subsets = {}, trafficPolicy, exportTo } = props;
  const own = props.namespace ?? namespace;
  return {
    kind: 'Service',
    name,
    namespace: own,
    host: serviceHost(name, own),
    ports: portsOf(props),
    subsets,
    trafficPolicy,
    exportTo,
    ...podsOf(props, own),
  };
}

/** Returns labels and account of the pods behind a service, as far as the props state them. */
function podsOf(
  { workload, selector, serviceAccount }: MeshServiceProps,
  namespace: string | undefined,
): Pick<ServiceModel, 'selector' | 'account'> {
  const name = serviceAccount ?? (workload && accountName(workload));
  const account = typeof name === 'string' ? new Account(name, (workload && namespaceOf(workload)) ?? namespace) : name;
  const labels = selector ?? (workload && podLabels(workload));
  return { ...(labels && { selector: labels }), ...(account && { account }) };
}

/**
 * Returns the model of a service from an object that describes it: a Service of cdk8s-plus, an `ApiObject`, a manifest,
 * or any object with a name.
 */
export function serviceOf(object: ServiceLike, props: MeshServiceProps, namespace: string | undefined): ServiceModel {
  const { metadata, ports } = object;
  const given = typeof object.namespace === 'string' ? object.namespace : namespaceOf({ kind: '', metadata });
  const name = nameOf(object as KubernetesObject);
  const seen = ports ?? (object.kind === undefined ? undefined : specOf(object as KubernetesObject)?.ports) ?? [];
  const selectedPods =
    object.kind === 'Service' && props.selector === undefined && props.workload === undefined
      ? podLabels(object as KubernetesObject)
      : {};
  const selector = Object.keys(selectedPods).length > 0 ? selectedPods : props.selector;
  const model = declaredService(name, { ...props, selector }, given ?? namespace);
  return model.ports.length > 0 ? model : { ...model, ports: seen.map(portOf) };
}

/** Object that describes a service. */
export interface ServiceLike {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: unknown;
  readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown };
  readonly ports?: readonly unknown[];
}

/** Returns the model of a service outside the program, of which only its host and the given props are known. */
export function outsideService(host: string, props: Omit<MeshServiceProps, 'name' | 'namespace'>): ServiceModel {
  const [name, namespace, svc] = host.split('.');
  const inCluster = svc === 'svc';
  const { subsets, trafficPolicy, exportTo } = props;
  return {
    kind: 'Service',
    name: inCluster ? name : objectNameOf(host),
    namespace: inCluster ? namespace : undefined,
    host,
    ports: portsOf(props),
    subsets,
    trafficPolicy,
    exportTo,
    outside: true,
  };
}

/** Returns the model of a service outside the cluster, which a ServiceEntry declares. */
export function externalService(host: string, props: MeshServiceProps, namespace: string | undefined): ServiceModel {
  const { name = objectNameOf(host), subsets = {}, trafficPolicy, exportTo } = props;
  const ports = portsOf(props);
  return {
    kind: 'ServiceEntry',
    name,
    namespace: props.namespace ?? namespace,
    host,
    ports: ports.length > 0 ? ports : [{ number: 443 }],
    subsets,
    trafficPolicy,
    exportTo,
  };
}

/** Returns the name of a host's objects, in which `*` is not allowed. */
const objectNameOf = (host: string): string => host.replace(/^\*/, 'wildcard').toLowerCase();

function portsOf({ port, ports = [] }: Pick<MeshServiceProps, 'port' | 'ports'>): ServicePort[] {
  return [...(port === undefined ? [] : [port]), ...ports].map(portOf);
}

function portOf(port: unknown): ServicePort {
  if (typeof port !== 'object' || port === null) return { number: Number(port) };
  const {
    number,
    port: kubernetesPort,
    name,
    protocol,
  } = port as { number?: number; port?: number; name?: string; protocol?: string };
  return {
    number: number ?? (kubernetesPort as number),
    ...(name !== undefined && { name }),
    ...(protocol !== undefined && { protocol }),
  };
}

/** Validates the props of a service. */
export function servicePropsProblems(props: MeshServiceProps): Problem[] {
  const numbers = portsOf(props).map(({ number }) => number);
  return [
    ...(props.port !== undefined && props.ports !== undefined
      ? [wrong('port', props.port, '`ports` says it too', 'leave out one of them')]
      : []),
    ...numbers
      .filter((number) => !Number.isInteger(number) || number < 1 || number > 65535)
      .map((number) => wrong('ports', number, 'not a port number', 'use a whole number from 1 to 65535')),
    ...numbers
      .filter((number, i) => numbers.indexOf(number) < i)
      .map((number) => wrong('ports', number, 'the port is declared twice', 'declare it once')),
  ];
}

const wrong = (path: string, found: unknown, message: string, fix: string): Problem => ({
  severity: 'error',
  code: 'mesh-service/props',
  path,
  found,
  message,
  fix,
});

/** Returns the labels of a subset, and its own traffic policy if it has one. */
export function subsetParts(subset: SubsetProps): { labels: Labels; trafficPolicy?: WithReferences<TrafficPolicy> } {
  return typeof subset.labels === 'object' ? (subset as { labels: Labels }) : { labels: subset as Labels };
}
