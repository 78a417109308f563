import type { MeshSettings } from '../../props/settings';
import { valuesFromProps } from '../shared/values/global-values';
import { quotaValues, sparse, type Values } from '../shared/values/prop-values';

/**
 * Directory of CNI plugins on GKE. The official chart finds it by reading the version of the cluster; a program has no
 * cluster to read.
 */
const GKE_BIN_DIR = '/home/kubernetes/bin';

/**
 * Returns the values of chart `cni` that follow from the platform, where the chart's own value set leaves them open.
 */
export function impliedCniValues(mesh: MeshSettings): Values {
  return (mesh.platform ?? mesh.values?.global?.platform) === 'gke' ? { cniBinDir: GKE_BIN_DIR } : {};
}

/** Returns the values of chart `cni`: those that props are passed on as, and those derived from props. */
export function cniValues(mesh: MeshSettings): Values {
  const { cni: { repair, resourceQuota } = {}, revision } = mesh;
  return valuesFromProps(mesh, 'cni', {
    revision,
    repair: typeof repair === 'boolean' ? { enabled: repair } : undefined,
    ambient: sparse({ enabled: isAmbient(mesh) }),
    resourceQuotas: quotaValues(resourceQuota),
  });
}

/** Returns whether the agent enrolls pods in an ambient mesh: with ztunnel, or where there are settings for it. */
function isAmbient({ cni: { ambient } = {}, ztunnel }: MeshSettings): boolean | undefined {
  if (typeof ambient === 'boolean') return ambient;
  return ambient?.enabled ?? (ztunnel !== undefined || ambient !== undefined ? true : undefined);
}
