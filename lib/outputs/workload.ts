import type { Manifest } from '../model';
import type { KubernetesObject } from '../policies/references/references';

/** A field of an external resource, as it was declared. */
export type DeclaredField = { readonly isKnown: true; readonly value: unknown } | { readonly isKnown: false };

/** The pods of a workload, as its resource declares them: `labels` are undefined where they are not known. */
export interface DeclaredPods {
  readonly namespace: DeclaredField;
  readonly labels: unknown;
  readonly account: DeclaredField;
}

/** The metadata of a workload. */
export interface Metadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Labels;
}
export type Labels = Readonly<Record<string, string>>;
interface Template {
  readonly metadata?: { readonly labels?: Labels };
  readonly spec?: { readonly serviceAccountName?: string };
}

/** The spec of any kind with pods. */
export interface Spec {
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
interface LaterWorkload {
  readonly name: unknown;
  readonly namespace: unknown;
  readonly labels: unknown;
}

/** Returns the template of the pods of a workload. */
export const templateOf = ({ template, jobTemplate }: Spec): Template | undefined =>
  template ?? jobTemplate?.spec?.template;

/** Returns the labels by which the pods of a workload are selected. */
export function podLabels(kind: string, own: Labels | undefined, spec: Spec): Labels {
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
