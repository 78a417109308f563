import { renderObjects, type ChartInput, type ObjectRenderer } from '../../components/chart';
import { charts } from '../../mesh/charts/charts';
import type { ChartName, Manifest } from '../../model';
import type { contentReader } from '../diff/content';
import { aliases, chartInput, chartUnits, namesOfTemplates, type ChartUnit } from './chart-units';
import { chartSetting, type ComponentOrigin } from './chart-settings';
import { leafEffects } from './leaves';
import { recorded, recordedPath } from './recorded';
import { InfluenceMap, type Setting } from './setting';

/** An object as one of several that are made alike. */
export interface Identified {
  readonly id: string;
  readonly manifest: Manifest;
}

/** Returns the same object of another rendering: by its place, since a name may be what changed, or else by its id. */
export function counterpart(
  { id }: Identified,
  place: number,
  before: readonly Identified[],
  after: readonly Identified[],
): Manifest | undefined {
  return before.length === after.length ? after[place].manifest : after.find((other) => other.id === id)?.manifest;
}

/** An object as a chart makes it. Injection templates in it are their names. */
export interface ChartObject {
  readonly manifest: Manifest;
  readonly influences: InfluenceMap;
}

interface VariedSetting {
  /** Paths under which the chart reads it; none for what every object may have. */
  readonly paths: readonly string[];
  readonly setting: Setting;
  readonly inputs: readonly (() => ChartInput<never>)[];
}

/** Settings of a component, each with the inputs of the chart in which it alone is another. */
export class ChartInfluences {
  private readonly base: ChartInput<never>;
  private readonly settings: readonly VariedSetting[];

  constructor(
    readonly origin: ComponentOrigin,
    private readonly contentOf: ReturnType<typeof contentReader>,
  ) {
    this.base = { ...chartInput(origin), templates: namesOfTemplates(origin.release) };
    this.settings = chartUnits(origin, this.base).map((unit) => ({
      setting: chartSetting(origin, unit),
      inputs: unit.inputs,
      paths: pathsOf(origin.component.chart, unit),
    }));
  }

  /** Returns the object of an id in the component as the chart makes it, with the influences on each field. */
  of(id: string): ChartObject | undefined {
    const { objects } = charts[this.origin.component.chart];
    for (const [name, renderer] of Object.entries(objects) as [string, ObjectRenderer<never>][]) {
      if (id !== name && !id.startsWith(`${name}-`)) continue;
      const before = renderObjects({ [name]: renderer }, this.base);
      const place = before.findIndex((object) => object.id === id);
      if (place >= 0)
        return { manifest: before[place].manifest, influences: this.ofObject({ [name]: renderer }, before, place) };
    }
    return undefined;
  }

  private ofObject(
    renderers: Readonly<Record<string, ObjectRenderer<never>>>,
    before: readonly Identified[],
    place: number,
  ): InfluenceMap {
    const object = before[place];
    const content = this.contentOf(object.manifest);
    const found = new InfluenceMap();
    const read = this.readBy(renderers);
    const moving = this.settings.filter(({ paths }) => paths.length === 0 || paths.some((path) => read.has(path)));
    for (const { setting, inputs } of moving) {
      for (const input of inputs) {
        const after = attempt(() => renderObjects(renderers, input()));
        if (after === undefined) continue;
        const other = counterpart(object, place, before, after);
        leafEffects(content, other && this.contentOf(other), (path, effect) => found.add(path, setting, effect));
      }
    }
    return found;
  }

  /** Returns the paths of the values and facts that objects are made of. */
  private readBy(renderers: Readonly<Record<string, ObjectRenderer<never>>>): Set<string> {
    const [read, facts] = [new Set<string>(), new Set<string>()];
    const { values, userValues, release } = this.base;
    const objects = renderObjects(renderers, {
      ...this.base,
      values: recorded(values as object, read) as never,
      userValues: recorded(userValues, read),
      release: { ...release, facts: recorded(release.facts, facts) },
    });
    // Parts of values may stand in an object as they are, and are read with it.
    JSON.stringify(objects);
    for (const fact of facts) read.add(`fact ${fact.slice(1)}`);
    return read;
  }
}

/** Returns the paths under which a chart reads a setting. */
function pathsOf(chart: ChartName, { part, path }: ChartUnit): string[] {
  if (part === 'version' || part === 'name' || part === 'namespace') return [];
  if (part === 'fact') return [`fact ${String(path[0])}`];
  return aliases(chart, path).map(recordedPath);
}

/** Returns what a function makes; undefined where it fails, as templates do for values that make no sense. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
