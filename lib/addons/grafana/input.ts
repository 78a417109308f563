import type { GrafanaProps } from '../../props';
import type { AddonInput } from '../addon';
import type { AddonLabels } from '../shared/objects';

export type GrafanaInput = AddonInput<GrafanaProps>;

export const GRAFANA_PORT = 3000;

export function grafanaLabels({ name, versions }: Pick<GrafanaInput, 'name' | 'versions'>): AddonLabels {
  const selector = { 'app.kubernetes.io/name': 'grafana', 'app.kubernetes.io/instance': name };
  return { labels: { ...selector, 'app.kubernetes.io/version': versions.grafana }, selector };
}
