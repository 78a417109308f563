import type { LokiProps } from '../../props';
import type { AddonInput } from '../addon';
import type { AddonLabels } from '../shared/objects';

export type LokiInput = AddonInput<LokiProps>;

export const LOKI_PORTS = { http: 3100, grpc: 9095, memberlist: 7946 } as const;

export function lokiLabels({ name, versions }: Pick<LokiInput, 'name' | 'versions'>): AddonLabels {
  const selector = { 'app.kubernetes.io/name': 'loki', 'app.kubernetes.io/instance': name };
  return { labels: { ...selector, 'app.kubernetes.io/version': versions.loki }, selector };
}

/** All roles in one pod. */
export const SINGLE_BINARY = { 'app.kubernetes.io/component': 'single-binary' };
export const MEMBERLIST = { 'app.kubernetes.io/part-of': 'memberlist' };
