import { minorOf, patchOf, releaseNumber } from '../model';
import { findRelease, RELEASES, type Release } from './index';

/**
 * Returns the first exact version whose istiod has a function that not all known releases have; undefined for all other
 * functions.
 */
export function functionSince(name: string): string | undefined {
  return findRelease(RELEASES[0].minor)?.templateFunctions[name];
}

/** Returns whether istiod of an exact version offers a function of Istio's own to injection templates. */
export function hasFunction(name: string, version: string): boolean {
  const since = functionSince(name);
  if (since === undefined) return true;
  const later = releaseNumber(version) - releaseNumber(since);
  return later > 0 || (later === 0 && patchOf(version) >= patchOf(since));
}

/** Returns whether an exact version has all functions that the newest patch of its minor has. */
export function hasAllFunctions(version: string): boolean {
  const release = findRelease(minorOf(version));
  const names = Object.keys(release?.templateFunctions ?? {});
  return names.every((name) => hasFunction(name, version) || !hasFunction(name, (release as Release).version));
}
