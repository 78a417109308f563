import { intersectHosts } from '../../objects/host-names';
import { optionalFields, type Fields } from '../../objects/read';
import type { ServiceFact } from '../../registry/services';
import { isVisibleIn } from '../../objects/visibility';
import type { Mesh } from '../mesh';
import type { ProxyFact } from '../proxies';
import { httpRoutes } from '../routes/build';
import { isCatchAll, type HttpRoute, type RouteConfig, type VirtualHost } from '../routes/model';
import type { GatewayServer } from './servers';

/** Returns the hosts of a server that routes of a namespace may use. */
export function serverHostsFor(hosts: readonly string[], namespace: string): string[] {
  return hosts.flatMap((host) => {
    const slash = host.indexOf('/');
    if (slash < 0) return [host];
    return [namespace, '*'].includes(host.slice(0, slash) === '*' ? '*' : host.slice(0, slash))
      ? [host.slice(slash + 1)]
      : [];
  });
}

interface Draft {
  routes: HttpRoute[];
  requireTls: boolean;
}

/** Builder of the virtual hosts for servers that share one route configuration. */
export class GatewayHosts {
  private readonly drafts = new Map<string, Draft>();
  private readonly written = new Map<string, readonly HttpRoute[]>();

  constructor(
    private readonly mesh: Mesh,
    private readonly proxy: ProxyFact,
    private readonly serviceOf: (host: string) => ServiceFact | undefined,
  ) {}

  build(servers: readonly GatewayServer[]): readonly VirtualHost[] {
    for (const server of servers) {
      for (const config of this.mesh.routesVisibleTo(this.proxy.namespace, server.gateway))
        this.addRoutes(server, config);
      if (server.tls?.httpsRedirect === true)
        for (const host of server.hosts) this.draft(host.toLowerCase()).requireTls = true;
    }
    return [...this.drafts].map(([host, { routes, requireTls }]) => ({
      name: `${host}:${servers[0].port}`,
      domains: [host],
      // Catch-all routes come last, whichever object has them.
      routes: [...routes.filter((route) => !isCatchAll(route)), ...routes.filter(isCatchAll)],
      ...(requireTls ? { requireTls } : {}),
    }));
  }

  private draft(host: string): Draft {
    let draft = this.drafts.get(host);
    if (draft === undefined) this.drafts.set(host, (draft = { routes: [], requireTls: false }));
    return draft;
  }

  private addRoutes(server: GatewayServer, config: RouteConfig): void {
    const hosts = intersectHosts(serverHostsFor(server.hosts, config.namespace), config.hosts);
    if (hosts.length === 0) return;
    const routes = this.routesOf(server, config);
    if (routes.length === 0) return;
    for (const host of hosts) {
      const draft = this.draft(host.toLowerCase());
      draft.routes.push(...routes);
      if (server.tls?.httpsRedirect === true) draft.requireTls = true;
    }
  }

  /** Returns the routes of one VirtualService for one gateway, cached for the first server that needs them. */
  private routesOf(server: GatewayServer, config: RouteConfig): readonly HttpRoute[] {
    const key = `${server.gateway}|${config.namespace}/${config.name}`;
    let routes = this.written.get(key);
    if (routes === undefined) {
      routes = httpRoutes(config, {
        labels: this.proxy.labels,
        namespace: this.proxy.namespace,
        gateways: new Set([server.gateway]),
        port: server.port,
        isTls: server.tls !== undefined,
        isWaypoint: false,
        meshRetries: this.meshRetries,
        serviceOf: (host) => this.serviceFor(host, config.namespace),
      });
      if (routes.length > 0) this.written.set(key, routes);
    }
    return routes;
  }

  private get meshRetries(): Fields | undefined {
    return optionalFields(this.mesh.registry.mesh.config, 'defaultHttpRetryPolicy');
  }

  /**
   * Returns the service of a host: that of the route's namespace, if it is visible to the proxy, else any visible one.
   */
  private serviceFor(host: string, namespace: string): ServiceFact | undefined {
    const own = this.mesh.registry.services.inNamespace(host, namespace);
    return own !== undefined && isVisibleIn(this.mesh.visibilityOf(own), this.proxy.namespace)
      ? own
      : this.serviceOf(host);
  }
}
