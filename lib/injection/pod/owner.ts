import { isRecord } from '../../model';
import type { JsonObject } from './typed-pod';

/** Workload that a pod belongs to, as far as the pod shows it. */
export interface Owner {
  readonly name: string;
  readonly namespace: string;
  readonly kind: string;
  readonly apiVersion: string;
}

/** Name of a Job made by a CronJob: it ends with the time, 8 to 10 digits. */
const CRON_JOB_NAME = /^(.+)-\d{8,10}$/;

/**
 * Returns the owner of a pod: its controller if the name was generated, resolved to the workload that users know (a
 * Deployment behind a ReplicaSet, a Rollout, a DeploymentConfig, a CronJob behind a Job); otherwise the pod itself.
 */
export function ownerOfPod(pod: JsonObject): Owner {
  const metadata = isRecord(pod.metadata) ? pod.metadata : {};
  const labels = isRecord(metadata.labels) ? metadata.labels : {};
  const label = (name: string): string => text(labels[name]);
  const own = { name: text(metadata.name), namespace: text(metadata.namespace), kind: 'Pod', apiVersion: 'v1' };
  const controller = text(metadata.generateName) === '' ? undefined : controllerOf(metadata);
  if (!controller) return own;
  const owner = {
    ...own,
    name: text(controller.name) || own.name,
    kind: text(controller.kind),
    apiVersion: text(controller.apiVersion),
  };
  const name = text(controller.name);
  const without = (hash: string): string => (name.endsWith(`-${hash}`) ? name.slice(0, -hash.length - 1) : name);

  const hash = label('pod-template-hash');
  if (owner.kind === 'ReplicaSet' && hash !== '' && name.endsWith(hash))
    return { ...owner, name: without(hash), kind: 'Deployment' };
  const rolloutHash = label('rollouts-pod-template-hash');
  if (owner.kind === 'ReplicaSet' && rolloutHash !== '' && name.endsWith(rolloutHash)) {
    return { ...owner, name: without(rolloutHash), kind: 'Rollout', apiVersion: 'v1alpha1' };
  }
  const config = label('deploymentconfig');
  if (owner.kind === 'ReplicationController' && config !== '')
    return { ...owner, name: config, kind: 'DeploymentConfig' };
  const cronJob = owner.kind === 'Job' ? CRON_JOB_NAME.exec(name) : null;
  if (cronJob) return { ...owner, name: cronJob[1], kind: 'CronJob', apiVersion: 'batch/v1' };
  return owner;
}

function controllerOf(metadata: JsonObject): JsonObject | undefined {
  const owners = Array.isArray(metadata.ownerReferences) ? metadata.ownerReferences : [];
  return owners.filter(isRecord).find((owner) => owner.controller === true);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
