import type { Json } from '../../../lib/model';

/** Turns what istiod sends into the static configuration of a stock Envoy, whose clusters all lead to local servers. */

/** Objects of xDS as they come: fields are read where a proxy's configuration has them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- xDS has no types here
export type Fields = Record<string, any>;

/** What istiod sends to one proxy. */
export interface Sent {
  readonly listeners: readonly Fields[];
  readonly routes: readonly Fields[];
  readonly clusters: readonly Fields[];
  readonly endpoints: readonly Fields[];
}

export interface Bootstrap {
  readonly config: Json;
  /** Local port of each listener that is bound, by the name and by the port that istiod gave it. */
  readonly ports: Readonly<Record<string, number>>;
  /** Names of the clusters, by the number of their socket. */
  readonly clusters: readonly string[];
  /** Routes by the name under which Envoy reports them. */
  readonly routes: readonly Fields[];
}

/** Filters that a stock Envoy has. Those of Istio's own build only count and exchange metadata. */
const KNOWN_FILTERS = [
  'filters.http.rbac',
  'filters.http.jwt_authn',
  'filters.http.fault',
  'filters.http.cors',
  'filters.http.router',
  'filters.network.rbac',
  'filters.network.tcp_proxy',
  'filters.network.http_connection_manager',
  'filters.network.set_filter_state',
  'filters.http.set_filter_state',
  'filters.http.connect',
];
const typeOf = (filter: Fields): string => filter.typed_config?.['@type'] ?? '';
const isKnown = (filter: Fields): boolean => KNOWN_FILTERS.some((name) => typeOf(filter).includes(name));

const EXACT = { append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' };
const DETAILS = ['x-details', '%RESPONSE_CODE_DETAILS%'];
const ROUTE = ['x-route', '%ROUTE_NAME%'];
const added = ([key, value]: readonly string[]): object => ({ header: { key, value }, ...EXACT });
const LOCAL_REPLIES = {
  mappers: [
    {
      filter: { status_code_filter: { comparison: { op: 'GE', value: { default_value: 0, runtime_key: 'none' } } } },
      headers_to_add: [DETAILS, ROUTE].map(added),
    },
  ],
};

class Builder {
  readonly ports: Record<string, number> = {};
  readonly names: string[] = [];
  readonly named: Fields[] = [];
  private readonly isGateway: boolean;

  constructor(
    private readonly sent: Sent,
    private readonly folder: string,
    private nextPort: number,
  ) {
    this.isGateway = !sent.listeners.some(({ name }) => /^virtual|^connect_terminate/.test(name));
  }

  cluster(one: Fields): Fields {
    const internal = JSON.stringify(one.load_assignment ?? {}).includes('main_internal');
    if (internal) return one;
    const index = this.names.push(one.name) - 1;
    const count =
      one.type === 'EDS' ? this.endpointCount(one) : one.type === 'ORIGINAL_DST' ? 1 : countOf(one.load_assignment);
    const endpoint = { endpoint: { address: { pipe: { path: `${this.folder}/c${index}.sock` } } } };
    return {
      name: one.name,
      type: 'STATIC',
      connect_timeout: '2s',
      load_assignment: {
        cluster_name: one.name,
        endpoints: count > 0 ? [{ lb_endpoints: [endpoint] }] : [],
      },
    };
  }

  private endpointCount(one: Fields): number {
    const name = one.eds_cluster_config?.service_name ?? one.name;
    return countOf(this.sent.endpoints.find(({ cluster_name }) => cluster_name === name));
  }

  /** Copies to mirrors are left out: they would arrive as the request does. */
  private route(one: Fields): Fields {
    const name = `r${this.named.push(one) - 1}`;
    const { request_mirror_policies: _mirrors, ...action } = (one.route ?? {}) as Fields;
    const response_headers_to_add = [...(one.response_headers_to_add ?? []), added(['x-route', name])];
    return { ...one, ...(one.route && { route: action }), name, response_headers_to_add };
  }

  private routeConfig(one: Fields): Fields {
    const virtual_hosts = (one.virtual_hosts ?? []).map((host: Fields) => ({
      ...host,
      routes: (host.routes ?? []).map((route: Fields) => this.route(route)),
    }));
    return { ...one, virtual_hosts, validate_clusters: false };
  }

  private manager(config: Fields): Fields {
    const { rds, access_log: _log, tracing: _tracing, ...rest } = config;
    const found = rds ? this.sent.routes.find(({ name }) => name === rds.route_config_name) : config.route_config;
    return {
      ...rest,
      route_config: this.routeConfig(found ?? { name: rds?.route_config_name, virtual_hosts: [] }),
      http_filters: (config.http_filters ?? []).filter(isKnown),
      local_reply_config: LOCAL_REPLIES,
    };
  }

  private filter(one: Fields): Fields {
    const { access_log: _log, ...config } = one.typed_config as Fields;
    if (!typeOf(one).includes('http_connection_manager')) return { ...one, typed_config: config };
    return { ...one, typed_config: this.manager(one.typed_config as Fields) };
  }

  private chain(one: Fields): Fields {
    return { ...one, filters: (one.filters ?? []).filter(isKnown).map((filter: Fields) => this.filter(filter)) };
  }

  listener(one: Fields): Fields {
    const { access_log: _log, additional_addresses: _more, listener_filters_timeout: _time, ...rest } = one;
    const internal = one.internal_listener !== undefined;
    const learns = one.use_original_dst || this.isGateway;
    const chains = {
      filter_chains: (one.filter_chains ?? []).map((chain: Fields) => this.chain(chain)),
      ...(one.default_filter_chain && { default_filter_chain: this.chain(one.default_filter_chain) }),
      listener_filters: [...(learns ? [PROXY] : []), ...listenerFilters(one.listener_filters, internal)],
    };
    if (internal || one.bind_to_port === false) return withoutSds({ ...rest, ...chains });
    const port = this.nextPort++;
    this.ports[one.name] = port;
    this.ports[String(one.address.socket_address.port_value)] = port;
    return withoutSds({
      ...rest,
      ...chains,
      address: { socket_address: { address: '127.0.0.1', port_value: port } },
      enable_reuse_port: false,
    });
  }
}

const countOf = (assignment: Fields | undefined): number =>
  (assignment?.endpoints ?? []).reduce((sum: number, { lb_endpoints = [] }: Fields) => sum + lb_endpoints.length, 0);

/** Where the kernel would say what a client connected to, a PROXY header says it. */
const PROXY = {
  name: 'proxy',
  typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol' },
};
const listenerFilters = (filters: readonly Fields[] = [], internal: boolean): Fields[] =>
  filters.map((one) => (!internal && typeOf(one).includes('original_dst') ? PROXY : one));

/** Certificates come from the static secrets of the same names; a text in the filter state is Envoy's own. */
function withoutSds<T>(value: T): T {
  if (value === 'istio.hashable_string') return 'envoy.hashable_string' as T;
  if (Array.isArray(value)) return value.map((item) => withoutSds<unknown>(item)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'sds_config');
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutSds<unknown>(item)])) as T;
}

function secretNames(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  for (const [, name] of JSON.stringify(value).matchAll(/"name":"((?:default|ROOTCA|kubernetes:|file-)[^"]*)"/g))
    found.add(name);
  return found;
}

export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

const secret = (name: string, files: Certificates): object =>
  name === 'ROOTCA' || name.endsWith('-cacert')
    ? { name, validation_context: { trusted_ca: { filename: files.authority } } }
    : {
        name,
        tls_certificate: {
          certificate_chain: { filename: files.certificate },
          private_key: { filename: files.key },
        },
      };

/** The configuration of an Envoy, whose listeners are bound from a port on. */
export function bootstrap(sent: Sent, folder: string, firstPort: number, files: Certificates): Bootstrap {
  const builder = new Builder(sent, folder, firstPort);
  const clusters = sent.clusters.map((one) => builder.cluster(one));
  const listeners = sent.listeners.map((one) => builder.listener(one));
  const config = {
    bootstrap_extensions: [
      {
        name: 'internal',
        typed_config: {
          '@type': 'type.googleapis.com/envoy.extensions.bootstrap.internal_listener.v3.InternalListener',
        },
      },
    ],
    static_resources: {
      listeners,
      clusters,
      secrets: [...secretNames(sent.listeners)].map((name) => secret(name, files)),
    },
  };
  return { config: config as Json, ports: builder.ports, clusters: builder.names, routes: builder.named };
}
