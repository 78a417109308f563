import { ingressUrl } from './shared/ingress';
import type { ResolvedAddon } from '../model';
import type { AddonIngressProps, AddonPortServiceProps, ExternalGrafana, JaegerProps } from '../props';
import { GRAFANA_PORT } from './grafana/input';
import { DEFAULT_BASE_PATH, JAEGER_PORTS, jaegerServices } from './jaeger/input';
import { LOKI_PORTS } from './loki/input';
import { OTEL_PORTS } from './otel/input';
import { PROMETHEUS_PORT } from './prometheus/input';
import type { Placed } from './shared/objects';

/** The host of a Service as another namespace finds it. */
export const host = ({ name, namespace }: Placed): string => `${name}.${namespace}`;

const fullHost = (at: Placed): string => `${host(at)}.svc.cluster.local`;

/** The port of a Service that programs may choose. */
const portOf = ({ settings }: ResolvedAddon, usual: number): number =>
  (settings as { readonly service?: AddonPortServiceProps }).service?.port ?? usual;

export const prometheusUrl = (at: ResolvedAddon): string => {
  const { routePrefix = '' } = at.settings as { readonly routePrefix?: string };
  return `http://${host(at)}:${portOf(at, PROMETHEUS_PORT)}${routePrefix}`;
};
export const lokiUrl = (at: Placed): string => `http://${host(at)}:${LOKI_PORTS.http}`;
export const lokiOtlpUrl = (at: Placed): string => `${lokiUrl(at)}/otlp`;
export const grafanaUrl = (at: ResolvedAddon): string => `http://${host(at)}:${portOf(at, GRAFANA_PORT)}`;
export const jaegerOtlpUrl = (at: Placed): string =>
  `http://${host({ ...at, name: jaegerServices(at).collector })}:${JAEGER_PORTS.otlp}`;

/** Where Kiali reads the traces of a Jaeger. */
export const jaegerQueryUrl = (at: Placed, { basePath = DEFAULT_BASE_PATH }: Pick<JaegerProps, 'basePath'>): string =>
  `http://${host({ ...at, name: jaegerServices(at).query })}:${JAEGER_PORTS.grpcQuery}${basePath}`;

/** Where proxies send traces, and by which protocol. */
export const TRACING_ADDRESSES = {
  jaeger: (at: Placed) => ({
    name: at.name,
    otlp: `${fullHost({ ...at, name: jaegerServices(at).collector })}:${JAEGER_PORTS.otlp}`,
  }),
  zipkin: (at: Placed) => ({ name: at.name, zipkin: `${fullHost(at)}:9411` }),
  skywalking: (at: Placed) => ({ name: at.name, skywalking: `${fullHost({ ...at, name: `${at.name}-oap` })}:11800` }),
  otel: (at: Placed) => ({ name: at.name, otlp: `${fullHost(at)}:${OTEL_PORTS.grpc}` }),
} as const;

/** What cannot stand in a place: shown in a problem. */
export const misplaced = (kind: string, { name, namespace }: Placed): string => `${kind} ${namespace}/${name}`;

/** Reports whether a path of props ends with a prop. */
export const isLast = (path: string, prop: string): boolean => path === prop || path.endsWith(`.${prop}`);

/** A Grafana as Kiali links to it. */
export function grafanaForKiali(
  at: ResolvedAddon,
  { externalUrl, ingress }: { readonly externalUrl?: string; readonly ingress?: AddonIngressProps },
  dashboards: readonly Record<string, unknown>[],
): ExternalGrafana {
  const publicUrl = externalUrl ?? ingressUrl(ingress);
  return {
    url: grafanaUrl(at),
    ...(publicUrl !== undefined && { publicUrl }),
    ...(dashboards.length > 0 && { dashboards }),
  };
}
