import { ingressUrl } from './shared/ingress';
import type { AddonIngressProps, ExternalGrafana, JaegerProps } from '../props';
import { GRAFANA_PORT } from './grafana/input';
import { DEFAULT_BASE_PATH, JAEGER_PORTS, jaegerServices } from './jaeger/input';
import { LOKI_PORTS } from './loki/input';
import { OTEL_PORTS } from './otel/input';
import { PROMETHEUS_PORT } from './prometheus/input';
import type { Placed } from './shared/objects';

/** The host of a Service as another namespace finds it. */
const host = ({ name, namespace }: Placed): string => `${name}.${namespace}`;

const fullHost = (at: Placed): string => `${host(at)}.svc.cluster.local`;

export const prometheusUrl = (at: Placed): string => `http://${host(at)}:${PROMETHEUS_PORT}`;
export const lokiUrl = (at: Placed): string => `http://${host(at)}:${LOKI_PORTS.http}`;
export const lokiOtlpUrl = (at: Placed): string => `${lokiUrl(at)}/otlp`;
export const grafanaUrl = (at: Placed): string => `http://${host(at)}:${GRAFANA_PORT}`;
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

/** A Grafana as Kiali links to it. */
export function grafanaForKiali(
  at: Placed,
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
