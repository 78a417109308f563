import type { ReleaseChanges } from './release';

/** The oldest release that is known: its chart defaults are in `defaults/`, its profiles in `profiles.data.ts`. */
export const v1_29: ReleaseChanges<'1.29.6'> = {
  comparedWith: '1.29.6',
  latest: '1.29.6',
  kubernetes: ['1.31', '1.35'],
  hub: 'docker.io/istio',
  templateFunctions: { omitNil: '1.29.1' },
};
