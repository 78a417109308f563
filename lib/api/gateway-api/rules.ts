import { isRecord } from '../../model';
import { native } from '../../schema/rules/native';
import type { Breach, Rule } from '../../schema/rules/rule';
import { has } from '../../schema/rules/rule';

export const items = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
export const field = (value: unknown, ...path: string[]): unknown =>
  path.reduce((found: unknown, name) => (isRecord(found) ? found[name] : undefined), value);

/** A rule that finds its own breaches. */
export function breaches(
  name: string,
  message: string,
  fix: string | undefined,
  find: (value: unknown) => Breach[],
): Rule {
  return native({ name, message, fix, holds: (value) => find(value).length === 0, locate: find });
}

/** Items of a list that are the same as an earlier one by these fields; a field that is not set counts as empty. */
export function uniqueBy(name: string, what: string, ...fields: string[]): Rule {
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

/** Where several items refer to the same object, all of them name a part of it, or none. */
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

/** A Service needs a port; other backends do not. */
export const servicePort = breaches('service-port', 'a Service needs a port', 'set port', (value) =>
  field(value, 'group') === '' && field(value, 'kind') === 'Service' && !has(value, 'port')
    ? [{ at: '.port', found: undefined }]
    : [],
);

/** With `type` comes the field of the same meaning, and no other. */
export function fieldByType(fields: Readonly<Record<string, string>>): Rule {
  return breaches('type-field', 'type and field belong together', undefined, (value) =>
    Object.entries(fields).flatMap(([type, name]): Breach[] => {
      const isType = field(value, 'type') === type;
      if (isType === has(value, name)) return [];
      return isType
        ? [{ at: `.${name}`, found: undefined, message: `type ${type} needs ${name}`, fix: `set ${name}` }]
        : [
            {
              at: `.${name}`,
              found: field(value, name),
              message: `${name} goes with type ${type} only`,
              fix: `set type to ${type}, or remove ${name}`,
            },
          ];
    }),
  );
}

/** Filters of these types may be there once. */
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
/** All rules of a route together have a limit of matches. */
export const totalMatches = breaches(
  'total-matches',
  `a route has at most ${MAX_MATCHES} matches in all its rules`,
  'make two routes of it',
  (value) => {
    const count = items(value).reduce((sum, rule) => sum + items(rule.matches).length, 0);
    return count <= MAX_MATCHES ? [] : [{ found: `${count} matches` }];
  },
);
