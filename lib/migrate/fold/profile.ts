import { PROFILES, type Profile } from '../../releases/names';
import { PROFILE_COMPONENTS } from '../../releases/profiles';
import { at, type Tree } from '../tree';

const SWITCHES = ['base', 'pilot', 'cni', 'ztunnel'] as const;

/** Returns the props with the profile that leaves the least to say, of those that render the same. */
export function withShorterProfile(
  props: Tree,
  isReached: (props: Tree) => boolean,
  minimised: (props: Tree) => Tree,
): Tree {
  const current = (props.profile ?? 'default') as Profile;
  const others = PROFILES.filter((profile) => profile !== current)
    .map((profile) => ({ ...switchesOf(current, props), ...props, profile }))
    .filter(isReached)
    .map(minimised);
  return [props, ...others].reduce((best, other) => (size(other) < size(best) ? other : best));
}

/** Returns the components of a profile as switches, where the props do not have them. */
function switchesOf(profile: Profile, props: Tree): Tree {
  const usual = PROFILE_COMPONENTS[profile];
  return Object.fromEntries(
    SWITCHES.filter((name) => at(props, [name]) === undefined).map((name) => [name, usual[name]]),
  );
}

const size = (props: Tree): number => JSON.stringify(props).length;
