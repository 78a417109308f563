import * as pulumi from '@pulumi/pulumi';
import type { Caller } from '../../policies/intents';
import type { KubernetesObject } from '../../policies/references/references';
import {
  podLabels,
  TEMPLATED,
  templateOf,
  workloadManifest,
  type DeclaredPods,
  type Labels,
  type Metadata,
  type Spec,
} from '../../outputs/workload';
import { declared, declaredField } from '../program/watched-resources';
import { nameOfResource, tokenOf } from '../program/resource-names';

/** A resource of `@pulumi/kubernetes`, as far as we read it. */
type Resource = pulumi.CustomResource & {
  readonly metadata?: pulumi.Output<Metadata | undefined>;
  readonly spec?: pulumi.Output<Spec | undefined>;
};

const TOKEN = /^kubernetes:([^:]+):(Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Pod)$/;

/** Says whether a value is a resource of `@pulumi/kubernetes` with pods. */
export const isWorkload = (value: object): value is pulumi.CustomResource =>
  pulumi.CustomResource.isInstance(value) && TOKEN.test(tokenOf(value as pulumi.Resource));

/** Returns what a resource with one template declares of its pods. */
export function declaredPods(resource: pulumi.CustomResource): DeclaredPods {
  return {
    namespace: declared(resource, ['metadata', 'namespace']),
    labels:
      declaredField(resource, ['spec', 'selector', 'matchLabels']) ??
      declaredField(resource, ['spec', 'template', 'metadata', 'labels']),
    account: declared(resource, ['spec', 'template', 'spec', 'serviceAccountName']),
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
