import { envFromMap, type EnvEntry } from '../../components/shared/env';
import { pullSecrets } from '../../components/shared/pull-secrets';
import { when } from '../../components/shared/sparse';
import { isRecord, type Manifest } from '../../model';
import type { SchedulingProps, PrometheusProps } from '../../props';
import type { AddonInput } from '../addon';
import { merged } from './merge';
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
export const moreEnv = (props: PodProps & Pick<OverlayProps, 'envFrom'>): EnvEntry[] => [
  ...(props.envFrom ?? []).map((variable) => ({ ...variable })),
  ...envFromMap(props.env),
];

/** Labels of pods: they are out of the mesh unless something else is said. */
export const podLabels = (labels: Readonly<Record<string, string>>, props: PodProps): Record<string, string> => ({
  ...labels,
  'sidecar.istio.io/inject': 'false',
  ...props.podLabels,
});

/** The props that lay fields over the objects of an addon, in Kubernetes' own terms. */
export type OverlayProps = Pick<
  PrometheusProps,
  | 'annotations'
  | 'envFrom'
  | 'volumes'
  | 'volumeMounts'
  | 'initContainers'
  | 'additionalContainers'
  | 'container'
  | 'pod'
  | 'workload'
>;

type Tree = Readonly<Record<string, unknown>>;
const tree = (value: unknown): Tree => (isRecord(value) ? value : {});
const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A workload with what the props lay over it; `main` is the name of the container that they are about. */
export function overlaid(manifest: Manifest, props: OverlayProps, main: string): Manifest {
  const spec = tree(manifest.spec);
  const template = tree(spec.template);
  const pod = merged(podWith(tree(template.spec), props, main), props.pod);
  const { annotations } = props;
  const metadata = { ...manifest.metadata, ...(annotations && { annotations: { ...annotations } }) };
  return { ...manifest, metadata, spec: { ...merged(spec, props.workload), template: { ...template, spec: pod } } };
}

/** A list with further entries: those with the key of another one stand in its place. */
function replacing(own: readonly unknown[], more: readonly object[], key: string): unknown[] {
  const keyOf = (entry: unknown): unknown => tree(entry)[key];
  const found = (entry: unknown) => more.find((other) => keyOf(other) === keyOf(entry));
  const added = more.filter((entry) => !own.some((other) => keyOf(other) === keyOf(entry)));
  return [...own.map((entry) => found(entry) ?? entry), ...added];
}

function podWith(pod: Tree, props: OverlayProps, main: string): Tree {
  const { initContainers = [], additionalContainers = [], volumeMounts = [], container } = props;
  const own = items(pod.containers).map((each) => {
    if (!isRecord(each) || each.name !== main) return each;
    const mounts = replacing(items(each.volumeMounts), volumeMounts, 'mountPath');
    return merged({ ...each, ...when('volumeMounts', mounts) }, container);
  });
  return {
    ...pod,
    ...when('initContainers', [...items(pod.initContainers), ...initContainers]),
    containers: [...own, ...additionalContainers],
    ...when('volumes', replacing(items(pod.volumes), props.volumes ?? [], 'name')),
  };
}
