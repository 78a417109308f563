import type { ChartInput } from '../chart';

/** Returns the labels that Istio's charts put on every object. */
export function istioLabels(input: Pick<ChartInput<unknown>, 'name' | 'release'>): Record<string, string> {
  return {
    'app.kubernetes.io/instance': input.name,
    'app.kubernetes.io/part-of': 'istio',
    'app.kubernetes.io/version': input.release.version,
  };
}
