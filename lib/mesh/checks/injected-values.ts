import type { ChartName, Problem, ValueTree } from '../../model';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- not needed before a mesh is rendered
const formats = () => require('../../rules/kubernetes') as typeof import('../../rules/kubernetes');

type Format = keyof ReturnType<typeof formats>['FIELD_FORMATS'];

/**
 * Formats of values that no object of the chart shows: they are stored in a ConfigMap, and Kubernetes refuses the pods
 * and objects made from them later, one by one.
 */
const INJECTED: Partial<Readonly<Record<ChartName, readonly (readonly [path: string, format: Format])[]>>> = {
  istiod: [
    ['global.proxy.resources', 'ResourceRequirements'],
    ['global.proxy_init.resources', 'ResourceRequirements'],
    ['global.proxy.lifecycle', 'Lifecycle'],
    ['global.proxy.seccompProfile', 'SeccompProfile'],
    ['global.waypoint.resources', 'ResourceRequirements'],
    ['global.waypoint.affinity', 'Affinity'],
    ['global.waypoint.nodeSelector', 'labels'],
    ['global.waypoint.tolerations', 'Toleration[]'],
    ['global.waypoint.topologySpreadConstraints', 'TopologySpreadConstraint[]'],
    ['global.network', 'label value'],
    ['gateways.securityContext', 'PodSecurityContext'],
    ['gateways.seccompProfile', 'SeccompProfile'],
    ['sidecarInjectorWebhook.alwaysInjectSelector', 'LabelSelector[]'],
    ['sidecarInjectorWebhook.neverInjectSelector', 'LabelSelector[]'],
    ['sidecarInjectorWebhook.injectedAnnotations', 'annotations'],
  ],
};

/** Reports values that Kubernetes would refuse only in the pods that istiod makes from them later. */
export function injectedValueProblems(chart: ChartName, values: ValueTree): Problem[] {
  return (INJECTED[chart] ?? []).flatMap(([path, format]) => formats().fieldProblems(format, values, path));
}
