import type { ValueTree } from '../../model';
import { merged } from '../shared/merge';
import { DEFAULT_BASE_PATH, JAEGER_PORTS, type JaegerInput } from './input';

const at = (port: number): object => ({ endpoint: `0.0.0.0:${port}` });

const TELEMETRY = {
  resource: { 'service.name': 'jaeger' },
  metrics: {
    level: 'detailed',
    readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: JAEGER_PORTS.metrics } } } }],
  },
  logs: { level: 'info' },
};

/** The configuration of Jaeger, as data: traces of every protocol end in Badger, on the pod's volume. */
export function jaegerConfig({ props }: JaegerInput): ValueTree {
  const config = {
    service: {
      extensions: ['jaeger_storage', 'jaeger_query', 'remote_sampling', 'healthcheckv2', 'expvar', 'zpages'],
      pipelines: {
        traces: {
          receivers: ['otlp', 'jaeger', 'zipkin'],
          processors: ['batch'],
          exporters: ['jaeger_storage_exporter'],
        },
      },
      telemetry: TELEMETRY,
    },
    extensions: {
      jaeger_query: { base_path: props.basePath ?? DEFAULT_BASE_PATH, storage: { traces: 'badger_storage' } },
      jaeger_storage: {
        backends: {
          badger_storage: {
            badger: { ephemeral: false, directories: { keys: '/badger/key', values: '/badger/data/' } },
          },
        },
      },
      remote_sampling: {
        file: { path: null, default_sampling_probability: 1, reload_interval: '1s' },
        http: at(5778),
        grpc: at(5779),
      },
      healthcheckv2: { use_v2: true, http: at(JAEGER_PORTS.health), grpc: null },
      expvar: at(27777),
      zpages: at(27778),
    },
    receivers: {
      otlp: { protocols: { grpc: at(JAEGER_PORTS.otlp), http: at(JAEGER_PORTS.otlpHttp) } },
      jaeger: {
        protocols: {
          grpc: at(JAEGER_PORTS.grpc),
          thrift_http: at(JAEGER_PORTS.thriftHttp),
          thrift_binary: at(6832),
          thrift_compact: at(6831),
        },
      },
      zipkin: at(JAEGER_PORTS.zipkin),
    },
    processors: { batch: null },
    exporters: { jaeger_storage_exporter: { trace_storage: 'badger_storage' } },
  };
  return merged(config, props.config);
}
