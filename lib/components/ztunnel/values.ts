import type { Toleration, Volume, VolumeMount } from '../../model/kubernetes';
import type { ChartInput } from '../chart';
import type { ResourceScope } from '../shared/resource-scope';
import type { ResourceValues } from '../shared/resources';

/** Values of chart `ztunnel`, with defaults, profile, platform and `global` merged in. */
export interface ZtunnelValues {
  readonly hub: string;
  readonly tag: string;
  readonly variant: string;
  readonly image: string;
  readonly network: string;
  readonly global: { readonly networkPolicy?: { readonly enabled?: boolean } };
  readonly resourceName: string;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly annotations: Readonly<Record<string, unknown>>;
  readonly volumeMounts: readonly VolumeMount[];
  readonly volumes: readonly Volume[];
  readonly tolerations: readonly Toleration[];
  readonly podAnnotations: Readonly<Record<string, unknown>>;
  readonly podLabels: Readonly<Record<string, unknown>>;
  readonly resources: ResourceValues;
  readonly resourceQuotas: { readonly enabled: boolean; readonly pods: number };
  readonly peerCaCrl: { readonly enabled: boolean };
  readonly imagePullSecrets: readonly string[];
  readonly env: Readonly<Record<string, unknown>>;
  readonly imagePullPolicy: string;
  readonly multiCluster: { readonly clusterName: string };
  readonly meshConfig: { readonly defaultConfig: { readonly proxyMetadata: Readonly<Record<string, unknown>> } };
  readonly terminationGracePeriodSeconds: number;
  readonly revision: string;
  readonly caAddress: string;
  readonly xdsAddress: string;
  readonly istioNamespace: string;
  readonly logLevel: string;
  readonly logAsJson: boolean;
  readonly seLinuxOptions: object;
  readonly resourceScope: ResourceScope;
  readonly updateStrategy: object;
  /** Value that is read from 1.30 on. */
  readonly dnsPolicy?: string;
  /** Value that is read from 1.30 on. */
  readonly dnsConfig?: object;
  readonly nodeSelector?: Readonly<Record<string, unknown>>;
  readonly affinity?: object;
  /** ConfigMap (or ClusterTrustBundle) with the root certificate. */
  readonly trustBundleName?: string;
  readonly ownerName?: string;
  readonly platform?: string;
}

export type ZtunnelInput = ChartInput<ZtunnelValues>;

/** Returns the name of the DaemonSet, its account and the objects that belong to them. */
export function ztunnelName({ values }: ZtunnelInput): string {
  return values.resourceName || 'ztunnel';
}
