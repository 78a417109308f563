import type { CniAmbientProps } from '../../props';
import type { MeshSettings } from '../../props/settings';
import { globalValues } from '../shared/global-values';
import { quotaValues, sparse } from '../shared/prop-values';
import type { Values } from '../shared/prop-values';

/** On GKE the official chart finds this directory by asking the cluster for its version; a program has no cluster to ask. */
const GKE_BIN_DIR = '/home/kubernetes/bin';

/** Values of chart `cni` that follow from the platform, where the chart's own value set leaves them open. */
export function impliedCniValues(props: MeshSettings): Values {
  return (props.platform ?? props.values?.global?.platform) === 'gke' ? { cniBinDir: GKE_BIN_DIR } : {};
}

/** Values of chart `cni`. */
export function cniValues(props: MeshSettings): Values {
  const { cni = {}, ztunnel } = props;
  return (
    sparse({
      global: sparse(globalValues(props)),
      revision: props.revision,
      logging: sparse({ level: cni.logLevel }),
      excludeNamespaces: cni.excludeNamespaces,
      cniBinDir: cni.binDir,
      cniConfDir: cni.confDir,
      cniConfFileName: cni.confFileName,
      cniNetnsDir: cni.netnsDir,
      chained: cni.chained,
      provider: cni.provider,
      istioOwnedCNIConfig: cni.istioOwnedConfig,
      repair: typeof cni.repair === 'boolean' ? { enabled: cni.repair } : cni.repair,
      ambient: ambient(cni.ambient, ztunnel !== undefined),
      resourceQuotas: quotaValues(cni.resourceQuota),
      resources: cni.resources,
      tolerations: cni.tolerations,
      affinity: cni.affinity,
      daemonSetLabels: cni.labels,
      podLabels: cni.podLabels,
      podAnnotations: cni.podAnnotations,
      env: cni.env,
      updateStrategy:
        cni.maxUnavailable === undefined ? undefined : { rollingUpdate: { maxUnavailable: cni.maxUnavailable } },
      seccompProfile: cni.seccompProfile,
    }) ?? {}
  );
}

function ambient(prop: boolean | CniAmbientProps | undefined, isAmbient: boolean): Values | undefined {
  if (typeof prop === 'boolean') return { enabled: prop };
  return sparse({ enabled: isAmbient || prop !== undefined ? true : undefined, ...prop });
}
