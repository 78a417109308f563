/** Returns a number that grows with the minor of a version: `1.30.3` is 1030; NaN for a text that is no version. */
export function releaseNumber(version: string): number {
  const match = /^v?(\d+)\.(\d+)/.exec(version);
  return match === null ? NaN : Number(match[1]) * 1000 + Number(match[2]);
}

/** Returns the minor of a version: `1.30` of `1.30.3`. */
export const minorOf = (version: string): string => version.split('.').slice(0, 2).join('.');

/** Returns the patch number of an exact version: 3 of `1.30.3`; NaN without one. */
export const patchOf = (version: string): number => Number(/^v?\d+\.\d+\.(\d+)/.exec(version)?.[1] ?? NaN);

/** Returns the oldest of some versions: configuration that its istiod accepts, later ones accept too. */
export function oldestVersion(versions: readonly string[]): string | undefined {
  return [...versions].sort((a, b) => releaseNumber(a) - releaseNumber(b) || patchOf(a) - patchOf(b))[0];
}
