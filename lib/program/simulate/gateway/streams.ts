import { hostsOverlap } from '../../objects/host-names';
import { itemsOf, numberOf, textsOf, type Fields } from '../../objects/read';
import type { ServiceFact } from '../../registry/services';
import type { FilterChain } from '../filter-chains';
import type { Mesh } from '../mesh';
import type { ProxyFact } from '../proxies';
import type { RouteConfig, Rule } from '../routes/model';
import { tcpTargets } from '../sidecar/listeners';
import type { GatewayServer } from './servers';

type StreamAction = Extract<FilterChain['action'], { kind: 'tcp' }>;

/** Routing of TCP and TLS streams at servers, from `tcp` and `tls` of VirtualServices. */
export class GatewayStreams {
  constructor(
    private readonly mesh: Mesh,
    private readonly proxy: ProxyFact,
    private readonly serviceOf: (host: string) => ServiceFact | undefined,
  ) {}

  private routesFor(server: GatewayServer): readonly RouteConfig[] {
    return this.mesh.routesVisibleTo(this.proxy.namespace, server.gateway).filter((config) =>
      server.hosts.some((written) => {
        const slash = written.indexOf('/');
        if (slash >= 0 && written.slice(0, slash) !== config.namespace) return false;
        return config.hosts.some((host) => hostsOverlap(written.slice(slash + 1), host));
      }),
    );
  }

  private isFor(match: Fields, server: GatewayServer): boolean {
    const port = numberOf(match, 'port') ?? 0;
    const gateways = textsOf(match, 'gateways');
    return (port === 0 || port === server.port) && (gateways.length === 0 || gateways.includes(server.gateway));
  }

  private action({ fields, source, path }: Rule, server: GatewayServer): StreamAction {
    return { kind: 'tcp', targets: tcpTargets(fields, { serviceOf: this.serviceOf, port: server.port }), source, path };
  }

  /**
   * Returns the destination of a stream whose TLS the server terminates, or that has none: the first rule that matches.
   */
  terminated(server: GatewayServer): StreamAction | undefined {
    for (const config of this.routesFor(server)) {
      const rules = config.gatewayApi ? [...config.tcp, ...config.tls] : config.tcp;
      for (const rule of rules) {
        const matches = itemsOf(rule.fields, 'match');
        const fits =
          matches.length === 0 ? config.tcp.includes(rule) : matches.some((match) => this.isFor(match, server));
        if (fits && itemsOf(rule.fields, 'route').length > 0) return this.action(rule, server);
      }
    }
    return undefined;
  }

  /**
   * Returns the filter chains for TLS passthrough, one for each match of a `tls` rule; a server name belongs to the
   * first match that has it.
   */
  passedThrough(server: GatewayServer): readonly FilterChain[] {
    const taken = new Set<string>();
    return this.routesFor(server)
      .flatMap(({ tls }) => tls)
      .flatMap((rule) =>
        itemsOf(rule.fields, 'match').flatMap((match) => {
          const sniHosts = textsOf(match, 'sniHosts');
          const fits =
            itemsOf(rule.fields, 'route').length > 0 &&
            this.isFor(match, server) &&
            !sniHosts.some((host) => taken.has(host));
          if (!fits) return [];
          for (const host of sniHosts) taken.add(host);
          return [{ sniHosts, cidrs: [], httpOnly: false, action: this.action(rule, server) }];
        }),
      );
  }
}
