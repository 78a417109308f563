/** What entries offer of the model: every type, and the values that a program compares with, asks or throws. */
export type * from './model';
export type * from './props';
export type * from './releases/names';
export { CHARTS, dataPlaneMode, formatProblem, MeshProblems, PHASES, throwIfAny, waypointOf } from './model';
export { PLATFORMS, PROFILES } from './releases/names';
