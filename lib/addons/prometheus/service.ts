import type { Manifest } from '../../model';
import { placedObject } from '../shared/objects';
import { port, portService } from '../shared/service';
import { PROMETHEUS_PORT, prometheusLabels, type PrometheusInput } from './input';

export function prometheusService(input: PrometheusInput): Manifest {
  const { labels, selector } = prometheusLabels(input);
  const ports = [port('http', PROMETHEUS_PORT)] as const;
  const spec = { ports, selector, sessionAffinity: 'None', type: 'ClusterIP' };
  return portService(input, labels, input.props.service, spec);
}

/** The Service by which the pods of a StatefulSet have names. */
export function headlessService(input: PrometheusInput): Manifest | undefined {
  if (input.props.kind !== 'StatefulSet') return undefined;
  const { labels, selector } = prometheusLabels(input);
  const ports = [port('http', 80, PROMETHEUS_PORT)];
  return placedObject(['v1', 'Service'], { ...input, name: `${input.name}-headless` }, labels, {
    spec: { clusterIP: 'None', ports, selector },
  });
}
