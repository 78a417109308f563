import type { Problem } from '../../model';
import { scopeProblems } from '../shared/resource-scope';
import {
  imageProblems,
  missingValue,
  numberProblems,
  quotaProblems,
  rolloutProblems,
} from '../shared/values/value-problems';
import type { CniInput } from './values';

/**
 * Values that may not be `null`: sections that are always read, and the data of the agent's ConfigMap, where Kubernetes
 * takes no `null`.
 */
export const NEEDED_VALUES: readonly string[] = [
  'ambient',
  'ambient.dnsCapture',
  'ambient.enableAmbientDetectionRetry',
  'ambient.enabled',
  'ambient.ipv6',
  'ambient.reconcileIptablesOnStartup',
  'chained',
  'global',
  'global.logging',
  'global.nativeNftables',
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

/** Returns the problems for which chart `cni` refuses to render. */
export function cniProblems({ values }: CniInput): Problem[] {
  const { global } = values;
  const hub = ['global.hub', values.hub || global.hub] as const;
  const tag = ['global.tag', values.tag || global.tag] as const;
  const image = imageProblems({ image: values.image, hub, tag });
  return [
    ...scopeProblems('global.resourceScope', global.resourceScope),
    ...image,
    // The tag also becomes the version that the agent reports, whatever the image.
    ...(!tag[1] && !image.some(({ path }) => path === tag[0]) ? [missingValue(...tag)] : []),
    ...numberProblems('terminationGracePeriodSeconds', values.terminationGracePeriodSeconds),
    ...rolloutProblems(values.updateStrategy),
    ...quotaProblems(values.resourceQuotas),
  ];
}
