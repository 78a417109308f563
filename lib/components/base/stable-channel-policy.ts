import type { Manifest } from '../../model';
import { clusterObjects } from '../shared/resource-scope';
import { stableChannelPolicy } from '../shared/stable-channel';
import { defaultRevisionLabels } from './validating-webhook';
import type { BaseInput } from './values';

/** Renders the ValidatingAdmissionPolicy that refuses experimental configuration, for all objects. */
export function defaultStableChannelPolicy(input: BaseInput): Manifest[] | undefined {
  const { values } = input;
  if (
    !clusterObjects(values.global.resourceScope) ||
    !values.experimental.stableValidationPolicy ||
    values.defaultRevision === ''
  )
    return undefined;
  const { app: _, ...labels } = defaultRevisionLabels(input);
  return stableChannelPolicy({
    name: 'stable-channel-default-policy.istio.io',
    bindingName: 'stable-channel-default-policy-binding.istio.io',
    labels,
    trustDomains: input.release.facts.trustDomainsInSource,
  });
}
