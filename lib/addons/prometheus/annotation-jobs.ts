import { drop, keep, labelmap, replace, type Relabel } from './relabel';

const META = '__meta_kubernetes_';
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** How targets that need the account of the server are reached. */
const byAccount = (role: string, skipVerify: boolean): object => ({
  bearer_token_file: `${ACCOUNT}/token`,
  kubernetes_sd_configs: [{ role }],
  scheme: 'https',
  tls_config: { ca_file: `${ACCOUNT}/ca.crt`, ...(skipVerify && { insecure_skip_verify: true }) },
});

const NODE_LABELS = labelmap(`${META}node_label_(.+)`);

/** Metrics of kubelets: straight from them, or through the API server. */
function nodeJob(name: string, path: string, direct: boolean): object {
  const job = { job_name: name, ...byAccount('node', direct) };
  if (!direct) {
    const proxied = [
      NODE_LABELS,
      { replacement: 'kubernetes.default.svc:443', target_label: '__address__' },
      {
        regex: '(.+)',
        replacement: `/api/v1/nodes/$1/proxy${path}`,
        source_labels: [`${META}node_name`],
        target_label: '__metrics_path__',
      },
    ];
    return { ...job, relabel_configs: proxied };
  }
  if (path === '/metrics') return { ...job, relabel_configs: [NODE_LABELS] };
  const kept = { source_labels: ['__metrics_path__'], target_label: 'metrics_path' };
  return { ...job, metrics_path: path, relabel_configs: [NODE_LABELS, kept] };
}

/** Targets that ask by annotation to be scraped; the slow ones less often. */
function annotated(of: 'pod' | 'service', slow: boolean): object {
  const annotation = (name: string): string => `${META}${of}_annotation_prometheus_io_${name}`;
  const chosen = slow
    ? [keep(true, annotation('scrape_slow'))]
    : [keep(true, annotation('scrape')), drop(true, annotation('scrape_slow'))];
  const name = of === 'pod' ? 'kubernetes-pods' : 'kubernetes-service-endpoints';
  return {
    job_name: slow ? `${name}-slow` : name,
    honor_labels: true,
    kubernetes_sd_configs: [{ role: of === 'pod' ? 'pod' : 'endpoints' }],
    relabel_configs: [
      ...chosen,
      replace('__scheme__', [annotation('scheme')], '(https?)'),
      replace('__metrics_path__', [annotation('path')], '(.+)'),
      ...addressOf(of, annotation('port')),
      labelmap(annotation('param_(.+)'), '__param_$1'),
      labelmap(`${META}${of}_label_(.+)`),
      replace('namespace', [`${META}namespace`]),
      replace(of, [`${META}${of}_name`]),
      ...(of === 'pod' ? [drop('Pending|Succeeded|Failed|Completed', `${META}pod_phase`)] : []),
      replace('node', [`${META}pod_node_name`]),
    ],
    ...(slow && { scrape_interval: '5m', scrape_timeout: '30s' }),
  };
}

/** The address with the port of the annotation: of a pod by its IP, of version 6 or 4. */
function addressOf(of: 'pod' | 'service', port: string): Relabel[] {
  if (of === 'service') return [replace('__address__', ['__address__', port], '(.+?)(?::\\d+)?;(\\d+)', '$1:$2')];
  const sources = [port, `${META}pod_ip`];
  return [
    replace('__address__', sources, '(\\d+);(([A-Fa-f0-9]{1,4}::?){1,7}[A-Fa-f0-9]{1,4})', '[$2]:$1'),
    replace('__address__', sources, '(\\d+);((([0-9]+?)(\\.|$)){4})', '$2:$1'),
  ];
}

const copied = (source: string, target_label: string): Relabel => ({ source_labels: [source], target_label });

const PROBES = {
  job_name: 'kubernetes-services',
  honor_labels: true,
  kubernetes_sd_configs: [{ role: 'service' }],
  metrics_path: '/probe',
  params: { module: ['http_2xx'] },
  relabel_configs: [
    keep(true, `${META}service_annotation_prometheus_io_probe`),
    copied('__address__', '__param_target'),
    { replacement: 'blackbox', target_label: '__address__' },
    copied('__param_target', 'instance'),
    labelmap(`${META}service_label_(.+)`),
    copied(`${META}namespace`, 'namespace'),
    copied(`${META}service_name`, 'service'),
  ],
};

const PUSHGATEWAY = {
  job_name: 'prometheus-pushgateway',
  honor_labels: true,
  kubernetes_sd_configs: [{ role: 'service' }],
  relabel_configs: [keep('pushgateway', `${META}service_annotation_prometheus_io_probe`)],
};

/** The job of the server itself. */
export const ownJob = (prefix: string | undefined) => ({
  job_name: 'prometheus',
  ...(prefix !== undefined && { metrics_path: `${prefix}/metrics` }),
  static_configs: [{ targets: ['localhost:9090'] }],
});

/**
 * The jobs of Istio's samples: the API server, nodes, and all pods and Services that ask for it by annotation.
 *
 * @param direct whether metrics of kubelets are read from them
 * @param prefix path under which the server serves its own
 */
export function annotationJobs(direct: boolean, prefix: string | undefined): object[] {
  const apiServers = keep(
    'default;kubernetes;https',
    `${META}namespace`,
    `${META}service_name`,
    `${META}endpoint_port_name`,
  );
  return [
    { job_name: 'kubernetes-api-servers', ...byAccount('endpoints', false), relabel_configs: [apiServers] },
    nodeJob('kubernetes-nodes', '/metrics', direct),
    nodeJob('kubernetes-nodes-cadvisor', '/metrics/cadvisor', direct),
    annotated('pod', false),
    annotated('pod', true),
    annotated('service', false),
    annotated('service', true),
    PROBES,
    ownJob(prefix),
    PUSHGATEWAY,
  ];
}
