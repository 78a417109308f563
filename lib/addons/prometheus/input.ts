import type { PrometheusProps } from '../../props';
import type { AddonInput } from '../addon';
import type { AddonLabels } from '../shared/objects';

export type PrometheusInput = AddonInput<PrometheusProps>;

/** The port of its Service and of its pods. */
export const PROMETHEUS_PORT = 9090;

/** The name of the server's container. */
export const SERVER = 'prometheus-server';

export function prometheusLabels({ name, versions, props }: PrometheusInput): AddonLabels {
  const selector = {
    'app.kubernetes.io/component': 'server',
    'app.kubernetes.io/name': 'prometheus',
    'app.kubernetes.io/instance': name,
  };
  const labels = {
    ...props.labels,
    ...selector,
    'app.kubernetes.io/version': versions.prometheus,
    'app.kubernetes.io/part-of': 'prometheus',
  };
  return { labels, selector };
}
