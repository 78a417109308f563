import { readRequest, sentRequest, type SentRequest } from '../arriving';
import { ProxyClusters } from '../clusters/clusters-of';
import { step } from '../explain';
import { chooseChain, type FilterChain } from '../filter-chains';
import { withoutPort } from '../http/http-request';
import { HttpVerdicts } from '../http/http-verdict';
import type { Mesh } from '../mesh';
import { describeProxy, type ProxyFact } from '../proxies';
import type { VirtualHost } from '../routes/model';
import { RouteTable } from '../routes/virtual-hosts';
import { tcpVerdict } from '../tcp-verdict';
import type { ProxyRequest, Step, Verdict } from '../types';
import { catchAllHost } from '../unknown-traffic';
import { ANY_ADDRESS, SidecarListeners, type Listener } from './listeners';
import type { SidecarScope } from './scope';
import { SidecarHosts } from './virtual-hosts';

/** Outbound side of one sidecar. */
export class SidecarOutbound {
  private readonly listeners = new Map<number, ReadonlyMap<string, Listener>>();
  private readonly hosts = new Map<number, readonly VirtualHost[]>();
  private readonly tables = new Map<string, RouteTable>();
  private readonly clusters: ProxyClusters;

  constructor(
    private readonly mesh: Mesh,
    private readonly proxy: ProxyFact,
    private readonly scope: SidecarScope,
  ) {
    this.clusters = new ProxyClusters(mesh, proxy, (host) => scope.serviceOf(host));
  }

  handle(request: ProxyRequest): Verdict {
    const sent = sentRequest(request);
    const address = request.address ?? this.mesh.names.addressOf(withoutPort(sent.host), this.proxy.namespace);
    const onPort = this.listenersOn(sent.port);
    const listener = onPort.get(address) ?? onPort.get(ANY_ADDRESS);
    const found =
      listener === undefined ? `no listener for ${address}:${sent.port}` : `listener ${listener.address}:${sent.port}`;
    const steps = [step(`${describeProxy(this.proxy)}, ${found}`)];
    if (listener === undefined) return this.unknownTraffic(steps);
    const shape = { destination: address, sni: sent.sni, isTls: sent.tls !== 'plaintext', isHttp: sent.isHttp };
    const chain = chooseChain(listener.chains, shape) ?? listener.otherwise;
    if (chain === undefined) return this.unknownTraffic(steps);
    return chain.action.kind === 'tcp'
      ? tcpVerdict(chain.action.targets, this.clusters, [
          ...steps,
          step('handled as bytes', chain.action.source, chain.action.path),
        ])
      : this.http(chain.action, sent, steps);
  }

  private listenersOn(port: number): ReadonlyMap<string, Listener> {
    let listeners = this.listeners.get(port);
    if (listeners === undefined) {
      listeners = new SidecarListeners(this.mesh, this.scope, this.proxy, port).build();
      this.listeners.set(port, listeners);
    }
    return listeners;
  }

  private http(action: Extract<FilterChain['action'], { kind: 'http' }>, sent: SentRequest, steps: Step[]): Verdict {
    const request = readRequest(sent, this.mesh.pathNormalization, false);
    if (request === undefined)
      return { outcome: 'bad-request', code: 400, because: [...steps, step('the proxy refuses the path or a header')] };
    const table = this.tableOf(sent.port, action.onlyFor);
    return new HttpVerdicts({ table, clusters: this.clusters, sent, steps }, request).decide();
  }

  /**
   * Returns the virtual hosts of a port: those that the first `egress` for it admits, also where another one has the
   * service for which there is a listener.
   */
  private hostsOf(port: number): readonly VirtualHost[] {
    let hosts = this.hosts.get(port);
    if (hosts === undefined) {
      const egress = this.scope.listeners.find((one) => one.port === undefined || one.port.number === port);
      hosts = egress === undefined ? [] : new SidecarHosts(this.mesh, this.scope, egress, this.proxy, port).build();
      this.hosts.set(port, hosts);
    }
    return hosts;
  }

  /** Returns the virtual hosts of a port; of a sniffed port only those of the service at the address. */
  private tableOf(port: number, onlyFor: string | undefined): RouteTable {
    const key = `${port}|${onlyFor ?? ''}`;
    let table = this.tables.get(key);
    if (table === undefined) {
      const hosts = this.hostsOf(port);
      const own = hosts.filter(({ domains }) => onlyFor !== undefined && domains.includes(onlyFor.toLowerCase()));
      table = new RouteTable(
        onlyFor === undefined
          ? [...hosts, catchAllHost(this.scope.outboundMode, this.scope.egressProxy)]
          : own.map((host) => (own.length === 1 ? { ...host, domains: ['*'] } : host)),
      );
      this.tables.set(key, table);
    }
    return table;
  }

  private unknownTraffic(steps: readonly Step[]): Verdict {
    const { outboundMode, egressProxy } = this.scope;
    if (outboundMode !== 'ALLOW_ANY') {
      return { outcome: 'black-hole', because: [...steps, step('unknown traffic is blocked (REGISTRY_ONLY)')] };
    }
    if (egressProxy !== undefined) return tcpVerdict([{ cluster: egressProxy }], this.clusters, steps);
    return {
      outcome: 'forwarded',
      layer: 'tcp',
      passthrough: true,
      because: [...steps, step('unknown traffic passes as it is (ALLOW_ANY)')],
    };
  }
}
