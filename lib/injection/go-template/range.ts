import type { Pipe } from './ast';
import type { Fail } from './calls';
import { integerKind, isMap, isSlice, kindOf, Named, sortedKeys, typeName, unwrap } from './values';

/** Returns keys and elements of a value that `range` goes over. */
export function rangeEntries(value: unknown, pipe: Pipe, fail: Fail): Iterable<readonly [unknown, unknown]> {
  if (kindOf(value) === 'invalid') return [];
  if (integerKind(value)) {
    if (pipe.declared.length > 1) fail('a range over a number sets one variable only');
    return countUp(value);
  }
  if (isSlice(value)) return value.map((item, i) => [BigInt(i), item ?? null] as const);
  if (isMap(value)) return sortedKeys(value).map((key) => [key, value[key] ?? null] as const);
  return fail(`a range cannot go over a value of type ${typeName(value)}`);
}

function* countUp(value: unknown): Generator<readonly [unknown, unknown]> {
  const end = BigInt(unwrap(value) as bigint);
  for (let i = 0n; i < end; i++)
    yield [undefined, value instanceof Named ? new Named(value.typeName, value.kind, i) : i];
}
