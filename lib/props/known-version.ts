import { suggest } from '../model';
import { DEFAULT_RELEASE, knownMinor, RELEASES } from '../releases';
import { native } from '../schema/rules/native';

const minors = RELEASES.map(({ minor }) => minor);

/** Rule that a text is a minor of Istio that this package knows, or an exact release of one. */
export const knownVersion = native({
  name: 'release',
  message: `must be a minor of ${minors.join(', ')}, or an exact release of one, such as ${DEFAULT_RELEASE.version}`,
  holds: (version) => typeof version !== 'string' || knownMinor(version) !== undefined,
  locate: (version) => [{ found: version, fix: suggest(String(version), minors) }],
});
