export * from './destination';
export * from './traffic-state';
export * from './model';
export * from './methods';
export * from './objects';
