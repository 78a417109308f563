/* eslint-disable @typescript-eslint/no-require-imports -- what a program may never need is loaded when it does */
/**
 * Late imports of the engines: what a program may never use is read from disk when it is first used. Bundles of the
 * package
 * (`bundles.json`) are cut along these lines.
 */

/** Loads injection at synth: the template interpreter and all that it needs. */
export const injection = (): typeof import('./injection/inject') =>
  require('./injection/inject') as typeof import('./injection/inject');

/** Loads the validation of Istio's objects: the catalogue of schemas, and the rules of istiod's webhook. */
export const validation = (): typeof import('./program/validate') =>
  require('./program/validate') as typeof import('./program/validate');

/** Loads the checks across the objects of a program. */
export const analysis = (): typeof import('./program/analysis') =>
  require('./program/analysis') as typeof import('./program/analysis');

/** Loads the shapes of the fields of workloads, for workloads with Outputs. */
export const workloadShapes = (): typeof import('./injection/pod/shape-at') =>
  require('./injection/pod/shape-at') as typeof import('./injection/pod/shape-at');

/** Loads the shapes of what a service is made from, where something in it is an Output. */
export const serviceShapes = (): typeof import('./mesh/service-shape-at') =>
  require('./mesh/service-shape-at') as typeof import('./mesh/service-shape-at');

/** Loads the values to try in place of Outputs. */
export const samples = (): typeof import('./schema/samples') =>
  require('./schema/samples') as typeof import('./schema/samples');

/** Loads the shapes of props, for props in which a value is an Output. */
export const shapes = (): typeof import('./mesh/shape-at') =>
  require('./mesh/shape-at') as typeof import('./mesh/shape-at');

/** Monitors, rules and dashboards of a mesh. */
export const watchers = (): typeof import('./addons/watchers') =>
  require('./addons/watchers') as typeof import('./addons/watchers');

/** Plan, objects and checks of a mesh over several clusters. */
export const multicluster = (): typeof import('./multicluster') =>
  require('./multicluster') as typeof import('./multicluster');

/** Loads the writer of pictures of a program. */
export const writeAtSynth = (): (typeof import('./program/graph/write-at-synth'))['writeAtSynth'] =>
  (require('./program/graph/write-at-synth') as typeof import('./program/graph/write-at-synth')).writeAtSynth;
