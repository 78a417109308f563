import type { OtelCollectorProps } from '../../props';
import type { AddonInput } from '../addon';
import type { AddonLabels } from '../shared/objects';

export type OtelInput = AddonInput<OtelCollectorProps>;

export const OTEL_PORTS = { grpc: 4317, http: 4318 } as const;

export function otelLabels({ name }: Pick<OtelInput, 'name'>): AddonLabels {
  const labels = { app: name };
  return { labels, selector: labels };
}

/** Key of the configuration in the ConfigMap, and its file in the pod. */
export const CONFIG_KEY = 'opentelemetry-collector-config';
