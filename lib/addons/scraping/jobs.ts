import type { Manifest } from '../../model';
import { toYaml } from '../../yaml/to-yaml';
import type { ObservedMesh } from '../shared/observed-mesh';
import { endpoints, type Endpoint } from './endpoints';
import type { RelabelConfig, ScrapeConfig } from './scrape-config';

export interface ScrapeOptions {
  /**
   * Whether to ask the agent beside each proxy, which gives the metrics of its application too.
   * @default - as `meshConfig.enablePrometheusMerge` says
   */
  readonly merged?: boolean;
  /** How often, for example `15s`. @default - as often as Prometheus scrapes all else */
  readonly interval?: string;
}

const META = '__meta_kubernetes_pod_';
/** The name of a label as Prometheus knows it. */
const labelName = (name: string): string => name.replace(/[^A-Za-z0-9_]/g, '_');

/** Keeps the one port of the pods that is asked for; pods that have ended keep their address and answer nothing. */
function targets({ pods = {}, port }: Endpoint): RelabelConfig[] {
  const labels = Object.keys(pods).map((name) => `${META}label_${labelName(name)}`);
  return [
    {
      source_labels: [...labels, `${META}container_port_name`],
      regex: [...Object.values(pods), port].join(';'),
      action: 'keep',
    },
    { source_labels: [`${META}phase`], regex: 'Pending|Succeeded|Failed', action: 'drop' },
  ];
}

/** What dashboards, rules and Kiali tell the sources of metrics by. */
const IDENTITY: readonly RelabelConfig[] = [
  { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
  { source_labels: [`${META}name`], target_label: 'pod' },
  { source_labels: [`${META}label_app`], target_label: 'app' },
];

function job(endpoint: Endpoint, interval: string | undefined): ScrapeConfig {
  const { namespace, portNumber, path } = endpoint;
  return {
    job_name: endpoint.job,
    ...(interval === undefined ? {} : { scrape_interval: interval }),
    ...(path === '/metrics' ? {} : { metrics_path: path }),
    kubernetes_sd_configs: [
      { role: 'pod', ...(namespace === undefined ? {} : { namespaces: { names: [namespace] } }) },
    ],
    relabel_configs: [
      ...targets(endpoint),
      ...(portNumber === undefined
        ? []
        : [
            {
              source_labels: ['__address__'],
              regex: '(.+):\\d+',
              target_label: '__address__',
              replacement: `$1:${portNumber}`,
            },
          ]),
      ...IDENTITY,
    ],
  };
}

/** Returns the jobs with which a Prometheus scrapes a mesh: istiod, all proxies, and of an ambient mesh its agents. */
export function scrapeJobs(mesh: ObservedMesh, { merged = mesh.merged, interval }: ScrapeOptions = {}): ScrapeConfig[] {
  return endpoints(mesh, merged).map((endpoint) => job(endpoint, interval));
}

export interface AdditionalScrapeConfigsOptions extends ScrapeOptions {
  /** The namespace of the Prometheus that reads it. */
  readonly namespace: string;
  /** @default 'additional-scrape-configs' */
  readonly name?: string;
  /** @default 'prometheus-additional.yaml' */
  readonly key?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Returns the Secret that a Prometheus of the Prometheus Operator takes jobs from: `additionalScrapeConfigs`. */
export function additionalScrapeConfigs(mesh: ObservedMesh, options: AdditionalScrapeConfigsOptions): Manifest {
  const { namespace, name = 'additional-scrape-configs', key = 'prometheus-additional.yaml', labels } = options;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, ...(labels === undefined ? {} : { labels: { ...labels } }) },
    type: 'Opaque',
    stringData: { [key]: toYaml([scrapeJobs(mesh, options)]) },
  };
}
