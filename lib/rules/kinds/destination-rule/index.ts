import type { KindRules } from '../../kind-rules';
import { checkExportTo } from '../../primitives/export-to';
import { checkLabels } from '../../primitives/labels';
import { subsetName, wildcardDomain } from '../../primitives/names';
import { checkSelector } from '../../primitives/selectors';
import { checkTrafficPolicy } from './traffic-policy';

/**
 * Rules of istiod's webhook for DestinationRule:
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export const destinationRuleRules: KindRules = ({ spec, namespace, facts }) => {
  spec.at('host').report(wildcardDomain(spec.text('host')));
  checkTrafficPolicy(spec.record('trafficPolicy'), { namespace, facts, warns: true });
  const names = new Set<string>();
  for (const subset of spec.list('subsets')) {
    const name = subset.text('name');
    if (names.has(name))
      subset.at('name').error('subset-duplicate', 'another subset has this name', 'give each subset its own');
    names.add(name);
    subset.at('name').report(subsetName(name));
    checkLabels(subset, 'labels');
    checkTrafficPolicy(subset.record('trafficPolicy'), { namespace, facts, warns: false });
  }
  checkExportTo(spec, namespace, { ownNamespaceOnly: spec.record('workloadSelector') !== undefined });
  checkSelector(spec, 'workloadSelector');
};
