import { LABEL_FIX, isDnsLabel } from '../../mesh/checks/names';
import type { Problem } from '../../model';
import { clusterPath, type ClusterFacts } from './facts';
import { istiodFolder } from '../external-istiod-props';
import { quoted, wrong } from './problem';

/** Reports a mesh without clusters. */
export const noClusters = ({ isEmpty }: ClusterFacts): Problem[] =>
  isEmpty
    ? [wrong('none', 'clusters', {}, ['a mesh has one cluster or more', 'name them: { east: {}, west: {} }'])]
    : [];

/** Reports names that a remote secret, and so a cluster, cannot have. */
export const clusterNames = ({ names }: ClusterFacts): Problem[] =>
  [...names]
    .filter((name) => !isDnsLabel(name))
    .map((name) =>
      wrong('name', clusterPath(name), name, [
        'remote secrets and folders are named after the cluster, and `istioctl` takes DNS labels only',
        LABEL_FIX,
      ]),
    );

/** Reports clusters whose name is that of the folder of an external control plane. */
export const takenNames = ({ clusters, names }: ClusterFacts): Problem[] =>
  clusters
    .filter(({ name, given }) => given.externalIstiod !== undefined && names.has(istiodFolder(name)))
    .map(({ name }) =>
      wrong('name-taken', clusterPath(istiodFolder(name)), istiodFolder(name), [
        `the external control plane of ${quoted(name)} has a folder of this name`,
        'give the cluster another name',
      ]),
    );
