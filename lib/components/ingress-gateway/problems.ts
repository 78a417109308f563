import type { Problem } from '../../model';
import { imageProblems, missingValue, numberProblems } from '../shared/value-problems';
import { isInjected } from './values';
import type { Direction, IngressGatewayInput } from './values';

/** Values that the charts read from or print, whatever else is set: `null` in their place is refused. */
export function neededValues({ key }: Direction): string[] {
  return [
    'gateways',
    `gateways.${key}`,
    ...['cpu', 'env', 'injectionTemplate', 'labels', 'name', 'serviceAccount'].map((name) => `gateways.${key}.${name}`),
    'global',
    'global.defaultPodDisruptionBudget',
    'global.istioNamespace',
    'global.logging',
    'global.multiCluster',
    'global.proxy',
    'global.proxy.clusterDomain',
    'global.proxy.image',
    'global.sds',
    'global.sds.token',
    'global.sts',
    'meshConfig',
    'meshConfig.defaultConfig',
    'revision',
  ];
}

/** What the charts `istio-ingress` and `istio-egress` refuse. */
export function ingressGatewayProblems(input: IngressGatewayInput): Problem[] {
  const { gateway, direction } = input;
  const at = (name: string): string => `gateways.${direction.key}.${name}`;
  const counts = gateway.autoscaleEnabled ? ['autoscaleMin', 'autoscaleMax'] as const : ['replicaCount'] as const;
  return [
    ...(isInjected(input) ? [] : writtenOutProblems(input)),
    ...counts.flatMap((name) => numberProblems(at(name), gateway[name])),
    ...(['rollingMaxSurge', 'rollingMaxUnavailable'] as const).flatMap((name) => numberProblems(at(name), gateway[name], 'whole or percent')),
    ...targetProblems(at('cpu.targetAverageUtilization'), input),
  ];
}

/** What only a proxy that no injector fills in needs. */
function writtenOutProblems({ gateway, values: { global } }: IngressGatewayInput): Problem[] {
  return [
    ...imageProblems({ image: global.proxy.image, hub: ['global.hub', global.hub], tag: ['global.tag', gateway.tag || global.tag] }),
    ...numberProblems('global.sts.servicePort', global.sts.servicePort),
  ];
}

/** An autoscaler has a target to scale by. */
function targetProblems(path: string, { gateway: { autoscaleEnabled, autoscaleMin, autoscaleMax, cpu } }: IngressGatewayInput): Problem[] {
  const target: unknown = cpu.targetAverageUtilization;
  const scales = autoscaleEnabled && autoscaleMin && autoscaleMax;
  return scales && (target === null || target === undefined || target === '') ? [missingValue(path, target)] : numberProblems(path, target);
}
