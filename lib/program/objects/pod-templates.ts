import type { Manifest } from '../../model';
import { fieldsOf, type Fields } from './read';

const IN_SPEC = ['spec', 'template'] as const;

/** Path of the pod template in each kind of workload; a Pod is its own template. */
export const POD_TEMPLATE_PATHS: Readonly<Record<string, readonly string[]>> = {
  'apps/Deployment': IN_SPEC,
  'apps/StatefulSet': IN_SPEC,
  'apps/DaemonSet': IN_SPEC,
  'apps/ReplicaSet': IN_SPEC,
  'batch/Job': IN_SPEC,
  'argoproj.io/Rollout': IN_SPEC,
  'serving.knative.dev/Service': IN_SPEC,
  'ReplicationController': IN_SPEC,
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'Pod': [],
};

/** Returns the part of an object at a path of its pod template. */
export const podTemplateAt = (object: Manifest, path: readonly string[]): Fields =>
  path.reduce<Fields>(fieldsOf, object);
