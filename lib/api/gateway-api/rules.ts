import { isRecord } from '../../model';
import type { SchemaCode } from '../../schema/problems.data';
import { native } from '../../schema/rules/native';
import { type Breach, type Rule, has } from '../../schema/rules/rule';

export const items = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
export const field = (value: unknown, ...path: string[]): unknown =>
  path.reduce((found: unknown, name) => (isRecord(found) ? found[name] : undefined), value);

/** Declares a rule that locates its own breaches. */
export function breaches(
  name: SchemaCode,
  message: string,
  fix: string | undefined,
  find: (value: unknown) => Breach[],
): Rule {
  return native({ name, message, fix, holds: (value) => find(value).length === 0, locate: find });
}

/**
 * Declares the rule that no two items of a list are the same by these fields; a field that is not set counts as empty.
 */
export function uniqueBy(name: SchemaCode, what: string, ...fields: string[]): Rule {
  return breaches(name, `each item has ${what} of its own`, 'give it another, or remove one of them', (value) => {
    const first = new Map<string, number>();
    return items(value).flatMap((item, i): Breach[] => {
      const id = JSON.stringify(fields.map((one) => item[one] ?? ''));
      const earlier = first.get(id);
      if (earlier === undefined) first.set(id, i);
      return earlier === undefined
        ? []
        : [{ at: `[${i}]`, found: item, message: `item ${earlier} has the same ${fields.join(', ')}` }];
    });
  });
}

/** Declares the rule that, where several items refer to the same object, all of them name a part of it, or none. */
export function sectionsTogether(fields: readonly string[], sections: readonly string[]): Rule {
  return breaches(
    'sections',
    `items for the same object all set ${sections.join(' and ')}, or none does`,
    `set ${sections.join(' or ')} in each of them`,
    (value) => {
      const first = new Map<string, Record<string, unknown>>();
      return items(value).flatMap((item, i): Breach[] => {
        const id = JSON.stringify(fields.map((one) => item[one] ?? ''));
        const earlier = first.get(id);
        if (earlier === undefined) first.set(id, item);
        if (earlier === undefined || sections.every((section) => Boolean(earlier[section]) === Boolean(item[section])))
          return [];
        return [{ at: `[${i}]`, found: item }];
      });
    },
  );
}

/** Rule that a Service has a port; other backends need none. */
export const servicePort = breaches('service-port', 'a Service needs a port', 'set port', (value) =>
  field(value, 'group') === '' && field(value, 'kind') === 'Service' && !has(value, 'port')
    ? [{ at: '.port', found: undefined }]
    : [],
);

/** Declares the rule that `type` comes with the field of the same meaning, and no other. */
export const fieldByType = (fields: Readonly<Record<string, string>>): Rule => fieldByValue('type', fields);

/** Declares the rule that each value of a field comes with a certain other field, and no other. */
export function fieldByValue(choice: string, fields: Readonly<Record<string, string>>): Rule {
  return breaches('type-field', `${choice} and field belong together`, undefined, (value) =>
    Object.entries(fields).flatMap(([type, name]): Breach[] => {
      const isType = field(value, choice) === type;
      if (isType === has(value, name)) return [];
      return isType
        ? [{ at: `.${name}`, found: undefined, message: `${choice} ${type} needs ${name}`, fix: `set ${name}` }]
        : [
            {
              at: `.${name}`,
              found: field(value, name),
              message: `${name} goes with ${choice} ${type} only`,
              fix: `set ${choice} to ${type}, or remove ${name}`,
            },
          ];
    }),
  );
}

/** Declares the rule that filters of these types occur at most once. */
export const onceByType = (...types: string[]): Rule =>
  breaches('filter-once', 'a filter of this type may be there once', 'join them in one filter', (value) => {
    const seen = new Set<unknown>();
    return items(value).flatMap((item, i): Breach[] => {
      if (!types.includes(String(item.type))) return [];
      const again = seen.has(item.type);
      seen.add(item.type);
      return again ? [{ at: `[${i}]`, found: item.type }] : [];
    });
  });

const MAX_MATCHES = 128;
/** Rule that limits the matches of all rules of a route together. */
export const totalMatches = breaches(
  'total-matches',
  `a route has at most ${MAX_MATCHES} matches in all its rules`,
  'make two routes of it',
  (value) => {
    const count = items(value).reduce((sum, rule) => sum + items(rule.matches).length, 0);
    return count <= MAX_MATCHES ? [] : [{ found: `${count} matches` }];
  },
);

/**
 * Declares a rule that accepts what at least one of the two channels accepts: only what both refuse is a breach, in the
 * words of the first.
 */
export function eitherChannel(standard: readonly Rule[], experimental: readonly Rule[]): Rule {
  const broken = (rules: readonly Rule[], value: unknown): Rule[] => rules.filter((rule) => !rule.holds(value));
  const [{ name, message, fix }] = standard;
  return breaches(name, message, fix, (value) =>
    broken(experimental, value).length === 0
      ? []
      : broken(standard, value).flatMap((rule) =>
          (rule.locate?.(value) ?? [{}]).map((breach) => ({ message: rule.message, fix: rule.fix, ...breach })),
        ),
  );
}

/** Rule that rules of a route have different names: only definitions of the experimental channel check it. */
export const ruleNames = breaches(
  'rule-name',
  'each rule has a name of its own',
  'give it another name',
  (value): Breach[] => {
    const names = items(value).map((rule) => rule.name);
    return names.flatMap((name, i) =>
      name !== undefined && names.indexOf(name) < i ? [{ at: `[${i}].name`, found: name }] : [],
    );
  },
);
