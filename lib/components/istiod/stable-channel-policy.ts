import type { Manifest } from '../../model';
import { istioLabels } from '../shared/labels';
import { stableChannelPolicy } from '../shared/stable-channel';
import { revisionSelector } from '../shared/validating-webhook';
import { hasAccount, inNamespace } from './conditions';
import { revisioned } from './names';
import type { IstiodInput } from './values';

/**
 * Renders the ValidatingAdmissionPolicy that refuses experimental configuration of this revision. The objects are
 * cluster-wide, yet the chart counts them among the namespace's.
 */
export function revisionStableChannelPolicy(input: IstiodInput): Manifest[] | undefined {
  const { values } = input;
  if (!inNamespace(input) || !hasAccount(input) || !values.experimental?.stableValidationPolicy) return undefined;
  const suffix = `${values.global.istioNamespace}.istio.io`;
  return stableChannelPolicy({
    name: `${revisioned('stable-channel-policy', values.revision)}-${suffix}`,
    bindingName: `${revisioned('stable-channel-policy-binding', values.revision)}-${suffix}`,
    labels: { 'app.kubernetes.io/name': 'istiod', ...istioLabels(input) },
    objectSelector: revisionSelector(values.revision),
    trustDomains: input.release.facts.trustDomainsInSource,
  });
}
