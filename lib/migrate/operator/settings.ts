import { isRecord, type Manifest } from '../../model';
import { strategicMerge } from '../../injection/patch/strategic-merge';
import type { Tree } from '../tree';
import { isGateway, type ComponentSpec } from './components';

type Target = 'workload' | 'service' | 'autoscaler' | 'budget';

interface Setting {
  readonly target: Target;
  /** Builds the patch of the object for a value. */
  readonly patch: (value: unknown, container: string) => Tree;
}

const spec = (value: unknown): Tree => ({ spec: value });
const pod = (field: string): Setting => ({
  target: 'workload',
  patch: (value) => spec({ template: spec({ [field]: value }) }),
});
const container = (field: string): Setting => ({
  target: 'workload',
  patch: (value, name) => spec({ template: spec({ containers: [{ name, [field]: value }] }) }),
});

/** Fields of `k8s` with the strategic merge patch that each applies. */
export const SETTINGS: Readonly<Record<string, Setting>> = {
  affinity: pod('affinity'),
  env: container('env'),
  hpaSpec: { target: 'autoscaler', patch: spec },
  imagePullPolicy: container('imagePullPolicy'),
  nodeSelector: pod('nodeSelector'),
  podDisruptionBudget: { target: 'budget', patch: spec },
  podAnnotations: {
    target: 'workload',
    patch: (value) => spec({ template: { metadata: { annotations: value } } }),
  },
  priorityClassName: pod('priorityClassName'),
  readinessProbe: container('readinessProbe'),
  replicaCount: { target: 'workload', patch: (value) => spec({ replicas: value }) },
  resources: container('resources'),
  strategy: { target: 'workload', patch: (value) => spec({ strategy: value }) },
  tolerations: pod('tolerations'),
  serviceAnnotations: { target: 'service', patch: (value) => ({ metadata: { annotations: value } }) },
  service: { target: 'service', patch: spec },
  securityContext: pod('securityContext'),
};

const KINDS: Readonly<Record<Target, readonly string[]>> = {
  workload: ['Deployment', 'DaemonSet'],
  service: ['Service'],
  autoscaler: ['HorizontalPodAutoscaler'],
  budget: ['PodDisruptionBudget'],
};

/** Types of specs, for the keys by which a strategic merge joins their lists. */
const SPEC_TYPES: Readonly<Record<string, string>> = {
  Deployment: 'DeploymentSpec',
  DaemonSet: 'DaemonSetSpec',
  Service: 'ServiceSpec',
};

/** Returns the name of the objects that the settings of a component change. */
export function targetName({ component, name }: ComponentSpec, values: Tree): string {
  const own = name || (component.workload?.name ?? '');
  if (component.key !== 'pilot') return own;
  const { revision } = values;
  return typeof revision === 'string' && revision !== '' && revision !== 'default' ? `${own}-${revision}` : own;
}

/** Returns the objects with the settings of a component; settings whose object does not exist go to `unused`. */
export function applySettings(
  spec: ComponentSpec,
  values: Tree,
  objects: readonly Manifest[],
  unused: (field: string) => void,
): Manifest[] {
  const { k8s, component } = spec;
  if (!k8s) return [...objects];
  const name = targetName(spec, values);
  let result = [...objects];
  for (const [field, { target, patch }] of Object.entries(SETTINGS)) {
    if (!(field in k8s)) continue;
    const value = field === 'service' && isGateway(component) ? withoutPorts(k8s[field]) : k8s[field];
    const kinds = target === 'workload' ? [component.workload?.kind ?? ''] : KINDS[target];
    const isTarget = (object: Manifest): boolean => kinds.includes(object.kind) && object.metadata.name === name;
    if (!result.some(isTarget)) unused(field);
    const change = patch(value, component.workload?.container ?? '');
    result = result.map((object) => (isTarget(object) ? oneLimit(patched(object, change), target) : object));
  }
  return result;
}

/** Removes the ports of gateways, which are values of the chart. */
const withoutPorts = (service: unknown): unknown => {
  if (!isRecord(service)) return service;
  const { ports: _, ...rest } = service;
  return rest;
};

function patched(object: Manifest, patch: Tree): Manifest {
  const { spec: change, ...others } = patch;
  const result = strategicMerge(object, others, undefined) as Manifest;
  if (!('spec' in patch)) return result;
  if (!isRecord(change)) {
    delete result.spec;
    return result;
  }
  result.spec = strategicMerge(isRecord(object.spec) ? object.spec : {}, change, SPEC_TYPES[object.kind]);
  return result;
}

/** Removes the chart's default limit from a disruption budget, which may have only one. */
function oneLimit(object: Manifest, target: Target): Manifest {
  if (target !== 'budget' || !isRecord(object.spec)) return object;
  const { minAvailable, maxUnavailable, ...rest } = object.spec;
  return minAvailable !== undefined && maxUnavailable !== undefined
    ? { ...object, spec: { ...rest, maxUnavailable } }
    : object;
}
