import type { ChartInput } from '../../components/chart';
import { charts } from '../../mesh/charts/charts';
import { mergeChartValues } from '../../mesh/charts/merge-values';
import { crdManifests, templateTexts } from '../../mesh/charts/prebuilt';
import { isRecord, type ChartName, type Manifest, type ResolvedComponent } from '../../model';
import type { Release, ReleaseFacts } from '../../releases';
import { applyChanges, type PathStep } from '../diff/fields';
import { scalarsOf, type Scalar } from './leaves';
import { variantsOf } from './variants';

/** Part of a chart's input that a setting belongs to. */
export type InputPart = 'given' | 'platform' | 'compatibilityVersion' | 'profile' | 'default' | 'fact' | InputName;
type InputName = 'version' | 'name' | 'namespace';

/** Makes the input of a chart when it is needed: together they would take much memory. */
type MakeInput = () => ChartInput<never>;

/** One setting that a chart is rendered with, and the inputs in which it alone is another. */
export interface ChartUnit {
  readonly part: InputPart;
  /** Path of a value, or the name of a fact. */
  readonly path: readonly PathStep[];
  readonly value: unknown;
  /** The value set that it is of. */
  readonly of?: string;
  readonly inputs: readonly MakeInput[];
}

/** Release and component that a chart is rendered from. */
export interface ChartSource {
  readonly release: Release;
  readonly component: ResolvedComponent;
}

/** Names of the value sets that a component takes. */
export interface ValueSets {
  readonly profile?: string;
  readonly compatibilityVersion?: string;
  readonly platform?: string;
}

/** Returns the value sets that the values of a component choose. */
export function valueSetsOf({ values }: ResolvedComponent): ValueSets {
  const global = isRecord(values.global) ? values.global : {};
  const name = (key: string): string | undefined => {
    const chosen = values[key] || (key === 'compatibilityVersion' ? undefined : global[key]);
    return typeof chosen === 'string' && chosen !== '' ? chosen : undefined;
  };
  return {
    profile: name('profile'),
    compatibilityVersion: name('compatibilityVersion'),
    platform: name('platform'),
  };
}

/**
 * Returns the input of a chart. Its injection templates are their names alone: no setting of a mesh changes the text of
 * one, and printing them is most of the work.
 */
export function chartInput(
  { release, component }: ChartSource,
  crds: readonly Manifest[] = crdManifests(release.version),
): ChartInput<never> {
  const { chart, release: name, namespace, values: userValues } = component;
  const { values } = mergeChartValues(release, chart, userValues);
  return { release, name, namespace, values: values as never, userValues, templates: {}, crds };
}

const SET_TREES = { profile: 'profiles', compatibilityVersion: 'compatibility', platform: 'platforms' } as const;

/** Returns the value set that a value of a component chooses, which has units of its own. */
function choiceOf(path: Path): keyof typeof SET_TREES | undefined {
  const [last] = path.slice(-1);
  if (last === 'platform') return path.length <= 2 ? last : undefined;
  return path.length === 1 && (last === 'profile' || last === 'compatibilityVersion') ? last : undefined;
}

type Path = readonly PathStep[];

/** Returns the paths at which values of a chart mean the same: the root first, then its own section. */
export function aliases(chart: ChartName, path: Path): Path[] {
  const { hasGlobalAtRoot, schema } = charts[chart];
  const prefix = hasGlobalAtRoot === true ? 'global' : schema.section;
  if (prefix === undefined) return [path];
  const root = path[0] === prefix && path.length > 1 ? path.slice(1) : path;
  return [root, [prefix, ...root]];
}

/** Returns the value at a path. */
export const at = (tree: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)] as unknown;
    return isRecord(value) ? value[String(step)] : undefined;
  }, tree);

type Tree = Readonly<Record<string, unknown>>;

/** Returns a tree with another value at a path. */
const replaced = <T>(tree: T, path: readonly PathStep[], before: unknown, after: unknown): T =>
  applyChanges(tree, [{ path, before, after }]) as T;

/** Returns all settings of a chart, each with the inputs in which it alone is another. */
export function chartUnits(source: ChartSource, base: ChartInput<never>): ChartUnit[] {
  const { release, component } = source;
  const input: ChangedInput = (changed) => () => ({
    ...chartInput({ ...source, ...changed }, base.crds),
    templates: base.templates,
  });
  const sets = valueSetsOf(component);
  return [
    ...givenUnits(source, sets, input),
    ...(['platform', 'compatibilityVersion', 'profile'] as const).flatMap((part) => setUnits(part, sets[part])),
    ...defaultUnits(source, input),
    ...factUnits(release, input),
    ...nameUnits(source, base, input),
  ];

  function setUnits(part: keyof typeof SET_TREES, of: string | undefined): ChartUnit[] {
    const trees = release[SET_TREES[part]];
    if (of === undefined || trees[of] === undefined) return [];
    return settingsIn(trees[of]).map(({ path, value }) => ({
      ...{ part, path, value, of },
      inputs: variantsOf(value, false).map((after) =>
        input({ release: { ...release, [SET_TREES[part]]: replaced(trees, [of, ...path], value, after) } }),
      ),
    }));
  }
}

type ChangedInput = (changed: Partial<ChartSource>) => MakeInput;

/** Returns the settings of values. */
const settingsIn = (tree: Tree): Scalar[] => scalarsOf(tree).filter(({ path }) => path.length > 0);

function givenUnits({ release, component }: ChartSource, sets: ValueSets, input: ChangedInput): ChartUnit[] {
  const { chart, values } = component;
  const units = settingsIn(values).filter(({ path }) => !isRepeated(chart, values, path));
  return units.map(({ path, value }) => {
    const choice = choiceOf(path);
    const variants = variantsOf(value, false);
    // The same value may stand at the root and in the chart's own section.
    const places = aliases(chart, path).filter((place) => at(values, place) !== undefined);
    return {
      ...{ part: 'given' as const, path, value },
      inputs: (choice === undefined ? variants : variants.slice(0, 1)).map((after) =>
        input({
          release: choice === undefined ? release : withSet(release, choice, sets[choice], String(after)),
          component: {
            ...component,
            values: places.reduce((tree, place) => replaced(tree, place, value, after), values),
          },
        }),
      ),
    };
  });
}

/** Returns whether a value in the chart's own section stands at the root too. */
const isRepeated = (chart: ChartName, values: Tree, path: Path): boolean =>
  aliases(chart, path)[0].length < path.length && at(values, aliases(chart, path)[0]) !== undefined;

/** Returns the release with a value set under another name. */
function withSet(release: Release, choice: keyof typeof SET_TREES, name: string | undefined, as: string): Release {
  const trees = release[SET_TREES[choice]];
  return { ...release, [SET_TREES[choice]]: { ...trees, [as]: (name === undefined ? undefined : trees[name]) ?? {} } };
}

function defaultUnits({ release, component: { chart } }: ChartSource, input: ChangedInput): ChartUnit[] {
  const defaults = charts[chart].defaults(release);
  return settingsIn(defaults).map(({ path, value }) => ({
    ...{ part: 'default' as const, path, value },
    inputs: variantsOf(value, true).map((after) =>
      input({
        release: { ...release, defaults: { ...release.defaults, [chart]: replaced(defaults, path, value, after) } },
      }),
    ),
  }));
}

function factUnits(release: Release, input: ChangedInput): ChartUnit[] {
  return Object.entries(release.facts).map(([name, value]: [string, ReleaseFacts[keyof ReleaseFacts]]) => ({
    ...{ part: 'fact' as const, path: [name], value },
    inputs: variantsOf(value, true).map((after) =>
      input({ release: { ...release, facts: { ...release.facts, [name]: after } } }),
    ),
  }));
}

/** Names that are no values: of the release of Istio, of the Helm release, and of the namespace. */
function nameUnits({ release, component }: ChartSource, base: ChartInput<never>, input: ChangedInput): ChartUnit[] {
  const [name, namespace] = [`${component.release}-x`, `${component.namespace}-x`];
  const version = `${release.minor}.999`;
  return [
    {
      ...{ part: 'version', path: ['version'], value: release.version },
      inputs: [input({ release: { ...release, version, tag: version } })],
    },
    {
      ...{ part: 'name', path: ['release'], value: component.release },
      inputs: [input({ component: { ...component, release: name } })],
    },
    {
      ...{ part: 'namespace', path: ['namespace'], value: component.namespace },
      inputs: [() => ({ ...base, namespace })],
    },
  ];
}

/** Returns the templates' names in place of their texts. */
export const namesOfTemplates = (release: Release): Record<string, string> =>
  Object.fromEntries(Object.keys(templateTexts(release)).map((name) => [name, name]));
