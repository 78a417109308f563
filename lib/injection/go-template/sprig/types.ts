import { fn, type FunctionMap } from '../signature';
import { deepEqual, kindOf, typeName } from '../values';

/** Returns Go's kind of a value; `ptr` for a struct whose type is a pointer. */
const kind = (value: unknown): string => (typeName(value).startsWith('*') ? 'ptr' : kindOf(value));

/** Sprig's functions that return or compare the type of a value, by Go's names. */
export const TYPES: FunctionMap = {
  typeOf: fn(['any'], typeName),
  typeIs: fn(['string', 'any'], (name, value) => typeName(value) === name),
  typeIsLike: fn(['string', 'any'], (name, value) => typeName(value) === name || typeName(value) === `*${name}`),
  kindOf: fn(['any'], kind),
  kindIs: fn(['string', 'any'], (name, value) => kind(value) === name),
  deepEqual: fn(['any', 'any'], deepEqual),
};
