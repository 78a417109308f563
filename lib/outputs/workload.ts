import type { Manifest } from '../model';
import type { KubernetesObject } from '../policies/references/references';
import type { Later, OutputEngine } from './engine';

/** A field of an external resource, as it was declared. */
export type DeclaredField = { readonly isKnown: true; readonly value: unknown } | { readonly isKnown: false };

/** The pods of a workload, as its resource declares them: `labels` are undefined where they are not known. */
export interface DeclaredPods {
  readonly namespace: DeclaredField;
  readonly labels: unknown;
  readonly account: DeclaredField;
}

/** The metadata of a workload. */
interface Metadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Labels;
}
type Labels = Readonly<Record<string, string>>;
interface Template {
  readonly metadata?: { readonly labels?: Labels };
  readonly spec?: { readonly serviceAccountName?: string };
}

/** The spec of any kind with pods. */
interface Spec {
  readonly selector?: { readonly matchLabels?: Labels };
  readonly template?: Template;
  readonly jobTemplate?: { readonly spec?: { readonly template?: Template } };
  readonly serviceAccountName?: string;
}

/** Kinds whose labels and account are in one template. */
export const TEMPLATED: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'Rollout',
]);

/** Returns a workload as a manifest; what its resource does not declare is left out. */
export function workloadManifest(
  type: { readonly apiVersion: string; readonly kind: string },
  name: string,
  { namespace, labels, account }: DeclaredPods,
): KubernetesObject {
  const valueOf = (field: DeclaredField) => (field.isKnown ? field.value : undefined);
  const template = { spec: { serviceAccountName: valueOf(account) } };
  return {
    ...type,
    metadata: { name, namespace: valueOf(namespace) },
    spec: { selector: { matchLabels: labels }, template },
  };
}

/** Outputs of the resource of a workload. */
export interface LaterWorkload {
  readonly name: Later<string>;
  readonly namespace: Later<string>;
  readonly labels: Later<Labels>;
}

/** Returns a workload of which nothing is known yet: its Outputs, and what stands for its account. */
export function laterWorkload(
  engine: OutputEngine,
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  metadata: unknown,
  spec: unknown,
): { readonly account: { readonly workload: KubernetesObject }; readonly workload: LaterWorkload } {
  const meta = engine.output(metadata).apply((known) => (known ?? {}) as Metadata);
  const pods = engine.output(spec).apply((known) => (known ?? {}) as Spec);
  const [name, namespace] = [
    meta.apply((known) => known.name ?? ''),
    meta.apply((known) => known.namespace ?? 'default'),
  ];
  const serviceAccountName = pods.apply(
    (known) => known.serviceAccountName ?? templateOf(known)?.spec?.serviceAccountName ?? 'default',
  );
  const labels = engine
    .all([meta, pods])
    .apply(([known, ofPods]) => podLabels(kind, (known as Metadata).labels, ofPods as Spec));
  // Any kind with a template has the account.
  const workload = {
    apiVersion,
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: { template: { spec: { serviceAccountName } } },
  };
  return { account: { workload: workload as unknown as KubernetesObject }, workload: { name, namespace, labels } };
}

/** Returns the template of the pods of a workload. */
const templateOf = ({ template, jobTemplate }: Spec): Template | undefined => template ?? jobTemplate?.spec?.template;

/** Returns the labels by which the pods of a workload are selected. */
function podLabels(kind: string, own: Labels | undefined, spec: Spec): Labels {
  return (kind === 'Pod' ? own : (spec.selector?.matchLabels ?? templateOf(spec)?.metadata?.labels)) ?? {};
}

/** The Sidecar of a workload, with what its resource says in place of what stood for it. */
export function completed(manifest: Manifest, { name, namespace, labels }: LaterWorkload): Manifest {
  const { workloadSelector, ...spec } = manifest.spec as { workloadSelector: object };
  return {
    ...manifest,
    metadata: { ...manifest.metadata, name, namespace } as unknown as Manifest['metadata'],
    spec: { workloadSelector: { ...workloadSelector, labels }, ...spec },
  };
}
