import { CHARTS, isRecord, MeshProblems, type ChartName, type ValueTree } from '../model';
import { charts } from '../mesh/charts/charts';
import { VALUES } from '../api/values/shapes';
import { readYaml } from '../yaml/read-yaml';
import type { ImportDocument } from './documents';
import type { Notes } from './noted';
import { at, type Tree } from './tree';

/** Helm values of one chart, with the release that their wrapper names. */
export interface HelmSource {
  readonly chart: ChartName;
  readonly release: string;
  readonly namespace: string;
  readonly values: Tree;
  /** Path of the values in their document. */
  readonly path: string;
}

/** Hints of the caller about bare values. */
export interface HelmHints {
  readonly chart?: ChartName;
  readonly release?: string;
  readonly namespace?: string;
}

/** Other names of charts, of the charts' archives and of umbrella charts. */
const ALIASES: Readonly<Record<string, ChartName>> = {
  'istio-base': 'base',
  'istio-discovery': 'istiod',
  'istio-cni': 'cni',
  'istio-ztunnel': 'ztunnel',
  'istio-ingressgateway': 'gateway',
  'istio-egressgateway': 'gateway',
  'istio-gateway': 'gateway',
};

/** Returns the chart of Istio with a name: `istiod`, `istio-base`, `charts/gateway`. */
export function chartNamed(name: unknown): ChartName | undefined {
  const last =
    String(name ?? '')
      .split('/')
      .pop() ?? '';
  return CHARTS.find((chart) => chart === last) ?? ALIASES[last];
}

const SAIL: Readonly<Record<string, { chart: ChartName; section?: string }>> = {
  Istio: { chart: 'istiod', section: 'pilot' },
  IstioRevision: { chart: 'istiod', section: 'pilot' },
  IstioCNI: { chart: 'cni', section: 'cni' },
  ZTunnel: { chart: 'ztunnel', section: 'ztunnel' },
};

/** Returns the values of all charts in a document; undefined where it has none. */
export function helmSources(document: ImportDocument, hints: HelmHints, notes: Notes): HelmSource[] | undefined {
  const { tree } = document;
  const group = String(tree.apiVersion ?? '').split('/')[0];
  if (group === 'argoproj.io' && tree.kind === 'Application') return argo(tree, notes);
  if (group === 'helm.toolkit.fluxcd.io' && tree.kind === 'HelmRelease') return flux(tree);
  if (group === 'sailoperator.io' && SAIL[String(tree.kind)]) return sail(tree);
  if (Array.isArray(tree.helmCharts)) return kustomize(tree.helmCharts);
  if (tree.apiVersion !== undefined && tree.kind !== undefined) return undefined;
  return umbrella(tree, hints) ?? [bare(tree, document, hints)];
}

const text = (value: unknown, usual: string): string => (typeof value === 'string' && value !== '' ? value : usual);
const record = (value: unknown): Tree => (isRecord(value) ? value : {});

function flux(tree: ValueTree): HelmSource[] {
  const chart = chartNamed(at(tree, ['spec', 'chart', 'spec', 'chart']));
  if (!chart) return [];
  return [
    {
      chart,
      release: text(at(tree, ['spec', 'releaseName']), text(at(tree, ['metadata', 'name']), charts[chart].release)),
      namespace: text(at(tree, ['spec', 'targetNamespace']), text(at(tree, ['metadata', 'namespace']), 'istio-system')),
      values: record(at(tree, ['spec', 'values'])),
      path: 'spec.values',
    },
  ];
}

function argo(tree: ValueTree, notes: Notes): HelmSource[] {
  const several = at(tree, ['spec', 'sources']);
  const sources = Array.isArray(several)
    ? several.map((source: unknown, i) => ({ source, path: `spec.sources[${i}]` }))
    : [{ source: at(tree, ['spec', 'source']), path: 'spec.source' }];
  return sources.flatMap(({ source, path }): HelmSource[] => {
    const chart = chartNamed(at(source, ['chart']) ?? at(source, ['path']));
    if (!chart) return [];
    const helm = record(at(source, ['helm']));
    if (Array.isArray(helm.parameters) && helm.parameters.length > 0) {
      const message = 'parameters of the command line are not read';
      notes.add({
        severity: 'error',
        code: 'import/parameters',
        path: `${path}.helm.parameters`,
        value: helm.parameters,
        message,
        fix: 'write them as values',
      });
    }
    const inText = typeof helm.values === 'string' ? readYaml(helm.values) : helm.values;
    return [
      {
        chart,
        release: text(helm.releaseName, text(at(tree, ['metadata', 'name']), charts[chart].release)),
        namespace: text(at(tree, ['spec', 'destination', 'namespace']), 'istio-system'),
        values: record(helm.valuesObject ?? inText),
        path: `${path}.helm.${helm.valuesObject ? 'valuesObject' : 'values'}`,
      },
    ];
  });
}

function kustomize(entries: readonly unknown[]): HelmSource[] {
  return entries.flatMap((entry, i): HelmSource[] => {
    const chart = chartNamed(at(entry, ['name']));
    if (!chart) return [];
    return [
      {
        chart,
        release: text(at(entry, ['releaseName']), charts[chart].release),
        namespace: text(at(entry, ['namespace']), 'istio-system'),
        values: record(at(entry, ['valuesInline'])),
        path: `helmCharts[${i}].valuesInline`,
      },
    ];
  });
}

function sail(tree: ValueTree): HelmSource[] {
  const { chart } = SAIL[String(tree.kind)];
  const profile = at(tree, ['spec', 'profile']);
  const values = record(at(tree, ['spec', 'values']));
  return [
    {
      chart,
      release: text(at(tree, ['metadata', 'name']), charts[chart].release),
      namespace: text(at(tree, ['spec', 'namespace']), 'istio-system'),
      values:
        chart === 'ztunnel' ? { ...values, ...record(values.ztunnel) } : { ...(profile ? { profile } : {}), ...values },
      path: 'spec.values',
    },
  ];
}

/** Returns the values of an umbrella chart: one map for each chart, and nothing else of the chart beside them. */
function umbrella(tree: ValueTree, hints: HelmHints): HelmSource[] | undefined {
  if (hints.chart !== undefined) return undefined;
  const parts = Object.entries(tree).filter(([, value]) => isRecord(value) || value === null);
  const named = parts.flatMap(([key, value]) => {
    const chart = chartNamed(key);
    return chart && key !== 'cni' && key !== 'base' ? [{ key, chart, value: record(value) }] : [];
  });
  const others = Object.keys(tree).filter(
    (key) => chartNamed(key) === undefined && key !== 'global' && key !== 'enabled',
  );
  if (named.length === 0 || others.length > 0) return undefined;
  const all = parts.flatMap(([key, value]) => {
    const chart = chartNamed(key);
    return chart ? [{ key, chart, value: record(value) }] : [];
  });
  return all.map(({ key, chart, value }) => ({
    chart,
    release: hints.release ?? (chart === 'gateway' ? key : charts[chart].release),
    namespace: hints.namespace ?? 'istio-system',
    values: { ...(isRecord(tree.global) ? { global: tree.global } : {}), ...value },
    path: key,
  }));
}

function bare(tree: ValueTree, { file }: ImportDocument, hints: HelmHints): HelmSource {
  const chart = hints.chart ?? chartOf(tree, file);
  const { release = charts[chart].release, namespace = 'istio-system' } = hints;
  return { chart, release, namespace, values: { ...tree }, path: '' };
}

const KNOWN = ['istiod', 'gateway', 'cni', 'ztunnel', 'base'] as const;

/** Returns the chart that a file is named after, or that knows most of its values; refuses values of other charts. */
function chartOf(tree: ValueTree, file: string | undefined): ChartName {
  const words = (file ?? '').toLowerCase().split(/[^a-z0-9]+/);
  const named = (['ztunnel', 'istiod', 'gateway', 'cni', 'base'] as const).find((chart) => words.includes(chart));
  const knownTo = (chart: keyof typeof VALUES): number => {
    const fields = VALUES[chart].facts.fields ?? {};
    return Object.keys(tree).filter((key) => key in fields).length;
  };
  const score = (chart: keyof typeof VALUES): number => knownTo(chart) + (chart === named ? 0.75 : 0);
  const [best] = [...KNOWN].sort((a, b) => score(b) - score(a));
  const keys = Object.keys(tree);
  if (named === undefined && 3 * knownTo(best) < 2 * keys.length && !isInstalled(tree)) throw unknownChart(file, keys);
  return best;
}

/** Reports whether values are those of the operator's charts, or of an umbrella: sections that no other chart has. */
const isInstalled = (tree: ValueTree): boolean =>
  ['pilot', 'meshConfig', 'global', 'gateways', 'sidecarInjectorWebhook', 'istio_cni'].some((key) => key in tree);

function unknownChart(file: string | undefined, found: readonly string[]): MeshProblems {
  return new MeshProblems([
    {
      severity: 'error',
      code: 'import/unknown-chart',
      object: file,
      path: 'input',
      found,
      message: 'no chart of Istio has most of these values',
      fix: 'name the chart, or give the values of one of the charts of Istio',
    },
  ]);
}
