import { MeshProblems, releaseNumber } from '../model';
import { DEFAULT_RELEASE, findRelease, RELEASES, type Release, type WebhookBehaviour } from './index';

/** Newest minor whose API is known. */
export const NEWEST: string = RELEASES[0].minor;

/** Default of every option `version`: the newest minor that is no preview. */
export const DEFAULT_MINOR: string = DEFAULT_RELEASE.minor;

/** Oldest minor whose API and charts are known. */
export const OLDEST: string = RELEASES[RELEASES.length - 1].minor;

/**
 * Returns the number of a release whose API is known; see `releaseNumber`.
 *
 * @throws MeshProblems `options/unknown-version` for any other
 */
export function knownRelease(version: string): number {
  const number = releaseNumber(version);
  if (number >= releaseNumber(OLDEST) && number <= releaseNumber(NEWEST)) return number;
  throw new MeshProblems([
    {
      severity: 'error',
      code: 'options/unknown-version',
      path: 'version',
      found: version,
      message: 'the API of this release is not known',
      fix: `use one of ${OLDEST} to ${NEWEST}`,
    },
  ]);
}

/**
 * Returns the behaviour of the webhook of a release; of the nearest known minor where the release is older or newer
 * than all that are known.
 */
export function webhookOf(version: string = DEFAULT_MINOR): WebhookBehaviour {
  const number = releaseNumber(version);
  const { minor } = RELEASES.find((known) => releaseNumber(known.minor) <= number) ?? { minor: OLDEST };
  return (findRelease(Number.isNaN(number) ? NEWEST : minor) as Release).webhook;
}
