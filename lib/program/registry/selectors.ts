import type { Labels } from './namespaces';
import { fieldsOf, itemsOf, textMapOf, textOf, textsOf, type Fields } from './read';

/** Reports whether labels match a plain selector; an empty selector matches everything. */
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

/** Returns the labels of a plain selector field: `spec.selector`, `workloadSelector.labels`, `selector.matchLabels`. */
export function selectorLabels(spec: Fields, field: string, inside?: string): Labels | undefined {
  if (inside === undefined) return spec[field] === undefined ? undefined : textMapOf(spec, field);
  return spec[field] === undefined ? undefined : textMapOf(fieldsOf(spec, field), inside);
}
