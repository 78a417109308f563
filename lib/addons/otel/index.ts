import { host, isLast, misplaced, TRACING_ADDRESSES } from '../addresses';
import type { OtelCollectorProps } from '../../props';
import { emit } from '../../yaml/emit';
import type { Addon } from '../addon';
import { configMap, networkPolicy } from '../shared/objects';
import { addonService, port } from '../shared/service';
import { otelConfig } from './config';
import { otelDeployment } from './deployment';
import { CONFIG_KEY, OTEL_PORTS, otelLabels } from './input';

/** An OpenTelemetry Collector: takes traces and access logs by OTLP, and passes them on. */
export const otel: Addon<OtelCollectorProps> = {
  name: 'otel',
  defaultName: 'opentelemetry-collector',
  url: (at) => `http://${host(at)}:${OTEL_PORTS.grpc}`,
  stand: (at, path) => {
    const backend = TRACING_ADDRESSES.otel(at);
    if (path === 'accessLogs.to') return { name: `${at.name}-logs`, otlp: backend.otlp };
    return isLast(path, 'to') ? backend : misplaced('OtelCollector', at);
  },
  objects: {
    'network-policy': (input) =>
      input.props.networkPolicy === true
        ? networkPolicy(input, otelLabels(input), Object.values(OTEL_PORTS))
        : undefined,
    'config-map': (input) =>
      configMap({ name: `${input.name}-conf`, namespace: input.namespace }, otelLabels(input).labels, {
        [CONFIG_KEY]: emit(otelConfig(input)),
      }),
    'service': (input) =>
      addonService(input, otelLabels(input).labels, input.props.service, {
        ports: [port('grpc-otlp', OTEL_PORTS.grpc), port('http-otlp', OTEL_PORTS.http)],
        selector: otelLabels(input).selector,
      }),
    'deployment': otelDeployment,
  },
};
