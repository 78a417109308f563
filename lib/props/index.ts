/** Types of what a program may say of a mesh. */
export type * from './gateway-props';
export type * from './injector';
export type * from './mesh-config';
export type * from './mesh-props';
export type * from './values';
export type * from './node-agent-props';
export type * from './pilot-props';
export type * from './remote';
export type * from './scheduling-props';
