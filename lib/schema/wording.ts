import { type Problem, nearest, suggest } from '../model';
import type { Experimental, Facts, ShapeType } from './notation';
import type { SchemaCode } from './problems.data';
import type { Rule } from './rules/rule';

/**
 * Words for the types of schema problems: each problem says what was found, what is allowed and what to write instead.
 */

const TYPE_WORDS: Record<ShapeType, string> = {
  'string': 'a string',
  'boolean': 'true or false',
  'integer': 'a whole number',
  'number': 'a number',
  'object': 'an object',
  'map': 'an object',
  'list': 'a list',
  'any': 'any value',
  'int-or-string': 'a whole number or a string',
  'either': 'one of several types',
  'k8s': 'an object',
};

/** Returns a problem without the object it is in. */
function problem(code: SchemaCode, path: string, found: unknown, message: string, fix?: string): Problem {
  return { severity: 'error', code: `schema/${code}`, path, found, message, ...(fix === undefined ? {} : { fix }) };
}

export const what = (facts: Facts): string =>
  facts.type === 'either'
    ? (facts.options ?? []).map((option) => what(option.facts)).join(' or ')
    : TYPE_WORDS[facts.type];

/** Returns how the value would have to be written, where it can be converted to the type. */
function retyped(facts: Facts, found: unknown): string | undefined {
  if (facts.meaning === 'duration' && typeof found === 'number') return `put it in quotes, with a unit: "${found}s"`;
  if (facts.type === 'string' && (typeof found === 'number' || typeof found === 'boolean'))
    return `put it in quotes: "${String(found)}"`;
  if (facts.type === 'boolean' && (found === 'true' || found === 'false')) return `write ${found} without quotes`;
  if (
    (facts.type === 'integer' || facts.type === 'number') &&
    typeof found === 'string' &&
    /^-?\d+(\.\d+)?$/.test(found)
  ) {
    return `write ${found} without quotes`;
  }
  if (facts.type === 'list' && found !== null) return 'put it in a list: [...]';
  return undefined;
}

/** Returns the value, or its text where JSON has no such value. */
function shown(found: unknown): unknown {
  const inJson =
    typeof found !== 'bigint' &&
    typeof found !== 'function' &&
    typeof found !== 'symbol' &&
    (typeof found !== 'number' || Number.isFinite(found));
  return inJson ? found : String(found);
}

export function wrongType(facts: Facts, path: string, found: unknown): Problem {
  if (found === null) {
    const place = path.endsWith(']') ? 'item' : 'field';
    return problem(
      'null',
      path,
      found,
      `null is not allowed, ${what(facts)} is needed`,
      `remove the ${place}, or give it a value`,
    );
  }
  return problem('type', path, shown(found), `must be ${what(facts)}`, retyped(facts, found));
}

export function missing(facts: Facts, path: string, field: string): Problem {
  const within = facts.name === undefined ? '' : ` in ${facts.name}`;
  return problem('required', path, undefined, `${field} is required${within}`, `set ${field}`);
}

/** Paths of fields of the same name elsewhere: below the object, or anywhere in the whole value. */
interface Elsewhere {
  readonly below: () => readonly string[];
  readonly anywhere: () => readonly string[];
}

export function unknownField(facts: Facts, path: string, field: string, found: unknown, elsewhere: Elsewhere): Problem {
  const message = `${JSON.stringify(field)} is not a field of ${facts.name ?? 'this object'}`;
  return problem('unknown-field', path, found, message, fieldFix(field, Object.keys(facts.fields ?? {}), elsewhere));
}

/**
 * Returns the fix for an unknown field: a typing slip first, then a field that belongs deeper, the list of fields where
 * that is short, and a field that belongs elsewhere.
 */
function fieldFix(field: string, known: readonly string[], { below, anywhere }: Elsewhere): string | undefined {
  if (nearest(field, known) !== undefined) return suggest(field, known);
  return misplacedFix(below()) ?? suggest(field, known) ?? misplacedFix(anywhere());
}

function misplacedFix(places: readonly string[]): string | undefined {
  if (places.length === 0) return undefined;
  return `did you mean ${places.length > 1 ? 'one of ' : ''}${places.map((path) => JSON.stringify(path)).join(', ')}?`;
}

export function deprecated(path: string, found: unknown, instead: string): Problem {
  return { ...problem('deprecated', path, found, 'the field is deprecated', `use ${instead}`), severity: 'warning' };
}

export function experimental(path: string, found: unknown, { ignored = false }: Experimental): Problem {
  const channel = 'in the experimental channel of the API only';
  const warning = ignored
    ? problem('ignored-field', path, found, `Istio does not act on the field, which is ${channel}`, 'remove it')
    : problem(
        'experimental-field',
        path,
        found,
        `the field is ${channel}`,
        'install the CRDs of that channel, or remove it',
      );
  return { ...warning, severity: 'warning' };
}

export function newerField(path: string, found: unknown, since: string, target: string): Problem {
  return problem(
    'newer-field',
    path,
    found,
    `the field is acted on since Istio ${since}, and the target is ${target}`,
    `remove it, or target Istio ${since} or later`,
  );
}

/** Returns the warning of a field that the schema of the release has and that does nothing there. */
export function unusedField(path: string, found: unknown, since: string, target: string): Problem {
  return { ...newerField(path, found, since, target), code: 'schema/unused-field', severity: 'warning' };
}

export function newerValue(path: string, found: unknown, since: string, target: string): Problem {
  return problem(
    'newer-value',
    path,
    found,
    `the value is acted on since Istio ${since}, and the target is ${target}`,
    `use another, or target Istio ${since} or later`,
  );
}

export function notInEnum(path: string, found: unknown, allowed: readonly (string | number)[]): Problem {
  const near = typeof found === 'string' ? nearest(found, allowed.map(String)) : undefined;
  return problem(
    'enum',
    path,
    found,
    `must be one of ${allowed.join(', ')}`,
    near === undefined ? undefined : `did you mean ${JSON.stringify(near)}?`,
  );
}

/** Returns the words for limits: `from 1 to 4`, `at least 1`, `at most 4`. */
function limits(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return min === max ? `exactly ${min}` : `from ${min} to ${max}`;
  return min === undefined ? `at most ${max}` : `at least ${min}`;
}

/** Returns the words for limits of a count: `at most 1 item`, `from 1 to 4 items`. */
const counted = (min: number | undefined, max: number | undefined, one: string, many: string): string =>
  `${limits(min, max)} ${(max ?? min) === 1 ? one : many}`;

export function outOfRange(facts: Facts, path: string, found: unknown): Problem {
  return problem('range', path, found, `must be ${limits(facts.min, facts.max)}`);
}

const FORMATS: Record<string, [range: string, fix?: string]> = {
  'int32': ['must fit in 32 bits: from -2147483648 to 2147483647'],
  'int64': ['must fit in 64 bits'],
  'byte': ['must be base64 text', 'encode the bytes, for example with Buffer.from(...).toString("base64")'],
  'date-time': ['must be a time as RFC 3339 has it', 'for example 2026-01-31T12:00:00Z'],
};

export function wrongFormat(format: string, path: string, found: unknown): Problem {
  const [message, fix] = FORMATS[format];
  return problem(format === 'int32' || format === 'int64' ? 'integer-size' : 'format', path, found, message, fix);
}

export function wrongLength(facts: Facts, path: string, found: string, length: number): Problem {
  if (length === 0) return problem('length', path, found, 'must not be empty');
  return problem(
    'length',
    path,
    found,
    `must have ${counted(facts.minLength, facts.maxLength, 'character', 'characters')}, not ${length}`,
  );
}

export function wrongCount(facts: Facts, path: string, count: number): Problem {
  const [one, many] = facts.type === 'list' ? ['item', 'items'] : ['entry', 'entries'];
  return problem(
    'count',
    path,
    `${count} ${count === 1 ? one : many}`,
    `must have ${counted(facts.min, facts.max, one, many)}`,
  );
}

export function wrongPattern(facts: Facts, path: string, found: string): Problem {
  return problem(
    'pattern',
    path,
    found,
    facts.patternWords === undefined ? `must match ${facts.pattern}` : `must be ${facts.patternWords}`,
  );
}

export function moreThanOne(path: string, set: readonly string[], group: readonly string[]): Problem {
  const found = set.join(' and ');
  return problem(
    'one-of',
    path,
    set,
    `${found} are set, but only one of ${group.join(', ')} may be`,
    'keep one of them',
  );
}

export function duplicate(path: string, found: unknown, keys: readonly string[] | undefined, earlier: number): Problem {
  const same = keys === undefined ? 'is the same as' : `has the same ${keys.join(' and ')} as`;
  return problem(
    'duplicate',
    path,
    found,
    `${same} item ${earlier}`,
    keys === undefined ? 'remove one of them' : `give each item a ${keys.join(' and ')} of its own`,
  );
}

export function broken(rule: Rule, path: string, found: unknown): Problem[] {
  const breaches = rule.locate?.(found) ?? [{}];
  return breaches.map((breach) =>
    problem(
      rule.name,
      path + (breach.at ?? ''),
      'found' in breach ? breach.found : found,
      breach.message ?? rule.message,
      breach.fix ?? rule.fix,
    ),
  );
}

/** Returns a path as programs write it: `spec.http[0].headers["x-a.b"]`. */
export function pathText(path: readonly (string | number)[], prefix = ''): string {
  let text = prefix;
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (!/^[A-Za-z_$][\w$]*$/.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}
