import { ingressUrl } from './shared/ingress';
import type { ResolvedAddon } from '../model';
import type {
  AddonIngressProps,
  AddonPortServiceProps,
  ExternalGrafana,
  GrafanaProps,
  JaegerProps,
  KialiProps,
} from '../props';
import type { AddonName } from '../props/addons';
import { GRAFANA_PORT } from './grafana/input';
import { DEFAULT_BASE_PATH, JAEGER_PORTS, jaegerServices } from './jaeger/input';
import { LOKI_PORTS } from './loki/input';
import { OTEL_PORTS } from './otel/input';
import { PROMETHEUS_PORT } from './prometheus/input';
import { SKYWALKING_PORTS } from './skywalking/input';
import { ZIPKIN_PORT } from './zipkin/input';
import type { Placed } from './shared/objects';

/** The host of a Service as another namespace finds it. */
const host = ({ name, namespace }: Placed): string => `${name}.${namespace}`;

const fullHost = (at: Placed): string => `${host(at)}.svc.cluster.local`;

/** The port of a Service that programs may choose. */
const portOf = ({ settings }: ResolvedAddon, usual: number): number =>
  (settings as { readonly service?: AddonPortServiceProps }).service?.port ?? usual;

export const prometheusUrl = (at: ResolvedAddon): string => `http://${host(at)}:${portOf(at, PROMETHEUS_PORT)}`;
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
const misplaced = (kind: string, { name, namespace }: Placed): string => `${kind} ${namespace}/${name}`;

/** What an addon stands for at a path of props: `tracing.to`, `addons.kiali.grafana`, `prometheus`. */
type Stand = (at: ResolvedAddon, path: string, links: () => readonly Record<string, unknown>[]) => unknown;

const isLast = (path: string, prop: string): boolean => path === prop || path.endsWith(`.${prop}`);

const STANDS: Readonly<Record<AddonName, Stand>> = {
  prometheus: prometheusUrl,
  grafana: (at, path, links) =>
    isLast(path, 'grafana') ? grafanaForKiali(at, at.settings as GrafanaProps, links()) : grafanaUrl(at),
  loki: (at, path) => (isLast(path, 'logs') ? lokiOtlpUrl(at) : lokiUrl(at)),
  jaeger: (at, path) => {
    if (isLast(path, 'to')) return TRACING_ADDRESSES.jaeger(at);
    return isLast(path, 'traces') ? jaegerOtlpUrl(at) : { url: jaegerQueryUrl(at, at.settings as JaegerProps) };
  },
  zipkin: (at, path) => (isLast(path, 'to') ? TRACING_ADDRESSES.zipkin(at) : misplaced('Zipkin', at)),
  skywalking: (at, path) => (isLast(path, 'to') ? TRACING_ADDRESSES.skywalking(at) : misplaced('SkyWalking', at)),
  otel: (at, path) => {
    const backend = TRACING_ADDRESSES.otel(at);
    if (path === 'accessLogs.to') return { name: `${at.name}-logs`, otlp: backend.otlp };
    return isLast(path, 'to') ? backend : misplaced('OtelCollector', at);
  },
  kiali: (at) => misplaced('Kiali', at),
};

/** What an addon stands for at a path of props; `links` are the dashboards that Kiali may link to. */
export const addressAt: (...args: Parameters<Stand>) => unknown = (at, path, links) =>
  STANDS[at.addon as AddonName](at, path, links);

/** The URL inside the cluster at which each addon is reached. */
export function addonUrl(at: ResolvedAddon): string {
  const urls: Readonly<Record<AddonName, () => string>> = {
    prometheus: () => prometheusUrl(at),
    grafana: () => grafanaUrl(at),
    loki: () => lokiUrl(at),
    jaeger: () => {
      const { basePath = DEFAULT_BASE_PATH } = at.settings as JaegerProps;
      return `http://${host({ ...at, name: jaegerServices(at).query })}${basePath}`;
    },
    zipkin: () => `http://${host(at)}:${ZIPKIN_PORT}`,
    skywalking: () => `http://${host({ ...at, name: `${at.name}-ui` })}:${SKYWALKING_PORTS.ui}`,
    otel: () => `http://${host(at)}:${OTEL_PORTS.grpc}`,
    kiali: () => `http://${host(at)}:20001${(at.settings as KialiProps).webRoot ?? '/kiali'}`,
  };
  return urls[at.addon as AddonName]();
}

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
