import { text } from './scalar';

/**
 * Merges labels, annotations or ConfigMap data from several sources, the last one wins.
 *
 * Every value becomes text, and a key with no value (`null`) is left out: the charts would write a number or `null`
 * there, which the API server refuses.
 */
export function stringMap(
  ...sources: readonly (Readonly<Record<string, unknown>> | null | undefined)[]
): Record<string, string> {
  const merged: Record<string, unknown> = Object.assign({}, ...sources);
  const present = Object.entries(merged).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(present.map(([key, value]) => [key, text(value)]));
}
