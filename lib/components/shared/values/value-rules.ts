import { suggest, isRecord, type Problem } from '../../../model';
import type { ReleaseFacts } from '../../../releases';
import type { ValuesCode } from '../../problems.data';

type TypeName = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null';

/** Rule of a chart's schema for one value. */
export interface ValueRule {
  readonly types?: readonly TypeName[];
  readonly oneOf?: readonly unknown[];
  /** Keys with rules of their own. */
  readonly fields?: Readonly<Record<string, ValueRule>>;
  /** Rule of every key that has none of its own. @default - any value */
  readonly entries?: ValueRule;
  /** True where keys without a rule are refused. @default false */
  readonly closed?: boolean;
  readonly required?: readonly string[];
  readonly items?: ValueRule;
  /** Fact of the releases that know the value. */
  readonly since?: keyof ReleaseFacts;
}

/** Returns a rule that a value has one of these types. */
export const is = (...types: TypeName[]): ValueRule => ({ types });

function typesOf(value: unknown): TypeName[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
  return [typeof value as TypeName];
}

/** Returns all problems that the rule finds in a value. */
export function checkValue(value: unknown, rule: ValueRule, facts: ReleaseFacts, path = ''): Problem[] {
  if (value === undefined) return [];
  const found = typesOf(value);
  if (rule.types && !rule.types.some((type) => found.includes(type))) {
    return [problem('wrong-type', path, value, `the chart takes ${rule.types.join(' or ')} here`)];
  }
  if (rule.oneOf && !rule.oneOf.includes(value)) {
    const allowed = rule.oneOf.map((item) => JSON.stringify(item)).join(', ');
    return [problem('not-allowed', path, value, 'the chart does not take this value', `use one of ${allowed}`)];
  }
  if (Array.isArray(value))
    return value.flatMap((item, i) => (rule.items ? checkValue(item, rule.items, facts, `${path}[${i}]`) : []));
  return isRecord(value) ? checkKeys(value, rule, facts, path) : [];
}

function checkKeys(
  value: Readonly<Record<string, unknown>>,
  rule: ValueRule,
  facts: ReleaseFacts,
  path: string,
): Problem[] {
  const fields = Object.fromEntries(
    Object.entries(rule.fields ?? {}).filter(([, field]) => !field.since || facts[field.since]),
  );
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  const missing = (rule.required ?? [])
    .filter((key) => !(key in value))
    .map((key): Problem => problem('missing', at(key), undefined, 'the chart needs this value'));
  const wrong = Object.entries(value).flatMap(([key, item]): Problem[] => {
    const own = Object.hasOwn(fields, key) ? fields[key] : rule.entries;
    if (own) return checkValue(item, own, facts, at(key));
    return rule.closed
      ? [
          problem(
            'unknown-key',
            at(key),
            item,
            'the chart of this release has no such value',
            suggest(key, Object.keys(fields)),
          ),
        ]
      : [];
  });
  return [...missing, ...wrong];
}

function problem(code: ValuesCode, path: string, found: unknown, message: string, fix?: string): Problem {
  return { severity: 'error', code: `values/${code}`, path, found, message, ...(fix !== undefined && { fix }) };
}
