import { toText } from '../format';
import { parseGoFloat, parseGoInt } from '../numbers';
import { integerKind, unwrap } from '../values';

const MIN_INT64 = -(2n ** 63n);

/** Converts any value to an integer, as sprig does: a text that is no number is 0, a float loses its fraction. */
export function toInteger(value: unknown): bigint {
  if (integerKind(value)) return BigInt.asIntN(64, BigInt(unwrap(value) as bigint));
  const plain = unwrap(value);
  switch (typeof plain) {
    case 'boolean':
      return plain ? 1n : 0n;
    case 'number':
      return Number.isFinite(plain) && Math.abs(plain) < 2 ** 63 ? BigInt(Math.trunc(plain)) : MIN_INT64;
    case 'string':
      return parseInteger(plain);
    default:
      return 0n;
  }
}

/** Parses a text in Go's integer syntax (`0x1f`, and a leading 0 is octal); a decimal fraction is dropped. */
function parseInteger(text: string): bigint {
  const [, whole] = /^([+-]?\d*)\.\d*$/.exec(text) ?? [];
  return parseGoInt(whole === undefined ? text : `${whole}${/\d$/.test(whole) ? '' : '0'}`) ?? 0n;
}

/** Converts any value to a float: a text that is no number is 0. */
export function toFloat(value: unknown): number {
  if (integerKind(value)) return Number(unwrap(value));
  const plain = unwrap(value);
  switch (typeof plain) {
    case 'boolean':
      return plain ? 1 : 0;
    case 'number':
      return plain;
    case 'string':
      return parseGoFloat(plain) ?? 0;
    default:
      return 0;
  }
}

/** Converts any value to text: `%v`. */
export const toStringValue = (value: unknown): string => (typeof value === 'string' ? value : toText(value));
