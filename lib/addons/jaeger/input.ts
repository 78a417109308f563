import type { JaegerProps } from '../../props';
import type { AddonInput } from '../addon';
import type { AddonLabels } from '../shared/objects';

export type JaegerInput = AddonInput<JaegerProps>;

export const DEFAULT_BASE_PATH = '/jaeger';

/** Ports of the one program that collects and shows traces. */
export const JAEGER_PORTS = {
  query: 16686,
  grpcQuery: 16685,
  zipkin: 9411,
  otlp: 4317,
  otlpHttp: 4318,
  thriftHttp: 14268,
  grpc: 14250,
  metrics: 8888,
  health: 13133,
} as const;

export function jaegerLabels({ name }: Pick<JaegerInput, 'name'>): AddonLabels {
  const labels = { app: name };
  return { labels, selector: labels };
}

/** Names of its Services: those of the samples, or beside them names of its own. */
export function jaegerServices({ name }: Pick<JaegerInput, 'name'>): {
  readonly query: string;
  readonly zipkin: string;
  readonly collector: string;
} {
  const isSample = name === 'jaeger';
  return {
    query: isSample ? 'tracing' : `${name}-query`,
    zipkin: isSample ? 'zipkin' : `${name}-zipkin`,
    collector: `${name}-collector`,
  };
}
