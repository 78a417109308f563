import { CHARTS, isRecord, MeshProblems, type ChartName, type ValueTree } from '../model';
import { charts } from '../mesh/charts/charts';
import { VALUES } from '../api/values/shapes';
import { readYaml } from '../yaml/read-yaml';
import type { ImportDocument } from './documents';
import type { Notes } from './noted';
import { at, withValue, type Tree } from './tree';

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

/** Charts that the Sail operator installs, with the namespace and profile that each kind has by default. */
const SAIL: Readonly<Record<string, { chart: ChartName; namespace: string; profile?: string }>> = {
  Istio: { chart: 'istiod', namespace: 'istio-system' },
  IstioRevision: { chart: 'istiod', namespace: 'istio-system' },
  IstioCNI: { chart: 'cni', namespace: 'istio-cni' },
  ZTunnel: { chart: 'ztunnel', namespace: 'ztunnel', profile: 'ambient' },
};

/** Returns the values of all charts in a document; undefined where it has none. */
export function helmSources(document: ImportDocument, hints: HelmHints, notes: Notes): HelmSource[] | undefined {
  const { tree } = document;
  const group = String(tree.apiVersion ?? '').split('/')[0];
  if (group === 'argoproj.io' && tree.kind === 'Application') return argo(tree, notes);
  if (group === 'helm.toolkit.fluxcd.io' && tree.kind === 'HelmRelease') return flux(tree, notes);
  if (group === 'sailoperator.io' && SAIL[String(tree.kind)]) return sail(tree);
  if (Array.isArray(tree.helmCharts)) return kustomize(tree, notes);
  if (tree.apiVersion !== undefined && tree.kind !== undefined) return undefined;
  return umbrella(tree, hints) ?? [bare(tree, document, hints)];
}

const text = (value: unknown, usual: string): string => (typeof value === 'string' && value !== '' ? value : usual);
const record = (value: unknown): Tree => (isRecord(value) ? value : {});

/** Notes values that are in files or objects beside the input. */
function noteOthers(owner: unknown, path: string, names: readonly string[], notes: Notes): void {
  for (const name of names) {
    const value = at(owner, [name]);
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    notes.add({
      severity: 'warning',
      code: 'import/values-elsewhere',
      path: `${path}.${name}`,
      value,
      message: 'these values are not part of the input, so that the program lacks them',
      fix: 'write them among the values of the input',
    });
  }
}

function flux(tree: ValueTree, notes: Notes): HelmSource[] {
  const chart = chartNamed(at(tree, ['spec', 'chart', 'spec', 'chart']) ?? at(tree, ['spec', 'chartRef', 'name']));
  if (!chart) return [];
  noteOthers(tree.spec, 'spec', ['valuesFrom'], notes);
  noteOthers(at(tree, ['spec', 'chart', 'spec']), 'spec.chart.spec', ['valuesFiles'], notes);
  const name = text(at(tree, ['metadata', 'name']), charts[chart].release);
  const target = at(tree, ['spec', 'targetNamespace']);
  return [
    {
      chart,
      release: text(at(tree, ['spec', 'releaseName']), typeof target === 'string' ? `${target}-${name}` : name),
      namespace: text(target, text(at(tree, ['metadata', 'namespace']), 'istio-system')),
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
    noteOthers(helm, `${path}.helm`, ['valueFiles', 'fileParameters'], notes);
    const inText = typeof helm.values === 'string' ? readYaml(helm.values) : helm.values;
    const values = record(helm.valuesObject ?? inText);
    return [
      {
        chart,
        release: text(helm.releaseName, text(at(tree, ['metadata', 'name']), charts[chart].release)),
        namespace: text(helm.namespace, text(at(tree, ['spec', 'destination', 'namespace']), 'istio-system')),
        values: withParameters(values, helm.parameters, `${path}.helm.parameters`, notes),
        path: `${path}.helm.${helm.valuesObject ? 'valuesObject' : 'values'}`,
      },
    ];
  });
}

/** Returns the values with parameters of the command line, as `helm --set` sets them; notes those of other forms. */
function withParameters(values: Tree, parameters: unknown, path: string, notes: Notes): Tree {
  const list = Array.isArray(parameters) ? parameters.filter(isRecord) : [];
  const isPlain = ({ name, value }: Tree): boolean =>
    /^(?:[^.[\]=,\\]|\\.)+(?:\.(?:[^.[\]=,\\]|\\.)+)*$/.test(String(name)) && !/[{}\\,]/.test(String(value));
  const other = list.filter((parameter) => !isPlain(parameter));
  if (other.length > 0)
    notes.add({
      severity: 'error',
      code: 'import/parameters',
      path,
      value: other,
      message: 'parameters for lists are not read',
      fix: 'write them as values',
    });
  return list.filter(isPlain).reduce<Tree>((tree, { name, value, forceString }) => {
    const steps = String(name).match(/(?:\\.|[^.])+/g) ?? [];
    const names = steps.map((step) => step.replace(/\\(.)/g, '$1'));
    return withValue(tree, names, forceString === true ? String(value) : settingOf(String(value)));
  }, values);
}

/** Returns the value that helm reads from a parameter: words for truth and whole numbers are no text. */
function settingOf(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  if (value === 'null') return null;
  return /^-?(0|[1-9]\d*)$/.test(value) ? Number(value) : value;
}

function kustomize(tree: ValueTree, notes: Notes): HelmSource[] {
  return (tree.helmCharts as readonly unknown[]).flatMap((entry, i): HelmSource[] => {
    const chart = chartNamed(at(entry, ['name']));
    if (!chart) return [];
    noteOthers(entry, `helmCharts[${i}]`, ['valuesFile', 'additionalValuesFiles'], notes);
    return [
      {
        chart,
        release: text(at(entry, ['releaseName']), charts[chart].release),
        namespace: text(tree.namespace, text(at(entry, ['namespace']), 'istio-system')),
        values: record(at(entry, ['valuesInline'])),
        path: `helmCharts[${i}].valuesInline`,
      },
    ];
  });
}

/** Returns the charts of a resource of the Sail operator, which names the revision and the release after it. */
function sail(tree: ValueTree): HelmSource[] {
  const { chart, ...usual } = SAIL[String(tree.kind)];
  const profile = at(tree, ['spec', 'profile']) ?? usual.profile;
  const values: Tree = { ...(profile ? { profile } : {}), ...record(at(tree, ['spec', 'values'])) };
  const namespace = text(at(tree, ['spec', 'namespace']), usual.namespace);
  const common = { chart, namespace, path: 'spec.values' };
  if (chart === 'ztunnel')
    return [{ ...common, release: charts[chart].release, values: { ...values, ...record(values.ztunnel) } }];
  if (chart === 'cni') return [{ ...common, release: charts[chart].release, values }];
  const name = sailRevision(tree);
  const global = { ...record(values.global), istioNamespace: namespace };
  const revision = name === 'default' ? {} : { revision: name };
  return [{ ...common, release: `${name}-istiod`, values: { ...values, global, ...revision } }];
}

function sailRevision(tree: ValueTree): string {
  const name = text(at(tree, ['metadata', 'name']), 'default');
  const isVersioned = at(tree, ['spec', 'updateStrategy', 'type']) === 'RevisionBased';
  const version = text(at(tree, ['spec', 'version']), '');
  return isVersioned && version !== '' ? `${name}-${version.replace(/\./g, '-')}` : name;
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
