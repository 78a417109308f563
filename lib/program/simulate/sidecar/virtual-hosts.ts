import { HostMap, hostsOverlap, isWildcard } from '../../objects/host-names';
import { isHttp, isSniffed } from '../../registry/protocols';
import { portOf, type PortFact, type ServiceFact } from '../../registry/services';
import type { Mesh } from '../mesh';
import type { ProxyFact } from '../proxies';
import { httpRoutes, type RouteContext } from '../routes/build';
import type { HttpRoute, RouteConfig, VirtualHost } from '../routes/model';
import { retriesOf } from '../routes/retries';
import { optionalFields } from '../../objects/read';
import { ANY_PATH } from '../routes/conditions';
import { domainsOf } from './domains';
import type { EgressListener, SidecarScope } from './scope';

/** Gateway name that sidecars stand for. */
export const MESH_GATEWAYS: ReadonlySet<string> = new Set(['mesh']);

/** Only port on which routes apply to hosts without a service. */
const HOSTS_WITHOUT_SERVICE_PORT = 80;

/** Service reduced to the port of a listener. */
interface Candidate {
  readonly service: ServiceFact;
  readonly port: PortFact;
}

const isHttpPort = ({ port }: Candidate): boolean => isHttp(port.protocol) || isSniffed(port.protocol);

/** Returns the routes of a virtual host without a VirtualService: everything goes to the service. */
function defaultRoutes(mesh: Mesh, service: ServiceFact, port: number): readonly HttpRoute[] {
  const retries = retriesOf(undefined, optionalFields(mesh.registry.mesh.config, 'defaultHttpRetryPolicy'));
  return [
    {
      name: '',
      match: ANY_PATH,
      conditions: [],
      action: {
        kind: 'forward',
        targets: [{ cluster: { host: service.hostname, port } }],
        weighted: false,
        rewrite: {},
        timeout: '0s',
        ...(retries === undefined ? {} : { retries }),
        mirrors: [],
        notFoundCode: 503,
      },
      source: service.source,
      path: 'spec',
    },
  ];
}

/** Collector of virtual hosts; a domain belongs to the first host that has it. */
class HostCollector {
  readonly hosts: VirtualHost[] = [];
  private readonly names = new Set<string>();
  private readonly domains = new Set<string>();

  constructor(private readonly wholeNames: ReadonlySet<string>) {}

  add(name: string, domains: readonly string[], others: ReadonlySet<string>, routes: readonly HttpRoute[]): void {
    if (this.names.has(name)) return;
    this.names.add(name);
    const free = domains
      .map((domain) => domain.toLowerCase())
      .filter((domain) => !this.domains.has(domain) && !(others.has(domain) && this.wholeNames.has(domain)));
    for (const domain of free) this.domains.add(domain);
    if (free.length > 0) this.hosts.push({ name, domains: free, routes });
  }
}

/** Builder of the virtual hosts of a sidecar's port. */
export class SidecarHosts {
  private readonly candidates: ReadonlyMap<string, Candidate>;
  private readonly aliases: ReadonlyMap<string, readonly string[]>;
  private readonly context: RouteContext;

  constructor(
    private readonly mesh: Mesh,
    private readonly scope: SidecarScope,
    private readonly listener: EgressListener,
    proxy: Pick<ProxyFact, 'labels' | 'namespace'>,
    private readonly port: number,
  ) {
    const candidates = new Map<string, Candidate>();
    for (const service of listener.services) {
      const found = portOf(service, port);
      if (found !== undefined)
        candidates.set(service.hostname.toLowerCase(), { service: { ...service, ports: [found] }, port: found });
    }
    this.candidates = candidates;
    this.aliases = aliasesOf(listener.services);
    this.context = {
      labels: proxy.labels,
      namespace: proxy.namespace,
      gateways: MESH_GATEWAYS,
      port,
      isTls: false,
      isWaypoint: false,
      meshRetries: optionalFields(mesh.registry.mesh.config, 'defaultHttpRetryPolicy'),
      serviceOf: (host) => this.candidates.get(host)?.service,
    };
  }

  build(): readonly VirtualHost[] {
    const wrappers = this.routed();
    const taken = new Set(wrappers.flatMap(({ services }) => services));
    const unrouted = [...this.candidates.values()]
      .filter((candidate) => !taken.has(candidate) && candidate.service.resolution !== 'alias' && isHttpPort(candidate))
      .map((candidate) => ({
        hosts: [],
        services: [candidate],
        routes: defaultRoutes(this.mesh, candidate.service, this.port),
      }));
    const all = [...wrappers, ...unrouted];
    const collector = new HostCollector(
      new Set(all.flatMap(({ services }) => services.map(({ service }) => service.hostname))),
    );
    for (const { hosts, services, routes } of all) {
      for (const host of hosts) collector.add(`${host}:${this.port}`, [host], new Set(), routes);
      for (const { service } of services) {
        const { all: domains, others } = this.domainsOf(service);
        collector.add(`${service.hostname}:${this.port}`, domains, others, routes);
      }
    }
    return collector.hosts;
  }

  private domainsOf(service: ServiceFact) {
    return domainsOf(
      service,
      this.aliases.get(service.hostname) ?? [],
      this.scope.namespace,
      this.mesh.registry.domain,
    );
  }

  /** Returns routes with the services and other hosts that they apply to. */
  private routed() {
    const selected =
      this.port === HOSTS_WITHOUT_SERVICE_PORT
        ? this.listener.routes
        : this.listener.routes.filter((config) => this.isForAService(config));
    const mostSpecific = this.mostSpecificRoutes();
    return selected.flatMap((config) => {
      const routes = httpRoutes(config, this.context);
      if (routes.length === 0) return [];
      const { hosts, services } = this.split(config, mostSpecific);
      const http = services.filter(isHttpPort);
      const isHeld =
        config.gatewayApi &&
        !services.some(
          ({ service }) => service.namespace === config.namespace || this.scope.namespace === config.namespace,
        );
      if (isHeld) return [];
      return http.length > 0 || this.port === HOSTS_WITHOUT_SERVICE_PORT ? [{ hosts, services: http, routes }] : [];
    });
  }

  private isForAService(config: RouteConfig): boolean {
    return config.hosts.some((written) => {
      const host = written.toLowerCase();
      if (this.candidates.has(host)) return true;
      const names = [...this.candidates.keys()];
      return isWildcard(host)
        ? names.some((name) => hostsOverlap(host, name))
        : names.some((name) => isWildcard(name) && hostsOverlap(host, name));
    });
  }

  /** Returns the most specific route of each service: of several wildcards the longest. */
  private mostSpecificRoutes(): HostMap<RouteConfig> {
    const found = new HostMap<RouteConfig>();
    for (const config of this.listener.routes) {
      for (const host of config.hosts) if (found.get(host) === undefined) found.set(host, config);
    }
    return found;
  }

  /** Splits the hosts of a route into services, and hosts without a service. */
  private split(config: RouteConfig, mostSpecific: HostMap<RouteConfig>): { hosts: string[]; services: Candidate[] } {
    const hosts: string[] = [];
    const services: Candidate[] = [];
    for (const written of config.hosts.filter((host) => !isWildcard(host))) {
      const candidate = this.candidates.get(written.toLowerCase());
      if (candidate === undefined) hosts.push(written.toLowerCase());
      else services.push(candidate);
    }
    for (const wildcard of config.hosts.filter(isWildcard)) {
      const matching = config.gatewayApi
        ? []
        : [...this.candidates.values()].filter(({ service }) => hostsOverlap(service.hostname, wildcard.toLowerCase()));
      services.push(...matching.filter(({ service }) => mostSpecific.find(service.hostname) === config));
      if (matching.length === 0) hosts.push(wildcard.toLowerCase());
    }
    return { hosts, services: [...new Set(services)] };
  }
}

/** Returns the names of ExternalName services, by the host that they are an alias of. */
function aliasesOf(services: readonly ServiceFact[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { externalName, hostname } of services) {
    if (externalName === undefined) continue;
    const names = found.get(externalName);
    if (names === undefined) found.set(externalName, [hostname]);
    else names.push(hostname);
  }
  return found;
}
