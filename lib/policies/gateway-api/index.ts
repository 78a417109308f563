export * from './backend';
export * from './gateway';
export * from './props';
export * from '../references/gateway-api';
export * from './waypoint';
