import type { Manifest } from '../../model';
import { emit } from '../../yaml/emit';
import { stringMap } from '../shared/string-map';

import { cniLabels } from './labels';
import { CNI_NAME, type CniInput } from './values';

/** Renders the ConfigMap with the agent's settings; the DaemonSet takes all of them as environment. */
export function cniConfigMap(input: CniInput): Manifest {
  const { values } = input;
  const { ambient, repair, global } = values;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `${CNI_NAME}-config`, namespace: input.namespace, labels: cniLabels(input) },
    data: stringMap(
      {
        CURRENT_AGENT_VERSION: values.tag || global.tag,
        AMBIENT_ENABLED: ambient.enabled,
        AMBIENT_ENABLEMENT_SELECTOR: emit(ambient.enablementSelectors).trimEnd(),
        AMBIENT_DNS_CAPTURE: ambient.dnsCapture,
        AMBIENT_IPV6: ambient.ipv6,
        AMBIENT_RECONCILE_POD_RULES_ON_STARTUP: ambient.reconcileIptablesOnStartup,
        ENABLE_AMBIENT_DETECTION_RETRY: ambient.enableAmbientDetectionRetry,
        CNI_CONF_NAME: values.cniConfFileName || null,
        ISTIO_OWNED_CNI_CONFIG: values.istioOwnedCNIConfig,
        ISTIO_OWNED_CNI_CONF_FILENAME: values.istioOwnedCNIConfig ? values.istioOwnedCNIConfigFileName : null,
        CHAINED_CNI_PLUGIN: values.chained,
        EXCLUDE_NAMESPACES: (values.excludeNamespaces ?? []).join(','),
        REPAIR_ENABLED: repair.enabled,
        REPAIR_LABEL_PODS: repair.labelPods,
        REPAIR_DELETE_PODS: repair.deletePods,
        REPAIR_REPAIR_PODS: repair.repairPods,
        REPAIR_INIT_CONTAINER_NAME: repair.initContainerName,
        REPAIR_BROKEN_POD_LABEL_KEY: repair.brokenPodLabelKey,
        REPAIR_BROKEN_POD_LABEL_VALUE: repair.brokenPodLabelValue,
        NATIVE_NFTABLES: global.nativeNftables,
      },
      values.env,
    ),
  };
}
