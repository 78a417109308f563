import { toText } from '../format';
import { fn, refuse, type FunctionMap } from '../signature';
import { int64, sliceOf } from '../values';
import { toFloat, toInteger } from './cast';

const INT64 = (value: bigint): bigint => BigInt.asIntN(64, value);

/** Returns integers from `start` up or down to, not including, `stop`. */
function counted(start: number, stop: number, step: number): readonly bigint[] {
  const found: bigint[] = [];
  if (stop < start ? step >= 0 : step <= 0) return found;
  for (let i = start; stop < start ? i > stop : i < stop; i += step) found.push(BigInt(i));
  return found;
}

const ints = (values: readonly bigint[]): readonly bigint[] => sliceOf('[]int', values);

/** Implements `seq`, like the shell command: end; start and end; or start, step and end, all included. */
function seq(...params: readonly number[]): string {
  const [a = 0, b = 0, c = 0] = params;
  const text = (start: number, step: number, end: number, beyond: number): string =>
    counted(start, end + beyond, step).join(' ');
  switch (params.length) {
    case 1:
      return a < 1 ? text(1, -1, a, -1) : text(1, 1, a, 1);
    case 2:
      return b < a ? text(a, -1, b, -1) : text(a, 1, b, 1);
    case 3:
      return c < a ? (b > 0 ? '' : text(a, b, c, -1)) : text(a, b, c, 1);
    default:
      return '';
  }
}

function round(value: unknown, places: number, from = 0.5): number {
  const power = 10 ** places;
  const shifted = power * toFloat(value);
  const fraction = shifted - Math.trunc(shifted);
  return (fraction >= from ? Math.ceil(shifted) : Math.floor(shifted)) / power;
}

/** Float as an exact decimal: `digits` times ten to the `-scale`. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

function decimal(value: unknown): Decimal {
  const [mantissa = '0', exponent = '0'] = toFloat(value).toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

const toNumber = ({ digits, scale }: Decimal): number => Number(`${digits}e-${scale}`);

/** Returns both numbers with the same scale. */
function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale), scale];
}

const DIVISION_PLACES = 16;

function divide(a: Decimal, b: Decimal): Decimal {
  const [x, y] = aligned(a, b);
  if (y === 0n) return refuse('division by zero');
  const scaled = x * 10n ** BigInt(DIVISION_PLACES);
  const [quotient, remainder] = [scaled / y, scaled % y];
  const size = (value: bigint): bigint => (value < 0n ? -value : value);
  const up = size(remainder) * 2n >= size(y) ? (x < 0n === y < 0n ? 1n : -1n) : 0n;
  return { digits: quotient + up, scale: DIVISION_PLACES };
}

type Operation = (a: Decimal, b: Decimal) => Decimal;
const sum: Operation = (a, b) => {
  const [x, y, scale] = aligned(a, b);
  return { digits: x + y, scale };
};
const difference: Operation = (a, b) => sum(a, { ...b, digits: -b.digits });
const product: Operation = (a, b) => ({ digits: a.digits * b.digits, scale: a.scale + b.scale });
const decimals = (operation: Operation) =>
  fn(['any', '...any'], (first, ...others) => toNumber(others.map(decimal).reduce(operation, decimal(first))));

const integers =
  (operation: (a: bigint, b: bigint) => bigint) =>
  (first: unknown, ...others: readonly unknown[]): unknown =>
    int64(others.map(toInteger).reduce((a, b) => INT64(operation(a, b)), toInteger(first)));
const nonZero =
  (operation: (a: bigint, b: bigint) => bigint) =>
  (a: bigint, b: bigint): bigint =>
    b === 0n ? refuse('division by zero') : operation(a, b);
const extreme = (pick: (a: number, b: number) => number) =>
  fn(['any', '...any'], (first, ...others) => others.map(toFloat).reduce((a, b) => pick(a, b), toFloat(first)));

const max = fn(
  ['any', '...any'],
  integers((a, b) => (b > a ? b : a)),
);

/** Parses octal digits; the sprig function of that name reads nothing else. */
function fromOctal(value: unknown): unknown {
  const text = toText(value);
  return int64(
    /^[+-]?[0-7]+$/.test(text) ? BigInt(`0o${text.replace(/^[+-]/, '')}`) * (text.startsWith('-') ? -1n : 1n) : 0n,
  );
}

/** Sprig's functions for numbers. Integer functions give an int64, those ending in `f` a float64. */
export const MATH: FunctionMap = {
  atoi: fn(['string'], (text) => (/^[+-]?\d+$/.test(text) ? BigInt.asIntN(64, BigInt(text.replace(/^\+/, ''))) : 0n)),
  int: fn(['any'], (value) => toInteger(value)),
  int64: fn(['any'], (value) => int64(toInteger(value))),
  float64: fn(['any'], toFloat),
  toDecimal: fn(['any'], fromOctal),
  add1: fn(['any'], (value) => int64(toInteger(value) + 1n)),
  add: fn(['...any'], (...values) => integers((a, b) => a + b)(0n, ...values)),
  sub: fn(
    ['any', 'any'],
    integers((a, b) => a - b),
  ),
  mul: fn(
    ['any', '...any'],
    integers((a, b) => a * b),
  ),
  div: fn(['any', 'any'], integers(nonZero((a, b) => a / b))),
  mod: fn(['any', 'any'], integers(nonZero((a, b) => a % b))),
  max,
  biggest: max,
  min: fn(
    ['any', '...any'],
    integers((a, b) => (b < a ? b : a)),
  ),
  maxf: extreme(Math.max),
  minf: extreme(Math.min),
  add1f: fn(['any'], (value) => toNumber(sum(decimal(value), decimal(1)))),
  addf: fn(['...any'], (...values) => toNumber(values.map(decimal).reduce(sum, decimal(0)))),
  subf: decimals(difference),
  mulf: decimals(product),
  divf: decimals(divide),
  ceil: fn(['any'], (value) => Math.ceil(toFloat(value))),
  floor: fn(['any'], (value) => Math.floor(toFloat(value))),
  round: fn(['any', 'int', '...float64'], (value, places, from) => round(value, places, from)),
  until: fn(['int'], (count) => ints(counted(0, count, count < 0 ? -1 : 1))),
  untilStep: fn(['int', 'int', 'int'], (start, stop, step) => ints(counted(start, stop, step))),
  seq: fn(['...int'], seq),
};
