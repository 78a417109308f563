import type { CniAmbientProps, MeshProps, QuotaProps } from '../../props';
import { globalValues } from './global';
import { options, sparse, type Values } from './sparse';

function quota(prop: boolean | QuotaProps | undefined): Values | undefined {
  if (prop === undefined) return undefined;
  return sparse({ enabled: prop !== false, pods: options(prop)?.pods });
}

/** On GKE the official chart finds this directory by asking the cluster for its version; a program has no cluster to ask. */
const GKE_BIN_DIR = '/home/kubernetes/bin';

/** Values of chart `cni` that follow from the platform, where the chart's own value set leaves them open. */
export function impliedCniValues(props: MeshProps): Values {
  return (props.platform ?? props.values?.global?.platform) === 'gke' ? { cniBinDir: GKE_BIN_DIR } : {};
}

/** Values of chart `cni`. */
export function cniValues(props: MeshProps, neighbours: { readonly ztunnel: boolean }): Values {
  const cni = options(props.cni) ?? {};
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
      ambient: ambient(cni.ambient, neighbours.ztunnel),
      resourceQuotas: quota(cni.resourceQuota),
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

function ambient(prop: boolean | CniAmbientProps | undefined, ztunnel: boolean): Values | undefined {
  if (typeof prop === 'boolean') return { enabled: prop };
  return sparse({ enabled: ztunnel || prop !== undefined ? true : undefined, ...prop });
}

/** Values of chart `ztunnel`, which takes at its root what other charts take under `global`. */
export function ztunnelValues(props: MeshProps): Values {
  const ztunnel = options(props.ztunnel) ?? {};
  const {
    istioNamespace,
    hub,
    tag,
    variant,
    imagePullPolicy,
    imagePullSecrets,
    resourceScope,
    logAsJson,
    network,
    multiCluster,
    ...global
  } = globalValues(props);
  return (
    sparse({
      global: sparse({ platform: global.platform, networkPolicy: global.networkPolicy }),
      istioNamespace,
      hub,
      tag,
      variant,
      imagePullPolicy,
      imagePullSecrets,
      resourceScope,
      logAsJson,
      network,
      multiCluster,
      revision: props.revision,
      resourceName: ztunnel.name,
      logLevel: ztunnel.logLevel,
      resources: ztunnel.resources,
      resourceQuotas: quota(ztunnel.resourceQuota),
      tolerations: ztunnel.tolerations,
      nodeSelector: ztunnel.nodeSelector,
      affinity: ztunnel.affinity,
      labels: ztunnel.labels,
      annotations: ztunnel.annotations,
      podLabels: ztunnel.podLabels,
      podAnnotations: ztunnel.podAnnotations,
      env: ztunnel.env,
      terminationGracePeriodSeconds: ztunnel.terminationGracePeriodSeconds,
      updateStrategy:
        ztunnel.maxSurge === undefined && ztunnel.maxUnavailable === undefined
          ? undefined
          : { rollingUpdate: sparse({ maxSurge: ztunnel.maxSurge, maxUnavailable: ztunnel.maxUnavailable }) },
    }) ?? {}
  );
}
