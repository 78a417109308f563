/**
 * Entry `istio-constructs/testing`: simulates requests through a mesh, without a cluster, an engine or a test runner.
 */
export { simulate } from '../program/simulate/simulate';
export type { SimulatedMesh } from '../program/simulate/simulate';
export type * from '../program/simulate/types';
export type * from '../program/simulate/questions/types';
export type { AccessMatrix, MatrixOptions } from '../program/simulate/questions/matrix';
export type { Coverage, CoveredRule } from '../program/simulate/questions/coverage';
export type { GatewayEntry, WorkloadEntry } from '../program/simulate/questions/entries';
export { explanation } from '../program/simulate/questions/text';
export { MeshProblems } from '../model';
