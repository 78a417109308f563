import type { ValueTree } from '../../model';
import { merged } from '../shared/merge';
import { LOKI_PORTS, type LokiInput } from './input';

const ROOT = '/var/loki';
const OFF = { enabled: false };

/** The configuration of Loki, as data: all roles in one pod, which keeps logs on its volume. */
export function lokiConfig({ name, namespace, props }: LokiInput): ValueTree {
  const host = (service: string): string => `${service}.${namespace}.svc.cluster.local`;
  const config = {
    auth_enabled: false,
    bloom_build: { builder: { planner_address: '' }, ...OFF },
    bloom_gateway: { client: { addresses: '' }, ...OFF },
    common: {
      compactor_grpc_address: `${host(name)}:${LOKI_PORTS.grpc}`,
      path_prefix: ROOT,
      replication_factor: 1,
      storage: { filesystem: { chunks_directory: `${ROOT}/chunks`, rules_directory: `${ROOT}/rules` } },
    },
    frontend: { scheduler_address: '', tail_proxy_url: '' },
    frontend_worker: { scheduler_address: '' },
    index_gateway: { mode: 'simple' },
    limits_config: {
      max_cache_freshness_per_query: '10m',
      query_timeout: '300s',
      reject_old_samples: true,
      reject_old_samples_max_age: '168h',
      split_queries_by_interval: '15m',
      volume_enabled: true,
    },
    memberlist: { join_members: [host(`${name}-memberlist`)] },
    pattern_ingester: OFF,
    query_range: { align_queries_with_step: true },
    ruler: { storage: { type: 'local' }, wal: { dir: `${ROOT}/ruler-wal` } },
    runtime_config: { file: '/etc/loki/runtime-config/runtime-config.yaml' },
    schema_config: {
      configs: [
        {
          from: '2024-04-01',
          index: { period: '24h', prefix: 'index_' },
          object_store: 'filesystem',
          schema: 'v13',
          store: 'tsdb',
        },
      ],
    },
    server: {
      grpc_listen_port: LOKI_PORTS.grpc,
      http_listen_port: LOKI_PORTS.http,
      http_server_read_timeout: '600s',
      http_server_write_timeout: '600s',
    },
    storage_config: {
      bloom_shipper: { working_directory: `${ROOT}/data/bloomshipper` },
      boltdb_shipper: { index_gateway_client: { server_address: '' } },
      hedging: { at: '250ms', max_per_second: 20, up_to: 3 },
      tsdb_shipper: { index_gateway_client: { server_address: '' } },
      use_thanos_objstore: false,
    },
    tracing: OFF,
  };
  return merged(config, props.config);
}
