import type { Manifest } from '../../../model';
import type { SimulateOptions } from '../../simulate/types';
import type { MeshGraph } from '../types';

/** Data of a page: the graph, its objects, and how they are simulated. */
export interface Payload {
  readonly title: string;
  readonly graph: MeshGraph;
  readonly objects: readonly Manifest[];
  readonly simulate: SimulateOptions;
}

/** Answers of a simulation, as the page needs them. */
export type Simulation = typeof import('../../simulate/simulate');

/** What the small script at the end of a page hands to the page's code. */
export interface Host {
  /** Runs the scripts of the simulation, which are compressed until then, and returns it. */
  simulation(): Promise<Simulation>;
}
