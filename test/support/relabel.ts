import type { RelabelConfig, ScrapeConfig } from '../../lib/addons/scraping/scrape-config';

type Labels = Readonly<Record<string, string>>;

/** A pod as the discovery of Prometheus sees it. */
export interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly ip: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly phase?: string;
  readonly ports: readonly { readonly container: string; readonly name: string; readonly number: number }[];
}

const sane = (name: string): string => name.replace(/[^A-Za-z0-9_]/g, '_');

/** The targets of a pod before relabeling: each declared port is one. */
function targetsOf(pod: Pod): Labels[] {
  const host = pod.ip.includes(':') ? `[${pod.ip}]` : pod.ip;
  const meta = '__meta_kubernetes_pod_';
  const of = (kind: string, values: Labels = {}): [string, string][] =>
    Object.entries(values).flatMap(([name, value]) => [
      [`${meta}${kind}_${sane(name)}`, value],
      [`${meta}${kind}present_${sane(name)}`, 'true'],
    ]);
  return pod.ports.map(({ container, name, number }) => ({
    __address__: `${host}:${number}`,
    __meta_kubernetes_namespace: pod.namespace,
    [`${meta}name`]: pod.name,
    [`${meta}ip`]: pod.ip,
    [`${meta}phase`]: pod.phase ?? 'Running',
    [`${meta}container_name`]: container,
    [`${meta}container_port_name`]: name,
    [`${meta}container_port_number`]: String(number),
    ...Object.fromEntries([...of('label', pod.labels), ...of('annotation', pod.annotations)]),
  }));
}

/** One step of relabeling, as Prometheus does it. */
function step(labels: Labels | undefined, config: RelabelConfig): Labels | undefined {
  if (labels === undefined) return undefined;
  const { source_labels = [], separator = ';', regex = '(.*)', replacement = '$1', action = 'replace' } = config;
  const value = source_labels.map((name) => labels[name] ?? '').join(separator);
  const pattern = new RegExp(`^(?:${regex})$`);
  switch (action) {
    case 'keep':
      return pattern.test(value) ? labels : undefined;
    case 'drop':
      return pattern.test(value) ? undefined : labels;
    case 'replace':
      if (!pattern.test(value)) return labels;
      return { ...labels, [String(config.target_label)]: value.replace(pattern, replacement) };
    default:
      throw new Error(`no test for ${action}`);
  }
}

/** A target after relabeling: where it is asked, and the labels that its series get. */
export function scraped(job: ScrapeConfig, pods: readonly Pod[]): string[] {
  const namespaces = job.kubernetes_sd_configs.flatMap(({ namespaces: only }) => only?.names ?? []);
  const seen = pods.filter(({ namespace }) => namespaces.length === 0 || namespaces.includes(namespace));
  return seen.flatMap(targetsOf).flatMap((target) => {
    const labels = (job.relabel_configs ?? []).reduce<Labels | undefined>(step, target);
    if (labels === undefined) return [];
    const own = Object.entries(labels).filter(([name, value]) => !name.startsWith('__') && value !== '');
    const text = own.map(([name, value]) => `${name}=${value}`).join(' ');
    return [`${labels.__address__}${job.metrics_path ?? '/metrics'} ${text}`];
  });
}
