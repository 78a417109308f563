import { releaseNumber } from '../../model';
import { ADDON_RELEASES, type AddonRelease } from './addons.data';

export type { AddonRelease } from './addons.data';

/** Returns the addons of a release: those of its minor, or of the nearest one before it that is known. */
export function addonRelease(version: string): AddonRelease {
  const known = Object.keys(ADDON_RELEASES);
  const before = known.filter((minor) => releaseNumber(minor) <= releaseNumber(version));
  return ADDON_RELEASES[before.at(-1) ?? known[0]];
}
