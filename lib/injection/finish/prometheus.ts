import type { Problem } from '../../model';
import { findProxy } from '../pod/containers';
import { goJson } from '../pod/go-json';
import type { ReleaseFacts } from '../../releases';
import type { Message } from '../proxy/mesh-message';
import type { Pod } from '../pod/typed-pod';

type Annotations = Record<string, string>;

const MERGE = 'prometheus.istio.io/merge-metrics';
const SECURE_PORT = 'prometheus.istio.io/secure-port';
const SCRAPE_TARGETS = 'prometheus.istio.io/scrape-targets';
const METRICS_PATH = '/stats/prometheus';
const DEFAULT_TARGET_PATH = '/metrics';
const SECURE_PORT_ENV = 'ENVOY_SECURE_MERGED_METRICS_PORT';
const ANNOTATIONS_ENV = 'ISTIO_PROMETHEUS_ANNOTATIONS';
const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/** Ports of the data plane, from which no metrics of the application can be scraped, with the purpose of each. */
const RESERVED_PORTS: Readonly<Record<number, string>> = {
  15000: 'administration of Envoy',
  15001: 'capture of outbound traffic',
  15004: 'debugging of istiod',
  15006: 'capture of inbound traffic',
  15008: 'HBONE tunnel',
  15020: 'status of the agent, with the merged metrics',
  15021: 'health of Envoy',
  15053: 'DNS proxy',
  15090: 'metrics of Envoy, which are merged anyway',
};

/**
 * Returns an annotation name as a Prometheus label name, in which every other character is an underscore:
 * `prometheus.io/port` equals `prometheus-io/port`.
 */
const asLabel = (name: string): string => name.replace(/[^a-zA-Z0-9_]/g, '_');
const isSame = (name: string, other: string): boolean => asLabel(name) === asLabel(other);

function find(annotations: Annotations, name: string): string | undefined {
  const key = Object.keys(annotations).find((other) => isSame(other, name));
  return key === undefined ? undefined : annotations[key];
}

export const prometheusPort = (annotations: Annotations): string | undefined => find(annotations, 'prometheus.io/port');

/** Removes the scrape annotations, those that the release knows, in every spelling. */
export function clearPrometheusAnnotations(annotations: Annotations, facts: ReleaseFacts): void {
  const names = [
    'prometheus.io/path',
    'prometheus.io/port',
    'prometheus.io/scrape',
    ...(facts.scrapeTargets ? [SCRAPE_TARGETS] : []),
  ];
  for (const key of Object.keys(annotations)) if (names.some((name) => isSame(key, name))) delete annotations[key];
}

/**
 * Merges metrics: moves the application's scrape annotations into the proxy's environment, and points the annotations
 * to the agent, which serves the metrics of both.
 * https://istio.io/latest/docs/ops/integrations/prometheus/#metrics-merging
 */
export function mergePrometheus(
  pod: Pod,
  mesh: Message,
  statusPort: number,
  facts: ReleaseFacts,
  path: string,
): Problem[] {
  const annotations = pod.metadata.annotations ?? {};
  if (!isScraped(annotations) || !mergesMetrics(annotations, mesh)) return [];
  if (prometheusPort(annotations) === String(statusPort)) return [];
  const scrape = readScrape(annotations, facts);
  const problems = facts.scrapeTargets ? checkPorts(scrape, annotations, statusPort, path) : [];
  const proxy = findProxy(pod);
  if (proxy && (scrape.scrape || scrape.path || scrape.port || scrape.targets)) {
    proxy.env = [...(proxy.env ?? []), { name: ANNOTATIONS_ENV, value: goJson(scrape) }];
  }
  clearPrometheusAnnotations(annotations, facts);
  pod.metadata.annotations = {
    ...annotations,
    'prometheus.io/port': String(statusPort),
    'prometheus.io/path': METRICS_PATH,
    'prometheus.io/scrape': 'true',
  };
  return problems;
}

/** Returns whether the pod is scraped: false only where an annotation has a word for false. */
function isScraped(annotations: Annotations): boolean {
  const values = Object.keys(annotations)
    .filter((key) => isSame(key, 'prometheus.io/scrape'))
    .map((key) => annotations[key]);
  const clear = values.find((value) => TRUE.includes(value) || FALSE.includes(value));
  return clear === undefined || TRUE.includes(clear);
}

function mergesMetrics(annotations: Annotations, mesh: Message): boolean {
  const own = annotations[MERGE];
  if (own !== undefined && (TRUE.includes(own) || FALSE.includes(own))) return TRUE.includes(own);
  return mesh.enablePrometheusMerge !== false;
}

interface Scrape {
  scrape: string;
  path: string;
  port: string;
  targets?: { port: string; path: string }[];
}

function readScrape(annotations: Annotations, facts: ReleaseFacts): Scrape {
  const read = (name: string): string => find(annotations, name) ?? '';
  const scrape: Scrape = {
    scrape: read('prometheus.io/scrape'),
    path: read('prometheus.io/path'),
    port: read('prometheus.io/port'),
  };
  const targets = facts.scrapeTargets ? readTargets(read(SCRAPE_TARGETS)) : [];
  return targets.length === 0 ? scrape : { ...scrape, path: targets[0].path, port: targets[0].port, targets };
}

/** Parses `port:path` pairs, separated by commas. An entry without a port makes the whole list void. */
function readTargets(list: string): { port: string; path: string }[] {
  const entries = list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const targets = entries.map((entry) => {
    const colon = entry.indexOf(':');
    const port = (colon < 0 ? entry : entry.slice(0, colon)).trim();
    return { port, path: (colon < 0 ? '' : entry.slice(colon + 1).trim()) || DEFAULT_TARGET_PATH };
  });
  return targets.some((target) => target.port === '') ? [] : targets;
}

function checkPorts(scrape: Scrape, annotations: Annotations, statusPort: number, path: string): Problem[] {
  const ports = scrape.targets ? scrape.targets.map((target) => target.port) : scrape.port === '' ? [] : [scrape.port];
  const name =
    Object.keys(annotations).find((key) => isSame(key, scrape.targets ? SCRAPE_TARGETS : 'prometheus.io/port')) ?? '';
  return ports.flatMap((text): Problem[] => {
    const port = /^[+-]?\d+$/.test(text) ? Number(text) : 0;
    const message =
      port < 1 || port > 65535
        ? 'a port number is from 1 to 65535'
        : port === statusPort
          ? 'this is the port on which the agent serves the merged metrics'
          : RESERVED_PORTS[port] && `the port belongs to the proxy (${RESERVED_PORTS[port]})`;
    if (!message) return [];
    return [
      {
        severity: 'error',
        code: 'injection/scrape-port',
        path: `${path}["${name}"]`,
        found: text,
        message,
        fix: 'name a port of the application',
      },
    ];
  });
}

/**
 * Announces the port of secure merged metrics in an annotation, where the proxy's environment sets one and the user has
 * not announced it.
 */
export function announceSecurePort(pod: Pod): void {
  const annotations = pod.metadata.annotations ?? {};
  if (find(annotations, SECURE_PORT) !== undefined) return;
  const port = findProxy(pod)?.env?.find(
    ({ name, value }) => name === SECURE_PORT_ENV && value && value !== '0',
  )?.value;
  if (port) pod.metadata.annotations = { ...annotations, [SECURE_PORT]: port };
}
