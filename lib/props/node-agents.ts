import { bool, either, en, int, intOrString, k8s, list, obj, str } from '../schema/notation';
import type { CniAmbientProps, CniProps, CniRepairProps, QuotaProps, ZtunnelProps } from './index';
import { env, labels, propsOf, resources, seccompProfile, strings, tolerations } from './common';

const Quota = propsOf<QuotaProps>('QuotaProps', { pods: int.min(1) });

const Repair = propsOf<CniRepairProps>('CniRepairProps', {
  enabled: bool,
  repairPods: bool,
  deletePods: bool,
  labelPods: bool,
});

const Ambient = propsOf<CniAmbientProps>('CniAmbientProps', {
  enabled: bool,
  dnsCapture: bool,
  ipv6: bool,
  reconcileIptablesOnStartup: bool,
  shareHostNetworkNamespace: bool,
  enablementSelectors: list(
    obj('EnablementSelector', { podSelector: k8s('LabelSelector'), namespaceSelector: k8s('LabelSelector') }),
  ),
});

export const Cni = propsOf<CniProps>('CniProps', {
  namespace: str,
  excludeNamespaces: strings,
  logLevel: str,
  binDir: str,
  confDir: str,
  confFileName: str,
  netnsDir: str,
  chained: bool,
  provider: en('default', 'multus'),
  istioOwnedConfig: bool,
  repair: either(bool, Repair),
  ambient: either(bool, Ambient),
  resourceQuota: either(bool, Quota),
  resources,
  tolerations,
  affinity: k8s('Affinity'),
  labels,
  podLabels: labels,
  podAnnotations: labels,
  env,
  maxUnavailable: intOrString,
  seccompProfile,
});

export const Ztunnel = propsOf<ZtunnelProps>('ZtunnelProps', {
  namespace: str,
  name: str,
  logLevel: str,
  resources,
  resourceQuota: either(bool, Quota),
  tolerations,
  nodeSelector: labels,
  affinity: k8s('Affinity'),
  labels,
  annotations: labels,
  podLabels: labels,
  podAnnotations: labels,
  env,
  terminationGracePeriodSeconds: int.min(0),
  maxSurge: intOrString,
  maxUnavailable: intOrString,
});
