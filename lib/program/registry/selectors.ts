import type { Labels } from './namespaces';
import { itemsOf, textMapOf, textOf, textsOf, type Fields } from './read';

/** Reports whether labels have all that a plain selector wants; an empty selector selects everything. */
export function hasLabels(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}

type Test = (value: string | undefined, values: readonly string[]) => boolean;

const OPERATORS: Readonly<Record<string, Test>> = {
  In: (value, values) => value !== undefined && values.includes(value),
  NotIn: (value, values) => value === undefined || !values.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};

/** Reports whether labels satisfy a LabelSelector: `matchLabels` and `matchExpressions`. */
export function matchesSelector(labels: Labels, selector: Fields): boolean {
  return (
    hasLabels(labels, textMapOf(selector, 'matchLabels')) &&
    itemsOf(selector, 'matchExpressions').every((expression) => {
      const test = OPERATORS[textOf(expression, 'operator') ?? ''];
      return test?.(labels[textOf(expression, 'key') ?? ''], textsOf(expression, 'values')) ?? false;
    })
  );
}
