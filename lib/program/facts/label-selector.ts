import { fields, items, text, texts, type Fields } from '../analysis/read';
import { matchesLabels } from './pods';

type Requirement = (value: unknown, values: readonly string[]) => boolean;

const OPERATORS: Readonly<Record<string, Requirement>> = {
  In: (value, values) => typeof value === 'string' && values.includes(value),
  NotIn: (value, values) => typeof value !== 'string' || !values.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};

/**
 * Reports whether labels match a selector of Kubernetes, with `matchLabels` and `matchExpressions`. A missing selector
 * matches all.
 */
export function matchesSelector(selector: unknown, labels: Fields): boolean {
  if (selector === undefined || selector === null) return true;
  const of = selector as Fields;
  return (
    matchesLabels(fields(of, 'matchLabels'), labels) &&
    items(of, 'matchExpressions').every((requirement) => {
      const meets = OPERATORS[text(requirement, 'operator') ?? ''];
      return meets !== undefined && meets(labels[text(requirement, 'key') ?? ''], texts(requirement, 'values'));
    })
  );
}
