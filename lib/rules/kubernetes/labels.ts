import type { Place } from '../place';
import { labelValue, qualifiedName } from './formats/names';
import { object, objects, text, textMap, texts, word } from './read';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const MAX_ANNOTATIONS = 256 * 1024;

/** Checks a map of labels. */
export const labels = (owner: Place, field: string): void => textMap(owner, field, qualifiedName, labelValue);

/** Checks a map of annotations: any text, under keys of the form that labels have (their case does not count). */
export function annotations(owner: Place, field: string): void {
  textMap(owner, field, (key) => qualifiedName(key.toLowerCase()));
  const size = owner
    .entries(field)
    .reduce(
      (sum, [key, { value }]) =>
        sum + Buffer.byteLength(key) + (typeof value === 'string' ? Buffer.byteLength(value) : 0),
      0,
    );
  if (size > MAX_ANNOTATIONS)
    owner
      .at(field)
      .error(
        'annotations-size',
        `all annotations together have at most ${MAX_ANNOTATIONS} bytes, these have ${size}`,
        'shorten them',
      );
}

/** Checks a label selector: `matchLabels` and `matchExpressions`. */
export function labelSelector(place: Place): void {
  labels(place, 'matchLabels');
  objects(place, 'matchExpressions', (expression) => {
    text(expression, 'key', qualifiedName);
    const operator = operatorOf(expression, OPERATORS);
    texts(expression, 'values', labelValue);
    checkValues(expression, operator);
  });
}

/** Returns the operator of an expression, which is required. */
export function operatorOf(expression: Place, operators: readonly string[]): string | undefined {
  const operator = word(expression, 'operator', operators);
  if (!operator)
    expression.at('operator').error('missing', 'an expression needs an operator', `use one of ${operators.join(', ')}`);
  return operator;
}

/** Checks the number of values of an operator. */
export function checkValues(expression: Place, operator: string | undefined): void {
  const count = expression.size('values');
  const values = expression.at('values');
  if ((operator === 'In' || operator === 'NotIn') && count === 0)
    values.error('selector-values', `operator ${operator} needs values`, 'list at least one');
  if ((operator === 'Exists' || operator === 'DoesNotExist') && count > 0)
    values.error('selector-values', `operator ${operator} takes no values`, 'leave `values` out, or use In');
  if ((operator === 'Gt' || operator === 'Lt') && count !== 1)
    values.error('selector-values', `operator ${operator} takes one value`, 'give one number as text');
}

export const selector = (owner: Place, field: string): Place | undefined => object(owner, field, labelSelector);
