import type { Manifest } from '../../model';
import { port, portService } from '../shared/service';
import { PROMETHEUS_PORT, prometheusLabels, type PrometheusInput } from './input';

export function prometheusService(input: PrometheusInput): Manifest {
  const { labels, selector } = prometheusLabels(input);
  const ports = [port('http', PROMETHEUS_PORT)] as const;
  const spec = { ports, selector, sessionAffinity: 'None', type: 'ClusterIP' };
  return portService(input, labels, input.props.service, spec);
}
