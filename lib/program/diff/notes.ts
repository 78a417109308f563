import { releaseNumber, throwIfAny, type Manifest, type Problem } from '../../model';
import { RELEASE_NOTES } from '../../releases/upgrade-notes.data';
import { NOTE_CONDITIONS } from './note-conditions';

/** A note of Istio's about an upgrade that is about this program. */
export interface UpgradeNote {
  /** The minor with which the behaviour changed. */
  readonly since: string;
  readonly text: string;
  /** Setting that keeps the former behaviour. */
  readonly keep?: string;
}

/**
 * Returns the notes of an upgrade that are about a program, oldest first: those of the minors after `from` up to `to`
 * whose subject is among its objects.
 *
 * @throws MeshProblems `diff/unknown-version` for what is no version
 */
export function upgradeNotes(objects: readonly Manifest[], from: string, to: string): UpgradeNote[] {
  const [first, last] = [releaseNumber(String(from)), releaseNumber(String(to))];
  throwIfAny([...(first > 0 ? [] : [unknown('from', from)]), ...(last > 0 ? [] : [unknown('to', to)])]);
  return RELEASE_NOTES.filter(({ since }) => releaseNumber(since) > first && releaseNumber(since) <= last)
    .filter(({ about }) => NOTE_CONDITIONS[about](objects))
    .map(({ since, text, keep }) => ({ since, text, ...(keep !== undefined && { keep }) }));
}

const unknown = (path: string, found: unknown): Problem => ({
  severity: 'error',
  code: 'diff/unknown-version',
  path,
  found,
  message: 'this is no release of Istio',
  fix: 'write a minor, or an exact release: 1.31, 1.31.4',
});
