import type { Place } from '../place';
import { dnsSubdomain } from './formats/names';
import { selector } from './labels';
import { podSpec, podTemplate } from './pod';
import { amount, flag, object, text, whole, word } from './read';

/** Checks that the labels of the pod template match the selector: the workload would not own its pods otherwise. */
function selectsItsPods(spec: Place): void {
  const found = spec.at('template', 'metadata', 'labels');
  if (!spec.has('template')) return;
  for (const [key, { value }] of spec.at('selector').entries('matchLabels')) {
    const label = found.at(key);
    if (label.value === value) continue;
    label.error('selector', `must be ${JSON.stringify(value)}, as in the selector beside`, 'give both the same value');
  }
}

function template(spec: Place): void {
  selector(spec, 'selector');
  const claims = spec.list('volumeClaimTemplates').map((claim) => claim.at('metadata').text('name'));
  object(spec, 'template', (pods) => podTemplate(pods, new Set(claims)));
  selectsItsPods(spec);
  whole(spec, 'minReadySeconds');
  whole(spec, 'revisionHistoryLimit');
  const policy = spec.at('template', 'spec', 'restartPolicy');
  if (policy.string !== '' && policy.string !== 'Always')
    policy.error('restart-policy', 'pods of this kind always restart', "leave it out, or use 'Always'");
}

const noneReplaced = (update: Place): void =>
  update
    .at('maxUnavailable')
    .error('rollout', 'maxSurge and maxUnavailable are both 0: no pod could be replaced', 'raise one of them');

function deploymentStrategy(place: Place): void {
  const type = word(place, 'type', ['RollingUpdate', 'Recreate']);
  const rolling = object(place, 'rollingUpdate', (update) => {
    const surge = amount(update, 'maxSurge');
    const unavailable = amount(update, 'maxUnavailable', 100);
    if (surge === 0 && unavailable === 0) noneReplaced(update);
  });
  if (rolling !== undefined && type === 'Recreate')
    rolling.error('rollout', 'strategy Recreate has no limits', 'leave it out, or use RollingUpdate');
}

const DEFAULT_DEADLINE = 600;

function deployment(object_: Place): void {
  object(object_, 'spec', (spec) => {
    template(spec);
    whole(spec, 'replicas');
    const wait = whole(spec, 'progressDeadlineSeconds') ?? DEFAULT_DEADLINE;
    if (wait <= spec.number('minReadySeconds'))
      spec
        .at('minReadySeconds')
        .error(
          'range',
          `must be less than progressDeadlineSeconds, ${wait}`,
          'lower it, or raise progressDeadlineSeconds',
        );
    flag(spec, 'paused');
    object(spec, 'strategy', deploymentStrategy);
  });
}

function daemonSetStrategy(place: Place): void {
  if (word(place, 'type', ['RollingUpdate', 'OnDelete']) === 'OnDelete') return;
  object(place, 'rollingUpdate', (update) => {
    const surge = amount(update, 'maxSurge', 100) ?? (update.has('maxSurge') ? undefined : 0);
    const unavailable = amount(update, 'maxUnavailable', 100) ?? (update.has('maxUnavailable') ? undefined : 1);
    if (surge === undefined || unavailable === undefined) return;
    if (surge > 0 && unavailable > 0)
      update.at('maxSurge').error('rollout', 'one of maxSurge and maxUnavailable must be 0', 'set one of them to 0');
    if (surge === 0 && unavailable === 0) noneReplaced(update);
  });
}

function daemonSet(object_: Place): void {
  object(object_, 'spec', (spec) => {
    template(spec);
    object(spec, 'updateStrategy', daemonSetStrategy);
  });
}

function statefulSet(object_: Place): void {
  object(object_, 'spec', (spec) => {
    template(spec);
    whole(spec, 'replicas');
    text(spec, 'serviceName', dnsSubdomain);
    word(spec, 'podManagementPolicy', ['OrderedReady', 'Parallel']);
  });
}

function replicaSet(object_: Place): void {
  object(object_, 'spec', (spec) => {
    template(spec);
    whole(spec, 'replicas');
  });
}

function jobSpec(spec: Place): void {
  object(spec, 'template', (pods) => podTemplate(pods));
  for (const field of [
    'parallelism',
    'completions',
    'backoffLimit',
    'activeDeadlineSeconds',
    'ttlSecondsAfterFinished',
  ])
    whole(spec, field, 0, Infinity);
  const policy = spec.at('template', 'spec', 'restartPolicy');
  if (policy.string === 'Always') policy.error('restart-policy', 'pods of a Job end', "use 'OnFailure' or 'Never'");
}

function cronJob(object_: Place): void {
  object(object_, 'spec', (spec) => {
    text(spec, 'schedule');
    word(spec, 'concurrencyPolicy', ['Allow', 'Forbid', 'Replace']);
    object(spec, 'jobTemplate', (job) => object(job, 'spec', jobSpec));
  });
}

/** Checks of workloads by `group/Kind`. */
export const WORKLOADS: Readonly<Record<string, (object: Place) => void>> = {
  'apps/Deployment': deployment,
  'apps/DaemonSet': daemonSet,
  'apps/StatefulSet': statefulSet,
  'apps/ReplicaSet': replicaSet,
  'batch/Job': (place) => {
    object(place, 'spec', jobSpec);
  },
  'batch/CronJob': cronJob,
  '/Pod': (place) => {
    object(place, 'spec', (spec) => podSpec(spec));
  },
  '/ReplicationController': (place) => {
    object(place, 'spec', (spec) => {
      object(spec, 'template', (pods) => podTemplate(pods));
      whole(spec, 'replicas');
    });
  },
};
