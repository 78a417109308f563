import { intersectHosts } from '../objects/host-names';
import { isVisibleIn, visibilityOf } from '../objects/visibility';
import type { GatewayConfig } from '../simulate/gateway/servers';
import { serverHostsFor } from '../simulate/gateway/virtual-hosts';
import type { RouteConfig } from '../simulate/routes/model';
import type { Destinations } from './destinations';
import type { Drawing } from './drawing';
import { istioGatewayId, kubernetesGatewayId, listenerParent } from './gateways';
import type { Program } from './program';

/** Node at which the requests of a route arrive. */
export interface Front {
  /** Gateway as routes name it: `mesh`, `shop/public`. */
  readonly gateway: string;
  readonly id: string;
  /** Reason why no proxy applies the route there. */
  readonly inactive?: string;
}

/** Nodes at which the requests of routes arrive: gateways, and the services that callers in the mesh name. */
export class RouteFronts {
  private readonly gateways: ReadonlyMap<string, { readonly config: GatewayConfig; readonly id: string }>;
  private readonly namespaces = new Map<GatewayConfig, ReadonlySet<string>>();

  constructor(
    private readonly program: Program,
    private readonly drawing: Drawing,
    private readonly destinations: Destinations,
  ) {
    const { registry, mesh } = program;
    const sets = new Map(
      registry.objects
        .of('gateway.networking.k8s.io/ListenerSet')
        .map((set): [string, string] => [set.source, listenerParent(set)]),
    );
    this.gateways = new Map(
      mesh.gateways.map((config) => {
        const { namespace, name, selector, servers } = config;
        const source = servers[0]?.source ?? '';
        const own = source.slice(source.indexOf('/') + 1);
        const id = selector === undefined ? (sets.get(source) ?? kubernetesGatewayId(namespace, own)) : undefined;
        return [`${namespace}/${name}`, { config, id: id ?? istioGatewayId(namespace, name) }];
      }),
    );
  }

  of(config: RouteConfig): readonly Front[] {
    return config.gateways.flatMap((gateway) =>
      gateway === 'mesh' ? this.ofMesh(config) : [this.at(config, gateway)],
    );
  }

  private ofMesh(config: RouteConfig): Front[] {
    const visibility = visibilityOf(config.exportTo, config.namespace);
    const isNowhere = visibility !== 'all' && visibility.size === 0;
    const inactive = isNowhere ? { inactive: 'it is exported to no namespace' } : {};
    const ids = new Set(config.hosts.map((host) => this.destinations.host(host, config.namespace)));
    return [...ids].map((id) => ({ gateway: 'mesh', id, ...inactive }));
  }

  private at(config: RouteConfig, gateway: string): Front {
    const known = this.gateways.get(gateway);
    if (known === undefined) return this.undeclared(gateway);
    const inactive = this.whyInactive(config, known.config);
    return { gateway, id: known.id, ...(inactive === undefined ? {} : { inactive }) };
  }

  private undeclared(gateway: string): Front {
    const slash = gateway.indexOf('/');
    const [namespace, name] = [gateway.slice(0, slash), gateway.slice(slash + 1)];
    const id = istioGatewayId(namespace, name);
    const isOutside = this.program.facts.gateways.has(namespace, name);
    const place = { label: name, parent: this.drawing.namespace(namespace), namespace };
    this.drawing.node({ id, kind: 'gateway', ...place, facts: { declared: isOutside ? 'outside the program' : 'no' } });
    return { gateway, id, ...(isOutside ? {} : { inactive: `no object declares the Gateway ${gateway}` }) };
  }

  private whyInactive(route: RouteConfig, gateway: GatewayConfig): string | undefined {
    const isServed = gateway.servers.some(
      ({ hosts }) => intersectHosts(serverHostsFor(hosts, route.namespace), route.hosts).length > 0,
    );
    if (!isServed) return 'no server of the gateway has one of its hosts';
    const visibility = visibilityOf(route.exportTo, route.namespace);
    const namespaces = [...this.namespacesOf(gateway)];
    if (namespaces.length === 0 || namespaces.some((namespace) => isVisibleIn(visibility, namespace))) return undefined;
    return 'it is not exported to the namespace of the gateway';
  }

  /** Returns the namespaces of the pods of a gateway that the program declares. */
  private namespacesOf(gateway: GatewayConfig): ReadonlySet<string> {
    let found = this.namespaces.get(gateway);
    if (found === undefined) this.namespaces.set(gateway, (found = new Set(this.podNamespaces(gateway))));
    return found;
  }

  private podNamespaces({ selector, workloads = [] }: GatewayConfig): string[] {
    if (selector === undefined) return workloads.map((workload) => workload.slice(0, workload.indexOf('/')));
    const wanted = Object.entries(selector);
    return this.program.registry.pods.all
      .filter(({ labels }) => wanted.every(([key, value]) => labels[key] === value))
      .map(({ namespace }) => namespace);
  }
}
