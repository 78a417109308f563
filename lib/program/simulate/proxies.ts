import type { PodFact } from '../registry/pods';
import type { ProxyRef } from './types';

/** A proxy, with what istiod knows of its pod. */
export interface ProxyFact {
  readonly kind: ProxyRef['kind'];
  readonly namespace: string;
  /** The workload, or the Gateway of the Gateway API. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The pod of the proxy, where the program has one. */
  readonly pod?: PodFact;
}

/** `sidecar of shop/web` */
export function describeProxy({ kind, namespace, name, labels }: ProxyFact): string {
  const who =
    name === ''
      ? `${namespace}/{${Object.entries(labels)
          .map(([key, value]) => `${key}=${value}`)
          .join(',')}}`
      : `${namespace}/${name}`;
  return kind === 'sidecar' ? `sidecar of ${who}` : `${kind} ${who}`;
}
