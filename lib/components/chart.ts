import type { ChartName, Manifest, Problem, ValueTree } from '../model';
import type { Release } from '../releases';

/** What one chart is rendered from. */
export interface ChartInput<V> {
  readonly release: Release;
  /** The Helm release name. */
  readonly name: string;
  readonly namespace: string;
  /** Complete values: chart defaults, profile, compatibility version, platform and the user's, in that order. */
  readonly values: V;
  /** Only what the user gave. */
  readonly userValues: ValueTree;
  /** Texts of the built-in injection templates by name. */
  readonly templates: Readonly<Record<string, string>>;
  /** The custom resource definitions of the release. */
  readonly crds: readonly Manifest[];
}

/** Renders one object; several where the values have a list of them; none when the values switch it off. */
export type ObjectRenderer<V> = (input: ChartInput<V>) => Manifest | readonly Manifest[] | undefined;

/** One chart: its objects in the order of emission. The keys are the node ids within the component, and so never change. */
export interface Chart<V> {
  readonly name: ChartName;
  readonly objects: Readonly<Record<string, ObjectRenderer<V>>>;
  /** Values that may not be `null`. They are checked before `problems`, which can so rely on them. */
  readonly needed?: readonly string[];
  /** What the chart itself refuses to render. */
  readonly problems?: (input: ChartInput<V>) => Problem[];
}

/** A rendered object with its id within the component. */
export interface RenderedObject {
  readonly id: string;
  readonly manifest: Manifest;
}

/** All objects of a chart. Where one renderer gives several, the object's name makes the id unique. */
export function renderChart<V>(chart: Chart<V>, input: ChartInput<V>): RenderedObject[] {
  return Object.entries(chart.objects).flatMap(([id, render]) => {
    const rendered = render(input);
    if (rendered === undefined) return [];
    if (!isList(rendered)) return [{ id, manifest: rendered }];
    return rendered.map((manifest) => ({ id: `${id}-${manifest.metadata.name}`, manifest }));
  });
}

function isList(rendered: Manifest | readonly Manifest[]): rendered is readonly Manifest[] {
  return Array.isArray(rendered);
}
