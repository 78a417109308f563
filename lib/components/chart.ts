import type { ChartSchema } from '../api/values';
import type { ChartName, Manifest, Phase, Problem, ValueTree } from '../model';
import type { MeshProps } from '../props';
import type { MeshSettings } from '../props/settings';
import type { Release } from '../releases';
import type { ProfileComponents } from '../releases/profiles';

/** Input of the rendering of one chart. */
export interface ChartInput<V> {
  readonly release: Release;
  /** The Helm release name. */
  readonly name: string;
  readonly namespace: string;
  /** Complete values: chart defaults, profile, compatibility version, platform and the user's, in that order. */
  readonly values: V;
  /** Values that the user gave, without defaults. */
  readonly userValues: ValueTree;
  /** Texts of the built-in injection templates by name. */
  readonly templates: Readonly<Record<string, string>>;
  /** The custom resource definitions of the release. */
  readonly crds: readonly Manifest[];
}

/** Renders one object; several where the values have a list of them; none when the values switch it off. */
export type ObjectRenderer<V> = (input: ChartInput<V>) => Manifest | readonly Manifest[] | undefined;

/** Use of a chart by the props of a mesh. Gateways, of which there may be many, come from lists instead. */
export interface MeshPart {
  /**
   * Prop that switches the component on or off, or has its settings. Where it is not given, the profile's field of the
   * same name decides; a component that no profile names is off.
   */
  readonly prop: keyof MeshProps;
  /**
   * Props that set values of the chart, for problems of its objects; `values.CHART` and `values.global` do so always.
   */
  readonly props: readonly string[];
  /** True where pods run on each node and share its network or mount its paths. */
  readonly isNodeAgent?: boolean;
  /** Returns the values that the props set. */
  readonly values: (mesh: MeshSettings, profile: ProfileComponents) => ValueTree;
  /**
   * Returns the values that follow from the platform, and from later applies to the same cluster. Props and `values`
   * win over them.
   */
  readonly implied?: (mesh: MeshSettings) => ValueTree;
}

/**
 * Chart with all that decides how it is rendered: adding a component means adding one of these to
 * `mesh/charts/charts.ts`.
 */
export interface Chart<V> {
  readonly name: ChartName;
  /** Helm release name of Istio's installation guide. */
  readonly release: string;
  /** Install phase of its objects; definitions of custom resources are always first. */
  readonly phase: Phase | ((manifest: Manifest) => Phase);
  /** Default values in a release. */
  readonly defaults: (release: Release) => ValueTree;
  /** Schema of the values, and the chart's own section of value sets. */
  readonly schema: ChartSchema;
  /** True where the root of the values takes what other charts read under `global`. */
  readonly hasGlobalAtRoot?: boolean;
  /** Use of the chart by a mesh. @default - as a gateway */
  readonly mesh?: MeshPart;
  /**
   * Renderers by object, in the order of emission. The keys are the node ids within the component, and so never change.
   * A getter loads renderers late that few meshes need.
   */
  readonly objects: Readonly<Record<string, ObjectRenderer<V>>>;
  /** Values that may not be `null`. They are checked before `problems`, which can so rely on them. */
  readonly needed?: readonly string[];
  /** Returns the problems for which the chart itself refuses to render. */
  readonly problems?: (input: ChartInput<V>) => Problem[];
}

/** Rendered object with its id within the component. */
export interface RenderedObject {
  readonly id: string;
  readonly manifest: Manifest;
}

/** Renders all objects of a chart. */
export const renderChart = <V>(chart: Chart<V>, input: ChartInput<V>): RenderedObject[] =>
  renderObjects(chart.objects, input);

/**
 * Renders the objects of several renderers. Where one gives several, the object's name, or its namespace, makes the id
 * unique.
 */
export function renderObjects<I>(
  renderers: Readonly<Record<string, (input: I) => Manifest | readonly Manifest[] | undefined>>,
  input: I,
): RenderedObject[] {
  return Object.entries(renderers).flatMap(([id, render]) => {
    const rendered = render(input);
    if (rendered === undefined) return [];
    if (!isList(rendered)) return [{ id, manifest: rendered }];
    const names = new Set(rendered.map(({ metadata }) => metadata.name));
    const by = names.size === rendered.length ? 'name' : 'namespace';
    return rendered.map((manifest) => ({ id: `${id}-${manifest.metadata[by]}`, manifest }));
  });
}

function isList(rendered: Manifest | readonly Manifest[]): rendered is readonly Manifest[] {
  return Array.isArray(rendered);
}
