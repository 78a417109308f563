import * as pulumi from '@pulumi/pulumi';
import { ENGINE } from '../inputs/outputs';
import type { Caller } from '../../policies/intents';
import type { KubernetesObject } from '../../policies/references/references';
import { declaredPodsOf } from '../../outputs/service-pods';
import { laterWorkload, TEMPLATED, workloadManifest } from '../../outputs/workload';
import { declared, declaredField } from '../program/watched-resources';
import { nameOfResource, tokenOf } from '../program/resource-names';

/** A resource of `@pulumi/kubernetes`, as far as we read it. */
type Resource = pulumi.CustomResource & {
  readonly metadata?: unknown;
  readonly spec?: unknown;
};

const TOKEN = /^kubernetes:([^:]+):(Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Pod)$/;

/** Says whether a value is a resource of `@pulumi/kubernetes` with pods. */
export const isWorkload = (value: object): value is pulumi.CustomResource =>
  pulumi.CustomResource.isInstance(value) && TOKEN.test(tokenOf(value as pulumi.Resource));

/** Returns a workload as its resource declares it; undefined where a part of that is an Output. */
export function declaredWorkload(resource: pulumi.CustomResource): KubernetesObject | undefined {
  const [, apiVersion, kind] = TOKEN.exec(tokenOf(resource)) ?? [];
  const name = declaredField(resource, ['metadata', 'name']);
  const pods = declaredPodsOf({ declared: (path) => declared(resource, path) });
  const isKnown = pods.namespace.isKnown && pods.account.isKnown && pods.labels !== undefined;
  if (!TEMPLATED.has(kind) || typeof name !== 'string' || !isKnown) return undefined;
  return workloadManifest({ apiVersion, kind }, name, pods);
}

/** The key of a workload among callers. */
export const keyOfWorkload = (resource: pulumi.CustomResource): string =>
  `${tokenOf(resource)}::${nameOfResource(resource)}`;

/** Returns a workload as a caller: its account has Outputs in it, and its pods have other names until it is there. */
export function workloadOf(resource: pulumi.CustomResource) {
  const { metadata, spec } = resource as Resource;
  const [, apiVersion, kind] = TOKEN.exec(tokenOf(resource)) ?? [];
  const logical = nameOfResource(resource);
  const { account, workload } = laterWorkload(ENGINE, { apiVersion, kind }, metadata, spec);
  return {
    key: keyOfWorkload(resource),
    account,
    pods: { name: logical, selector: { app: logical } } as Caller,
    found: `${kind} ${logical}`,
    workload,
  };
}
