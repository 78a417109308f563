/** What entries offer of the model: every type, and the values that a program compares with, asks or throws. */
export type * from './index';
export { CHARTS, dataPlaneMode, formatProblem, MeshProblems, PHASES, PLATFORMS, PROFILES, throwIfAny, waypointOf } from './index';
