import { compareText, type ObjectFact } from './objects';
import type { Labels } from './namespaces';
import { type PodFact, type Pods, addressAt } from './pods';
import { parseProtocol, servicePortProtocol, type Protocol } from './protocols';
import { itemsOf, numberOf, optionalFields, textMapOf, textOf, textsOf, type Fields } from '../objects/read';
import { matchesLabels } from '../objects/selectors';

export interface PortFact {
  readonly name: string;
  readonly number: number;
  readonly protocol: Protocol;
  /** Port of the pod: a number, or the name of a container port. */
  readonly target: number | string;
}

/** One address behind a service. */
export interface EndpointFact {
  readonly address: string;
  readonly labels: Labels;
  readonly pod?: PodFact;
}

/**
 * Resolution of the endpoints: `static` (istiod lists them), `dns`, `passthrough` (the address that the client connects
 * to), `alias` (another name of a host).
 */
export type Resolution = 'static' | 'dns' | 'passthrough' | 'alias';

/** Service of the mesh: a Service of Kubernetes, or one host of a ServiceEntry. */
export interface ServiceFact {
  readonly hostname: string;
  readonly namespace: string;
  readonly name: string;
  readonly registry: 'kubernetes' | 'external';
  readonly ports: readonly PortFact[];
  /** Virtual addresses; empty for headless services and for hosts that are only known by name. */
  readonly addresses: readonly string[];
  readonly resolution: Resolution;
  readonly meshExternal: boolean;
  /** Namespaces of `exportTo` as written: names, `.`, `*`, `~`. Empty for the mesh's default. */
  readonly exportTo: readonly string[];
  readonly selector: Labels | undefined;
  readonly labels: Labels;
  readonly created: number;
  /** Endpoints that a ServiceEntry lists. */
  readonly endpoints: readonly EndpointFact[];
  readonly externalName?: string;
  /** Kind and name of the object: `Service shop/orders`. */
  readonly source: string;
}

const EXPORT_TO = 'networking.istio.io/exportTo';

function servicePort(port: Fields): PortFact {
  const number = numberOf(port, 'port') ?? 0;
  const name = textOf(port, 'name') ?? '';
  const target = port.targetPort;
  return {
    name,
    number,
    protocol: servicePortProtocol({
      number,
      name,
      transport: textOf(port, 'protocol'),
      appProtocol: textOf(port, 'appProtocol'),
    }),
    target: typeof target === 'number' || (typeof target === 'string' && target !== '') ? target : number,
  };
}

/** Returns the addresses of a Service: given, generated, or none for a headless one. */
function clusterAddresses(spec: Fields, made: () => string): readonly string[] {
  const given = textOf(spec, 'clusterIP');
  if (given === 'None') return [];
  const all = textsOf(spec, 'clusterIPs');
  if (all.length > 0) return all;
  return [given ?? made()];
}

/** Returns a generator of cluster addresses that no Service declares. */
function freeAddresses(services: readonly ObjectFact[]): () => string {
  const taken = new Set(services.flatMap(({ spec }) => [textOf(spec, 'clusterIP'), ...textsOf(spec, 'clusterIPs')]));
  let index = -1;
  return () => {
    let address: string;
    do address = addressAt('10.96', (index += 1));
    while (taken.has(address));
    return address;
  };
}

function kubernetesService(object: ObjectFact, domain: string, made: () => string): ServiceFact {
  const { spec, namespace, name, annotations } = object;
  const externalName = textOf(spec, 'type') === 'ExternalName' ? textOf(spec, 'externalName') : undefined;
  const resolution =
    externalName !== undefined ? 'alias' : textOf(spec, 'clusterIP') === 'None' ? 'passthrough' : 'static';
  const exportTo = annotations[EXPORT_TO];
  return {
    hostname: `${name}.${namespace}.svc.${domain}`,
    namespace,
    name,
    registry: 'kubernetes',
    ports: itemsOf(spec, 'ports').map(servicePort),
    addresses: resolution === 'alias' ? [] : clusterAddresses(spec, made),
    resolution,
    meshExternal: externalName !== undefined,
    exportTo: exportTo === undefined ? [] : exportTo.split(',').map((place) => place.trim()),
    selector: spec.selector === undefined ? undefined : textMapOf(spec, 'selector'),
    labels: object.labels,
    created: object.created,
    endpoints: [],
    ...(externalName === undefined ? {} : { externalName }),
    source: object.source,
  };
}

const RESOLUTIONS: Readonly<Record<string, Resolution>> = {
  STATIC: 'static',
  DNS: 'dns',
  DNS_ROUND_ROBIN: 'dns',
  DYNAMIC_DNS: 'dns',
  NONE: 'passthrough',
};

function entryServices({ spec, namespace, name, labels, created, source }: ObjectFact): ServiceFact[] {
  const resolution = RESOLUTIONS[textOf(spec, 'resolution') ?? 'NONE'] ?? 'passthrough';
  const selector = optionalFields(spec, 'workloadSelector');
  const ports = itemsOf(spec, 'ports').map((port): PortFact => ({
    name: textOf(port, 'name') ?? '',
    number: numberOf(port, 'number') ?? 0,
    protocol: parseProtocol(textOf(port, 'protocol') ?? ''),
    target: numberOf(port, 'targetPort') ?? numberOf(port, 'number') ?? 0,
  }));
  const endpoints = itemsOf(spec, 'endpoints').map((endpoint): EndpointFact => ({
    address: textOf(endpoint, 'address') ?? '',
    labels: textMapOf(endpoint, 'labels'),
  }));
  return textsOf(spec, 'hosts').map((hostname): ServiceFact => ({
    hostname,
    namespace,
    name,
    registry: 'external',
    ports,
    addresses: textsOf(spec, 'addresses'),
    resolution,
    meshExternal: textOf(spec, 'location') !== 'MESH_INTERNAL',
    exportTo: textsOf(spec, 'exportTo'),
    selector: selector === undefined ? undefined : textMapOf(selector, 'labels'),
    labels,
    created,
    endpoints: endpoints.length === 0 && resolution === 'dns' ? [{ address: hostname, labels: {} }] : endpoints,
    source,
  }));
}

/** Services of a program. */
export class Services {
  /** Services, the oldest first. */
  readonly all: readonly ServiceFact[];
  private readonly hosts = new Map<string, ServiceFact[]>();
  private readonly behind = new Map<ServiceFact, readonly EndpointFact[]>();
  private ofPods: Map<PodFact, ServiceFact[]> | undefined;

  constructor(
    objects: {
      readonly services: readonly ObjectFact[];
      readonly entries: readonly ObjectFact[];
      readonly workloads: readonly ObjectFact[];
    },
    private readonly pods: Pods,
    domain: string,
  ) {
    const made = freeAddresses(objects.services);
    const services = objects.services.map((object) => kubernetesService(object, domain, made));
    this.all = [...services, ...objects.entries.flatMap(entryServices)].sort(oldestFirst);
    this.workloads = objects.workloads.map(workloadEndpoint);
    for (const service of this.all) {
      const same = this.hosts.get(service.hostname);
      if (same === undefined) this.hosts.set(service.hostname, [service]);
      else same.push(service);
    }
  }

  private readonly workloads: readonly { readonly namespace: string; readonly endpoint: EndpointFact }[];

  /** Returns the services of a host, of which each namespace may have one. */
  ofHost(hostname: string): readonly ServiceFact[] {
    return this.hosts.get(hostname) ?? [];
  }

  /** Returns the service of a host in a namespace; one of Kubernetes takes precedence. */
  inNamespace(hostname: string, namespace: string): ServiceFact | undefined {
    const there = this.ofHost(hostname).filter((service) => service.namespace === namespace);
    return there.find(({ registry }) => registry === 'kubernetes') ?? there[0];
  }

  /** Returns the endpoints of a service: pods, WorkloadEntries and listed endpoints. */
  endpointsOf(service: ServiceFact): readonly EndpointFact[] {
    let found = this.behind.get(service);
    if (found === undefined) this.behind.set(service, (found = [...service.endpoints, ...this.selected(service)]));
    return found;
  }

  private selected({ selector, namespace, registry }: ServiceFact): EndpointFact[] {
    if (selector === undefined || Object.keys(selector).length === 0) return [];
    const pods = this.pods
      .in(namespace)
      .filter(({ labels }) => matchesLabels(selector, labels))
      .map((pod): EndpointFact => ({ address: pod.address, labels: pod.labels, pod }));
    if (registry === 'kubernetes') return pods;
    const entries = this.workloads.filter(
      (entry) => entry.namespace === namespace && matchesLabels(selector, entry.endpoint.labels),
    );
    return [...pods, ...entries.map(({ endpoint }) => endpoint)];
  }

  /** Returns the Services that select a pod, the oldest first. */
  ofPod(pod: PodFact): readonly ServiceFact[] {
    return (this.ofPods ??= this.servicesByPod()).get(pod) ?? [];
  }

  private servicesByPod(): Map<PodFact, ServiceFact[]> {
    const byPod = new Map<PodFact, ServiceFact[]>();
    for (const service of this.all) {
      for (const { pod } of this.endpointsOf(service)) {
        if (pod === undefined) continue;
        const services = byPod.get(pod);
        if (services === undefined) byPod.set(pod, [service]);
        else services.push(service);
      }
    }
    return byPod;
  }
}

function workloadEndpoint({ namespace, spec }: ObjectFact): { namespace: string; endpoint: EndpointFact } {
  return { namespace, endpoint: { address: textOf(spec, 'address') ?? '', labels: textMapOf(spec, 'labels') } };
}

/** Returns the name by which services of one age are ordered: that of a ServiceEntry is its host. */
const orderName = ({ registry, hostname, name }: ServiceFact): string => (registry === 'external' ? hostname : name);

const oldestFirst = (a: ServiceFact, b: ServiceFact): number =>
  a.created - b.created || compareText(orderName(a), orderName(b)) || compareText(a.namespace, b.namespace);

/**
 * Returns the number of a pod's port that a service's port forwards to; undefined when the pod has no port of that
 * name.
 */
export function podPortOf(port: PortFact, pod: PodFact | undefined): number | undefined {
  return typeof port.target === 'number' ? port.target : pod?.namedPorts.get(port.target);
}

/** Returns the port of a service with this number. */
export const portOf = (service: ServiceFact, number: number): PortFact | undefined =>
  service.ports.find((port) => port.number === number);
