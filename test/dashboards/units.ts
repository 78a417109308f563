/** Units by powers of a base: what stands behind the number at each step, and how many digits of it are shown. */
const STEPS: Readonly<Record<string, readonly [base: number, ends: readonly string[]]>> = {
  bytes: [1024, [' B', ' KiB', ' MiB', ' GiB', ' TiB']],
  Bps: [1000, [' B/s', ' kB/s', ' MB/s', ' GB/s']],
  reqps: [1000, [' req/s', 'K req/s', 'M req/s']],
  cps: [1000, [' c/s', 'K c/s', 'M c/s']],
  ops: [1000, [' ops/s', 'K ops/s', 'M ops/s']],
  short: [1000, ['', ' K', ' Mil', ' Bil']],
};

function byPowers(value: number, [base, ends]: readonly [number, readonly string[]]): string {
  let [left, i] = [value, 0];
  while (Math.abs(left) >= base && i < ends.length - 1) [left, i] = [left / base, i + 1];
  return `${Number(left.toPrecision(3))}${ends[i]}`;
}

/** Returns a number with its unit of Grafana, as a panel shows it. */
export function shown(value: number, unit: string): string {
  if (STEPS[unit] !== undefined) return byPowers(value, STEPS[unit]);
  if (unit.startsWith('suffix:')) return `${byPowers(value, STEPS.short)}${unit.slice('suffix:'.length)}`;
  const digits = Number(value.toPrecision(3));
  switch (unit) {
    case 'percentunit':
      return `${Number((value * 100).toPrecision(4))}%`;
    case 'ms':
      return value >= 1000 ? `${Number((value / 1000).toPrecision(3))} s` : `${digits} ms`;
    case 's':
      return value < 1 && value !== 0 ? `${Number((value * 1000).toPrecision(3))} ms` : `${digits} s`;
    case 'dtdurations':
      return `${Math.floor(value / 86_400)} d`;
    case 'dateTimeAsIso':
      return new Date(value).toISOString().slice(0, 19).replace('T', ' ');
    default:
      throw new Error(`no such unit is drawn: ${unit}`);
  }
}
