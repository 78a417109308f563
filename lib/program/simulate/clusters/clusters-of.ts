import { optionalFields, textMapOf, textOf, type Fields } from '../../objects/read';
import { matchesLabels } from '../../objects/selectors';
import { podPortOf, portOf, type EndpointFact, type PortFact, type ServiceFact } from '../../registry/services';
import type { Cluster, ClusterRef, Clusters } from './clusters';
import { trafficSetting, type MergedRule } from './destination-rules';
import type { Mesh } from '../mesh';
import type { ProxyFact } from '../proxies';
import type { UpstreamTls } from '../types';

const MODES: ReadonlySet<string> = new Set(['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL']);

/** Fields of the hash key in a consistent hash policy. */
const HASH_KEYS = ['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'] as const;

function isSticky(loadBalancer: Fields | undefined): boolean {
  const hash = loadBalancer && optionalFields(loadBalancer, 'consistentHash');
  return (
    hash !== undefined && HASH_KEYS.some((key) => hash[key] !== undefined && hash[key] !== false && hash[key] !== '')
  );
}

/** Returns the number of endpoints that istiod lists for a port; undefined where the proxy resolves them itself. */
function endpointCount(
  service: ServiceFact,
  port: PortFact,
  subset: Fields | undefined,
  endpoints: readonly EndpointFact[],
): number | undefined {
  if (service.resolution !== 'static') return undefined;
  const labels = subset === undefined ? {} : textMapOf(subset, 'labels');
  return endpoints.filter(
    (endpoint) => matchesLabels(labels, endpoint.labels) && podPortOf(port, endpoint.pod) !== undefined,
  ).length;
}

/** Clusters of a sidecar or gateway, for the services that are visible to it. */
export class ProxyClusters implements Clusters {
  private readonly known = new Map<string, Cluster | undefined>();

  constructor(
    private readonly mesh: Mesh,
    private readonly proxy: Pick<ProxyFact, 'namespace' | 'labels'>,
    private readonly serviceOf: (host: string) => ServiceFact | undefined,
  ) {}

  find(ref: ClusterRef): Cluster | undefined {
    const key = `${ref.port}|${ref.subset ?? ''}|${ref.host}`;
    if (!this.known.has(key)) this.known.set(key, this.make(ref));
    return this.known.get(key);
  }

  private make(ref: ClusterRef): Cluster | undefined {
    const service = this.serviceOf(ref.host);
    const port = service && portOf(service, ref.port);
    if (service === undefined || port === undefined) return undefined;
    const rule = this.mesh.destinationRules.find(service, this.proxy.namespace, this.proxy.labels);
    const subset = ref.subset === undefined ? undefined : rule?.subsets.find(({ name }) => name === ref.subset);
    if (ref.subset !== undefined && subset === undefined) return undefined;
    const endpoints = this.mesh.isOutside(service.hostname)
      ? undefined
      : endpointCount(service, port, subset, this.mesh.registry.services.endpointsOf(service));
    return {
      ...ref,
      service,
      ...(endpoints === undefined ? {} : { endpoints }),
      tls: this.tlsOf(service, rule, subset, ref.port),
      sticky: isSticky(trafficSetting(rule, subset, ref.port, 'loadBalancer')),
      ...(rule === undefined ? {} : { rule: rule.source }),
    };
  }

  /** Returns the TLS mode of connections to endpoints: by a rule, else mTLS where the endpoints support it. */
  private tlsOf(
    service: ServiceFact,
    rule: MergedRule | undefined,
    subset: Fields | undefined,
    port: number,
  ): UpstreamTls {
    const mode = textOf(trafficSetting(rule, subset, port, 'tls') ?? {}, 'mode');
    if (mode !== undefined && MODES.has(mode)) return mode as UpstreamTls;
    if (trafficSetting(rule, subset, port, 'tls') !== undefined) return 'DISABLE';
    if (service.meshExternal || !this.mesh.registry.mesh.autoMtls) return 'DISABLE';
    const direct =
      service.resolution === 'passthrough' ||
      textOf(trafficSetting(rule, subset, port, 'loadBalancer') ?? {}, 'simple') === 'PASSTHROUGH';
    if (direct && !this.allHaveMtls(service)) return 'DISABLE';
    if (this.mesh.access.namespaceMtls(service.namespace) === 'DISABLE') return 'DISABLE';
    return service.resolution === 'passthrough' ? 'ISTIO_MUTUAL' : 'AUTO';
  }

  /** Reports whether every endpoint accepts mTLS: only then do direct connections to endpoints use it. */
  private allHaveMtls(service: ServiceFact): boolean {
    const endpoints = this.mesh.registry.services.endpointsOf(service);
    return endpoints.length > 0 && endpoints.every(({ pod }) => pod?.mode === 'sidecar');
  }
}
