import * as pulumi from '@pulumi/pulumi';
import type { Manifest } from '../../model';
import type { Caller } from '../../policies/intents';
import type { KubernetesObject } from '../../policies/references/references';
import { declared, declaredField, type DeclaredField } from '../program/watched-resources';
import { nameOfResource, tokenOf } from '../program/resource-names';

/** A resource of `@pulumi/kubernetes`, as far as we read it. */
type Resource = pulumi.CustomResource & {
  readonly metadata?: pulumi.Output<Metadata | undefined>;
  readonly spec?: pulumi.Output<Spec | undefined>;
};

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

const TOKEN = /^kubernetes:([^:]+):(Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Pod)$/;

/** Says whether a value is a resource of `@pulumi/kubernetes` with pods. */
export const isWorkload = (value: object): value is pulumi.CustomResource =>
  pulumi.CustomResource.isInstance(value) && TOKEN.test(tokenOf(value as pulumi.Resource));

/** Kinds whose labels and account are in one template. */
export const TEMPLATED: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'Rollout',
]);

/** Returns what a resource of such a kind declares of its pods: `labels` are undefined where they are not known. */
export function declaredPods(resource: pulumi.CustomResource) {
  return {
    namespace: declared(resource, ['metadata', 'namespace']),
    labels:
      declaredField(resource, ['spec', 'selector', 'matchLabels']) ??
      declaredField(resource, ['spec', 'template', 'metadata', 'labels']),
    account: declared(resource, ['spec', 'template', 'spec', 'serviceAccountName']),
  };
}

/** Returns a workload as a manifest; what its resource does not declare is left out. */
export function workloadManifest(
  type: { readonly apiVersion: string; readonly kind: string },
  name: string,
  { namespace, labels, account }: ReturnType<typeof declaredPods>,
): KubernetesObject {
  const valueOf = (field: DeclaredField) => (field.isKnown ? field.value : undefined);
  const template = { spec: { serviceAccountName: valueOf(account) } };
  return {
    ...type,
    metadata: { name, namespace: valueOf(namespace) },
    spec: { selector: { matchLabels: labels }, template },
  };
}

/** Returns a workload as its resource declares it; undefined where a part of that is an Output. */
export function declaredWorkload(resource: pulumi.CustomResource): KubernetesObject | undefined {
  const [, apiVersion, kind] = TOKEN.exec(tokenOf(resource)) ?? [];
  const name = declaredField(resource, ['metadata', 'name']);
  const pods = declaredPods(resource);
  const isKnown = pods.namespace.isKnown && pods.account.isKnown && pods.labels !== undefined;
  if (!TEMPLATED.has(kind) || typeof name !== 'string' || !isKnown) return undefined;
  return workloadManifest({ apiVersion, kind }, name, pods);
}

/** The key of a workload among callers. */
export const keyOfWorkload = (resource: pulumi.CustomResource): string =>
  `${tokenOf(resource)}::${nameOfResource(resource)}`;

/** Outputs of the resource of a workload. */
export interface Workload {
  readonly name: pulumi.Output<string>;
  readonly namespace: pulumi.Output<string>;
  readonly labels: pulumi.Output<Labels>;
}

/** Returns a workload as a caller: its account has Outputs in it, and its pods have other names until it is there. */
export function workloadOf(resource: pulumi.CustomResource) {
  const { metadata, spec } = resource as Resource;
  const [, version, kind] = TOKEN.exec(tokenOf(resource)) ?? [];
  const meta = pulumi.output(metadata).apply((known) => known ?? {});
  const pods = pulumi.output(spec).apply((known) => known ?? {});
  const [name, namespace] = [
    meta.apply((known) => known.name ?? ''),
    meta.apply((known) => known.namespace ?? 'default'),
  ];
  const serviceAccountName = pods.apply(
    (known) => known.serviceAccountName ?? templateOf(known)?.spec?.serviceAccountName ?? 'default',
  );
  const labels = pulumi.all([meta, pods]).apply(([{ labels: own }, known]) => podLabels(kind, own, known));
  const logical = nameOfResource(resource);
  // Any kind with a template has the account.
  const workload = {
    apiVersion: version,
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: { template: { spec: { serviceAccountName } } },
  };
  return {
    key: keyOfWorkload(resource),
    account: { workload: workload as unknown as KubernetesObject },
    pods: { name: logical, selector: { app: logical } } as Caller,
    found: `${kind} ${logical}`,
    workload: { name, namespace, labels } satisfies Workload,
  };
}

const templateOf = ({ template, jobTemplate }: Spec): Template | undefined => template ?? jobTemplate?.spec?.template;

function podLabels(kind: string, own: Labels | undefined, spec: Spec): Labels {
  return (kind === 'Pod' ? own : (spec.selector?.matchLabels ?? templateOf(spec)?.metadata?.labels)) ?? {};
}

/** The Sidecar of a workload, with what its resource says in place of what stood for it. */
export function completed(manifest: Manifest, { name, namespace, labels }: Workload): Manifest {
  const { workloadSelector, ...spec } = manifest.spec as { workloadSelector: object };
  return {
    ...manifest,
    metadata: { ...manifest.metadata, name, namespace } as unknown as Manifest['metadata'],
    spec: { workloadSelector: { ...workloadSelector, labels }, ...spec },
  };
}
