/** Entry `istio-constructs/testing/cdk8s`: simulates the mesh that an app or a chart synthesizes. */
import type { App, Chart } from 'cdk8s';
import type { Manifest } from '../model';
import { simulate, type SimulatedMesh } from '../program/simulate/simulate';
import type { SimulateOptions } from '../program/simulate/types';

/** Returns the objects that an app or a chart synthesizes; all checks of synthesis run. */
export function objectsOf(scope: App | Chart): readonly Manifest[] {
  const charts = 'toJson' in scope ? [scope] : scope.charts;
  return charts.flatMap((chart) => chart.toJson() as Manifest[]);
}

/** Builds the simulated mesh of an app or a chart. Errors of the program are thrown by synthesis. */
export function meshOf(scope: App | Chart, options: SimulateOptions = {}): SimulatedMesh {
  return simulate(objectsOf(scope), options);
}

export type { SimulatedMesh, SimulateOptions };
