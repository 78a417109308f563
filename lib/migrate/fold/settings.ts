import { isRecord } from '../../model';
import { at, withValue, type Tree } from '../tree';
import { gatewayKey, isWrittenOut, type Candidate, type ImportedChart } from './chart';

/** Settings with a value of the same meaning: path under `k8s`, and path under the component's values. */
const SAME: readonly (readonly [setting: string, value: string])[] = [
  ['resources', 'resources'],
  ['nodeSelector', 'nodeSelector'],
  ['tolerations', 'tolerations'],
  ['affinity', 'affinity'],
  ['podAnnotations', 'podAnnotations'],
  ['serviceAnnotations', 'serviceAnnotations'],
  ['podDisruptionBudget', 'pdb'],
  ['replicaCount', 'replicaCount'],
  ['hpaSpec.minReplicas', 'autoscaleMin'],
  ['hpaSpec.maxReplicas', 'autoscaleMax'],
  ['hpaSpec.behavior', 'autoscaleBehavior'],
  ['strategy.rollingUpdate.maxSurge', 'rollingMaxSurge'],
  ['strategy.rollingUpdate.maxUnavailable', 'rollingMaxUnavailable'],
  ['service.type', 'type'],
  ['service.loadBalancerIP', 'loadBalancerIP'],
  ['service.loadBalancerSourceRanges', 'loadBalancerSourceRanges'],
  ['service.externalTrafficPolicy', 'externalTrafficPolicy'],
  ['service.ipFamilies', 'ipFamilies'],
  ['service.ipFamilyPolicy', 'ipFamilyPolicy'],
];

/** Returns the values to try, instead of a patch, for the settings of a component. */
export function settingCandidates({ chart, k8s = {}, candidates = [] }: ImportedChart): Candidate[] {
  const root = isWrittenOut(chart) ? ['gateways', gatewayKey(chart)] : [];
  const found = SAME.map(([setting, value]): Candidate => ({
    path: [...root, value],
    value: at(k8s, setting.split('.')),
  }));
  const metrics = at(k8s, ['hpaSpec', 'metrics']);
  return [
    ...candidates,
    ...found,
    ...environment(k8s, root),
    ...(Array.isArray(metrics) ? metrics.flatMap((metric) => targets(metric, root)) : []),
  ].filter(({ value }) => value !== undefined && value !== null);
}

function environment(k8s: Tree, root: readonly string[]): Candidate[] {
  if (!Array.isArray(k8s.env)) return [];
  const entries = k8s.env.filter(isRecord);
  const plain = entries.filter((entry) => entry.valueFrom === undefined && entry.value !== undefined);
  const other = entries.filter((entry) => entry.valueFrom !== undefined);
  return [
    ...plain.map((entry): Candidate => ({ path: [...root, 'env', String(entry.name)], value: entry.value })),
    ...(other.length > 0 ? [{ path: [...root, 'envVarFrom'], value: other }] : []),
  ];
}

function targets(metric: unknown, root: readonly string[]): Candidate[] {
  const name = at(metric, ['resource', 'name']);
  const use = at(metric, ['resource', 'target', 'averageUtilization']);
  return typeof name === 'string' ? [{ path: [...root, name, 'targetAverageUtilization'], value: use }] : [];
}

/** Returns the props with one value of a chart set at the chart's own place. */
export const withChartValue = (props: Tree, place: readonly string[], { path, value }: Candidate): Tree =>
  withValue(props, [...place, ...path], value);
