import type { ChartName, Manifest } from '../../model';
import { chartNamed } from '../unwrap';

/** Objects of a cluster or a file that one chart rendered, whoever ran it. */
export interface ChartPart {
  readonly chart: ChartName;
  readonly release: string;
  readonly namespace: string;
  /** The name of a gateway; of other charts, that of the chart. */
  readonly name: string;
  readonly objects: readonly Manifest[];
}

/** Charts by the component that istioctl writes on each object. */
const COMPONENTS: Readonly<Record<string, ChartName>> = {
  Base: 'base',
  Pilot: 'istiod',
  Cni: 'cni',
  Ztunnel: 'ztunnel',
  IngressGateways: 'istio-ingress',
  EgressGateways: 'istio-egress',
};

/** Charts by the version that helm and istioctl write on each object: `istiod-1.31.0`. */
const CHART_LABEL = /^(istio-ingress|istio-egress|[a-z-]+?)-(\d+\.\d+\.\d+.*)$/;
const WRITTEN_OUT: ReadonlySet<string> = new Set(['istio-ingress', 'istio-egress']);

function chartLabel({ metadata }: Manifest): { readonly name: string; readonly version: string } | undefined {
  const [, name, version] = CHART_LABEL.exec(metadata.labels?.['helm.sh/chart'] ?? '') ?? [];
  return name === undefined ? undefined : { name, version };
}

/** Charts by the name that all of their objects have among the labels. */
const APPS: Readonly<Record<string, ChartName>> = {
  'istiod': 'istiod',
  'istio-reader': 'istiod',
  'istio-cni': 'cni',
  'ztunnel': 'ztunnel',
};

/** Objects of chart base that have the labels of istiod, and objects that some releases render without labels. */
const BY_NAME: readonly (readonly [kind: string, name: RegExp, chart: ChartName])[] = [
  ['ServiceAccount', /^istio-reader-service-account$/, 'base'],
  ['ValidatingWebhookConfiguration', /^istiod-default-validator$/, 'base'],
  ['ValidatingAdmissionPolicy', /^stable-channel-default-policy/, 'base'],
  ['ValidatingAdmissionPolicyBinding', /^stable-channel-policy-binding/, 'istiod'],
  ['ValidatingAdmissionPolicyBinding', /^stable-channel-default-policy-binding/, 'base'],
];

/** The chart of Istio's that rendered an object; undefined for all other objects. */
export function chartOfObject(object: Manifest): ChartName | undefined {
  const { kind, metadata } = object;
  const label = chartLabel(object);
  if (label) return WRITTEN_OUT.has(label.name) ? (label.name as ChartName) : chartNamed(label.name);
  const named = BY_NAME.find(([of, name]) => of === kind && name.test(metadata.name ?? ''));
  if (named) return named[2];
  const { labels = {} } = metadata;
  const component = COMPONENTS[labels['operator.istio.io/component'] ?? ''];
  if (component || labels['app.kubernetes.io/part-of'] !== 'istio') return component;
  // The chart of gateways writes the name of its release.
  return APPS[labels['app.kubernetes.io/name'] ?? ''] ?? 'gateway';
}

/** The release of Istio that objects were rendered by, as their labels say it. */
export const releaseOfObjects = (objects: readonly Manifest[]): string | undefined =>
  objects.map((object) => chartLabel(object)?.version ?? versionLabel(object)).find((version) => version !== undefined);

const versionLabel = (object: Manifest): string | undefined =>
  chartOfObject(object) && object.metadata.labels?.['app.kubernetes.io/version'];

/** Splits the objects of a mesh by the chart that rendered them, and gateways by their Deployment. */
export function partsOf(objects: readonly Manifest[]): ChartPart[] {
  const byChart = new Map<ChartName, Manifest[]>();
  for (const object of objects) {
    const chart = chartOfObject(object);
    if (chart) byChart.set(chart, [...(byChart.get(chart) ?? []), object]);
  }
  return [...byChart].flatMap(([chart, found]) =>
    chart === 'gateway' || WRITTEN_OUT.has(chart) ? gatewayParts(chart, found) : [partOf(chart, chart, found)],
  );
}

function gatewayParts(chart: ChartName, objects: readonly Manifest[]): ChartPart[] {
  const workloads = objects.filter(({ kind }) => kind === 'Deployment' || kind === 'DaemonSet');
  const names = workloads.map(({ metadata }) => metadata);
  const ownerOf = ({ metadata }: Manifest) =>
    names
      .filter(({ name = '', namespace }) => namespace === metadata.namespace && metadata.name?.startsWith(name))
      .sort((a, b) => (b.name ?? '').length - (a.name ?? '').length)[0];
  return workloads.map(({ metadata }) =>
    partOf(
      chart,
      metadata.name ?? '',
      objects.filter((object) => ownerOf(object) === metadata),
    ),
  );
}

function partOf(chart: ChartName, name: string, objects: readonly Manifest[]): ChartPart {
  const [{ metadata }] = objects;
  const namespaces = objects.map(({ metadata: { namespace } }) => namespace);
  return {
    chart,
    name,
    release:
      objects.map(helmRelease).find((release) => release !== undefined) ??
      metadata.labels?.['app.kubernetes.io/instance'] ??
      metadata.labels?.release ??
      'istio',
    namespace: namespaces.find((namespace) => namespace !== undefined) ?? 'istio-system',
    objects,
  };
}

const helmRelease = ({ metadata }: Manifest): string | undefined => metadata.annotations?.['meta.helm.sh/release-name'];
