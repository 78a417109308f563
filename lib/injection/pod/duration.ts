const UNITS: Readonly<Record<string, bigint>> = {
  'ns': 1n,
  'us': 1_000n,
  '\u00b5s': 1_000n,
  '\u03bcs': 1_000n,
  'ms': 1_000_000n,
  's': 1_000_000_000n,
  'm': 60_000_000_000n,
  'h': 3_600_000_000_000n,
};
const PART = /^(\d*)(?:\.(\d*))?(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/;
/** Largest duration that Go holds: 2^63-1 nanoseconds, about 292 years. */
const LONGEST = 2n ** 63n - 1n;

/**
 * Returns the nanoseconds of a Go duration such as `1m30s`, `1.5h` or `-300ms`; `undefined` for a text that is none.
 */
export function parseDuration(text: string): bigint | undefined {
  const negative = text.startsWith('-');
  let rest = text.replace(/^[+-]/, '');
  if (rest === '0') return 0n;
  if (rest === '') return undefined;
  let total = 0n;
  while (rest !== '') {
    const part = PART.exec(rest);
    if (!part || (part[1] === '' && (part[2] ?? '') === '')) return undefined;
    const [whole, digits, fraction = '', unit] = part;
    total +=
      BigInt(digits || '0') * UNITS[unit] + (BigInt(fraction || '0') * UNITS[unit]) / 10n ** BigInt(fraction.length);
    rest = rest.slice(whole.length);
  }
  if (total > LONGEST) return undefined;
  return negative ? -total : total;
}

/** Formats a duration as protobuf's JSON does: seconds with 0, 3, 6 or 9 decimals. `90s`, `0.500s` */
export function protoDuration(nanos: bigint): string {
  const size = nanos < 0n ? -nanos : nanos;
  const decimals = (size % 1_000_000_000n)
    .toString()
    .padStart(9, '0')
    .replace(/(000){1,3}$/, '');
  return `${nanos < 0n ? '-' : ''}${size / 1_000_000_000n}${decimals === '' ? '' : `.${decimals}`}s`;
}
