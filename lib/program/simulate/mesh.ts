import { byCreation } from '../registry/objects';
import { textOf, fieldsOf } from '../objects/read';
import type { Registry } from '../registry/registry';
import type { ServiceFact } from '../registry/services';
import { defaultExport, isVisibleIn, visibilityOf, type Visibility } from '../objects/visibility';
import { accessOf, type Access } from './access';
import { Names } from './dns';
import { DestinationRules } from './clusters/destination-rules';
import { gatewayApiRoutes, parentListeners } from './gateway-api';
import type { ParentListener } from './gateway-api/listeners';
import { istioGateways, type GatewayConfig } from './gateway/servers';
import type { PathNormalization } from './http/paths';
import type { RouteConfig } from './routes/model';
import { virtualServices } from './routes/virtual-services';
import type { OutsideMesh } from './types';

/** Route with the namespaces in which it is visible. */
export interface VisibleRoute {
  readonly config: RouteConfig;
  readonly visibility: Visibility;
}

const NORMALIZATIONS: ReadonlySet<string> = new Set(['NONE', 'BASE', 'MERGE_SLASHES', 'DECODE_AND_MERGE_SLASHES']);

/** Configuration that istiod derives from a program for all proxies. */
export class Mesh {
  private foundRoutes: readonly VisibleRoute[] | undefined;
  private foundListeners: readonly ParentListener[] | undefined;
  private foundGateways: readonly GatewayConfig[] | undefined;
  private foundRules: DestinationRules | undefined;
  private foundAccess: Access | undefined;
  readonly names: Names;
  private readonly visible = new Map<ServiceFact, Visibility>();
  private readonly seen = new Map<string, readonly ServiceFact[]>();
  private readonly outsideHosts: ReadonlySet<string>;

  constructor(
    readonly registry: Registry,
    outside: OutsideMesh = {},
  ) {
    this.outsideHosts = new Set(outside.hosts ?? []);
    this.names = new Names(registry);
  }

  /** VirtualServices and converted Gateway API routes, the oldest first. */
  get routes(): readonly VisibleRoute[] {
    return (this.foundRoutes ??= [...virtualServices(this.registry), ...gatewayApiRoutes(this.registry, this.listeners)]
      .sort(byCreation)
      .map((config) => ({ config, visibility: visibilityOf(config.exportTo, config.namespace) })));
  }

  private get listeners(): readonly ParentListener[] {
    return (this.foundListeners ??= parentListeners(this.registry));
  }

  /** Gateways of Istio, and those that istiod derives from the Gateway API. */
  get gateways(): readonly GatewayConfig[] {
    return (this.foundGateways ??= [
      ...istioGateways(this.registry.objects.of('networking.istio.io/Gateway')),
      ...this.listeners.map(({ config }) => config),
    ]);
  }

  get destinationRules(): DestinationRules {
    return (this.foundRules ??= new DestinationRules(this.registry));
  }

  get access(): Access {
    return (this.foundAccess ??= accessOf(this.registry));
  }

  get pathNormalization(): PathNormalization {
    const given = textOf(fieldsOf(this.registry.mesh.config, 'pathNormalization'), 'normalization') ?? 'BASE';
    return NORMALIZATIONS.has(given) ? (given as PathNormalization) : 'BASE';
  }

  /** Reports whether the endpoints of a host are declared to exist outside. */
  isOutside(host: string): boolean {
    return this.outsideHosts.has(host);
  }

  visibilityOf(service: ServiceFact): Visibility {
    let visibility = this.visible.get(service);
    if (visibility === undefined) {
      visibility = visibilityOf(
        service.exportTo,
        service.namespace,
        defaultExport(this.registry.mesh.config, 'defaultServiceExportTo'),
      );
      this.visible.set(service, visibility);
    }
    return visibility;
  }

  /** Returns the services that are visible in a namespace: those exported to it by name, then the public ones. */
  servicesVisibleTo(namespace: string): readonly ServiceFact[] {
    let services = this.seen.get(namespace);
    if (services === undefined) {
      const all = this.registry.services.all.filter((service) => isVisibleIn(this.visibilityOf(service), namespace));
      services = [
        ...all.filter((service) => this.visibilityOf(service) !== 'all'),
        ...all.filter((service) => this.visibilityOf(service) === 'all'),
      ];
      this.seen.set(namespace, services);
    }
    return services;
  }

  /**
   * Returns the routes that are visible in a namespace for a gateway, in istiod's order: private ones, those exported
   * to it by name, public ones. Public routes of the Gateway API in the namespace itself come first.
   */
  routesVisibleTo(namespace: string, gateway: string): readonly RouteConfig[] {
    const bound = this.routes.filter(({ config }) => config.gateways.includes(gateway));
    const named = bound.filter(({ visibility }) => visibility !== 'all' && visibility.has(namespace));
    const isPrivate = ({ config }: VisibleRoute) => config.namespace === namespace;
    const open = bound.filter(({ visibility }) => visibility === 'all');
    const isFirst = ({ config }: VisibleRoute) => config.gatewayApi && config.namespace === namespace;
    return [
      ...named.filter(isPrivate),
      ...named.filter((route) => !isPrivate(route)),
      ...open.filter(isFirst),
      ...open.filter((route) => !isFirst(route)),
    ].map(({ config }) => config);
  }
}
