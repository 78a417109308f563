/* eslint-disable @typescript-eslint/no-require-imports -- what a program may never need is loaded when it does */

/** Injection at synth: the interpreter of templates, and all that it needs. */
export const injection = (): typeof import('../injection/inject') => require('../injection/inject') as typeof import('../injection/inject');

/** Checks of Istio's objects: the catalogue of schemas, and the rules of istiod's webhook. */
export const validation = (): typeof import('../pipeline/validate') => require('../pipeline/validate') as typeof import('../pipeline/validate');

/** Checks across the objects of a program. */
export const rules = (): typeof import('../rules') => require('../rules') as typeof import('../rules');
