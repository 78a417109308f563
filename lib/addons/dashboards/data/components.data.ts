import { buckets, heat, lines, quantile, rate, stat, sum, type Board } from '../vocabulary';

const CPU = 'container_cpu_usage_seconds_total';
const MEMORY = 'container_memory_working_set_bytes';
const ISTIOD = 'container="discovery", pod=~"istiod-.*"';
const PROXY = 'container="istio-proxy", pod!~"ztunnel-.*"';
const ZTUNNEL = 'container="istio-proxy", pod=~"ztunnel-.*"';
/** ztunnel and Envoy write some metrics of one name: those of ztunnel are told by its pods. */
const OF_ZTUNNEL = 'app="ztunnel"';

export const CONTROL_PLANE: Board = {
  name: 'control-plane',
  title: 'Istio: control plane',
  about: 'Whether istiod keeps proxies up to date, and what it costs.',
  needs: 'istiod',
  variables: [],
  sections: [
    {
      title: 'State',
      panels: [
        stat('Proxies connected', 'short', 'sum(pilot_xds)'),
        stat('Services', 'short', 'max(pilot_services)'),
        stat('p99 of convergence', 's', convergence(0.99), { about: 'Time from a change until proxies have it.' }),
        stat('Refused in an hour', 'short', 'sum(increase(pilot_total_xds_rejects[1h])) or vector(0)'),
        stat('Root certificate', 'dtdurations', 'min(citadel_server_root_cert_expiry_timestamp) - time()', {
 about: 'Time until it expires.' }),
        stat('Signing certificate', 'dtdurations', 'min(citadel_server_cert_chain_expiry_timestamp) - time()', {
 about: 'Time until it expires.' }),
        lines('Versions of istiod', 'short', 8, [['{{version}}', 'sum by (version) (pilot_info)']]),
        lines('Proxies by version', 'short', 8, [['{{version}}', 'sum by (version) (pilot_xds)']]),
        lines('What is declared', 'short', 8, [
          ['services', 'max(pilot_services)'],
          ['virtual services', 'max(pilot_virt_services)'],
          ['subsets', 'max(pilot_destrule_subsets)'],
        ]),
      ],
    },
    {
      title: 'Pushes',
      panels: [
        lines('Pushes by type', 'ops', 8, [['{{type}}', sum('type', rate('pilot_xds_pushes'))]], { isStacked: true }),
        lines('Why istiod pushes', 'ops', 8, [['{{type}}', sum('type', rate('pilot_push_triggers'))]], {
          isStacked: true,
        }),
        lines('What goes wrong', 'ops', 8, [
          ['refused {{type}}', sum('type', rate('pilot_total_xds_rejects'))],
          ['too slow', sum('', rate('pilot_xds_write_timeout'))],
          ['error of istiod', sum('', rate('pilot_total_xds_internal_errors'))],
          ['nonce expired {{type}}', sum('type', rate('pilot_xds_expired_nonce'))],
        ]),
        heat('Time until proxies have a change', 's', 12, buckets('pilot_proxy_convergence_time')),
        heat('Size of pushes', 'bytes', 12, buckets('pilot_xds_config_size_bytes')),
        lines('Events of the cluster', 'ops', 12, [
          ['{{type}} {{event}}', sum('type, event', rate('pilot_k8s_reg_events'))],
          ['{{type}} {{event}}', sum('type, event', rate('pilot_k8s_cfg_events'))],
        ]),
        lines('Contradictions in the configuration', 'short', 12, [
          ['inbound listeners', 'sum(pilot_conflict_inbound_listener)'],
          ['outbound TCP listeners', 'sum(pilot_conflict_outbound_listener_tcp_over_current_tcp)'],
          ['hosts of two virtual services', 'sum(pilot_vservice_dup_domain)'],
          ['clusters of one name', 'sum(pilot_duplicate_envoy_clusters)'],
        ]),
      ],
    },
    {
      title: 'Webhooks and certificates',
      panels: [
        lines('Injection', 'ops', 8, [
          ['injected', sum('', rate('sidecar_injection_success_total'))],
          ['left alone', sum('', rate('sidecar_injection_skip_total'))],
          ['failed', sum('', rate('sidecar_injection_failure_total'))],
        ]),
        lines('Checks of objects', 'ops', 8, [
          ['good', sum('', rate('galley_validation_passed'))],
          ['refused', sum('', rate('galley_validation_failed'))],
          ['error', sum('', rate('galley_validation_http_error'))],
        ]),
        lines('Certificates', 'ops', 8, [
          ['asked for', sum('', rate('citadel_server_csr_count'))],
          ['signed', sum('', rate('citadel_server_success_cert_issuance_count'))],
          ['not signed', sum('', rate('citadel_server_csr_sign_err_count'))],
          ['caller not known', sum('', rate('citadel_server_authentication_failure_count'))],
        ]),
      ],
    },
    {
      title: 'Resources',
      panels: [
        lines('CPU', 'cores', 8, [
          ['{{pod}}', sum('pod', rate(CPU, ISTIOD))],
          ['{{pod}} (process)', sum('pod', rate('process_cpu_seconds_total', 'app="istiod"'))],
        ]),
        lines('Memory', 'bytes', 8, [
          ['{{pod}}', sum('pod', `${MEMORY}{${ISTIOD}}`)],
          ['{{pod}} heap', sum('pod', 'go_memstats_heap_inuse_bytes{app="istiod"}')],
        ]),
        lines('Goroutines', 'short', 8, [['{{pod}}', sum('pod', 'go_goroutines{app="istiod"}')]]),
      ],
    },
  ],
};

/** Seconds from a change until a part of all proxies has it. */
function convergence(q: number): string {
  return quantile(q, 'pilot_proxy_convergence_time');
}

export const PERFORMANCE: Board = {
  name: 'performance',
  title: 'Istio: cost',
  about: 'CPU and memory that the mesh takes, in all and for what it does.',
  variables: [],
  sections: [
    {
      title: 'Proxies',
      panels: [
        stat('CPU of all proxies', 'cores', sum('', rate(CPU, PROXY)), { width: 6 }),
        stat('Memory of all proxies', 'bytes', sum('', `${MEMORY}{${PROXY}}`), { width: 6 }),
        stat('Proxies', 'short', `count(${MEMORY}{${PROXY}})`, { width: 6 }),
        stat('CPU for 1000 requests a second', 'cores', perThousand(), {
          width: 6,
          about: 'Both proxies of a request together.',
        }),
        lines('CPU by namespace', 'cores', 8, [['{{namespace}}', sum('namespace', rate(CPU, PROXY))]], {
          isStacked: true,
        }),
        lines('Memory by namespace', 'bytes', 8, [['{{namespace}}', sum('namespace', `${MEMORY}{${PROXY}}`)]], {
          isStacked: true,
        }),
        lines('Memory of a proxy', 'bytes', 8, [
          ['mean', `avg(${MEMORY}{${PROXY}})`],
          ['largest', `max(${MEMORY}{${PROXY}})`],
        ]),
        lines('Bytes through proxies', 'Bps', 12, [
          ['requests', sum('', rate('istio_request_bytes_sum', '@client'))],
          ['answers', sum('', rate('istio_response_bytes_sum', '@client'))],
          ['TCP sent', sum('', rate('istio_tcp_sent_bytes_total', 'reporter="source"'))],
          ['TCP received', sum('', rate('istio_tcp_received_bytes_total', 'reporter="source"'))],
        ]),
        lines('Start of agents', 's', 12, [
          ['median', 'quantile(0.5, istio_agent_startup_duration_seconds)'],
          ['slowest', 'max(istio_agent_startup_duration_seconds)'],
        ], { needs: 'merged' }),
      ],
    },
    {
      title: 'Agents of nodes',
      needs: 'ztunnel',
      panels: [
        lines('CPU of ztunnel', 'cores', 12, [['{{pod}}', sum('pod', rate(CPU, ZTUNNEL))]]),
        lines('Memory of ztunnel', 'bytes', 12, [['{{pod}}', sum('pod', `${MEMORY}{${ZTUNNEL}}`)]]),
      ],
    },
    {
      title: 'istiod',
      needs: 'istiod',
      panels: [
        lines('CPU', 'cores', 12, [['{{pod}}', sum('pod', rate(CPU, ISTIOD))]]),
        lines('Memory', 'bytes', 12, [['{{pod}}', sum('pod', `${MEMORY}{${ISTIOD}}`)]]),
      ],
    },
  ],
};

/** Cores that proxies take for a thousand requests a second. */
function perThousand(): string {
  return `${sum('', rate(CPU, PROXY))} / (${sum('', rate('istio_requests_total', '@client'))} / 1000)`;
}

const opened = (metric: string, by = 'pod'): string => sum(by, rate(metric, OF_ZTUNNEL));

export const ZTUNNEL_BOARD: Board = {
  name: 'ztunnel',
  title: 'Istio: ztunnel',
  about: 'What ztunnel carries on each node, and whether it knows what it must.',
  needs: 'ztunnel',
  variables: [],
  sections: [
    {
      title: 'Connections',
      panels: [
        lines('Opened', 'cps', 8, [['{{pod}}', opened('istio_tcp_connections_opened_total')]]),
        lines('Failed', 'cps', 8, [
          ['{{response_flags}} {{pod}}', opened('istio_tcp_connections_failed_total', 'pod, response_flags')],
        ]),
        lines('Open', 'short', 8, [['{{pod}}', sum('pod', `istio_tcp_sockets_open{${OF_ZTUNNEL}}`)]]),
        lines('Bytes', 'Bps', 8, [
          ['sent {{pod}}', opened('istio_tcp_sent_bytes_total')],
          ['received {{pod}}', opened('istio_tcp_received_bytes_total')],
        ]),
        lines('By security', 'cps', 8, [
          [
            '{{connection_security_policy}}',
            opened('istio_tcp_connections_opened_total', 'connection_security_policy'),
          ],
        ]),
        lines('DNS', 'reqps', 8, [
          ['asked', opened('istio_dns_requests_total', '')],
          ['passed on', opened('istio_dns_upstream_requests_total', '')],
          ['failed', opened('istio_dns_upstream_failures_total', '')],
        ]),
      ],
    },
    {
      title: 'What it knows',
      panels: [
        lines('Pods it serves', 'short', 8, [
          ['{{pod}}', sum('pod', 'workload_manager_active_proxy_count')],
          ['waiting at {{pod}}', sum('pod', 'workload_manager_pending_proxy_count')],
        ]),
        lines('Messages of istiod', 'ops', 8, [['{{url}}', opened('istio_xds_message_total', 'url')]]),
        lines('Streams to istiod that ended', 'ops', 8, [
          ['{{reason}}', opened('istio_xds_connection_terminations_total', 'reason')],
        ]),
      ],
    },
    {
      title: 'Nodes',
      panels: [
        lines('CPU', 'cores', 6, [['{{pod}}', sum('pod', rate(CPU, ZTUNNEL))]]),
        lines('Memory', 'bytes', 6, [['{{pod}}', sum('pod', `${MEMORY}{${ZTUNNEL}}`)]]),
        lines('CNI agents', 'short', 6, [
          ['ready', 'sum(istio_cni_install_ready)'],
          ['with ztunnel', 'sum(ztunnel_connected)'],
        ], { needs: 'cni' }),
        lines('Versions', 'short', 6, [['{{tag}}', 'sum by (tag) (istio_build{component="ztunnel"})']]),
      ],
    },
  ],
};

const wasm = (name: string): string => sum('', rate(`envoy_wasm_remote_load_${name}`));

const agents = (name: string, by: string): string => sum(by, rate(`istio_agent_wasm_${name}`));

export const WASM: Board = {
  name: 'wasm',
  title: 'Istio: Wasm extensions',
  about: 'Whether proxies get their Wasm modules, and run them.',
  variables: [],
  sections: [
    {
      title: 'Modules',
      panels: [
        lines('Virtual machines', 'short', 12, [
          ['V8', 'sum(envoy_wasm_envoy_wasm_runtime_v8_active)'],
          ['compiled in', 'sum(envoy_wasm_envoy_wasm_runtime_null_active)'],
        ]),
        lines('Created', 'ops', 12, [
          ['V8', sum('', rate('envoy_wasm_envoy_wasm_runtime_v8_created'))],
          ['compiled in', sum('', rate('envoy_wasm_envoy_wasm_runtime_null_created'))],
        ]),
      ],
    },
    {
      title: 'Loading by agents',
      needs: 'merged',
      panels: [
        lines('Modules fetched', 'ops', 8, [['{{result}}', agents('remote_fetch_count', 'result')]]),
        lines('Modules in caches', 'short', 8, [['entries', 'sum(istio_agent_wasm_cache_entries)']]),
        lines('Looked up in caches', 'ops', 8, [['found: {{hit}}', agents('cache_lookup_count', 'hit')]]),
      ],
    },
    {
      title: 'Loading by proxies',
      panels: [
        lines('Fetched', 'ops', 8, [
          ['loaded', wasm('fetch_successes')],
          ['failed', wasm('fetch_failures')],
        ]),
        lines('Cached', 'short', 8, [['entries', 'sum(envoy_wasm_remote_load_cache_entries)']]),
        lines('Cache', 'ops', 8, [
          ['hit', wasm('cache_hits')],
          ['miss', wasm('cache_misses')],
          ['known to fail', wasm('cache_negative_hits')],
        ]),
      ],
    },
  ],
};
