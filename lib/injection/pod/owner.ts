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
  const own = { name: text(metadata.name), namespace: text(metadata.namespace), kind: 'Pod', apiVersion: 'v1' };
  const controller = text(metadata.generateName) === '' ? undefined : controllerOf(metadata);
  if (!controller) return own;
  const name = text(controller.name);
  const owner = {
    ...own,
    name: name || own.name,
    kind: text(controller.kind),
    apiVersion: text(controller.apiVersion),
  };
  if (!Object.hasOwn(PARENTS, owner.kind)) return owner;
  return { ...owner, ...PARENTS[owner.kind](name, (label) => text(labels[label])) };
}

type Parent = Partial<Owner> | undefined;

/** Workloads that users know, behind the controllers that Kubernetes or another controller creates for them. */
const PARENTS: Readonly<Record<string, (name: string, label: (name: string) => string) => Parent>> = {
  ReplicaSet: (name, label) => {
    const hash = label('pod-template-hash');
    if (hash !== '' && name.endsWith(hash)) return { name: withoutHash(name, hash), kind: 'Deployment' };
    const rolloutHash = label('rollouts-pod-template-hash');
    if (rolloutHash === '' || !name.endsWith(rolloutHash)) return undefined;
    return { name: withoutHash(name, rolloutHash), kind: 'Rollout', apiVersion: 'v1alpha1' };
  },
  ReplicationController: (_, label) => {
    const name = label('deploymentconfig');
    return name === '' ? undefined : { name, kind: 'DeploymentConfig' };
  },
  Job: (job) => {
    const cronJob = CRON_JOB_NAME.exec(job);
    return cronJob ? { name: cronJob[1], kind: 'CronJob', apiVersion: 'batch/v1' } : undefined;
  },
};

const withoutHash = (name: string, hash: string): string =>
  name.endsWith(`-${hash}`) ? name.slice(0, -hash.length - 1) : name;

function controllerOf(metadata: JsonObject): JsonObject | undefined {
  const owners = Array.isArray(metadata.ownerReferences) ? metadata.ownerReferences : [];
  return owners.filter(isRecord).find((owner) => owner.controller === true);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
