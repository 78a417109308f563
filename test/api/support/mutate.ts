import type { Random } from './generate';
import { anyOfType, grammarText, KEYS, NUMBERS, TEXTS } from './generate';
import type { Schema } from './structural';

/** One place in a value: what holds it, under which name, and its schema. */
interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string | number;
  readonly schema: Schema | undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

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

const OTHER_VALUES: readonly unknown[] = [null, '', 'x', '*', 0, -1, 1, 70000, 4294967296, 1.5, true, [], {}, ['a'], [null], { a: 1 }, 'A'.repeat(300), '\u{1F600}'.repeat(63)];
const get = ({ holder, key }: Place): unknown => (holder as Record<string | number, unknown>)[key];
const set = ({ holder, key }: Place, value: unknown): void => { (holder as Record<string | number, unknown>)[key] = value; };

/** One slip, of the sort that people make. What comes out may still be valid. */
const MUTATIONS: Record<string, (place: Place, random: Random) => void> = {
  'remove': ({ holder, key }) => { if (Array.isArray(holder)) holder.splice(key as number, 1); else delete holder[key]; },
  'other value': (place, random) => set(place, random.pick(OTHER_VALUES)),
  'other content': (place, random) => set(place, anyOfType(place.schema ?? {}, random)),
  'other text': (place, random) => set(place, random.chance(0.5) ? random.pick(TEXTS) : grammarText(random)),
  'other number': (place, random) => set(place, random.pick(NUMBERS)),
  'as text': (place) => set(place, JSON.stringify(get(place))),
  'unknown field': (place) => { const value = get(place); if (isObject(value)) value.unknownField = 1; else if (!Array.isArray(place.holder)) place.holder.unknownField = 1; },
  'typing slip': ({ holder, key }) => { if (!Array.isArray(holder)) { const value = holder[key]; delete holder[key]; holder[`${key}s`] = value; } },
  'another field': (place, random) => {
    const value = get(place);
    if (!isObject(value) || place.schema === undefined) return;
    if (place.schema.additionalProperties) value[random.pick(KEYS)] = anyOfType(place.schema.additionalProperties, random);
    const names = Object.keys(place.schema.properties ?? {}).filter((name) => !(name in value));
    if (names.length === 0) return;
    const name = random.pick(names);
    value[name] = anyOfType((place.schema.properties as Record<string, Schema>)[name], random);
  },
  'item twice': (place) => { const value = get(place); if (Array.isArray(value) && value.length > 0) value.push(structuredClone(value[0])); },
  'many items': (place) => {
    const value = get(place);
    if (Array.isArray(value)) while (value.length <= (place.schema?.maxItems ?? 3) && value.length < 600) value.push(structuredClone(value[0] ?? 'x'));
  },
  'in a list': (place) => set(place, [get(place)]),
};

/** The value after one slip, and its name. The value itself is not changed. */
export function mutate(schema: Schema, value: unknown, random: Random): { name: string; value: unknown } {
  const copy = structuredClone(value);
  const place = random.pick(placesOf(schema, copy));
  const name = random.pick(Object.keys(MUTATIONS));
  MUTATIONS[name](place, random);
  return { name, value: copy };
}
