import type { ReleaseChanges } from './release';

/** The oldest release that we know: what it ships is in `defaults/` and in `lib/profiles`. */
export const v1_29: ReleaseChanges = { version: '1.29.6', hub: 'docker.io/istio' };
