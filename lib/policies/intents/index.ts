export * from './calls';
export * from './egress';
export * from './jwt';
export * from './mesh-wide';
export * from './rate-limit';
export * from './rate-limit-service';
export * from './telemetry';
