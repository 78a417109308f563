/** What differs between releases in the data and functions that istiod gives to templates, and in what its proxies expect of a pod. */
export interface TemplateFacts {
  /** Template data has `ProxyInitImage`: the init container may run another image than the proxy. */
  readonly proxyInitImage: boolean;
  /** OpenTelemetry resource attributes of the workload reach the proxy as an environment variable. */
  readonly otelResourceAttributes: boolean;
  /** The compliance policy `fips-140-3` also restricts the agent's Go runtime. */
  readonly fipsOnlyRuntime: boolean;
  /** Characters that are cut off both ends of a canonical service name; without it only a dash at the end is. */
  readonly canonicalNameEdges?: string;
  /** The agentgateway proxies sign their own workload certificates: CA address, a token of their own for it, and its trust anchor. */
  readonly agentgatewayCertificates: boolean;
  /** Ports of a Gateway's Service carry the listener's protocol instead of TCP. */
  readonly gatewayPortProtocol: boolean;
  /** The workload socket volume of a Gateway's pods names no source, so that an overlay can give one. */
  readonly openWorkloadSocket: boolean;
  /** The template `agentgateway-waypoint` exists. */
  readonly agentgatewayWaypoint: boolean;
}

export interface TemplateReleaseChange {
  /** The first release with the change. */
  readonly from: string;
  readonly facts: Partial<TemplateFacts>;
  /** Functions that istiod adds to Go's and sprig's. */
  readonly functions: readonly string[];
}

/** Changes in the order of the releases. The first entry is complete; a release has all changes up to its own. */
export const TEMPLATE_RELEASES: readonly [TemplateReleaseChange & { facts: TemplateFacts }, ...TemplateReleaseChange[]] = [
  {
    from: '1.29.0',
    facts: {
      proxyInitImage: false,
      otelResourceAttributes: false,
      fipsOnlyRuntime: false,
      agentgatewayCertificates: false,
      gatewayPortProtocol: false,
      openWorkloadSocket: false,
      agentgatewayWaypoint: false,
    },
    functions: [
      'annotation', 'appendMultusNetwork', 'applicationPorts', 'contains', 'directory', 'env', 'excludeInboundPort', 'excludeInterfaces',
      'formatDuration', 'fromJSON', 'includeInboundPorts', 'indent', 'isset', 'kubevirtInterfaces', 'mergeMaps', 'omit', 'protoToJSON', 'strdict',
      'structToJSON', 'toJSON', 'toJsonMap', 'toLower', 'toYaml', 'valueOrDefault',
    ],
  },
  { from: '1.29.1', facts: {}, functions: ['omitNil'] },
  { from: '1.30.0', facts: { otelResourceAttributes: true, agentgatewayCertificates: true }, functions: ['otelResourceAttributes'] },
  {
    from: '1.31.0',
    facts: {
      proxyInitImage: true,
      fipsOnlyRuntime: true,
      canonicalNameEdges: '-_.',
      gatewayPortProtocol: true,
      openWorkloadSocket: true,
      agentgatewayWaypoint: true,
    },
    functions: [],
  },
];

/** Functions of Go's text/template and of sprig that the template language uses; every istiod has them. */
export const COMMON_FUNCTIONS = [
  'and', 'append', 'eq', 'ge', 'index', 'join', 'list', 'ne', 'not', 'or', 'printf', 'quote', 'set', 'toJson', 'trimAll', 'trimSuffix', 'trunc',
] as const;
