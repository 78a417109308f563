import { accessMatchers } from './access';
import { routingMatchers } from './routing';

/** Matchers of meshes, for a runner's `expect.extend`. */
export const matchers = { ...routingMatchers, ...accessMatchers };

export type { MatcherContext, MatcherResult } from './result';
export type { MeshMatchers } from './types';
