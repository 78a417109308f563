import type { MeshSettings } from '../../props/settings';
import { valuesFromProps } from '../shared/global-values';
import { quotaValues, sparse, type Values } from '../shared/prop-values';

/**
 * On GKE the official chart finds this directory by asking the cluster for its version; a program has no cluster to
 * ask.
 */
const GKE_BIN_DIR = '/home/kubernetes/bin';

/** Values of chart `cni` that follow from the platform, where the chart's own value set leaves them open. */
export function impliedCniValues(mesh: MeshSettings): Values {
  return (mesh.platform ?? mesh.values?.global?.platform) === 'gke' ? { cniBinDir: GKE_BIN_DIR } : {};
}

/** Values of chart `cni`: those that props are passed on as, and those that follow from props. */
export function cniValues(mesh: MeshSettings): Values {
  const { cni: { repair, resourceQuota } = {}, revision } = mesh;
  return valuesFromProps(mesh, 'cni', {
    revision,
    repair: typeof repair === 'boolean' ? { enabled: repair } : undefined,
    ambient: sparse({ enabled: isAmbient(mesh) }),
    resourceQuotas: quotaValues(resourceQuota),
  });
}

/** Whether the agent takes pods into an ambient mesh: with ztunnel, or where there are settings for it. */
function isAmbient({ cni: { ambient } = {}, ztunnel }: MeshSettings): boolean | undefined {
  if (typeof ambient === 'boolean') return ambient;
  return ambient?.enabled ?? (ztunnel !== undefined || ambient !== undefined ? true : undefined);
}
