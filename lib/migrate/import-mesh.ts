import { MeshProblems, minorOf, overlay, splitShownDefaults, suggest, type ChartName, type Manifest } from '../model';
import { renderMesh } from '../mesh/render';
import { prepareChart } from '../mesh/charts/render-chart';
import type { MeshProps } from '../props';
import { DEFAULT_RELEASE, RELEASES, findRelease, type Release } from '../releases';
import type { IstioVersion } from '../releases/names';
import { readDocuments, type ImportDocument, type ImportFile } from './documents';
import type { ImportedChart } from './fold/chart';
import { folded, type Folded } from './fold/fold';
import { fromManifests, isMeshManifest, releaseOfManifests } from './manifests';
import { ordered } from './fold/ordered';
import { isCompared } from './fold/target';
import type { Origin } from './manifests/cluster-fields';
import { withoutBadMeshConfig } from './mesh-config';
import { Notes } from './noted';
import type { ImportNote } from './notes';
import { readOperator } from './operator/read-operator';
import { OPERATOR_RELEASE } from './operator/render';
import { withSamples, type ImportParameter } from './parameters';
import { planOf } from './program/plan';
import { projectFiles } from './program/files';
import { printProgram, type ProgramFile, type ProgramOptions } from './program/program';
import { compareObjects, prove, withSample, type Proof } from './proof';
import { isSecret } from './secrets';
import { withUsualReleases } from './release-names';
import { helmSources, type HelmSource } from './unwrap';

/** Hints about an input that does not state them. */
export interface ImportOptions {
  /** Istio minor to render with. @default - the newest that is known */
  readonly version?: IstioVersion | string;
  /**
   * Release of the istioctl that installed an IstioOperator file. Up to 1.23 it joined the gateways of the file with
   * those of the profile by name; today they take the place of the profile's.
   * @default - `version`
   */
  readonly from?: string;
  /** Format of the input. @default - detected from the documents */
  readonly kind?: 'istio-operator' | 'helm-values' | 'manifests';
  /** Chart of bare Helm values. @default - the chart that knows most of the values */
  readonly chart?: ChartName;
  /** Helm release of bare values. @default - that of Istio's guide */
  readonly release?: string;
  /** Namespace of the Helm release. @default 'istio-system' */
  readonly namespace?: string;
}

/** Imported mesh: its props, and everything found beside them. */
export interface ImportedMesh {
  /** Smallest props that render the objects of the input. Where it has variables, samples stand for them. */
  readonly props: MeshProps;
  /** Variables of the input, which the program takes from its environment. */
  readonly parameters: readonly ImportParameter[];
  /** Istio's policies among the input. */
  readonly policies: readonly Manifest[];
  /** Objects that the tool of the input (istioctl, helm) renders. */
  readonly objects: readonly Manifest[];
  /** Objects of the input that are not Istio's. */
  readonly rest: readonly Manifest[];
  /** Notes on parts of the input that were not imported, left out, or need attention. */
  readonly notes: readonly ImportNote[];
  /** Compares the objects that the props render with a reference. @default - `objects` */
  proof(reference?: readonly Manifest[]): Proof;
  /** Returns the text of a program with these props. */
  program(engine: ProgramOptions['engine'] | ProgramOptions): string;
  /**
   * Returns the files of a project: the program (one file a namespace where it is long), the file that runs it, its
   * packages, and a test that holds the proof.
   */
  files(options: ProgramOptions): ProgramFile[];
}

/**
 * Imports a mesh from what installs it today: IstioOperator files, Helm values, Argo CD Applications, Flux
 * HelmReleases,
 * resources of the Sail operator, or kustomize's `helmCharts`. Several files are one mesh.
 *
 * @throws MeshProblems where a text is no YAML, or nothing of Istio is in it
 */
export function importMesh(input: string | readonly ImportFile[], options: ImportOptions = {}): ImportedMesh {
  const documents = readDocuments(input);
  const notes = new Notes(documents);
  const isRendered = options.kind === 'manifests' || (options.kind === undefined && isRenderedMesh(documents));
  const release = releaseOf(options.version ?? (isRendered ? releaseOfManifests(documents, notes) : undefined));
  // Templates in a ConfigMap of a running mesh are texts of istiod, and have nothing to fill.
  const { documents: filled, parameters } = isRendered ? { documents, parameters: [] } : withSamples(documents, notes);
  const isOperator = ({ tree }: ImportDocument): boolean =>
    options.kind === 'istio-operator' || (options.kind === undefined && isOperatorDocument(tree));
  const operator = !isRendered && filled.some(isOperator);
  const read = isRendered
    ? fromManifests(documents, release, notes)
    : operator
      ? fromOperator(documents.filter(isOperator), filled.filter(isOperator), { release, from: options.from }, notes)
      : fromHelm(documents, filled, options, release, notes);
  const others = documents.filter((document) => !isOperator(document) && document.tree.kind !== undefined);
  const isInstalled = operator || read.charts.length > 0;
  const { props, unread, assumed } = isInstalled ? folded(read.charts, { ...read, release, notes }) : NO_MESH;
  const given = operator ? others.map(({ tree }) => tree as Manifest) : read.others;
  const remaining = given.filter((object) => !isSecret(object, notes));
  const result = ordered(props);
  const policies = remaining.filter(isIstio);
  const rest = remaining.filter((object) => !isIstio(object));
  const plan = planOf({
    ...(isInstalled && { props: result }),
    release: release.version,
    parameters,
    policies,
    rest,
    documents,
    notes,
  });
  const found = notes.all();
  const proof = (reference: readonly Manifest[] = read.objects): Proof => {
    const nodes = renderMesh(result).filter(({ component }) => !assumed.includes(component));
    const rendered = nodes.map(({ manifest }) => manifest);
    const origin = reference === read.objects ? read.origin : undefined;
    return prove(rendered, reference, { unread, parameters, notes: found, origin, release: release.version });
  };
  return {
    props: result,
    parameters,
    policies,
    objects: read.objects,
    rest,
    notes: found,
    proof,
    program: (engine) => printProgram(plan, typeof engine === 'string' ? { engine } : engine),
    files: (options) => {
      const filled = parameters.reduce<readonly Manifest[]>(withSample, read.objects);
      const imported = [...filled.filter(isCompared), ...plan.policies];
      const rendered = isInstalled ? renderMesh(result).map(({ manifest }) => manifest) : [];
      const differences = {
        found: compareObjects([...rendered, ...plan.policies], imported),
        explained: isInstalled ? proof().explained : [],
      };
      return projectFiles({ plan, imported, differences }, options);
    },
  };
}

/** Props for an input that has policies only. */
const NO_MESH: Folded = { props: { profile: 'empty' }, unread: [], assumed: [] };

function releaseOf(version: string = DEFAULT_RELEASE.version): Release {
  const release = findRelease(version) ?? findRelease(minorOf(version));
  if (release) return release;
  const known = RELEASES.filter(({ preview }) => preview === undefined).map(({ minor }) => minor);
  const fix = suggest(version, known);
  throw new MeshProblems([
    {
      severity: 'error',
      code: 'options/unknown-version',
      path: 'version',
      found: version,
      message: 'there is no such version',
      fix,
    },
  ]);
}

const isOperatorDocument = (tree: ImportDocument['tree']): boolean =>
  tree.kind === 'IstioOperator' || String(tree.apiVersion ?? '').startsWith('install.istio.io/');
const isIstio = ({ apiVersion }: Manifest): boolean =>
  /(\.istio\.io|^gateway\.networking\.k8s\.io)\//.test(String(apiVersion));

/** Objects of a mesh as they run, and nothing that would install one. */
const isRenderedMesh = (documents: readonly ImportDocument[]): boolean =>
  documents.some(({ tree }) => isMeshManifest(tree)) && !documents.some(({ tree }) => isOperatorDocument(tree));

export interface ReadInput {
  readonly charts: readonly ImportedChart[];
  readonly objects: readonly Manifest[];
  readonly others: readonly Manifest[];
  readonly profile?: unknown;
  /** Origin of the objects of a mesh that runs. */
  readonly origin?: Origin;
}

/**
 * Imports IstioOperator documents.
 *
 * @param given documents as they are
 * @param filled the same documents with samples for variables
 */
function fromOperator(
  given: readonly ImportDocument[],
  filled: readonly ImportDocument[],
  { release, from }: { readonly release: Release; readonly from?: string },
  notes: Notes,
): ReadInput {
  const { accepted: meant, profile } = readOperator(filled, release, notes, from);
  const { objects } = readOperator(given, release, new Notes(given), from);
  const charts = meant.components.map(({ spec, chart, values, objects: rendered }): ImportedChart => ({
    chart,
    release: OPERATOR_RELEASE,
    namespace: spec.namespace,
    values,
    objects: rendered,
    valuesPath: 'spec.values',
    k8s: spec.k8s,
  }));
  return { charts, objects, others: [], profile };
}

function fromHelm(
  given: readonly ImportDocument[],
  filled: readonly ImportDocument[],
  options: ImportOptions,
  release: Release,
  notes: Notes,
): ReadInput {
  const found = filled.map((document) => helmSources(document, options, notes));
  const sources = found.flatMap((some) => some ?? []);
  const others = given.filter((_, i) => found[i] === undefined).map(({ tree }) => tree as Manifest);
  if (sources.length === 0 && !others.some(isIstio)) throw nothingOfIstio(given);
  const silent = new Notes(given);
  const asGiven = given.flatMap((document) => helmSources(document, options, silent) ?? []);
  return {
    charts: withUsualReleases(sources, notes).map((source) =>
      renderedChart(checked(source, release, notes), release, notes),
    ),
    objects: asGiven.flatMap((source) => renderedChart(source, release, silent).objects),
    others,
  };
}

const checked = (source: HelmSource, { version }: Release, notes: Notes): HelmSource => ({
  ...source,
  values: withoutBadMeshConfig(source.values, ['meshConfig'], { version, notes, prefix: source.path }),
});

function renderedChart(source: HelmSource, release: Release, notes: Notes): ImportedChart {
  const prepared = prepareChart(release, source.chart, source.release, source.namespace, source.values);
  prepared.problems.forEach((problem) => notes.problem(problem, source.path));
  const isRefused = prepared.problems.some(({ severity }) => severity === 'error');
  const objects = isRefused ? [] : prepared.render().map(({ manifest }) => manifest);
  const { chart, namespace, path } = source;
  // A copy of the chart's own values file: what differs from the defaults of the release is what it sets.
  const { shown, own } = splitShownDefaults(source.values);
  const values = overlay(shown, own);
  return {
    chart,
    release: source.release,
    namespace,
    values,
    objects: objects.filter(({ kind }) => kind !== 'CustomResourceDefinition'),
    valuesPath: path,
  };
}

function nothingOfIstio(documents: readonly ImportDocument[]): MeshProblems {
  const kinds = [...new Set(documents.map(({ tree }) => String(tree.kind ?? 'values')))];
  return new MeshProblems([
    {
      severity: 'error',
      code: 'import/nothing-of-istio',
      path: 'input',
      found: kinds,
      message: 'nothing in it installs Istio',
      fix: 'give an IstioOperator, values of one of the charts of Istio, or what wraps them',
    },
  ]);
}
