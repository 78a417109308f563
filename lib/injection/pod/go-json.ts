import { isRecord, type Json } from '../../model';
import { compareStrings } from '../go-template/values';

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** Writes a JSON string as Go's encoding/json does: `<`, `>` and `&` are escaped. */
export function goString(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (char) => ESCAPES[char]);
}

/** Writes JSON text as Go does. Keys keep their order; `sorted` orders them as Go orders the keys of a map. */
export function goJson(value: unknown, sorted = false): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return goString(value);
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => goJson(item, sorted)).join(',')}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (sorted) entries.sort(([a], [b]) => compareStrings(a, b));
  return `{${entries.map(([key, item]) => `${goString(key)}:${goJson(item, sorted)}`).join(',')}}`;
}

/** Returns a deep copy of JSON data. */
export function copyJson<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => copyJson<unknown>(item)) as T;
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyJson(item)])) as T;
}

/** Returns the data without the keys whose value is `null`: to Kubernetes they are the same as absent ones. */
export function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => withoutNulls<unknown>(item)) as T;
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  ) as T;
}

/** Parses JSON; undefined where `text` is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
