import { istioLabels } from '../shared/labels';
import { stringMap } from '../shared/string-map';
import type { ZtunnelInput } from './values';

/** Returns the labels of the DaemonSet, its account and quota. */
export function ztunnelLabels(input: ZtunnelInput): Record<string, string> {
  return stringMap({ 'app.kubernetes.io/name': 'ztunnel', ...istioLabels(input) }, input.values.labels);
}

/** Returns the annotations of the objects, with the revision that ztunnel belongs to. */
export function ztunnelAnnotations({ values }: ZtunnelInput): Record<string, string> {
  return stringMap(values.annotations, values.revision ? { 'istio.io/rev': values.revision } : undefined);
}
