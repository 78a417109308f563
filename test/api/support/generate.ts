import type { Random } from '../../support/random';
import { celHolds } from './cel';
import { type Schema, structuralOk, toCel } from './structural';

/** Texts that matter to at least one rule. */
export const TEXTS = [
  '',
  'a',
  '*',
  'a*',
  '*.b',
  'v1',
  'HOST',
  'INLINE',
  'HTTP',
  'HTTPS',
  'http',
  'GET',
  'reviews.prod.svc.cluster.local',
  '1.2.3.4',
  '10.0.0.0/8',
  '::1/128',
  'unix://',
  'unix:///',
  'unix:///run/x',
  'unix:///run/x/',
  'unix://@x',
  'unix://@x/',
  'unix://x',
  'unix:/x',
  'http://a.b/c',
  'https://a.b',
  'HTTPS://a.b',
  'ftp://a.b',
  'oci://a.b/c:1',
  'file:///a/b',
  'file:a',
  'a.b/c:1',
  'a.b:5000/c',
  ' http://a',
  'http://a b',
  '/a',
  '//a',
  ':a',
  'http://',
  'http:',
  'mailto:a',
  'http://a:x/',
  'http://[::1]:80/',
  '%',
  'http://a/%zz',
  'docker://x',
  'Gateway',
  'Service',
  '-a',
  'a-',
  'a_b',
  'a.b',
  'x-header',
  'X Y',
  'ü',
  'YQ==',
  'YWI=',
  'YWJj',
  'YQ=',
  '2026-01-31T12:00:00Z',
];
export const DURATIONS = [
  '1ms',
  '999us',
  '1000us',
  '0.5ms',
  '0.999999ms',
  '1.0ms',
  '0',
  '0s',
  '-1s',
  '+1s',
  '1',
  '1s',
  '1.5s',
  '.5s',
  '1.s',
  '1m30s',
  '1h',
  '1d',
  '1ns',
  '999999ns',
  '1000000ns',
  '1000000.5ns',
  '2562047h',
  '2562048h',
  '1h1h',
  '1 s',
  's',
  '1S',
  '1e3s',
  '0.001s',
  '0.0009s',
  '-0',
  '+0',
  '',
  '1m1',
  '--1s',
  '1ms1us',
  '9223372036854775807ns',
  '9223372036854775808ns',
  '1.23.4s',
];
export const NUMBERS = [
  0, 1, -1, 2, 80, 100, 599, 600, 1023, 8080, 65534, 65535, 65536, 99, 2147483647, -2147483648, 2147483648, 4294967295,
  4294967296,
];
export const KEYS = [
  '',
  'a',
  'app',
  '*',
  'a*',
  '*a',
  '80',
  '0',
  '1',
  '65535',
  '65536',
  '-1',
  '+5',
  '080',
  '99999999999999999999',
  'http',
  '-a',
  'a-',
  'a-b',
  'a.b',
  'a_b',
  'Ab9',
  'x'.repeat(62),
  'x'.repeat(63),
  'us-west/*',
];

const PIECES = [
  'unix://',
  'http',
  'https',
  'oci',
  'file',
  '://',
  ':',
  '/',
  '@',
  '*',
  '.',
  '-',
  'a',
  'Z9',
  '0',
  '1',
  '65535',
  'ms',
  's',
  'm',
  'h',
  'us',
  '%',
  ' ',
];
/** A text of a small grammar: pieces that rules look at, in any order. */
export const grammarText = (random: Random): string =>
  Array.from({ length: random.below(6) }, () => random.pick(PIECES)).join('');

export const isDuration = (schema: Schema): boolean =>
  (schema['x-kubernetes-validations'] ?? []).some(({ rule }) => rule.includes('duration('));

/** A value of the right type whose content is anything; limits and rules may be broken. */
export function anyOfType(schema: Schema, random: Random, depth = 4): unknown {
  if (schema['x-kubernetes-int-or-string']) return random.chance(0.5) ? 3 : '3';
  if (schema.enum && random.chance(0.9)) return random.pick(schema.enum);
  switch (schema.type) {
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
      return random.pick(NUMBERS);
    case 'number':
      return random.pick([0, 0.5, 1, 50, 100, 100.5, -0.1, 7]);
    case 'array':
      return Array.from({ length: depth <= 0 ? 0 : random.below(3) }, () =>
        anyOfType(schema.items as Schema, random, depth - 1),
      );
    case 'string': {
      const pool = isDuration(schema) ? DURATIONS : TEXTS;
      return random.chance(0.2) ? grammarText(random) : random.pick(pool);
    }
    default:
      return depth <= 0 ? {} : objectOfType(schema, random, depth);
  }
}

function objectOfType(schema: Schema, random: Random, depth: number): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  const entry = schema.additionalProperties;
  if (entry) for (let i = random.below(3); i > 0; i--) object[random.pick(KEYS)] = anyOfType(entry, random, depth - 1);
  const p = random.pick([0.1, 0.3, 0.6]);
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    if (random.chance((schema.required ?? []).includes(name) ? 0.9 : p))
      object[name] = anyOfType(part, random, depth - 1);
  }
  return object;
}

const GROUPS_OF = (schema: Schema): string[][] =>
  [schema, ...(schema.allOf ?? [])]
    .map((part) => (part.oneOf ?? []).flatMap((option) => option.required ?? []))
    .filter((group) => group.length > 0);

/** Do the structure and the rules of this one place hold? What is inside has been built well already. */
const placeOk = (schema: Schema, value: unknown): boolean =>
  structuralOk(schema, value) &&
  (schema['x-kubernetes-validations'] ?? []).every(({ rule }) => celHolds(rule, toCel(schema, value)));

/** A value that the schema takes, built from the inside out: each place is tried until its own rules hold. */
export function validValue(schema: Schema, random: Random, depth = 7): unknown {
  for (let attempt = 0; attempt < 2000; attempt++) {
    const value = candidate(schema, random, depth, attempt);
    if (placeOk(schema, value)) return value;
  }
  throw new Error(`no valid value found for ${JSON.stringify(schema).slice(0, 300)}`);
}

function candidate(schema: Schema, random: Random, depth: number, attempt: number): unknown {
  if (schema.nullable && random.chance(0.1)) return null;
  const items = (schema.minItems ?? 0) + (depth <= 0 ? 0 : random.below(attempt > 20 ? 2 : 3));
  if (schema.type === 'array')
    return Array.from({ length: items }, () => validValue(schema.items as Schema, random, depth - 1));
  if (schema.type !== 'object') return anyOfType(schema, random, depth);
  const object: Record<string, unknown> = {};
  const entry = schema.additionalProperties;
  if (entry) for (let i = random.below(3); i > 0; i--) object[random.pick(KEYS)] = validValue(entry, random, depth - 1);
  const blocked = new Set(
    GROUPS_OF(schema).flatMap((group) => {
      const chosen = random.pick(group);
      return group.filter((name) => name !== chosen);
    }),
  );
  const p = depth <= 0 ? 0 : random.pick(attempt > 20 ? [0.1, 0.3] : [0.1, 0.35, 0.7]);
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    if ((schema.required ?? []).includes(name) || (!blocked.has(name) && random.chance(p)))
      object[name] = validValue(part, random, depth - 1);
  }
  return object;
}

/** Every combination of presence of the fields that a rule names, and as many other values again. */
export function inputs(schema: Schema, rules: readonly string[], random: Random): unknown[] {
  if (schema.type === 'string')
    return [
      ...TEXTS,
      ...DURATIONS,
      ...KEYS,
      ...(schema.enum ?? []),
      ...Array.from({ length: 300 }, () => grammarText(random)),
    ];
  if (schema.type === 'integer') return NUMBERS;
  if (schema.additionalProperties) {
    const one = KEYS.map((key) => ({ [key]: anyOfType(schema.additionalProperties as Schema, random) }));
    return [{}, ...one, ...Array.from({ length: 200 }, () => anyOfType(schema, random))];
  }
  if (schema.items) {
    const lists = Array.from({ length: 300 }, () => anyOfType(schema, random) as unknown[]);
    return [...lists, ...lists.map((list) => [...list, ...list.slice(0, 1)])];
  }
  const named = Object.keys(schema.properties ?? {}).filter((name) =>
    rules.some((rule) => new RegExp(`self\\.${name}\\b`).test(rule)),
  );
  return Array.from({ length: 2 ** named.length * 60 }, (_, i) => {
    const value = anyOfType(schema, random, 4) as Record<string, unknown>;
    named.forEach((name, bit) => {
      if (((i >> bit) & 1) === 0) delete value[name];
      else value[name] ??= anyOfType((schema.properties as Record<string, Schema>)[name], random, 3);
    });
    return value;
  });
}
