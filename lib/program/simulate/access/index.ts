import type { Registry } from '../../registry/registry';
import type { Access } from './types';

export type * from './types';

const ALLOWED = { outcome: 'allowed', because: [] } as const;

/** A program without policies: everything is allowed, and mTLS is taken but not asked for. */
export function accessOf(_registry: Registry): Access {
  return { mtls: () => 'PERMISSIVE', namespaceMtls: () => undefined, decide: () => ALLOWED };
}
