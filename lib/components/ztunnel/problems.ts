import type { Problem } from '../../model';
import { scopeProblems } from '../shared/resource-scope';
import {
  imageProblems,
  missingValue,
  numberProblems,
  quotaProblems,
  rolloutProblems,
} from '../shared/values/value-problems';
import type { ZtunnelInput } from './values';

/** Values that chart `ztunnel` always reads from or prints: `null` in their place is refused. */
export const NEEDED_VALUES: readonly string[] = [
  'global',
  'image',
  'istioNamespace',
  'meshConfig',
  'meshConfig.defaultConfig',
  'multiCluster',
  'peerCaCrl',
  'resourceQuotas',
  'revision',
  'terminationGracePeriodSeconds',
];

/** Returns the problems for which chart `ztunnel` refuses to render. */
export function ztunnelProblems({ values }: ZtunnelInput): Problem[] {
  const annotations = values.annotations as unknown;
  const seconds = values.terminationGracePeriodSeconds as unknown;
  return [
    ...scopeProblems('resourceScope', values.resourceScope),
    ...imageProblems({ image: values.image, hub: ['hub', values.hub], tag: ['tag', values.tag] }),
    // The revision is written as an annotation.
    ...(annotations === null && values.revision ? [missingValue('annotations', annotations)] : []),
    // ztunnel reads it too, and stops at an empty text.
    ...(seconds === ''
      ? [missingValue('terminationGracePeriodSeconds', seconds)]
      : numberProblems('terminationGracePeriodSeconds', seconds)),
    ...rolloutProblems(values.updateStrategy),
    ...quotaProblems(values.resourceQuotas),
  ];
}
