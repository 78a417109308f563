import { formatPath, type PathStep } from '../diff/fields';
import type { LeafEffect } from './leaves';
import { saysNothing } from './variants';
import { FIELD_LAYERS, type ChartValue, type FieldLayer, type FieldSource } from './types';

/** One setting that may decide a field. */
export interface Setting {
  /** The strongest layer that it can be in, to compare it with others. */
  readonly layer: FieldLayer;
  readonly value: unknown;
  /** Returns where it stands, and what weaker layers say of the same, the strongest first. */
  readonly stack: () => readonly FieldSource[];
  /** Returns what a field would be without the setting, for settings that are no value of a chart. */
  readonly covered?: (path: string) => readonly FieldSource[];
  readonly chartValue?: () => ChartValue;
}

/** Effect on a field of a setting that alone has another value. */
export interface Influence {
  readonly setting: Setting;
  readonly effect: LeafEffect;
}

/** Influences on the fields of an object, by the path of the field. */
export type Influences = ReadonlyMap<string, readonly Influence[]>;

/** Collects influences. A setting that can change a field counts as changing it, though it may remove it too. */
export class InfluenceMap {
  readonly byPath = new Map<string, Influence[]>();

  add(path: readonly PathStep[], setting: Setting, effect: LeafEffect): void {
    const key = formatPath(path);
    const found = this.byPath.get(key) ?? [];
    const known = found.findIndex((influence) => influence.setting === setting);
    if (known < 0) found.push({ setting, effect });
    else if (effect === 'changed') found[known] = { setting, effect };
    this.byPath.set(key, found);
  }
}

/** Shortest value that is looked for inside a text. */
const SHORTEST = 2;

const isSameValue = (value: unknown, field: unknown): boolean =>
  value === field ||
  (typeof value === 'object' ? JSON.stringify(value) === JSON.stringify(field) : String(value) === String(field));

/** Returns how directly a setting gives a field: 0 as it is, 1 as a part of a text, 2 as a choice. */
function distance(value: unknown, field: unknown): number {
  if (isSameValue(value, field)) return 0;
  const text = typeof value === 'object' ? '' : String(value);
  return typeof field === 'string' && text.length >= SHORTEST && field.includes(text) ? 1 : 2;
}

const strength = ({ setting }: Influence): number => FIELD_LAYERS.indexOf(setting.layer);

/** Returns whether a setting is a default that says nothing. */
const isEmpty = ({ layer, value }: Setting): boolean => layer === 'default' && saysNothing(value);

/** Returns whether a setting that changes a field is not given, and so gives it nothing. */
const isUnset = ({ effect, setting }: Influence, field: unknown): boolean =>
  effect === 'changed' && isEmpty(setting) && !isSameValue(setting.value, field);

/** Returns the settings that are not given, and would change a field. */
export const unsetOf = (influences: readonly Influence[], field: unknown): Setting[] =>
  influences.filter((influence) => isUnset(influence, field)).map(({ setting }) => setting);

/** Returns the settings that give a field its value, the one that gives it most directly first. */
export function givers(influences: readonly Influence[], field: unknown): Setting[] {
  const changing = influences.filter((each) => each.effect === 'changed' && !isUnset(each, field));
  const length = ({ setting }: Influence): number => String(setting.value).length;
  return changing
    .map((influence) => ({ influence, distance: distance(influence.setting.value, field) }))
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        strength(a.influence) - strength(b.influence) ||
        (a.distance === 1 ? length(b.influence) - length(a.influence) : 0),
    )
    .map(({ influence }) => influence.setting);
}

/** Returns the settings without which a field would not be there. */
export const keepers = (influences: readonly Influence[]): Setting[] =>
  influences.filter(({ effect, setting }) => effect === 'gone' && !isEmpty(setting)).map(({ setting }) => setting);

/** Returns what a component writes whatever the settings are, as a source; of a release where it is one of Istio's. */
export const constantOf = (component: string, value: unknown, of?: string): FieldSource => ({
  layer: 'component',
  path: component,
  ...(of !== undefined && { of }),
  value,
});

export const isSameSource = (a: FieldSource, b: FieldSource): boolean => a.layer === b.layer && a.path === b.path;
