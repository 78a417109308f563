import type { ObjectFact } from '../../registry/objects';
import { parseProtocol } from '../../registry/protocols';
import {
  fieldsOf,
  itemsOf,
  numberOf,
  optionalFields,
  textMapOf,
  textOf,
  textsOf,
  type Fields,
} from '../../objects/read';
import { matchesLabels } from '../../objects/selectors';
import type { ServiceFact } from '../../registry/services';
import { isVisibleIn } from '../../objects/visibility';
import type { ClusterRef } from '../clusters/clusters';
import type { Mesh } from '../mesh';
import type { RouteConfig } from '../routes/model';
import { EgressHosts } from './egress-hosts';

/** Listener of a Sidecar's `egress`, or the default one that imports everything. */
export interface EgressListener {
  /** Port of the listener; undefined for every port of the services. */
  readonly port:
    { readonly number: number; readonly name: string; readonly protocol: ReturnType<typeof parseProtocol> } | undefined;
  readonly bind: string | undefined;
  readonly services: readonly ServiceFact[];
  readonly routes: readonly RouteConfig[];
}

/** Services and routes that are visible to a sidecar. */
export interface SidecarScope {
  readonly namespace: string;
  readonly listeners: readonly EgressListener[];
  readonly outboundMode: string;
  /** Destination of unknown traffic in place of its original one. */
  readonly egressProxy: ClusterRef | undefined;
  /** Sidecar that defines the scope. */
  readonly object: ObjectFact | undefined;
  /** Returns the service of a host, among the imported ones and the destinations of imported routes. */
  serviceOf(host: string): ServiceFact | undefined;
}

const EVERYTHING: Fields = { hosts: ['*/*'] };

/** Returns one service of each host: that of the own namespace, else one of Kubernetes, else the first. */
function oneOfEach(services: readonly ServiceFact[], namespace: string): readonly ServiceFact[] {
  const chosen = new Map<string, ServiceFact>();
  for (const service of services) {
    const other = chosen.get(service.hostname);
    if (other === undefined || isBetter(service, other, namespace)) chosen.set(service.hostname, service);
  }
  return services.filter((service) => {
    const winner = chosen.get(service.hostname);
    return winner === service || winner?.namespace === service.namespace;
  });
}

function isBetter(service: ServiceFact, other: ServiceFact, namespace: string): boolean {
  if (service.namespace === namespace) return true;
  return other.registry === 'external' && service.registry === 'kubernetes' && other.namespace !== namespace;
}

/** Returns the service reduced to the port of a listener; undefined where it has none. */
function withPort(service: ServiceFact, number: number): ServiceFact | undefined {
  const ports = service.ports.filter((port) => port.number === number);
  if (ports.length === 0) return undefined;
  return service.ports.length === 1 ? service : { ...service, ports: ports.slice(0, 1) };
}

/** Returns hosts and ports of all destinations of a route that applies to a namespace. */
function destinationsOf(config: RouteConfig, namespace: string): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  const add = (destination: Fields | undefined) => {
    const host = destination && textOf(destination, 'host');
    if (host === undefined) return;
    const ports = found.get(host) ?? new Set<number>();
    found.set(host, ports.add(numberOf(fieldsOf(destination ?? {}, 'port'), 'number') ?? 0));
  };
  const isFor = (rule: Fields) => {
    const matches = itemsOf(rule, 'match');
    return (
      matches.length === 0 || matches.some((match) => [undefined, namespace].includes(textOf(match, 'sourceNamespace')))
    );
  };
  for (const { fields } of [...config.http, ...config.tcp, ...config.tls]) {
    if (!isFor(fields)) continue;
    for (const route of itemsOf(fields, 'route')) add(optionalFields(route, 'destination'));
    add(optionalFields(fields, 'mirror'));
    for (const mirror of itemsOf(fields, 'mirrors')) add(optionalFields(mirror, 'destination'));
  }
  return found;
}

/** Cache of the scopes of sidecars, shared by pods that are alike. */
export class SidecarScopes {
  private readonly made = new Map<string, SidecarScope>();
  private readonly sidecars: readonly ObjectFact[];

  constructor(private readonly mesh: Mesh) {
    this.sidecars = mesh.registry.objects.oldestFirst('networking.istio.io/Sidecar');
  }

  of(namespace: string, labels: Readonly<Record<string, string>>): SidecarScope {
    const object = this.sidecarOf(namespace, labels);
    const key = `${namespace}|${object?.source ?? ''}`;
    let scope = this.made.get(key);
    if (scope === undefined) this.made.set(key, (scope = this.make(namespace, object)));
    return scope;
  }

  /** Returns the Sidecar of a pod: one that selects it, else that of its namespace, else that of the root namespace. */
  private sidecarOf(namespace: string, labels: Readonly<Record<string, string>>): ObjectFact | undefined {
    const here = this.sidecars.filter((sidecar) => sidecar.namespace === namespace);
    const selectorOf = ({ spec }: ObjectFact) => optionalFields(spec, 'workloadSelector');
    const selected = here.find((sidecar) => {
      const selector = selectorOf(sidecar);
      return selector !== undefined && matchesLabels(textMapOf(selector, 'labels'), labels);
    });
    const whole = (sidecar: ObjectFact) => selectorOf(sidecar) === undefined;
    const { rootNamespace } = this.mesh.registry.mesh;
    return (
      selected ??
      here.find(whole) ??
      this.sidecars.find((sidecar) => sidecar.namespace === rootNamespace && whole(sidecar))
    );
  }

  private make(namespace: string, object: ObjectFact | undefined): SidecarScope {
    const spec = object?.spec ?? {};
    const egress = itemsOf(spec, 'egress');
    let found: readonly EgressListener[] | undefined;
    // Only the outbound side reads the listeners, which are many.
    const listeners = () =>
      (found ??= (egress.length === 0 ? [EVERYTHING] : egress).map((listener) => this.listenerOf(listener, namespace)));
    const policy = optionalFields(spec, 'outboundTrafficPolicy');
    const proxy = policy && optionalFields(policy, 'egressProxy');
    const services = new ScopeServices(this.mesh, namespace, listeners);
    return {
      namespace,
      get listeners() {
        return listeners();
      },
      outboundMode: outboundModeOf(policy, this.mesh.registry.mesh.outboundMode),
      egressProxy: proxy && egressProxyRef(proxy),
      object,
      serviceOf: (host) => services.of(host),
    };
  }

  private listenerOf(listener: Fields, namespace: string): EgressListener {
    const hosts = new EgressHosts(textsOf(listener, 'hosts'), namespace);
    const port = optionalFields(listener, 'port');
    const number = port === undefined ? 0 : (numberOf(port, 'number') ?? 0);
    const protocol = parseProtocol(port === undefined ? '' : (textOf(port, 'protocol') ?? ''));
    const admitted = this.mesh
      .servicesVisibleTo(namespace)
      .filter((service) => hosts.admitsService(service.hostname, service.namespace));
    const onPort =
      number === 0 || protocol === 'HTTP_PROXY'
        ? admitted
        : admitted.map((service) => withPort(service, number)).filter((service) => service !== undefined);
    return {
      port: number === 0 ? undefined : { number, name: textOf(port ?? {}, 'name') ?? '', protocol },
      bind: textOf(listener, 'bind'),
      services: oneOfEach(onPort, namespace),
      routes: this.mesh
        .routesVisibleTo(namespace, 'mesh')
        .filter((route) => hosts.admitsRoute(route.hosts, route.namespace, route.gatewayApi)),
    };
  }
}

/** Returns what proxies do with requests to unknown hosts: by the policy of a Sidecar, else by that of the mesh. */
export const outboundModeOf = (policy: Fields | undefined, otherwise: string): string =>
  policy === undefined ? otherwise : (textOf(policy, 'mode') ?? 'REGISTRY_ONLY');

function egressProxyRef(proxy: Fields): ClusterRef {
  const subset = textOf(proxy, 'subset');
  return {
    host: textOf(proxy, 'host') ?? '',
    port: numberOf(fieldsOf(proxy, 'port'), 'number') ?? 0,
    ...(subset === undefined ? {} : { subset }),
  };
}

/** Services of a scope by host: those of its listeners, and the destinations of its routes. */
class ScopeServices {
  private found: Map<string, ServiceFact> | undefined;

  constructor(
    private readonly mesh: Mesh,
    private readonly namespace: string,
    private readonly listeners: () => readonly EgressListener[],
  ) {}

  of(host: string): ServiceFact | undefined {
    return (this.found ??= this.collect()).get(host);
  }

  private collect(): Map<string, ServiceFact> {
    const found = new Map<string, ServiceFact>();
    for (const listener of this.listeners()) {
      for (const service of listener.services) addService(found, service);
      for (const route of listener.routes) {
        for (const [host, ports] of destinationsOf(route, this.namespace)) {
          const service = this.destination(host);
          const seen = service && this.limited(service, ports, listener);
          if (seen !== undefined) addService(found, seen);
        }
      }
    }
    return found;
  }

  private destination(host: string): ServiceFact | undefined {
    const { services } = this.mesh.registry;
    const own = services.inNamespace(host, this.namespace);
    if (own !== undefined) return own;
    const visible = services
      .ofHost(host)
      .filter((service) => isVisibleIn(this.mesh.visibilityOf(service), this.namespace));
    return visible.find(({ registry }) => registry === 'kubernetes') ?? visible[0];
  }

  private limited(service: ServiceFact, ports: ReadonlySet<number>, listener: EgressListener): ServiceFact | undefined {
    if (listener.port !== undefined && listener.port.protocol !== 'HTTP_PROXY')
      return withPort(service, listener.port.number);
    if (ports.has(0)) return service;
    const wanted = service.ports.filter(({ number }) => ports.has(number));
    if (wanted.length === service.ports.length) return service;
    return wanted.length === 0 ? undefined : { ...service, ports: wanted };
  }
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  [...new Set(a)].sort().join() === [...new Set(b)].sort().join();
const pairs = (labels: Readonly<Record<string, string>> = {}): string[] =>
  Object.entries(labels).map(([name, value]) => `${name}=${value}`);

/** Reports whether istiod makes one service of two with the same host. */
const areOne = (a: ServiceFact, b: ServiceFact): boolean =>
  a.namespace === b.namespace &&
  a.registry === b.registry &&
  a.resolution === b.resolution &&
  sameSet(pairs(a.labels), pairs(b.labels)) &&
  sameSet(pairs(a.selector), pairs(b.selector)) &&
  sameSet(a.exportTo, b.exportTo);

/** Adds a service; one that is there already gets the missing ports. */
function addService(services: Map<string, ServiceFact>, service: ServiceFact): void {
  const there = services.get(service.hostname);
  if (there === undefined || (there.registry === 'external' && service.registry === 'kubernetes')) {
    services.set(service.hostname, service);
    return;
  }
  if (there === service || !areOne(there, service)) return;
  const lacking = service.ports.filter(({ number }) => !there.ports.some((port) => port.number === number));
  if (lacking.length > 0) services.set(service.hostname, { ...there, ports: [...there.ports, ...lacking] });
}
