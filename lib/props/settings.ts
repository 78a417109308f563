import type { MeshProps } from './index';

/**
 * Resolved type of a switch `true
 * false
 * {...}`: its settings; any other type is unchanged.
 */
type ResolvedSwitch<T> = true extends T ? ([Extract<T, object>] extends [never] ? T : Exclude<T, boolean>) : T;

/**
 * Props of a mesh with each switch resolved: the settings of a component that is on, `{}` where the program gives none,
 * and undefined for a component that is off, by the props or by the profile. `base` has no settings, and is a boolean.
 */
export type MeshSettings = { readonly [K in keyof MeshProps]: ResolvedSwitch<MeshProps[K]> };
