import { istiodFolder } from '../external-istiod-props';
import type { ClusterPlan, MultiClusterPlan } from '../types';

/** Place of the files of a mesh over several clusters in a Git repository, and of the controller that applies them. */
export interface GitOpsOptions {
  /** Folder in the repository that has a folder for each cluster. @default 'dist' */
  readonly path?: string;
  /** Name of the cluster in which the controller itself runs. @default - none of them */
  readonly hub?: string;
}

/** Folder that is applied to one cluster. */
export interface Unit {
  /** Name of the cluster, or `NAME-istiod` of an external control plane that the program declares. */
  readonly name: string;
  readonly cluster: ClusterPlan;
  /** Whether the folder has an istiod. */
  readonly hasIstiod: boolean;
  /** Name of what has to be there before. */
  readonly after?: string;
}

/** Returns all folders of a mesh, in the order of its clusters. */
export const unitsOf = ({ clusters }: MultiClusterPlan): Unit[] =>
  clusters.flatMap((cluster): Unit[] => {
    const { name, role, primary, externalIstiod } = cluster;
    const after = role === 'remote' ? { after: primary } : {};
    const own = { name, cluster, hasIstiod: role === 'primary', ...after };
    return externalIstiod ? [{ name: istiodFolder(name), cluster, hasIstiod: true }, own] : [own];
  });

/** Returns the path of a folder in the repository. */
export const pathOf = (name: string, { path = 'dist' }: GitOpsOptions): string =>
  [path.replace(/^\.\//, '').replace(/\/+$/, ''), name].filter((part) => part !== '' && part !== '.').join('/');

/** Returns the name of the object that applies a folder. */
export function objectNameOf({ meshId }: MultiClusterPlan, name: string): string {
  const mesh = meshId
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${mesh || 'mesh'}-${name}`;
}
