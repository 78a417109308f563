/* eslint-disable @typescript-eslint/no-require-imports -- what a program may never need is loaded when it does */

/** Checks of Istio's objects: the catalogue of schemas, and the rules of istiod's webhook. */
export const validation = (): typeof import('../pipeline/validate') => require('../pipeline/validate') as typeof import('../pipeline/validate');

/** Checks across the objects of a program. */
export const rules = (): typeof import('../rules') => require('../rules') as typeof import('../rules');

/** Injection of sidecars, for those who inject. */
export const injection = (): typeof import('../injection/inject') => require('../injection/inject') as typeof import('../injection/inject');

/** The types of the fields of pods, for workloads with Outputs. */
export const podFields = (): (typeof import('../injection/typed-pod'))['podType'] => (require('../injection/typed-pod') as typeof import('../injection/typed-pod')).podType;

/** Shapes of props: needed only where one is an Output. */
export const shapes = (): typeof import('../pipeline/input-shapes') => require('../pipeline/input-shapes') as typeof import('../pipeline/input-shapes');
