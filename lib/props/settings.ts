import type { MeshProps } from './index';

/** Settings of a switch (`true | false | {...}`); the unchanged type of any other prop. */
type SwitchSettings<T> = true extends T ? ([Extract<T, object>] extends [never] ? T : Exclude<T, boolean>) : T;

/**
 * Props of a mesh with each switch resolved: its settings where it is on, `{}` where the program gives none, and
 * nothing where it is off, by the props or by the profile. `base` has no settings, and is a boolean.
 */
export type MeshSettings = { readonly [K in keyof MeshProps]: SwitchSettings<MeshProps[K]> };
