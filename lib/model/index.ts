export * from './kubernetes';
export * from './manifest';
export * from './mesh-node';
export * from './nearest';
export * from './problem';
