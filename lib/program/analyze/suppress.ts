import { CODES } from '../analysis/codes.data';
import type { Manifest } from '../../model';
import type { Suppression } from './types';

/** Annotation of an object that lists the codes not to be reported about it. */
export const SUPPRESS = 'galley.istio.io/analyze-suppress';

/** Returns the codes in an object's annotation; spaces around them do not count. */
export function annotatedCodes({ metadata }: Manifest): string[] {
  const given: unknown = metadata.annotations?.[SUPPRESS];
  if (typeof given !== 'string') return [];
  return given
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
}

export const isKnownCode = (code: string): boolean => code === '*' || Object.hasOwn(CODES, code);

/** Reports whether a text matches a pattern, in which `*` is any text. */
function matchesPattern(text: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}

/** Returns the forms of an object's name that suppressions may use: `Kind ns/name`, `Kind name.ns`. */
function formsOf({ kind, metadata: { name, namespace } }: Manifest): string[] {
  const own = String(name);
  const places =
    namespace === undefined
      ? [own, `default/${own}`, `${own}.default`]
      : [`${namespace}/${own}`, `${own}.${namespace}`];
  return places.map((place) => `${kind} ${place}`);
}

/** Returns the first suppression that matches a code and object. */
export function suppressionFor(
  code: string,
  object: Manifest,
  suppressions: readonly Suppression[],
): Suppression | undefined {
  return suppressions.find(
    ({ code: wanted, object: pattern }) =>
      (wanted === '*' || wanted === code) &&
      (pattern === undefined || formsOf(object).some((form) => matchesPattern(form, pattern))),
  );
}
