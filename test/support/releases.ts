import { DEFAULT_RELEASE } from '../../lib/releases';
import type { IstioRelease, IstioVersion } from '../../lib/releases/names';

/** Newest minor of Istio that is out: what a test means that is not about one release. */
export const NEWEST = DEFAULT_RELEASE.minor as IstioVersion;

/** Its release of which the reference data are. */
export const NEWEST_VERSION = DEFAULT_RELEASE.comparedWith as IstioRelease;

/** The patch that the minor stands for. */
export const NEWEST_PATCH = DEFAULT_RELEASE.version as IstioRelease;
