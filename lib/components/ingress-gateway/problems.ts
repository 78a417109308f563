import type { Problem } from '../../model';
import { imageProblems, missingValue, numberProblems } from '../shared/values/value-problems';
import { isInjected, scales, type Direction, type IngressGatewayInput, type OneGatewayValues } from './values';

/** Returns the values that the charts always read from or print: `null` in their place is refused. */
export function neededValues({ key }: Direction): string[] {
  return [
    'gateways',
    `gateways.${key}`,
    ...['env', 'injectionTemplate', 'labels', 'name', 'serviceAccount'].map((name) => `gateways.${key}.${name}`),
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

/** Returns the problems for which the charts `istio-ingress` and `istio-egress` refuse to render. */
export function ingressGatewayProblems(input: IngressGatewayInput): Problem[] {
  const { gateway, direction } = input;
  const at = (name: string): string => `gateways.${direction.key}.${name}`;
  return [
    ...(isInjected(input) ? [] : writtenOutProblems(input)),
    ...countedBy(gateway).flatMap((name) => numberProblems(at(name), gateway[name])),
    ...(['rollingMaxSurge', 'rollingMaxUnavailable'] as const).flatMap((name) =>
      numberProblems(at(name), gateway[name], 'whole or percent'),
    ),
    ...(scales(gateway) ? targetProblems(at('cpu'), gateway) : []),
  ];
}

/** Returns the problems of values that only a written-out proxy needs, which no injector fills in. */
function writtenOutProblems({ gateway, values: { global } }: IngressGatewayInput): Problem[] {
  return [
    ...imageProblems({
      image: global.proxy.image,
      hub: ['global.hub', global.hub],
      tag: ['global.tag', gateway.tag || global.tag],
    }),
    ...numberProblems('global.sts.servicePort', global.sts.servicePort),
  ];
}

/** Returns the counts that are written, by whether an autoscaler decides the number of pods. */
function countedBy(gateway: OneGatewayValues): readonly ('autoscaleMin' | 'autoscaleMax' | 'replicaCount')[] {
  if (scales(gateway)) return ['autoscaleMin', 'autoscaleMax'];
  return gateway.autoscaleEnabled ? [] : ['replicaCount'];
}

/** Reports an autoscaler without a target to scale by. */
function targetProblems(path: string, gateway: OneGatewayValues): Problem[] {
  const cpu = gateway.cpu as OneGatewayValues['cpu'] | null;
  if (cpu === null) return [missingValue(path, cpu)];
  const at = `${path}.targetAverageUtilization`;
  const target: unknown = cpu.targetAverageUtilization;
  return target === null || target === undefined || target === ''
    ? [missingValue(at, target)]
    : numberProblems(at, target);
}
