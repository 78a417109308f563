import { envFromMap } from '../../components/shared/env';
import { pullSecrets } from '../../components/shared/pull-secrets';
import { when } from '../../components/shared/sparse';
import type { SchedulingProps, PrometheusProps } from '../../props';
import type { AddonInput } from '../addon';
import { isOpenShift } from './openshift';

/** The props of its pods that all addons have. */
export type PodProps = Pick<
  PrometheusProps,
  | 'name'
  | 'image'
  | 'imagePullPolicy'
  | 'imagePullSecrets'
  | 'resources'
  | 'scheduling'
  | 'podLabels'
  | 'podAnnotations'
  | 'env'
  | 'podSecurityContext'
  | 'securityContext'
>;

type Input = Pick<AddonInput<PodProps>, 'props' | 'asSample' | 'platform'>;

/** Where pods may run, as a pod has it. */
export function schedulingFields(scheduling: SchedulingProps | undefined): object {
  const { nodeSelector, tolerations, affinity, topologySpreadConstraints, priorityClassName } = scheduling ?? {};
  return {
    ...when('priorityClassName', priorityClassName),
    ...when('nodeSelector', nodeSelector),
    ...when('tolerations', tolerations),
    ...when('affinity', affinity),
    ...when('topologySpreadConstraints', topologySpreadConstraints),
  };
}

/**
 * Fields of a pod that props of every addon set. `user` runs the image outside the samples and outside OpenShift, which
 * chooses users itself.
 */
export function podFields(input: Input, user?: number): object {
  const { props, asSample } = input;
  const own = props.podSecurityContext ?? (asSample ? undefined : restrictedPod(isOpenShift(input) ? undefined : user));
  return {
    ...schedulingFields(props.scheduling),
    ...pullSecrets(props.imagePullSecrets),
    ...when('securityContext', own),
  };
}

const restrictedPod = (user: number | undefined): object => ({
  runAsNonRoot: true,
  ...(user !== undefined && { runAsUser: user, runAsGroup: user, fsGroup: user }),
  seccompProfile: { type: 'RuntimeDefault' },
});

/** The security settings of a container that is fit for the pod security level `restricted`. */
export const RESTRICTED_CONTAINER = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } as const;

/** Security settings of a container, with those that the samples have. */
export function containerSecurity({ props, asSample }: Input, sample?: object): object {
  const own = props.securityContext ?? (asSample ? sample : RESTRICTED_CONTAINER);
  return when('securityContext', own);
}

/** Further environment of a container. */
export const moreEnv = (props: PodProps) => envFromMap(props.env);

/** Labels of pods: they are out of the mesh unless something else is said. */
export const podLabels = (labels: Readonly<Record<string, string>>, props: PodProps): Record<string, string> => ({
  ...labels,
  'sidecar.istio.io/inject': 'false',
  ...props.podLabels,
});
