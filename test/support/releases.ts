import { RELEASES, type IstioVersion } from '../../lib/releases';

/** Newest minor of Istio that the library knows: what a test means that is not about one release. */
export const NEWEST = RELEASES[0].minor as IstioVersion;

/** Its patch release, of which the reference data are. */
export const NEWEST_VERSION = RELEASES[0].version;
