import { fieldsOf, itemsOf, textOf, textsOf, type Fields } from './read';

/** Reports whether labels match all labels of a selector; an empty selector matches everything. */
export function matchesLabels(selector: Fields, labels: Fields): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

type Requirement = (value: unknown, values: readonly string[]) => boolean;

const OPERATORS: Readonly<Record<string, Requirement>> = {
  In: (value, values) => typeof value === 'string' && values.includes(value),
  NotIn: (value, values) => typeof value !== 'string' || !values.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};

/**
 * Reports whether labels match a LabelSelector of Kubernetes, with `matchLabels` and `matchExpressions`. A missing
 * selector matches everything.
 */
export function matchesSelector(selector: unknown, labels: Fields): boolean {
  if (selector === undefined || selector === null) return true;
  const of = selector as Fields;
  return (
    matchesLabels(fieldsOf(of, 'matchLabels'), labels) &&
    itemsOf(of, 'matchExpressions').every((requirement) => {
      const meets = OPERATORS[textOf(requirement, 'operator') ?? ''];
      return meets !== undefined && meets(labels[textOf(requirement, 'key') ?? ''], textsOf(requirement, 'values'));
    })
  );
}
