import type { MeshProps } from '../props';
import { PROFILE_COMPONENTS } from '../releases/profiles';

/** Which components are rendered. */
export interface Enabled {
  readonly base: boolean;
  readonly pilot: boolean;
  readonly cni: boolean;
  readonly ztunnel: boolean;
}

/** A prop goes before the profile. */
export function enabledComponents(props: MeshProps): Enabled {
  const profile = PROFILE_COMPONENTS[props.profile ?? 'default'];
  const on = (prop: unknown, byProfile: boolean): boolean => (prop === undefined ? byProfile : prop !== false);
  return {
    base: on(props.base, profile.base),
    pilot: on(props.pilot, profile.pilot),
    cni: on(props.cni, profile.cni),
    ztunnel: on(props.ztunnel, profile.ztunnel),
  };
}
