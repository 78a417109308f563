import { isRecord, type Manifest } from '../../model';
import { readYaml } from '../../yaml/read-yaml';
import { gatewayKey, isWrittenOut, type Candidate } from '../fold/chart';
import { at, type Tree } from '../tree';
import type { ChartPart } from './parts';

/** Returns the values that a part was rendered with, as far as its objects say so. */
export function valuesOf(part: ChartPart): Tree {
  if (part.chart === 'istiod') return istiodValues(part);
  if (isWrittenOut(part.chart)) {
    const own = { name: part.name, labels: selectorOf(part) ?? {}, ...revisionOf(part) };
    return { gateways: { [gatewayKey(part.chart)]: own } };
  }
  if (part.chart === 'cni') {
    const isAmbient = part.objects.some(
      ({ kind, metadata }) => kind === 'ClusterRole' && /-ambient/.test(metadata.name ?? ''),
    );
    return { ...revisionOf(part), ...(isAmbient && { ambient: { enabled: true } }) };
  }
  if (part.chart === 'ztunnel') return revisionOf(part);
  if (part.chart === 'base' && !part.objects.some(({ kind }) => kind === 'ValidatingWebhookConfiguration'))
    return { defaultRevision: '' };
  return part.chart === 'gateway' ? { name: part.name } : {};
}

const revisionOf = ({ objects }: ChartPart): Tree => {
  const revision = objects.map(({ metadata }) => metadata.labels?.['istio.io/rev']).find((name) => name !== undefined);
  return revision === undefined || revision === 'default' ? {} : { revision };
};

const selectorOf = ({ objects }: ChartPart): unknown =>
  at(objects.find(({ kind }) => kind === 'Deployment') ?? {}, ['spec', 'selector', 'matchLabels']);

/** Values that the chart keeps in a ConfigMap, or else those that the injector reads; and the mesh config. */
function istiodValues(part: ChartPart): Tree {
  const maps = part.objects.filter(({ kind }) => kind === 'ConfigMap');
  const kept = maps.map((map) => dataOf(map, 'original-values')).find((values) => values !== undefined);
  const injected = maps.map((map) => (at(map, ['data', 'config']) ? dataOf(map, 'values') : undefined)).find(isRecord);
  const config = maps.map((map) => dataOf(map, 'mesh')).find((mesh) => mesh !== undefined);
  const values = kept ?? injected ?? {};
  return {
    ...revisionOf(part),
    ...values,
    ...(config !== undefined && { meshConfig: config }),
  };
}

function dataOf(map: Manifest, key: string): Tree | undefined {
  const text = at(map, ['data', key]);
  if (typeof text !== 'string') return undefined;
  const read = readYaml(text);
  return isRecord(read) ? read : undefined;
}

/** Settings of the workload and its companions, in the words of an IstioOperator's `k8s`. */
export function settingsOf({ objects }: ChartPart): Tree {
  const one = (...kinds: string[]): unknown => objects.find(({ kind }) => kinds.includes(kind))?.spec;
  const workload = one('Deployment', 'DaemonSet');
  const pod = at(workload, ['template', 'spec']);
  const container = at(pod, ['containers', '0']);
  const annotations = objects.find(({ kind }) => kind === 'Service')?.metadata.annotations;
  const autoscaler = one('HorizontalPodAutoscaler');
  return Object.fromEntries(
    Object.entries({
      resources: at(container, ['resources']),
      env: at(container, ['env']),
      nodeSelector: at(pod, ['nodeSelector']),
      tolerations: at(pod, ['tolerations']),
      affinity: at(pod, ['affinity']),
      podAnnotations: at(workload, ['template', 'metadata', 'annotations']),
      replicaCount: at(workload, ['replicas']),
      strategy: at(workload, ['strategy']),
      hpaSpec: autoscaler,
      service: one('Service'),
      serviceAnnotations: annotations,
      podDisruptionBudget: one('PodDisruptionBudget'),
    }).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** Values to try, each kept where it brings the objects nearer. */
export function candidatesOf(part: ChartPart): Candidate[] {
  const workload = part.objects.find(({ kind }) => kind === 'Deployment' || kind === 'DaemonSet')?.spec;
  const container = at(workload, ['template', 'spec', 'containers', '0']);
  const service = part.objects.find(({ kind }) => kind === 'Service')?.spec;
  const autoscaler = part.objects.find(({ kind }) => kind === 'HorizontalPodAutoscaler')?.spec;
  const [, hub, tag] = /^(.*)\/[^/:]+:([^:/]+)$/.exec(String(at(container, ['image']) ?? '')) ?? [];
  const root = isWrittenOut(part.chart) ? ['gateways', gatewayKey(part.chart)] : [];
  const made: (readonly [readonly string[], unknown])[] = [
    [['global', 'hub'], hub],
    [['global', 'tag'], tag],
    [[...root, 'ports'], isWrittenOut(part.chart) ? at(service, ['ports']) : undefined],
    [[...root, 'autoscaleEnabled'], autoscaler === undefined && workload !== undefined ? false : undefined],
    ...(part.chart === 'gateway' ? gatewayCandidates(service, autoscaler, workload) : []),
    [['podDisruptionBudget'], part.chart === 'gateway' ? budgetOf(part) : undefined],
  ];
  return made.filter(([, value]) => value !== undefined).map(([path, value]) => ({ path, value }));
}

/** Limits of a budget; the chart writes its selector. */
function budgetOf({ objects }: ChartPart): Tree | undefined {
  const budget = objects.find(({ kind }) => kind === 'PodDisruptionBudget')?.spec;
  if (!isRecord(budget)) return undefined;
  const { selector: _, ...limits } = budget;
  return limits;
}

function gatewayCandidates(
  service: unknown,
  autoscaler: unknown,
  workload: unknown,
): (readonly [readonly string[], unknown])[] {
  const targets = at(autoscaler, ['metrics', '0', 'resource', 'target', 'averageUtilization']);
  return [
    [['service', 'type'], at(service, ['type'])],
    [['service', 'ports'], at(service, ['ports'])],
    [['service', 'externalTrafficPolicy'], at(service, ['externalTrafficPolicy'])],
    [['service', 'loadBalancerSourceRanges'], at(service, ['loadBalancerSourceRanges'])],
    [['autoscaling'], autoscaler === undefined && workload !== undefined ? { enabled: false } : undefined],
    [['autoscaling', 'minReplicas'], at(autoscaler, ['minReplicas'])],
    [['autoscaling', 'maxReplicas'], at(autoscaler, ['maxReplicas'])],
    [['autoscaling', 'targetCPUUtilizationPercentage'], targets],
    [['labels'], at(workload, ['selector', 'matchLabels'])],
  ];
}
