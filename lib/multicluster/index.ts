/** All that both engines call of this room, which they load when a program has a mesh over several clusters. */
export { programProblems } from './checks/objects';
export { clustersOfService, declareClusters, declaredCluster, isNewInWhole, labelsOfShared } from './declare';
export { clustersDescription, describeClusters } from './describe';
export { applicationSet } from './gitops/application-set';
export { kustomizations } from './gitops/kustomizations';
export { istiodFolder } from './external-istiod-props';
export { clusterObjects } from './objects';
export { externalIstiodObjects } from './objects/external-istiod';
export { istioCsrValues } from './ca/settings';
export { checkedKubeconfig, checkedRemoteSecret } from './remote-secret/checked';
export { renderClusters } from './render';

type ClusterGraph = typeof import('./graph').clusterGraph;

/** Returns the clusters and networks of a mesh as nodes and edges of its graph. */
export const clusterGraph: ClusterGraph = (plan) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- few programs draw their clusters
  const { clusterGraph: drawn } = require('./graph') as { readonly clusterGraph: ClusterGraph };
  return drawn(plan);
};
