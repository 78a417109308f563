import type { MeshProps } from './index';

/** The settings of a switch, `true | false | {...}`; of anything else the value as it is. */
type Settled<T> = true extends T ? ([Extract<T, object>] extends [never] ? T : Exclude<T, boolean>) : T;

/**
 * The props of a mesh with each switch answered: the settings of what is on, `{}` where the program gives none, and
 * nothing
 * for what is off, by the props or by the profile. `base` has no settings, and is a boolean.
 */
export type MeshSettings = { readonly [K in keyof MeshProps]: Settled<MeshProps[K]> };
