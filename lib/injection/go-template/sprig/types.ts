import { fn } from '../signature';
import type { FunctionMap } from '../signature';
import { deepEqual, kindOf, typeName } from '../values';

/** Sprig's functions that tell the type of a value, by Go's names. */
export const TYPES: FunctionMap = {
  typeOf: fn(['any'], typeName),
  typeIs: fn(['string', 'any'], (name, value) => typeName(value) === name),
  typeIsLike: fn(['string', 'any'], (name, value) => typeName(value) === name || typeName(value) === `*${name}`),
  kindOf: fn(['any'], kindOf),
  kindIs: fn(['string', 'any'], (name, value) => kindOf(value) === name),
  deepEqual: fn(['any', 'any'], deepEqual),
};
