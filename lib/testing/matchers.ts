/** Entry of the matchers by themselves, for runners that register them in their own way. */
export { matchers } from '../program/simulate/matchers';
export type { MatcherContext, MatcherResult, MeshMatchers } from '../program/simulate/matchers';
