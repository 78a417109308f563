/** Numbers in Go's syntax. */

const DIGITS = /^([+-]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/;
const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

/** Parses an integer in Go's syntax (`0x1f`, `0b1`, `017`, `1_000`) within int64; undefined for anything else. */
export function parseGoInt(text: string): bigint | undefined {
  const plain = underscores(text);
  const found = plain === undefined ? null : DIGITS.exec(plain);
  if (!found) return undefined;
  const digits = (found[2] ?? '').replace(/^0(?=[0-7])/, '0o');
  const value = BigInt(digits) * (found[1] === '-' ? -1n : 1n);
  return value < MIN_INT64 || value > MAX_INT64 ? undefined : value;
}

/** Removes underscores, which are allowed between digits and after a base prefix only. */
function underscores(text: string): string | undefined {
  if (!text.includes('_')) return text;
  return /^[+-]?(0[xXbBoO]_?)?[0-9a-fA-F]+(_[0-9a-fA-F]+)*$/.test(text) ? text.replaceAll('_', '') : undefined;
}

/** Parses a float as `strconv.ParseFloat` does; undefined for anything else. */
export function parseGoFloat(text: string): number | undefined {
  const plain = text.replaceAll('_', '');
  if (/^[+-]?(inf|infinity)$/i.test(plain)) return plain.startsWith('-') ? -Infinity : Infinity;
  if (/^nan$/i.test(plain)) return NaN;
  const hex = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?[0-9]+)$/.exec(plain);
  if (hex) {
    const digits = `${hex[2] ?? ''}${hex[3] ?? ''}`;
    const value = parseInt(digits, 16) * 2 ** (Number(hex[4]) - 4 * (hex[3] ?? '').length);
    return hex[1] === '-' ? -value : value;
  }
  if (!/^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** Returns shortest digits and decimal exponent: 0.0012 gives `12` and -2 (0.12e-2). */
function shortest(value: number): { digits: string; point: number } {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

function special(value: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '+Inf';
  return value === -Infinity ? '-Inf' : undefined;
}

const sign = (value: number): string => (value < 0 || Object.is(value, -0) ? '-' : '');

function exponentForm(digits: string, exponent: number): string {
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${digits[0] ?? '0'}${digits.length > 1 ? `.${digits.slice(1)}` : ''}e${exponent < 0 ? '-' : '+'}${size}`;
}

function plainForm(digits: string, point: number): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  return digits.length <= point ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Formats a float by `%v`: 15000000 is `1.5e+07`, 100000 is `100000`. */
export function formatFloat(value: number): string {
  const named = special(value);
  if (named) return named;
  if (value === 0) return `${sign(value)}0`;
  const { digits, point } = shortest(value);
  const exponent = point - 1;
  return sign(value) + (exponent < -4 || exponent >= 6 ? exponentForm(digits, exponent) : plainForm(digits, point));
}

/**
 * Formats a float by `%e`, `%f` or `%g` with a precision; without one, by the shortest digits that give the number back
 * (six for `%e` and `%f`).
 */
export function formatFloatVerb(value: number, verb: string, precision: number | undefined): string {
  const named = special(value);
  if (named) return named;
  const magnitude = Math.abs(value);
  switch (verb.toLowerCase()) {
    case 'e':
      return sign(value) + exponential(magnitude, precision ?? 6);
    case 'f':
      return sign(value) + fixed(magnitude, precision ?? 6);
    default:
      return precision === undefined ? formatFloat(value) : sign(value) + general(magnitude, precision || 1);
  }
}

/** Returns a float64 as an exact decimal: `digits` divided by ten to the `scale`. */
function exact(magnitude: number): { digits: bigint; scale: number } {
  let [mantissa, scale] = [magnitude, 0];
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    scale++;
  }
  return { digits: BigInt(mantissa) * 5n ** BigInt(scale), scale };
}

/** Returns `digits` without its last `count` decimal digits, rounded half to even. */
function rounded(digits: bigint, count: number): bigint {
  if (count <= 0) return digits * 10n ** BigInt(-count);
  const unit = 10n ** BigInt(count);
  const [quotient, twice] = [digits / unit, (digits % unit) * 2n];
  return twice > unit || (twice === unit && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

function fixed(magnitude: number, precision: number): string {
  const { digits, scale } = exact(magnitude);
  const text = rounded(digits, scale - precision)
    .toString()
    .padStart(precision + 1, '0');
  return precision === 0 ? text : `${text.slice(0, -precision)}.${text.slice(-precision)}`;
}

/** Returns the first `count` significant digits, rounded, and the exponent of the first one. */
function significant(magnitude: number, count: number): { digits: string; exponent: number } {
  const { digits, scale } = exact(magnitude);
  if (digits === 0n) return { digits: '0'.repeat(count), exponent: 0 };
  const length = digits.toString().length;
  const text = rounded(digits, length - count).toString();
  return { digits: text.slice(0, count), exponent: length - scale - 1 + (text.length - count) };
}

function exponential(magnitude: number, precision: number): string {
  const { digits, exponent } = significant(magnitude, precision + 1);
  return exponentForm(digits, exponent);
}

function general(magnitude: number, precision: number): string {
  if (magnitude === 0) return '0';
  const { digits: all, exponent } = significant(magnitude, precision);
  const digits = all.replace(/0+$/, '');
  const limit = precision > digits.length && digits.length >= exponent + 1 ? digits.length : precision;
  return exponent < -4 || exponent >= limit ? exponentForm(digits, exponent) : plainForm(digits, exponent + 1);
}
