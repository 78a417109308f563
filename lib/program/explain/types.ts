/**
 * Layers of a mesh's settings, the strongest first. `release` is what a version is by itself (its number, and facts of
 * its charts), `component` what a chart or an addon writes whatever the settings are.
 */
export const FIELD_LAYERS = [
  'patch',
  'values',
  'prop',
  'platform',
  'compatibilityVersion',
  'profile',
  'default',
  'release',
  'component',
] as const;
export type FieldLayer = (typeof FIELD_LAYERS)[number];

/** A setting in one of the layers. */
export interface FieldSource {
  readonly layer: FieldLayer;
  /**
   * Place of the setting in its layer: the path of a prop (`pilot.replicas`, `values.istiod.env.X`,
   * `patches[0].merge.spec.replicas`), of a chart value (`replicaCount`), the name of a fact, or of a component.
   */
  readonly path: string;
  /** The profile, platform, compatibility version or release that the setting is of. */
  readonly of?: string;
  readonly value?: unknown;
}

/** Value of one of Istio's charts. */
export interface ChartValue {
  readonly chart: string;
  readonly path: string;
  /** Documentation of the value, in one sentence. */
  readonly doc?: string;
}

/** Explanation of a field: the setting that gives its value, and those that it covers. */
export interface FieldExplanation {
  /** Kind, namespace and name: `Deployment istio-system/istiod`. */
  readonly object: string;
  /** Path of the field: `spec.template.spec.containers[discovery].image`. */
  readonly path: string;
  readonly value: unknown;
  /** The setting that gave the value. */
  readonly source: FieldSource;
  /** Values of the same setting in weaker layers, the strongest first. */
  readonly covered: readonly FieldSource[];
  /** Further settings that are part of the value, or choose it. */
  readonly others: readonly FieldSource[];
  /** Settings without which the field would not be there. */
  readonly presence: readonly FieldSource[];
  /** Settings that are not given, and would change the value: defaults that are empty. */
  readonly unset: readonly FieldSource[];
  /** Value of the chart that the source sets. @default - it is none */
  readonly chartValue?: ChartValue;
}
