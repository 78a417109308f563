export * from './backend';
export * from './gateway';
export * from './props';
export * from './references';
export * from './waypoint';
