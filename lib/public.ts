/**
 * Exports that all entries share: every type of the model, and the values that a program compares with, calls or
 * throws.
 */
export type * from './model';
export type * from './props';
export type * from './releases/names';
export { CHARTS, dataPlaneMode, formatProblem, MeshProblems, PHASES, throwIfAny, waypointOf } from './model';
export { PLATFORMS, PROFILES } from './releases/names';
