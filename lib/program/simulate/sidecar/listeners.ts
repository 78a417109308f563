import { isHttp, isSniffed, isTls, type Protocol } from '../../registry/protocols';
import { fieldsOf, itemsOf, numberOf, textMapOf, textOf, textsOf, type Fields } from '../../objects/read';
import { matchesLabels } from '../../objects/selectors';
import { hostsOverlap } from '../../objects/host-names';
import type { ServiceFact } from '../../registry/services';
import { chainsConflict, isMatchAll, type FilterChain } from '../filter-chains';
import type { Mesh } from '../mesh';
import type { ProxyFact } from '../proxies';
import { clusterOf } from '../routes/build';
import type { ForwardTarget, RouteConfig, Rule } from '../routes/model';
import type { EgressListener, SidecarScope } from './scope';

/** Wildcard address of listeners. */
export const ANY_ADDRESS = '0.0.0.0';

/** Port for which listeners are built. */
interface ListenPort {
  readonly number: number;
  readonly protocol: Protocol;
}

interface Entry {
  protocol: 'http' | 'tcp' | 'auto';
  /** Server-first protocol of the port, which does not share a listener with others. */
  readonly serverFirst: Protocol | undefined;
  chains: FilterChain[];
  locked: boolean;
}

export interface Listener {
  readonly address: string;
  readonly chains: readonly FilterChain[];
  /** Chain for connections that match no other; undefined where the outbound traffic policy applies. */
  readonly otherwise: FilterChain | undefined;
}

const SERVER_FIRST: ReadonlySet<Protocol> = new Set<Protocol>(['Mongo', 'MySQL']);

/** Builder of the listeners of one port of a sidecar, by their address. */
export class SidecarListeners {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly mesh: Mesh,
    private readonly scope: SidecarScope,
    private readonly proxy: Pick<ProxyFact, 'labels' | 'namespace' | 'pod'>,
    private readonly port: number,
  ) {}

  build(): ReadonlyMap<string, Listener> {
    for (const egress of this.scope.listeners) {
      if (egress.port === undefined) this.addAllPorts(egress);
      else if (egress.port.number === this.port) {
        for (const service of egress.services) this.add(egress, service, egress.port, egress.bind);
      }
    }
    return new Map(
      [...this.entries].map(([address, { chains }]) => {
        const all = chains.filter((chain) => !isMatchAll(chain));
        return [address, { address, chains: all, otherwise: chains.filter(isMatchAll).at(-1) }];
      }),
    );
  }

  private addAllPorts(egress: EgressListener): void {
    for (const entry of this.entries.values()) entry.locked = true;
    for (const service of egress.services) {
      const port = service.ports.find(({ number }) => number === this.port);
      if (port === undefined) continue;
      const direct =
        egress.bind === undefined &&
        service.resolution === 'passthrough' &&
        service.addresses.length === 0 &&
        !isHttp(port.protocol);
      if (direct) this.addForEndpoints(egress, service, port);
      else this.add(egress, service, port, egress.bind);
    }
  }

  /** Adds listeners for a headless service's streams: one for each pod. */
  private addForEndpoints(egress: EgressListener, service: ServiceFact, port: ListenPort): void {
    const endpoints = this.mesh.registry.services.endpointsOf(service);
    if (service.registry === 'external' && endpoints.length === 0 && service.selector === undefined) {
      this.add(egress, service, port, undefined);
      return;
    }
    for (const { address } of endpoints) {
      if (/^[\d.]+$/.test(address) && address !== this.proxy.pod?.address) this.add(egress, service, port, address);
    }
  }

  private add(egress: EgressListener, service: ServiceFact, port: ListenPort, bind: string | undefined): void {
    if (service.resolution === 'alias' || port.protocol === 'UDP') return;
    if (isHttp(port.protocol))
      this.put(bind ?? ANY_ADDRESS, 'http', port.protocol, [this.httpChain(bind ?? ANY_ADDRESS, undefined)]);
    else for (const address of this.addressesOf(service, bind)) this.addStream(egress, service, port, address);
  }

  private addressesOf({ addresses }: ServiceFact, bind: string | undefined): readonly string[] {
    if (bind !== undefined) return [bind];
    const exact = addresses
      .filter((address) => !address.includes('/') || address.endsWith('/32'))
      .map((address) => address.replace('/32', ''));
    return exact.length > 0 ? exact : [ANY_ADDRESS];
  }

  private addStream(egress: EgressListener, service: ServiceFact, port: ListenPort, address: string): void {
    const chains = [
      ...this.tlsChains(egress, service, port, address),
      ...this.tcpChains(egress, service, port, address),
    ];
    if (!isSniffed(port.protocol)) {
      this.put(address, 'tcp', port.protocol, chains);
      return;
    }
    const onlyFor = address === ANY_ADDRESS ? undefined : service.hostname;
    this.put(address, 'auto', port.protocol, [...chains, { ...this.httpChain(address, onlyFor), httpOnly: true }]);
  }

  /** Returns the HTTP chain; on the wildcard address it passes streams that are no HTTP. */
  private httpChain(address: string, onlyFor: string | undefined): FilterChain {
    return {
      sniHosts: [],
      cidrs: [],
      httpOnly: address === ANY_ADDRESS,
      action: { kind: 'http', ...(onlyFor === undefined ? {} : { onlyFor }) },
    };
  }

  private put(address: string, kind: Entry['protocol'], protocol: Protocol, chains: FilterChain[]): void {
    const serverFirst = SERVER_FIRST.has(protocol) ? protocol : undefined;
    const shared = kind === 'http' && address === ANY_ADDRESS ? 'auto' : kind;
    const current = this.entries.get(address);
    if (current === undefined) {
      this.entries.set(address, { protocol: shared, serverFirst, chains, locked: false });
      return;
    }
    if (current.locked || current.serverFirst !== serverFirst) return;
    this.merge(current, kind, chains);
  }

  private merge(current: Entry, kind: Entry['protocol'], chains: readonly FilterChain[]): void {
    if (kind !== 'tcp' && current.protocol !== 'tcp') {
      if (kind === 'auto' && current.protocol === 'http')
        Object.assign(current, { chains: [...chains], protocol: 'auto' });
      return;
    }
    for (const chain of chains)
      if (!current.chains.some((other) => chainsConflict(other, chain))) current.chains.push(chain);
    if (kind !== 'tcp' || current.protocol !== 'tcp') current.protocol = 'auto';
  }

  private networksOf({ addresses }: ServiceFact, address: string): readonly string[] {
    return address === ANY_ADDRESS ? addresses.filter((entry) => entry.includes('/')) : [];
  }

  private routesFor(egress: EgressListener, service: ServiceFact): readonly RouteConfig[] {
    return egress.routes.filter(({ hosts }) => hosts.some((host) => hostsOverlap(host, service.hostname)));
  }

  private isFor(match: Fields, port: number): boolean {
    const gateways = textsOf(match, 'gateways');
    const wanted = numberOf(match, 'port') ?? 0;
    const namespace = textOf(match, 'sourceNamespace');
    return (
      (gateways.length === 0 || gateways.includes('mesh')) &&
      matchesLabels(textMapOf(match, 'sourceLabels'), this.proxy.labels) &&
      (wanted === 0 || wanted === port) &&
      (namespace === undefined || namespace === this.proxy.namespace)
    );
  }

  private tlsChains(egress: EgressListener, service: ServiceFact, port: ListenPort, address: string): FilterChain[] {
    if (!isTls(port.protocol)) return [];
    const networks = this.networksOf(service, address);
    const routed = this.routesFor(egress, service)
      .flatMap(({ tls }) => tls)
      .flatMap((rule) =>
        itemsOf(rule.fields, 'match')
          .filter((match) => itemsOf(rule.fields, 'route').length > 0 && this.isFor(match, port.number))
          .map((match): FilterChain => {
            const subnets = textsOf(match, 'destinationSubnets');
            return {
              sniHosts: textsOf(match, 'sniHosts'),
              cidrs: subnets.length > 0 ? subnets : networks,
              httpOnly: false,
              action: this.tcpAction(rule, port),
            };
          }),
      );
    const unique = routed.filter(
      (chain, index) => !routed.slice(0, index).some((other) => chainsConflict(other, chain)),
    );
    if (unique.length > 0) return unique;
    const byName =
      networks.length > 0 || (address === ANY_ADDRESS && !service.addresses.some((entry) => !entry.includes('/')));
    return [
      {
        sniHosts: byName ? [service.hostname] : [],
        cidrs: networks,
        httpOnly: false,
        action: this.directAction(service, port),
      },
    ];
  }

  private tcpChains(egress: EgressListener, service: ServiceFact, port: ListenPort, address: string): FilterChain[] {
    if (isTls(port.protocol)) return [];
    const networks = this.networksOf(service, address);
    const chains: FilterChain[] = [];
    for (const rule of this.routesFor(egress, service).flatMap(({ tcp }) => tcp)) {
      if (itemsOf(rule.fields, 'route').length === 0) continue;
      const matches = itemsOf(rule.fields, 'match');
      const fitting = matches.filter((match) => this.isFor(match, port.number));
      const subnets = fitting.map((match) => textsOf(match, 'destinationSubnets'));
      const terminal = matches.length === 0 || subnets.some(({ length }) => length === 0);
      if (terminal)
        return [...chains, { sniHosts: [], cidrs: networks, httpOnly: false, action: this.tcpAction(rule, port) }];
      if (subnets.length > 0)
        chains.push({ sniHosts: [], cidrs: subnets.flat(), httpOnly: false, action: this.tcpAction(rule, port) });
    }
    return [...chains, { sniHosts: [], cidrs: networks, httpOnly: false, action: this.directAction(service, port) }];
  }

  private tcpAction(rule: Rule, port: ListenPort): FilterChain['action'] {
    const context = { serviceOf: (host: string) => this.scope.serviceOf(host), port: port.number };
    return { kind: 'tcp', targets: tcpTargets(rule.fields, context), source: rule.source, path: rule.path };
  }

  private directAction(service: ServiceFact, port: ListenPort): FilterChain['action'] {
    const number = service.ports.length === 1 ? service.ports[0].number : port.number;
    return {
      kind: 'tcp',
      targets: [{ cluster: { host: service.hostname, port: number } }],
      source: service.source,
      path: 'spec.ports',
    };
  }
}

/** Returns the targets of a TCP or TLS rule; several share the connections by weight. */
export function tcpTargets(rule: Fields, context: Parameters<typeof clusterOf>[1]): readonly ForwardTarget[] {
  const routes = itemsOf(rule, 'route');
  const targets = routes.map((route) => ({
    cluster: clusterOf(fieldsOf(route, 'destination'), context),
    weight: numberOf(route, 'weight') ?? 0,
  }));
  return routes.length === 1 ? [{ cluster: targets[0].cluster }] : targets.filter(({ weight }) => weight > 0);
}
