/** All that Pulumi calls of this room, which it loads when a program has a mesh over several clusters. */
export { clustersOfService, declaredCluster, declareEach, labelsOfShared } from '../../multicluster/declare';
export * from './args';
export * from './beside';
export * from './core';
export * from './gateway-address';
export * from './intermediates';
export * from './places';
export * from './resolve';
export * from './servers';
