import type { ValueTree } from '../../model';
import { merged } from '../shared/merge';
import { OTEL_PORTS, type OtelInput } from './input';

const at = (port: number): object => ({ endpoint: `0.0.0.0:${port}` });

/** Host and port of a URL, for exporters by gRPC. */
const target = (url: string): string => url.replace(/^\w+:\/\//, '').replace(/\/.*$/, '');

/**
 * The configuration of the collector, as data: what comes by OTLP goes on to where traces and logs go, or into the
 * collector's own log.
 */
export function otelConfig({ props }: OtelInput): ValueTree {
  const { traces, logs } = props as { readonly traces?: string; readonly logs?: string };
  const pipeline = (exporter: string): object => ({
    receivers: ['otlp'],
    processors: ['batch'],
    exporters: [exporter],
  });
  const config = {
    receivers: { otlp: { protocols: { grpc: at(OTEL_PORTS.grpc), http: at(OTEL_PORTS.http) } } },
    processors: { batch: null },
    exporters: {
      ...(traces !== undefined && { 'otlp/traces': { endpoint: target(traces), tls: { insecure: true } } }),
      ...(logs !== undefined && { 'otlphttp/logs': { endpoint: logs } }),
      debug: { verbosity: 'basic' },
    },
    service: {
      pipelines: {
        logs: pipeline(logs === undefined ? 'debug' : 'otlphttp/logs'),
        traces: pipeline(traces === undefined ? 'debug' : 'otlp/traces'),
      },
    },
  };
  return merged(config, props.config);
}
