import { refuse } from './signature';
import { compareStrings, integerKind, isNil, kindOf, typeName, unwrap } from './values';

type Basic = 'bool' | 'int' | 'uint' | 'float' | 'string';

/** Returns the group of types within which Go's templates compare. */
function basicKind(value: unknown): Basic | undefined {
  const integer = integerKind(value);
  if (integer) return integer;
  const kind = kindOf(value);
  if (kind === 'float64') return 'float';
  return kind === 'bool' || kind === 'string' ? kind : undefined;
}

const incompatible = (a: unknown, b: unknown): never =>
  refuse(`cannot compare ${typeName(a)} with ${typeName(b)}: the types differ`);

function equal(a: unknown, b: unknown): boolean {
  const kindA = basicKind(a);
  const kindB = basicKind(b);
  if (kindA !== kindB) {
    if (integerKind(a) && integerKind(b)) return unwrap(a) === unwrap(b);
    return kindOf(a) !== 'invalid' && kindOf(b) !== 'invalid' ? incompatible(a, b) : false;
  }
  if (kindA) return unwrap(a) === unwrap(b);
  const sameKind = kindOf(a) === kindOf(b);
  if (!sameKind && kindOf(a) !== 'invalid' && kindOf(b) !== 'invalid') return incompatible(a, b);
  if (isNil(a) || isNil(b)) return isNil(a) === isNil(b);
  return kindOf(b) === 'struct' ? a === b : refuse(`cannot compare values of type ${typeName(b)}`);
}

/** Implements `eq`: whether the first value equals any of the others. */
export function eq(first: unknown, ...others: readonly unknown[]): boolean {
  if (others.length === 0) refuse('eq needs a second value to compare with');
  return others.some((other) => equal(first, other));
}

export function lt(a: unknown, b: unknown): boolean {
  const kindA = basicKind(a);
  const kindB = basicKind(b);
  const unordered = kindA === undefined ? a : kindB === undefined ? b : undefined;
  if (kindA === undefined || kindB === undefined) return refuse(`values of type ${typeName(unordered)} have no order`);
  const [x, y] = [unwrap(a), unwrap(b)];
  if (kindA !== kindB) return integerKind(a) && integerKind(b) ? (x as bigint) < (y as bigint) : incompatible(a, b);
  if (kindA === 'bool') return refuse('values of type bool have no order');
  return kindA === 'string'
    ? compareStrings(x as string, y as string) < 0
    : (x as number | bigint) < (y as number | bigint);
}

export const le = (a: unknown, b: unknown): boolean => lt(a, b) || eq(a, b);
