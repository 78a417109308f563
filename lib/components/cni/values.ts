import type { LabelSelector, SeccompProfile, Toleration } from '../../model/kubernetes';
import type { ChartInput } from '../chart';
import type { ResourceValues } from '../shared/resources';

/**
 * Values of chart `cni`, with defaults, profile and platform merged in.
 * https://github.com/istio/istio/tree/master/manifests/charts/istio-cni
 */
export interface CniValues {
  readonly hub: string;
  readonly tag: string;
  readonly variant: string;
  readonly image: string;
  readonly pullPolicy: string;
  readonly logging: { readonly level?: string };
  readonly cniBinDir: string;
  readonly cniConfDir: string;
  readonly cniConfFileName: string;
  readonly cniNetnsDir: string;
  readonly istioOwnedCNIConfig: boolean;
  readonly istioOwnedCNIConfigFileName: string;
  readonly excludeNamespaces: readonly string[];
  readonly affinity: object;
  readonly daemonSetLabels: Readonly<Record<string, unknown>>;
  readonly podAnnotations: Readonly<Record<string, unknown>>;
  readonly podLabels: Readonly<Record<string, unknown>>;
  readonly chained: boolean;
  readonly provider: 'default' | 'multus';
  readonly ambient: {
    readonly enabled: boolean;
    readonly enablementSelectors: readonly { podSelector?: LabelSelector; namespaceSelector?: LabelSelector }[];
    readonly dnsCapture: boolean;
    readonly ipv6: boolean;
    readonly reconcileIptablesOnStartup: boolean;
    readonly shareHostNetworkNamespace: boolean;
    readonly enableAmbientDetectionRetry: boolean;
  };
  readonly repair: {
    readonly enabled: boolean;
    readonly labelPods: boolean;
    readonly deletePods: boolean;
    readonly repairPods: boolean;
    readonly initContainerName: string;
    readonly brokenPodLabelKey: string;
    readonly brokenPodLabelValue: string;
  };
  readonly seccompProfile: Partial<SeccompProfile>;
  readonly seLinuxOptions: Readonly<Record<string, unknown>>;
  /** Value that is read from 1.30 on. */
  readonly useAppArmorAnnotation?: boolean;
  readonly resources: ResourceValues;
  readonly resourceQuotas: { readonly enabled: boolean; readonly pods: number };
  readonly tolerations: readonly Toleration[];
  readonly updateStrategy: object;
  readonly terminationGracePeriodSeconds: number;
  readonly revision: string;
  readonly ownerName: string;
  readonly env: Readonly<Record<string, unknown>>;
  readonly platform?: string;
  readonly global: {
    readonly hub: string;
    readonly tag: string;
    readonly variant: string;
    readonly imagePullPolicy: string;
    readonly logging: { readonly level?: string };
    readonly logAsJson: boolean;
    readonly networkPolicy?: { readonly enabled?: boolean };
    readonly imagePullSecrets: readonly string[];
    readonly defaultResources: ResourceValues;
    readonly nativeNftables: boolean;
    readonly resourceScope: 'all' | 'cluster' | 'namespace';
    readonly platform?: string;
  };
}

export type CniInput = ChartInput<CniValues>;

/** Name of all the chart's objects. It does not follow the release name, since two agents on a node would conflict. */
export const CNI_NAME = 'istio-cni';
export const CNI_NODE_NAME = 'istio-cni-node';

/** Returns whether the agent uses the host's network, instead of a network namespace of its pods. */
export function sharesHostNetwork({ ambient }: CniValues): boolean {
  return ambient.enabled && ambient.shareHostNetworkNamespace;
}

/** Returns whether the agent looks into the processes of the node, as repairing pods and ambient mode do. */
export function readsHostProcesses({ ambient, repair }: CniValues): boolean {
  return repair.repairPods || ambient.enabled;
}
