import type { ClusterPlan, MultiClusterPlan } from '../types';

/** Place of the files of a mesh over several clusters in a Git repository, and of the controller that applies them. */
export interface GitOpsOptions {
  /** Folder in the repository that has a folder for each cluster. @default 'dist' */
  readonly path?: string;
  /** Name of the cluster in which the controller itself runs. @default - none of them */
  readonly hub?: string;
}

/** Returns the folder of a cluster in the repository. */
export const folderOf = ({ name }: ClusterPlan, { path = 'dist' }: GitOpsOptions): string =>
  [path.replace(/^\.\//, '').replace(/\/+$/, ''), name].filter((part) => part !== '' && part !== '.').join('/');

/** Returns the name of what applies the files of a cluster. */
export const unitOf = ({ meshId }: MultiClusterPlan, cluster: string): string =>
  `${
    meshId
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'mesh'
  }-${cluster}`;

/** Returns the clusters that are applied first, because others wait for their control planes. */
export const firstClusters = ({ clusters }: MultiClusterPlan): readonly ClusterPlan[] =>
  clusters.filter(({ role }) => role !== 'remote');
