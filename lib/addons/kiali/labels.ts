import type { AddonLabels } from '../shared/objects';
import type { KialiInput } from './input';
import type { KialiValues } from './value-types';

/** The labels of Kiali's objects, and those by which its pods are found. */
export function kialiLabels({ name, versions }: KialiInput, values: KialiValues): AddonLabels {
  const { extra_labels, version_label } = values.deployment;
  const selector = { 'app.kubernetes.io/name': 'kiali', 'app.kubernetes.io/instance': name };
  const version = version_label ?? `${versions.kiali}.0`;
  const labels = {
    ...extra_labels,
    'app': 'kiali',
    ...selector,
    version,
    'app.kubernetes.io/version': version,
    'app.kubernetes.io/part-of': 'kiali',
  };
  return { labels, selector };
}
