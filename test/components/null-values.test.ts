import { isRecord, type ChartName, type ValueTree } from '../../lib/model';
import { findRelease } from '../../lib/releases';
import { problemsOf, render } from '../support/render';

/** Every path in the defaults of a chart, sections included. */
function paths(values: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (!isRecord(values)) return [];
  return Object.entries(values).flatMap(([key, value]) => [[...path, key], ...paths(value, [...path, key])]);
}

/**
 * The paths that the chart refuses to have set to `null`, one at a time. Anything thrown besides problems fails the
 * test.
 */
function refused(chart: ChartName, minor: string): string[] {
  return paths(findRelease(minor)?.defaults[chart])
    .filter((path) => {
      const values = path.reduceRight<unknown>((value, key) => ({ [key]: value }), null) as ValueTree;
      try {
        render(chart, values, minor);
        return false;
      } catch {
        const problems = problemsOf(() => render(chart, values, minor));
        expect(problems).toEqual([expect.objectContaining({ severity: 'error', path: path.join('.'), found: null })]);
        return true;
      }
    })
    .map((path) => path.join('.'))
    .sort();
}

const CNI = [
  'ambient',
  'ambient.dnsCapture',
  'ambient.enableAmbientDetectionRetry',
  'ambient.enabled',
  'ambient.ipv6',
  'ambient.reconcileIptablesOnStartup',
  'chained',
  'global',
  'global.hub',
  'global.logging',
  'global.nativeNftables',
  'global.resourceScope',
  'global.tag',
  'image',
  'istioOwnedCNIConfig',
  'logging',
  'repair',
  'repair.brokenPodLabelKey',
  'repair.brokenPodLabelValue',
  'repair.deletePods',
  'repair.enabled',
  'repair.initContainerName',
  'repair.labelPods',
  'repair.repairPods',
  'resourceQuotas',
];

const ZTUNNEL = [
  'global',
  'hub',
  'image',
  'istioNamespace',
  'meshConfig',
  'meshConfig.defaultConfig',
  'multiCluster',
  'peerCaCrl',
  'resourceQuotas',
  'resourceScope',
  'revision',
  'tag',
  'terminationGracePeriodSeconds',
];

const gatewayOf = (key: string): string[] => [
  'gateways',
  `gateways.${key}`,
  `gateways.${key}.cpu`,
  `gateways.${key}.cpu.targetAverageUtilization`,
  `gateways.${key}.env`,
  `gateways.${key}.injectionTemplate`,
  `gateways.${key}.labels`,
  `gateways.${key}.name`,
  `gateways.${key}.serviceAccount`,
  'global',
  'global.defaultPodDisruptionBudget',
  'global.hub',
  'global.istioNamespace',
  'global.logging',
  'global.multiCluster',
  'global.proxy',
  'global.proxy.clusterDomain',
  'global.proxy.image',
  'global.sds',
  'global.sds.token',
  'global.sts',
  'global.tag',
  'meshConfig',
  'meshConfig.defaultConfig',
  'revision',
];

describe.each(['1.29', '1.30', '1.31'])('Istio %s: what may not be null', (minor) => {
  test.each<[ChartName, readonly string[]]>([
    ['cni', CNI],
    ['ztunnel', ZTUNNEL],
    ['istio-ingress', gatewayOf('istio-ingressgateway')],
    ['istio-egress', gatewayOf('istio-egressgateway')],
  ])('%s', (chart, expected) => {
    expect(refused(chart, minor)).toEqual(expected);
  });
});
