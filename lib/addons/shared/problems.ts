import type { Problem } from '../../model';
import type { ADDONS_PROBLEMS } from './problems.data';

type Code = keyof typeof ADDONS_PROBLEMS;

/** What is wrong with one prop of an addon. The path is that within its props. */
export function wrong(code: Code, path: string, found: unknown, [message, fix]: readonly [string, string?]): Problem {
  return { severity: 'error', code: `addons/${code}`, path, found, message, ...(fix !== undefined && { fix }) };
}

/** What is doubtful about one prop of an addon. */
export const doubtful = (...given: Parameters<typeof wrong>): Problem => ({ ...wrong(...given), severity: 'warning' });

const DURATION = /^(\d+(ms|[smhdwy]))+$/;
const UNITS: Readonly<Record<string, string>> = {
  millisecond: 'ms',
  second: 's',
  minute: 'm',
  hour: 'h',
  day: 'd',
  week: 'w',
  year: 'y',
};

/** A duration that Prometheus does not read: `30 days`. */
export function durationProblems(path: string, found: unknown): Problem[] {
  if (typeof found !== 'string' || DURATION.test(found) || found === '0') return [];
  const [, number, unit] = /^\s*(\d+)\s*([a-z]+?)s?\s*$/i.exec(found) ?? [];
  const short = UNITS[unit?.toLowerCase()] ?? Object.values(UNITS).find((known) => known === unit);
  const fix = short === undefined ? 'write a number and a unit: "15d", "1h30m"' : `write "${number}${short}"`;
  return [wrong('no-duration', path, found, ['not a duration of Prometheus', fix])];
}

const SCHEME = /^https?:\/\//;

/** A URL without scheme, or with one that is not HTTP. */
export function urlProblems(path: string, found: unknown): Problem[] {
  if (typeof found !== 'string' || SCHEME.test(found)) return [];
  const bare = found.replace(/^[a-z]*:\/*(?=[^\d])/i, '');
  const fix = /^[\w.-]+(:\d+)?(\/.*)?$/.test(bare) ? `write "http://${bare}"` : 'write "http://HOST:PORT"';
  return [wrong('no-url', path, found, ['a URL has a scheme', fix])];
}

/** A volume of which nothing says how large it is, or where it is. */
export function sizeProblems(
  storage: { readonly size?: string; readonly existingClaim?: string } | undefined,
): Problem[] {
  if (storage === undefined || storage.size !== undefined || storage.existingClaim !== undefined) return [];
  return [wrong('no-size', 'storage', storage, ['a claim says how large it is', 'give `size`, or `existingClaim`'])];
}

/** A path under which a program serves, in a form that it does not take. */
export function prefixProblems(path: string, found: string | undefined): Problem[] {
  if (found === undefined || found === '/' || /^\/.*[^/]$/.test(found)) return [];
  const fix = `write "/${found.replace(/^\/+|\/+$/g, '')}"`;
  return [wrong('web-root', path, found, ['must begin with "/" and not end with it', fix])];
}
