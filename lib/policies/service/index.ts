export * from './destination';
export * from './traffic-state';
export * from './model';
export * from './objects';
export * as traffic from './traffic';
export type { AddedIntent } from './traffic';
