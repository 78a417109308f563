import { readRequest, sentRequest, type SentRequest } from '../arriving';
import { ProxyClusters } from '../clusters/clusters-of';
import { step } from '../explain';
import { isMatchAll, sniFit, type FilterChain } from '../filter-chains';
import { HttpVerdicts } from '../http/http-verdict';
import type { Mesh } from '../mesh';
import { describeProxy, type ProxyFact } from '../proxies';
import { reachedPort } from '../pod-ports';
import { RouteTable } from '../routes/virtual-hosts';
import { isHttp } from '../../registry/protocols';
import type { ServiceFact } from '../../registry/services';
import { tcpVerdict } from '../tcp-verdict';
import type { AccessDecision } from '../access';
import type { ProxyRequest, Step, Verdict } from '../types';
import { withAccess } from '../with-access';
import { isHttps, isPassthrough, mergedServers, type GatewayServer, type PortServers } from './servers';
import { GatewayStreams } from './streams';
import { GatewayHosts } from './virtual-hosts';

/** Filter chain of one server, or of several that share a route configuration. */
interface ServerChain extends FilterChain {
  readonly server: GatewayServer;
  /** TLS that the server terminates; `none` where it terminates none. */
  readonly terminates: string;
  /** Servers that share a route configuration. */
  readonly shared: readonly GatewayServer[];
}

const NO_ACTION = { kind: 'http' } as const;
const NEEDS_CERTIFICATE: ReadonlySet<string> = new Set(['MUTUAL', 'ISTIO_MUTUAL']);

const sniHostsOf = ({ hosts }: GatewayServer): string[] => hosts.map((host) => host.slice(host.indexOf('/') + 1));

/** Handler of requests at a proxy that Gateways configure. */
export class GatewayHandler {
  private readonly ports: ReadonlyMap<number, PortServers>;
  private readonly chains = new Map<number, readonly ServerChain[]>();
  private readonly tables = new Map<GatewayServer, RouteTable>();
  private readonly clusters: ProxyClusters;
  private readonly services: ReadonlyMap<string, ServiceFact>;
  private readonly streams: GatewayStreams;

  constructor(
    private readonly mesh: Mesh,
    private readonly proxy: ProxyFact,
  ) {
    this.services = servicesOf(mesh, proxy.namespace);
    const serviceOf = (host: string) => this.services.get(host);
    this.ports = mergedServers(mesh, proxy, mesh.gateways);
    this.clusters = new ProxyClusters(mesh, proxy, serviceOf);
    this.streams = new GatewayStreams(mesh, proxy, serviceOf);
  }

  handle(request: ProxyRequest): Verdict {
    const sent = sentRequest(request);
    const port = reachedPort(this.mesh, this.proxy.pod, sent.port).number;
    const steps = [step(`${describeProxy(this.proxy)}, port ${port}`)];
    const chains = this.chainsOn(port);
    if (chains.length === 0)
      return {
        outcome: 'no-listener',
        because: [...steps, step('no Gateway of this proxy has a server on that port')],
      };
    const chain = chooseServer(chains, sent);
    if (chain === undefined) {
      const offered = sent.tls === 'plaintext' ? 'a plain connection' : `the server name ${sent.sni ?? '(none)'}`;
      return refused(steps, `no server takes ${offered}`);
    }
    steps.push(step(`server for ${chain.server.hosts.join(', ')}`, chain.server.source, chain.server.path));
    return cannotHandshake(chain, sent)
      ? refused(steps, 'the TLS handshake fails')
      : this.through(chain, { request, sent, port, steps });
  }

  private chainsOn(port: number): readonly ServerChain[] {
    let chains = this.chains.get(port);
    if (chains === undefined) {
      const servers = this.ports.get(port) ?? { plain: [], tls: [] };
      this.chains.set(
        port,
        (chains = [...this.plainChains(servers.plain), ...servers.tls.flatMap((server) => this.tlsChains(server))]),
      );
    }
    return chains;
  }

  private plainChains(servers: readonly GatewayServer[]): readonly ServerChain[] {
    if (servers.length === 0) return [];
    const [server] = servers;
    const common = { server, sniHosts: [], cidrs: [], httpOnly: false, terminates: 'none', shared: servers };
    if (isHttp(server.protocol)) return [{ ...common, action: NO_ACTION }];
    const action = this.streams.terminated(server);
    return action === undefined ? [] : [{ ...common, action }];
  }

  private tlsChains(server: GatewayServer): readonly ServerChain[] {
    if (isPassthrough(server)) {
      return this.streams
        .passedThrough(server)
        .map((chain) => ({ ...chain, server, terminates: 'none', shared: [server] }));
    }
    const common = {
      server,
      sniHosts: sniHostsOf(server),
      cidrs: [],
      httpOnly: false,
      terminates: server.tls?.mode ?? 'none',
      shared: [server],
    };
    if (isHttps(server)) return [{ ...common, action: NO_ACTION }];
    const action = this.streams.terminated(server);
    return action === undefined ? [] : [{ ...common, action }];
  }

  private through(
    chain: ServerChain,
    at: { request: ProxyRequest; sent: SentRequest; port: number; steps: Step[] },
  ): Verdict {
    const { request, sent, port, steps } = at;
    const tls = { tls: chain.terminates };
    const mtls = sent.tls === 'mtls' && chain.terminates !== 'none';
    const arrival = { ...request.from, port, mtls, ...(sent.sni === undefined ? {} : { sni: sent.sni }) };
    if (chain.action.kind === 'tcp') {
      const { targets, source, path } = chain.action;
      const access = this.mesh.access.decide(this.proxy, { ...arrival, layer: 'tcp' });
      return withAccess(access, { steps, details: tls }, () =>
        tcpVerdict(targets, this.clusters, [...steps, { ...step('handled as bytes', source, path), decisive: true }]),
      );
    }
    const read = readRequest(sent, this.mesh.pathNormalization, chain.terminates !== 'none');
    if (read === undefined)
      return {
        outcome: 'bad-request',
        ...tls,
        code: 400,
        because: [...steps, step('the proxy refuses the path or a header')],
      };
    const access: AccessDecision = this.mesh.access.decide(this.proxy, {
      ...arrival,
      layer: 'http',
      request: { method: read.method, path: read.fullPath, host: read.authority, headers: read.headers },
    });
    if (access.outcome === 'allowed') read.claims = access.claims;
    const setting = { table: this.tableOf(chain), clusters: this.clusters, sent, steps };
    return withAccess(access, { steps, details: tls }, () => new HttpVerdicts(setting, read).decide());
  }

  private tableOf({ server, shared }: ServerChain): RouteTable {
    let table = this.tables.get(server);
    if (table === undefined) {
      table = new RouteTable(new GatewayHosts(this.mesh, this.proxy, (host) => this.services.get(host)).build(shared));
      this.tables.set(server, table);
    }
    return table;
  }
}

function refused(steps: readonly Step[], text: string): Verdict {
  return { outcome: 'refused', because: [...steps, step(text)] };
}

/** Returns the services that are visible to a gateway, by host. */
function servicesOf(mesh: Mesh, namespace: string): ReadonlyMap<string, ServiceFact> {
  const found = new Map<string, ServiceFact>();
  for (const service of mesh.servicesVisibleTo(namespace)) {
    const other = found.get(service.hostname);
    if (other === undefined || (other.registry === 'external' && service.registry === 'kubernetes'))
      found.set(service.hostname, service);
  }
  return found;
}

/**
 * Chooses the server for a connection: by the longest matching server name; a server for all names is the last resort.
 */
function chooseServer(chains: readonly ServerChain[], { sni }: SentRequest): ServerChain | undefined {
  const fitting = chains
    .filter((chain) => !isMatchAll(chain))
    .map((chain) => ({ chain, fit: sniFit(chain.sniHosts, sni) }))
    .filter(({ fit }) => fit !== undefined)
    .sort((a, b) => (b.fit ?? 0) - (a.fit ?? 0));
  return fitting[0]?.chain ?? chains.find(isMatchAll);
}

/** Reports whether the TLS handshake between client and server fails. */
function cannotHandshake({ terminates, action }: ServerChain, { tls }: SentRequest): boolean {
  if (terminates === 'none') return action.kind === 'http' && tls !== 'plaintext';
  return tls === 'plaintext' || (NEEDS_CERTIFICATE.has(terminates) && tls !== 'mtls');
}
