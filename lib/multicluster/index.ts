/** All that both engines call of this room, which they load when a program has a mesh over several clusters. */
export { programProblems } from './checks/objects';
export { clustersOfService, declareClusters, declaredCluster, isNewInWhole, labelsOfShared } from './declare';
export { clustersDescription, describeClusters } from './describe';
export { applicationSet } from './gitops/application-set';
export { kustomizations } from './gitops/kustomizations';
export { clusterGraph } from './graph';
export { istiodFolder } from './external-istiod-props';
export { clusterObjects } from './objects';
export { externalIstiodObjects } from './objects/external-istiod';
export { istioCsrValues } from './ca/settings';
export { checkedKubeconfig, checkedRemoteSecret } from './remote-secret/checked';
export { renderClusters } from './render';
