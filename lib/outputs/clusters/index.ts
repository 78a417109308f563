export { caSecret, intermediateSpec, rootSpec } from '../../multicluster/ca/intermediate';
export { readerToken } from '../../multicluster/objects/remote-secrets';
export { planOf } from '../../multicluster/plan';
export * from './core';
export * from './gateway-address';
export * from './providers';
export * from './servers';
