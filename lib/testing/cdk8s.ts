/** Entry `istio-constructs/testing/cdk8s`: a mesh of what an app or a chart synthesizes. */
import type { App, Chart } from 'cdk8s';
import type { Manifest } from '../model';
import { simulate, type SimulatedMesh } from '../program/simulate/simulate';
import type { SimulateOptions } from '../program/simulate/types';

/** Returns the objects of an app or a chart, with the checks of synthesis as they are. */
export function objectsOf(scope: App | Chart): readonly Manifest[] {
  const charts = 'toJson' in scope ? [scope] : scope.charts;
  return charts.flatMap((chart) => chart.toJson() as Manifest[]);
}

/** Makes a mesh of an app or a chart. A program with errors has none: synthesis throws them. */
export function meshOf(scope: App | Chart, options: SimulateOptions = {}): SimulatedMesh {
  return simulate(objectsOf(scope), options);
}

export type { SimulatedMesh, SimulateOptions };
