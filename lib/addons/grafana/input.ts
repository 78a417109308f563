import type { GrafanaProps } from '../../props';
import type { AddonInput } from '../addon';
import type { AddonLabels } from '../shared/objects';

export type GrafanaInput = AddonInput<GrafanaProps>;

export const GRAFANA_PORT = 3000;

/** The tag of an image that can be a label. */
const tagOf = (image: string | undefined): string | undefined => /:([\w][\w.-]{0,62})(@|$)/.exec(image ?? '')?.[1];

export function grafanaLabels({ name, versions, props }: GrafanaInput): AddonLabels {
  const selector = { 'app.kubernetes.io/name': 'grafana', 'app.kubernetes.io/instance': name };
  return {
    labels: { ...props.labels, ...selector, 'app.kubernetes.io/version': tagOf(props.image) ?? versions.grafana },
    selector,
  };
}
