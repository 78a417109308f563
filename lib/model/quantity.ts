/** Suffixes of a Kubernetes quantity with decimal steps, by power of ten. */
const DECIMAL: Readonly<Record<string, number>> = {
  'n': -9,
  'u': -6,
  'm': -3,
  '': 0,
  'k': 3,
  'M': 6,
  'G': 9,
  'T': 12,
  'P': 15,
  'E': 18,
};
/** Suffixes of a Kubernetes quantity with steps of 1024, by power of 1024. */
const BINARY: Readonly<Record<string, number>> = { Ki: 1, Mi: 2, Gi: 3, Ti: 4, Pi: 5, Ei: 6 };
const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?\d+)?$/;
/** Decimal places of an amount: billionths. Finer parts are rounded up, as Kubernetes does. */
const NANO = 9;
/** Greatest amount that Kubernetes counts: 2^63-1. */
const MAX_AMOUNT = 2n ** 63n - 1n;
/** Greatest power of ten that makes a difference: beyond it an amount is above the greatest or below the smallest. */
const MAX_POWER = 60;

/** An amount in billionths, and the form in which Kubernetes writes it back. */
interface Amount {
  readonly nanos: bigint;
  readonly form: 'decimal' | 'binary' | 'exponent';
}

function scaleByTen(digits: bigint, power: number): bigint {
  if (power >= 0) return digits * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  return (digits + divisor - 1n) / divisor;
}

function readAmount(text: string): Amount | undefined {
  const found = text === '' ? null : QUANTITY.exec(text);
  if (!found) return undefined;
  const [, sign, whole, fraction = '', suffix = ''] = found;
  const digits = BigInt(whole + fraction || '0');
  const shift = NANO - fraction.length;
  const signed = (nanos: bigint): bigint => (sign === '-' ? -nanos : nanos);
  if (Object.hasOwn(BINARY, suffix))
    return { nanos: signed(scaleByTen(digits * 1024n ** BigInt(BINARY[suffix]), shift)), form: 'binary' };
  if (Object.hasOwn(DECIMAL, suffix))
    return { nanos: signed(scaleByTen(digits, shift + DECIMAL[suffix])), form: 'decimal' };
  const power = Number(suffix.slice(1));
  return {
    nanos: signed(scaleByTen(digits, shift + Math.max(-MAX_POWER, Math.min(MAX_POWER, power)))),
    form: 'exponent',
  };
}

/** Returns the largest power of 1000 (or of 1024, by `step`) that divides `value`, and the quotient. */
function factor(value: bigint, step: bigint, most: number): [bigint, number] {
  let rest = value;
  let power = 0;
  while (power < most && rest % step === 0n) {
    rest /= step;
    power += 1;
  }
  return [rest, power];
}

function writeDecimal(nanos: bigint, form: 'decimal' | 'exponent'): string {
  if (nanos === 0n) return '0';
  const [rest, power] = factor(nanos, 1000n, form === 'exponent' ? Infinity : 9);
  const exponent = power * 3 - NANO;
  if (form === 'exponent') return exponent === 0 ? `${rest}` : `${rest}e${exponent}`;
  const suffix = Object.keys(DECIMAL).find((name) => DECIMAL[name] === exponent);
  return `${rest}${suffix}`;
}

function writeBinary(nanos: bigint): string {
  const one = 10n ** BigInt(NANO);
  const size = nanos < 0n ? -nanos : nanos;
  if (size < 1024n * one || nanos % one !== 0n) return writeDecimal(nanos, 'decimal');
  const [rest, power] = factor(nanos / one, 1024n, 6);
  return power === 0 ? `${rest}` : `${rest}${Object.keys(BINARY)[power - 1]}`;
}

/**
 * Returns the canonical form of a quantity, as Kubernetes writes it back: `2000m` is `2`, `1024Mi` is `1Gi`, `0.5` is
 * `500m`. `undefined` for a text that is no quantity.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function canonicalQuantity(quantity: string | number): string | undefined {
  const amount = readAmount(String(quantity));
  if (!amount) return undefined;
  return amount.form === 'binary' ? writeBinary(amount.nanos) : writeDecimal(amount.nanos, amount.form);
}

/**
 * Returns the amount of a quantity in billionths, rounded up; `undefined` for a text that Kubernetes does not read as
 * one.
 */
export function quantityNanos(quantity: string | number): bigint | undefined {
  const amount = readAmount(String(quantity));
  if (amount === undefined) return undefined;
  const most = MAX_AMOUNT * 10n ** BigInt(NANO);
  return amount.nanos > most ? most : amount.nanos;
}

/** Compares two quantities: negative, 0 or positive. `undefined` where one of them is no quantity. */
export function compareQuantities(a: unknown, b: unknown): number | undefined {
  const [first, second] = [a, b].map((value) =>
    typeof value === 'string' || typeof value === 'number' ? quantityNanos(value) : undefined,
  );
  if (first === undefined || second === undefined) return undefined;
  return first < second ? -1 : Number(first > second);
}

/** Returns whether an amount in billionths is whole, to a thousandth. */
export const isWhole = (nanos: bigint): boolean => (nanos / 1_000_000n) % 1000n === 0n;
