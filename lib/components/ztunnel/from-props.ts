import type { MeshSettings } from '../../props/settings';
import { globalValues } from '../shared/global-values';
import { quotaValues, sparse } from '../shared/prop-values';
import type { Values } from '../shared/prop-values';

/** Values of chart `ztunnel`, which takes at its root what other charts take under `global`. */
export function ztunnelValues(props: MeshSettings): Values {
  const { ztunnel = {} } = props;
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
      resourceQuotas: quotaValues(ztunnel.resourceQuota),
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
