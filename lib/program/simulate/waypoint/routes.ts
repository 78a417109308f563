import { hostsOverlap } from '../../objects/host-names';
import { itemsOf, numberOf, optionalFields, textMapOf, textOf, textsOf, type Fields } from '../../objects/read';
import type { ServiceFact } from '../../registry/services';
import type { Mesh } from '../mesh';
import type { ProxyFact } from '../proxies';
import { httpRoutes } from '../routes/build';
import { ANY_PATH } from '../routes/conditions';
import type { HttpRoute, RouteConfig, Rule } from '../routes/model';
import { retriesOf } from '../routes/retries';
import { MESH_GATEWAYS } from '../sidecar/virtual-hosts';

/** Returns the routes that a waypoint applies to a service: those of its own namespace and of the service's. */
export function routesForService(mesh: Mesh, proxy: ProxyFact, service: ServiceFact): readonly RouteConfig[] {
  return mesh
    .routesVisibleTo(proxy.namespace, 'mesh')
    .filter(
      (config) =>
        (config.namespace === proxy.namespace || config.namespace === service.namespace) &&
        config.hosts.some((host) => hostsOverlap(host, service.hostname)),
    );
}

/** Returns the HTTP routes of a service's port at a waypoint; a default one where no route applies. */
export function waypointRoutes(mesh: Mesh, proxy: ProxyFact, service: ServiceFact, port: number): readonly HttpRoute[] {
  const meshRetries = optionalFields(mesh.registry.mesh.config, 'defaultHttpRetryPolicy');
  const context = {
    labels: proxy.labels,
    namespace: proxy.namespace,
    gateways: MESH_GATEWAYS,
    port,
    isTls: false,
    isWaypoint: true,
    meshRetries,
    serviceOf: (host: string) => mesh.registry.services.ofHost(host)[0],
  };
  const routes = routesForService(mesh, proxy, service).flatMap((config) => httpRoutes(config, context));
  if (routes.length > 0) return routes;
  const retries = retriesOf(undefined, meshRetries);
  return [
    {
      name: '',
      match: ANY_PATH,
      conditions: [],
      source: service.source,
      path: 'spec',
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
    },
  ];
}

/** Reports whether a match of a stream applies at a waypoint, which knows neither labels nor namespaces of callers. */
function holds(match: Fields, port: number): boolean {
  const gateways = textsOf(match, 'gateways');
  const wanted = numberOf(match, 'port') ?? 0;
  return (
    (gateways.length === 0 || gateways.includes('mesh')) &&
    Object.keys(textMapOf(match, 'sourceLabels')).length === 0 &&
    textOf(match, 'sourceNamespace') === undefined &&
    (wanted === 0 || wanted === port)
  );
}

function firstRule(rules: readonly Rule[], fits: (match: Fields) => boolean): Rule | undefined {
  return rules.find(({ fields }) => {
    const matches = itemsOf(fields, 'match');
    return itemsOf(fields, 'route').length > 0 && (matches.length === 0 || matches.some(fits));
  });
}

/** Returns the rule for the streams of a service's port: TLS rules come before TCP rules. */
export function waypointStreamRule(
  configs: readonly RouteConfig[],
  service: ServiceFact,
  port: number,
): Rule | undefined {
  const isForName = (match: Fields) => textsOf(match, 'sniHosts').join() === service.hostname && holds(match, port);
  return (
    firstRule(
      configs.flatMap(({ tls }) => tls),
      isForName,
    ) ??
    firstRule(
      configs.flatMap(({ tcp }) => tcp),
      (match) => holds(match, port),
    )
  );
}
