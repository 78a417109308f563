import type { Problem } from '../../model';
import { scopeProblems } from '../shared/resource-scope';
import { imageProblems, missingValue, numberProblems, quotaProblems, rolloutProblems } from '../shared/value-problems';
import type { CniInput } from './values';

/**
 * Values that may not be `null`: sections that are read in any case, and what the agent's ConfigMap holds, where
 * Kubernetes takes no `null`.
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

/** What chart `cni` refuses. */
export function cniProblems({ values }: CniInput): Problem[] {
  const { global } = values;
  const hub = ['global.hub', values.hub || global.hub] as const;
  const tag = ['global.tag', values.tag || global.tag] as const;
  const image = imageProblems({ image: values.image, hub, tag });
  return [
    ...scopeProblems('global.resourceScope', global.resourceScope),
    ...image,
    // The agent is told its version by the tag, whatever the image.
    ...(!tag[1] && !image.some(({ path }) => path === tag[0]) ? [missingValue(...tag)] : []),
    ...numberProblems('terminationGracePeriodSeconds', values.terminationGracePeriodSeconds),
    ...rolloutProblems(values.updateStrategy),
    ...quotaProblems(values.resourceQuotas),
  ];
}
