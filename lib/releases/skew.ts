import { releaseNumber } from '../model';

/** Minors between two control planes, revisions of one cluster or those of several, that Istio is tested with. */
export const MOST_BETWEEN_CONTROL_PLANES = 2;

/** Minors that an upgrade in place is tested with. */
export const MOST_IN_PLACE = 1;

/** Minors that a proxy may be older than its control plane. It may never be newer. */
export const MOST_BEHIND_CONTROL_PLANE = 1;

/** Returns how many minors a version is behind another; negative where it is ahead, NaN where one is no version. */
export const minorsBetween = (older: string, newer: string): number => releaseNumber(newer) - releaseNumber(older);
