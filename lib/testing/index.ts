/** Entry `istio-constructs/testing`: what becomes of requests, without a cluster, an engine or a test runner. */
export { simulate } from '../program/simulate/simulate';
export type { SimulatedMesh } from '../program/simulate/simulate';
export type * from '../program/simulate/types';
