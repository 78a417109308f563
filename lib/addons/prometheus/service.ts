import type { Manifest } from '../../model';
import { addonService, port } from '../shared/service';
import { PROMETHEUS_PORT, prometheusLabels, type PrometheusInput } from './input';

export function prometheusService(input: PrometheusInput): Manifest {
  const { labels, selector } = prometheusLabels(input);
  const spec = { ports: [port('http', PROMETHEUS_PORT)], selector, sessionAffinity: 'None', type: 'ClusterIP' };
  return addonService(input, labels, input.props.service, spec);
}
