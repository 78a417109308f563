import type { Manifest } from '../../../model';
import { fieldsOf, itemsOf, kindOf, namespaceOf, textOf, textsByIndex, type Fields } from '../../objects/read';
import { Selectors } from './label-index';
import type { DataPlanes, Workload } from './data-planes';

export interface ServicePort {
  readonly number: number;
  /** Port of the pod: a number, the name of a container's port, or the service's own number by default. */
  readonly target: number | string;
  /** True where the port is declared as another protocol than HTTP. */
  readonly tcp: boolean;
}

/** Service or ServiceEntry: waypoints and policies attach to both alike. */
export interface ServiceView {
  readonly object: Manifest;
  readonly kind: 'Service' | 'ServiceEntry';
  readonly name: string;
  readonly namespace: string;
  readonly labels: Fields;
  readonly selector: Fields;
  readonly ports: readonly ServicePort[];
  /** True for a headless service, whose clients connect to addresses of pods. */
  readonly headless: boolean;
}

/** Formats a service for problems: `Service shop/orders`. */
export const shownService = ({ kind, namespace, name }: Pick<ServiceView, 'kind' | 'namespace' | 'name'>): string =>
  `${kind} ${namespace}/${name}`;

const NOT_HTTP = /^(tcp|tls|https|mongo|mysql|redis|udp)$/i;

/**
 * Reports whether a port is declared as a protocol that proxies do not parse requests of. The protocol of undeclared
 * ports is detected at run time.
 */
function isTcp(port: Fields): boolean {
  return NOT_HTTP.test(textOf(port, 'appProtocol') ?? textOf(port, 'name')?.split('-')[0] ?? '');
}

function kubernetesService(object: Manifest): ServiceView {
  const spec = fieldsOf(object, 'spec');
  return {
    object,
    kind: 'Service',
    name: String(object.metadata.name),
    namespace: namespaceOf(object),
    labels: fieldsOf(object.metadata, 'labels'),
    selector: fieldsOf(spec, 'selector'),
    ports: itemsOf(spec, 'ports').flatMap((port) => {
      const { port: number, targetPort } = port;
      if (typeof number !== 'number') return [];
      const target = typeof targetPort === 'number' || typeof targetPort === 'string' ? targetPort : number;
      return [{ number, target, tcp: isTcp(port) }];
    }),
    headless: spec.clusterIP === 'None',
  };
}

function serviceEntry(object: Manifest): ServiceView {
  const spec = fieldsOf(object, 'spec');
  return {
    object,
    kind: 'ServiceEntry',
    name: String(object.metadata.name),
    namespace: namespaceOf(object),
    labels: fieldsOf(object.metadata, 'labels'),
    selector: fieldsOf(fieldsOf(spec, 'workloadSelector'), 'labels'),
    ports: itemsOf(spec, 'ports').flatMap((port) => {
      const { number, targetPort } = port;
      if (typeof number !== 'number') return [];
      const target = typeof targetPort === 'number' ? targetPort : number;
      return [{ number, target, tcp: NOT_HTTP.test(textOf(port, 'protocol') ?? '') }];
    }),
    headless: false,
  };
}

/** Service that an object refers to; `view` is undefined when it is not among the objects. */
export interface NamedService {
  readonly kind: 'Service' | 'ServiceEntry';
  readonly name: string;
  readonly namespace: string;
  readonly view?: ServiceView;
}

/** Index of the services in a set of objects. */
export class Services {
  readonly all: readonly ServiceView[];
  private readonly byName = new Map<string, ServiceView>();
  private readonly byHost = new Map<string, ServiceView>();
  /** Services with a selector, by namespace. */
  private readonly selecting = new Map<string, Selectors<ServiceView>>();

  constructor(
    objects: readonly Manifest[],
    private readonly domain: string,
  ) {
    const services = objects.flatMap((object) => {
      const kind = kindOf(object);
      if (kind === 'Service') return [kubernetesService(object)];
      return kind === 'networking.istio.io/ServiceEntry' ? [serviceEntry(object)] : [];
    });
    this.all = services;
    for (const service of services) {
      this.byName.set(shownService(service), service);
      if (Object.keys(service.selector).length > 0) {
        let others = this.selecting.get(service.namespace);
        if (others === undefined) this.selecting.set(service.namespace, (others = new Selectors()));
        others.add(service);
      }
      if (service.kind === 'ServiceEntry') {
        for (const host of textsByIndex(fieldsOf(service.object, 'spec'), 'hosts')) this.byHost.set(host, service);
      }
    }
  }

  named(kind: 'Service' | 'ServiceEntry', namespace: string, name: string): NamedService {
    return { kind, name, namespace, view: this.byName.get(shownService({ kind, namespace, name })) };
  }

  /**
   * Returns the service of a host that an object of a namespace names; undefined for hosts that are neither in the
   * cluster nor declared.
   */
  ofHost(host: string, namespace: string): NamedService | undefined {
    if (host === '' || host.includes('*')) return undefined;
    if (!host.includes('.')) return this.named('Service', namespace, host);
    if (host.endsWith(this.domain)) {
      const [name, own] = host.slice(0, -this.domain.length).split('.');
      return own === undefined ? undefined : this.named('Service', own, name);
    }
    const entry = this.byHost.get(host);
    return entry && { kind: 'ServiceEntry', name: entry.name, namespace: entry.namespace, view: entry };
  }

  /** Returns the services that select the pods of a template. */
  of({ namespace, labels }: Workload): ServiceView[] {
    return this.selecting.get(namespace)?.matching(labels) ?? [];
  }
}

/** Returns the ports of the pods that a port of a service forwards to. */
export function podPorts({ target }: ServicePort, pods: readonly Workload[]): number[] {
  if (typeof target === 'number') return [target];
  return [
    ...new Set(pods.flatMap(({ ports }) => ports.filter(({ name }) => name === target).map(({ number }) => number))),
  ];
}

/** Returns the pods of a service. */
export const podsOf = ({ namespace, selector }: ServiceView, planes: DataPlanes): readonly Workload[] =>
  Object.keys(selector).length === 0 ? [] : planes.selected(namespace, selector);
