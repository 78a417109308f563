/** Entry `istio-constructs/manifests`: pure functions, without cdk8s and without Pulumi. */
export * from './public';
export { observedMesh } from './addons/shared/observed-mesh';
export { renderMesh } from './mesh/render';
export { renderComponent } from './mesh/charts/render-chart';
export type { RenderComponentOptions } from './mesh/charts/render-chart';
export { readValues } from './mesh/charts/read-values';
export type {
  AnalyzedFile,
  AnalyzeOptions,
  AnalyzeResult,
  CodeSettings,
  Finding,
  NotChecked,
  SuppressedFinding,
  Suppression,
} from './program/analyze';
export type { ValidateOptions } from './program/validate';
export type { Outside } from './program/outside';
export { injectSidecar, shouldInject } from './injection/inject';
export { injectText } from './injection/inject-text';
export type { InjectOptions } from './injection/settings/options';
export { toYaml } from './yaml/to-yaml';
export {
  calleePolicies,
  callerScope,
  denyAllPolicy,
  egressPolicies,
  egressProblems,
  globalRateLimitPolicy,
  jwtPolicies,
  localRateLimitPolicy,
  mtlsPolicy,
  rateLimitServer,
  rateLimitServiceObjects,
  telemetryPolicy,
} from './policies/intents';
export { waypointProps } from './policies/gateway-api';
export { Account } from './policies/references/account';
export { ExtensionProvider } from './policies/references/extension-provider';
export { resolvedManifest } from './policies/references/references';
export type {
  ImportedMesh,
  ImportFile,
  ImportNote,
  ImportOptions,
  ImportParameter,
  NoteSeverity,
  ProgramFile,
  ProgramOptions,
  Proof,
  ProofChange,
} from './migrate';

type Analyze = typeof import('./program/analyze');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- programs that only render do not load it
const lateAnalyze = (): Analyze => require('./program/analyze') as Analyze;

/**
 * Analyzes Kubernetes and Istio objects in files without a cluster: everything that `istioctl analyze` can decide
 * there, with its codes, and further checks with codes of this library.
 */
export const analyze: Analyze['analyze'] = (files, options) => lateAnalyze().analyze(files, options);

type Validate = typeof import('./program/validate');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- programs that only render do not load it
const lateValidate = (): Validate => require('./program/validate') as Validate;

/**
 * Validates objects as Kubernetes and istiod do: the schema and rules of the custom resource definitions, and the
 * checks of istiod's webhook. Takes any Kubernetes objects and checks those of Istio's API. Also reports two objects
 * with one name, two VirtualServices that route one host, and references to objects that are neither in the set nor in
 * `outside`.
 */
export const validate: Validate['validate'] = (objects, options) => lateValidate().validate(objects, options);

type Migrate = typeof import('./migrate');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- programs that import nothing do not load it
const migrate = (): Migrate => require('./migrate') as Migrate;

/**
 * Imports a mesh from what installs it today: IstioOperator files, Helm values, Argo CD Applications, Flux
 * HelmReleases,
 * resources of the Sail operator, or kustomize's `helmCharts`. Several files are one mesh.
 *
 * @throws MeshProblems where a text is no YAML, or nothing of Istio is in it
 */
export const importMesh: Migrate['importMesh'] = (input, options) => migrate().importMesh(input, options);
/** Formats a note of an import as one line. */
export const formatNote: Migrate['formatNote'] = (note) => migrate().formatNote(note);
/**
 * Compares the objects of a program with others, field by field. Fields that a cluster or an engine writes, and those
 * at their defaults, are left aside, as are namespaces and resource definitions.
 */
export const compareObjects: Migrate['compareObjects'] = (rendered, reference) =>
  migrate().compareObjects(rendered, reference);
/** Reads the objects of a text of manifests. */
export const readObjects: Migrate['readObjects'] = (name, text) => migrate().readObjects(name, text);
export type { Compared, Effect, EffectKind, FieldChange, MeshChange, PathStep } from './program/diff';
export type { UpgradeNote } from './program/diff/notes';

type Notes = typeof import('./program/diff/notes');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- programs that upgrade nothing do not load them
const notes = (): Notes => require('./program/diff/notes') as Notes;

/**
 * Returns the notes of an upgrade of Istio that are about a program, oldest first, with the setting that keeps the
 * former behaviour: those of the minors after `from` up to `to` whose subject is among the objects.
 *
 * @throws MeshProblems `diff/unknown-version` for what is no version
 */
export const upgradeNotes: Notes['upgradeNotes'] = (objects, from, to) => notes().upgradeNotes(objects, from, to);

type Diff = typeof import('./program/diff');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- programs that compare nothing do not load it
const diff = (): Diff => require('./program/diff') as Diff;

/**
 * Compares two meshes, object by object and field by field, with the effects of each change. Where both sides are
 * props, each change has its causes.
 *
 * @throws MeshProblems for props that are wrong, and `diff/repeated-object` where one side has an object twice
 */
export const diffMeshes: Diff['diffMeshes'] = (before, after) => diff().diffMeshes(before, after);
export type { ChartValue, FieldExplanation, FieldLayer, FieldSource } from './program/explain';

type Explain = typeof import('./program/explain');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- programs that explain nothing do not load it
const explain = (): Explain => require('./program/explain') as Explain;

/**
 * Explains where the fields of an object of a mesh come from: which layer of the settings gave each of them (release
 * default, profile, compatibility version, platform, prop, `values`, patch), which layers it covers, and the value of
 * the chart behind it.
 *
 * @param object kind and name: `Deployment/istiod`, or `Deployment/istio-system/istiod` where several have the name
 * @param path path of a field: `spec.template.spec.containers[0].image`; of a part for all fields in it. Texts in a
 * ConfigMap that hold YAML or JSON are read: `data.mesh.accessLogFile`. @default - the whole object
 * @throws MeshProblems for props that are wrong, and for an object or a field that the mesh does not have
 */
export const explainField: Explain['explainField'] = (props, object, path) =>
  explain().explainField(props, object, path);
export type { PrecheckFinding, PrecheckOptions } from './program/precheck';

type Precheck = typeof import('./program/precheck');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- programs that are not upgraded do not load it
const latePrecheck = (): Precheck => require('./program/precheck') as Precheck;

/**
 * Checks a program before an upgrade, without a cluster: the version of Kubernetes, how far revisions, tags and proxies
 * are apart, revisions that are used and not there, the webhook that validates for all, fields that an older control
 * plane does not know, and what is deprecated.
 *
 * @param program props of the mesh as it is to be, its nodes, or manifests
 * @throws MeshProblems for props that are wrong, and `precheck/unknown-version`
 */
export const precheck: Precheck['precheck'] = (program, options) => latePrecheck().precheck(program, options);
export type { ClusterDescription, ClustersDescription, SecretSource } from './multicluster/describe';
export type { ApplicationSetOptions } from './multicluster/gitops/application-set';
export type { KustomizationOptions } from './multicluster/gitops/kustomizations';
export type { GitOpsOptions } from './multicluster/gitops/options';
export type { RenderedClusters } from './multicluster/render';
export type * from './multicluster/types';

type Clusters = typeof import('./multicluster');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- most programs have one cluster
const lateClusters = (): Clusters => require('./multicluster') as Clusters;

/**
 * Renders all objects of a mesh over several clusters: what follows from each cluster's place among others, with its
 * own props.
 *
 * @throws MeshProblems with everything that is wrong with the clusters as a whole and with each of them
 */
export const renderClusters: Clusters['renderClusters'] = (props) => lateClusters().renderClusters(props);
/**
 * Returns a table of a mesh over several clusters: who is primary, which network, release and gateway each has, and by
 * which secret it is read.
 */
export const describeClusters: Clusters['describeClusters'] = (plan) => lateClusters().describeClusters(plan);
/** Returns what is decided of a mesh over several clusters, as plain data: who is primary, networks, secrets. */
export const clustersDescription: Clusters['clustersDescription'] = (plan) => lateClusters().clustersDescription(plan);
/** Returns the clusters and networks of a mesh as nodes and edges of its graph. */
export const clusterGraph: Clusters['clusterGraph'] = (plan) => lateClusters().clusterGraph(plan);
/**
 * Returns the object that gives a control plane access to the API server of another cluster: the Secret that `istioctl
 * create-remote-secret` prints, or an ExternalSecret or SealedSecret that becomes it.
 *
 * @throws MeshProblems with what is wrong with the props
 */
export const remoteSecret: Clusters['checkedRemoteSecret'] = (props) => lateClusters().checkedRemoteSecret(props);
/**
 * Returns the text of the kubeconfig in a remote secret, for example to seal it with `kubeseal --raw`; nothing where
 * the credential comes from elsewhere.
 *
 * @throws MeshProblems with what is wrong with the props
 */
export const remoteKubeconfig: Clusters['checkedKubeconfig'] = (props) => lateClusters().checkedKubeconfig(props);
/** Returns the values with which the chart of istio-csr is installed in a cluster of a mesh. */
export const istioCsrValues: Clusters['istioCsrValues'] = (cluster) => lateClusters().istioCsrValues(cluster);
/** Returns an ApplicationSet of Argo CD with an Application for each cluster of a mesh. */
export const applicationSet: Clusters['applicationSet'] = (plan, options) =>
  lateClusters().applicationSet(plan, options);
/** Returns a Kustomization of Flux for each cluster of a mesh; remote clusters wait for their primaries. */
export const kustomizations: Clusters['kustomizations'] = (plan, options) =>
  lateClusters().kustomizations(plan, options);
export type {
  GraphAccess,
  GraphChange,
  GraphDataPlane,
  GraphEdge,
  GraphEdgeKind,
  GraphFinding,
  GraphFormat,
  GraphNode,
  GraphNodeKind,
  GraphOptions,
  MeshGraph,
  RenderGraphOptions,
} from './program/graph';
export type {
  DescribedKind,
  DescribedPolicy,
  DescribedRoute,
  DescribedScope,
  Description,
  ImageInventory,
  Inventory,
  KindInventory,
  NamespaceInventory,
} from './program/inventory';

type Graph = typeof import('./program/graph');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- programs that draw nothing do not load it
const lateGraph = (): Graph => require('./program/graph') as Graph;

/**
 * Returns the graph of a mesh as plain data: namespaces with their data plane, services and subsets, gateways, routes
 * with matches and weights, external hosts, policies and what they act on, waypoints, and the findings of the analysis.
 *
 * @param objects objects of the program: manifests, as files or a synth have them
 */
export const meshGraph: Graph['meshGraph'] = (objects, options) => lateGraph().meshGraph(objects, options);
/**
 * Renders a graph: as `mermaid` for pull requests, `dot` for Graphviz, `svg`, or `html`, one page that needs no
 * network.
 */
export const renderGraph: Graph['renderGraph'] = (graph, format, options) =>
  lateGraph().renderGraph(graph, format, options);

type Inventories = typeof import('./program/inventory');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- programs that list nothing do not load it
const lateInventory = (): Inventories => require('./program/inventory') as Inventories;

/** Returns the inventory of a program: its objects by namespace and kind, its hosts, and its container images. */
export const inventory: Inventories['inventory'] = (objects, options) => lateInventory().inventory(objects, options);
/**
 * Describes a service, gateway or workload of a program: its routes, the policies that act on it, who may call it, its
 * data plane and waypoint, and the hosts that its proxies know.
 *
 * @param name namespace and name: `shop/catalog`
 * @throws MeshProblems where the program has nothing of the name
 */
export const describeInMesh: Inventories['describeInMesh'] = (objects, kind, name, options) =>
  lateInventory().describeInMesh(objects, kind, name, options);
