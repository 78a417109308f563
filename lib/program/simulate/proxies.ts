import type { PodFact } from '../registry/pods';
import type { ProxyRef } from './types';

/** Proxy with the metadata of its pod. */
export interface ProxyFact {
  readonly kind: ProxyRef['kind'];
  readonly namespace: string;
  /** Name of the workload, or of the Gateway of the Gateway API. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Pod of the proxy, where the program has one. */
  readonly pod?: PodFact;
}

/** Formats a proxy for explanations: `sidecar of shop/web`. */
export function describeProxy({ kind, namespace, name, labels }: ProxyFact): string {
  const who =
    name === ''
      ? `${namespace}/{${Object.entries(labels)
          .map(([key, value]) => `${key}=${value}`)
          .join(',')}}`
      : `${namespace}/${name}`;
  return kind === 'sidecar' ? `sidecar of ${who}` : `${kind} ${who}`;
}
