/** All that both engines call of this room, which they load when a program has a mesh over several clusters. */
export { programProblems } from './checks/objects';
export { clustersOfService, declareClusters, declaredCluster, labelsOfShared } from './declare';
export { clusterObjects } from './objects';
export { externalIstiodObjects } from './objects/external-istiod';
