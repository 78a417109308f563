import type { Random } from '../../support/random';
import { anyOfType, DURATIONS, grammarText, isDuration, KEYS, NUMBERS, TEXTS, validValue } from './generate';
import type { Schema } from './structural';

/** One place in a value: what holds it, under which name, and its schema. */
interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string | number;
  readonly schema: Schema | undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function placesOf(schema: Schema | undefined, value: unknown, found: Place[] = []): Place[] {
  if (Array.isArray(value)) {
    value.forEach((item, key) => {
      found.push({ holder: value, key, schema: schema?.items });
      placesOf(schema?.items, item, found);
    });
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      const part = schema?.properties?.[key] ?? schema?.additionalProperties;
      found.push({ holder: value, key, schema: part });
      placesOf(part, value[key], found);
    }
  }
  return found;
}

const OTHER_VALUES: readonly unknown[] = [
  null,
  '',
  'x',
  '*',
  0,
  -1,
  1,
  70000,
  4294967296,
  1.5,
  true,
  [],
  {},
  ['a'],
  [null],
  { a: 1 },
  'A'.repeat(300),
  '\u{1F600}'.repeat(63),
];
const get = ({ holder, key }: Place): unknown => (holder as Record<string | number, unknown>)[key];
const set = ({ holder, key }: Place, value: unknown): void => {
  (holder as Record<string | number, unknown>)[key] = value;
};

/** The fields that one-of groups of the schema name. */
const groupsOf = (schema: Schema | undefined): string[][] =>
  [schema ?? {}, ...(schema?.allOf ?? [])]
    .map((part) => (part.oneOf ?? []).flatMap((option) => option.required ?? []))
    .filter((group) => group.length > 1);
/** A group of which one field is set. */
const chosenGroup = (place: Place): string[] | undefined => {
  const value = get(place);
  return isObject(value) ? groupsOf(place.schema).find((group) => group.some((name) => name in value)) : undefined;
};
const fieldsOf = (place: Place): Record<string, Schema> => place.schema?.properties ?? {};
const isList = (place: Place): boolean => Array.isArray(get(place));
const isText = (place: Place): boolean => typeof get(place) === 'string';
const isNumber = (place: Place): boolean => typeof get(place) === 'number';
const isField = ({ holder }: Place): boolean => !Array.isArray(holder);

interface Slip {
  /** Places where the slip can happen; by default all. */
  readonly fits?: (place: Place) => boolean;
  readonly apply: (place: Place, random: Random) => void;
}

/** One slip, of the sort that people make. What comes out may still be valid. */
const SLIPS: Record<string, Slip> = {
  'remove': {
    apply: ({ holder, key }) => {
      if (Array.isArray(holder)) holder.splice(key as number, 1);
      else delete holder[key];
    },
  },
  'remove what is required': {
    fits: (place) => isObject(get(place)) && (place.schema?.required ?? []).length > 0,
    apply: (place, random) => {
      delete (get(place) as Record<string, unknown>)[random.pick(place.schema?.required as string[])];
    },
  },
  'other value': { apply: (place, random) => set(place, random.pick(OTHER_VALUES)) },
  'other content': { apply: (place, random) => set(place, anyOfType(place.schema ?? {}, random)) },
  'other text': {
    fits: isText,
    apply: (place, random) => set(place, random.chance(0.5) ? random.pick(TEXTS) : grammarText(random)),
  },
  'other duration': {
    fits: (place) => isText(place) && isDuration(place.schema ?? {}),
    apply: (place, random) => set(place, random.pick(DURATIONS)),
  },
  'other number': { fits: isNumber, apply: (place, random) => set(place, random.pick(NUMBERS)) },
  'as text': { fits: (place) => !isText(place), apply: (place) => set(place, JSON.stringify(get(place))) },
  'unknown field': {
    fits: (place) => isObject(get(place)),
    apply: (place) => {
      (get(place) as Record<string, unknown>).unknownField = 1;
    },
  },
  'typing slip': {
    fits: isField,
    apply: ({ holder, key }) => {
      const fields = holder as Record<string, unknown>;
      fields[`${key}s`] = fields[key];
      delete fields[key];
    },
  },
  'another key': {
    fits: (place) => place.schema?.additionalProperties !== undefined && isObject(get(place)),
    apply: (place, random) => {
      (get(place) as Record<string, unknown>)[random.pick(KEYS)] = anyOfType(
        place.schema?.additionalProperties as Schema,
        random,
      );
    },
  },
  'another field': {
    fits: (place) => isObject(get(place)) && Object.keys(fieldsOf(place)).length > 0,
    apply: (place, random) => {
      const name = random.pick(Object.keys(fieldsOf(place)));
      (get(place) as Record<string, unknown>)[name] = anyOfType(fieldsOf(place)[name], random);
    },
  },
  'two of a one-of': {
    fits: (place) => chosenGroup(place) !== undefined,
    apply: (place, random) => {
      const name = random.pick(chosenGroup(place) as string[]);
      (get(place) as Record<string, unknown>)[name] ??= validValue(fieldsOf(place)[name], random, 2);
    },
  },
  'item twice': {
    fits: isList,
    apply: (place) => {
      const list = get(place) as unknown[];
      if (list.length > 0) list.push(structuredClone(list[0]));
    },
  },
  'item nearly twice': {
    fits: (place) => isList(place) && (get(place) as unknown[]).some(isObject),
    apply: (place, random) => {
      const list = get(place) as Record<string, unknown>[];
      const copy = structuredClone(list[0]);
      const fields = Object.entries(place.schema?.items?.properties ?? {});
      if (fields.length > 0) {
        const [name, schema] = random.pick(fields);
        copy[name] = anyOfType(schema, random);
      }
      list.push(copy);
    },
  },
  'many items': {
    fits: isList,
    apply: (place) => {
      const list = get(place) as unknown[];
      while (list.length <= (place.schema?.maxItems ?? 3) && list.length < 600)
        list.push(structuredClone(list[0] ?? 'x'));
    },
  },
  'in a list': { apply: (place) => set(place, [get(place)]) },
};

/** The value after one slip, and its name. The value itself is not changed. */
export function mutate(schema: Schema, value: unknown, random: Random): { name: string; value: unknown } {
  const copy = structuredClone(value);
  const places = placesOf(schema, copy);
  for (;;) {
    const name = random.pick(Object.keys(SLIPS));
    const { fits, apply } = SLIPS[name];
    const fitting = fits ? places.filter(fits) : places;
    if (fitting.length === 0) continue;
    apply(random.pick(fitting), random);
    return { name, value: copy };
  }
}
