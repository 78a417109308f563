import type { Toleration } from '../../model/kubernetes';
import type { ChartInput } from '../chart';
import type { ResourceValues } from '../shared/resources';

type Texts = Readonly<Record<string, unknown>>;

/** A port of the gateway; further fields (`nodePort`, `appProtocol`) go to the Service as they are. */
export interface IngressGatewayPort {
  readonly port: number;
  readonly targetPort?: number | string;
  readonly name?: string;
  readonly protocol?: string;
  readonly [field: string]: unknown;
}

/** Term of pod anti-affinity in the short form of these charts: lists are texts with commas. */
export interface AntiAffinityTerm {
  readonly key: string;
  readonly operator: string;
  readonly values?: string;
  readonly topologyKey: string;
  readonly namespaces?: string;
}

/** Secret or ConfigMap that is mounted in the proxy. */
export interface GatewayVolume {
  readonly name: string;
  readonly secretName?: string;
  readonly configMapName?: string;
  readonly mountPath?: string;
}

/** Values under `gateways.istio-ingressgateway` or `gateways.istio-egressgateway`. */
export interface OneGatewayValues {
  readonly name: string;
  readonly labels: Texts;
  readonly ports: readonly IngressGatewayPort[];
  readonly replicaCount?: number;
  readonly rollingMaxSurge: number | string;
  readonly rollingMaxUnavailable: number | string;
  readonly autoscaleEnabled: boolean;
  readonly autoscaleMin: number;
  readonly autoscaleMax: number;
  readonly cpu: { readonly targetAverageUtilization?: number };
  readonly resources: ResourceValues;
  readonly loadBalancerIP?: string;
  readonly loadBalancerSourceRanges?: readonly string[];
  readonly serviceAnnotations: Texts;
  readonly ipFamilyPolicy: string;
  readonly ipFamilies: readonly string[];
  readonly podAnnotations: Texts;
  readonly type: string;
  readonly secretVolumes: readonly GatewayVolume[];
  readonly configVolumes: readonly GatewayVolume[];
  readonly customService?: boolean;
  readonly externalTrafficPolicy?: string;
  readonly ingressPorts?: readonly IngressGatewayPort[];
  readonly egressPorts?: readonly IngressGatewayPort[];
  readonly additionalContainers: readonly object[];
  readonly serviceAccount: { readonly annotations: Texts };
  readonly env: Texts;
  readonly nodeSelector: Texts;
  readonly tolerations: readonly Toleration[];
  readonly podAntiAffinityLabelSelector: readonly AntiAffinityTerm[];
  readonly podAntiAffinityTermLabelSelector: readonly AntiAffinityTerm[];
  readonly runAsRoot: boolean;
  readonly injectionTemplate: string;
  readonly tag?: string;
}

/** Values of the charts `istio-ingress` and `istio-egress`, with defaults, profile and platform merged in. */
export interface IngressGatewayValues {
  readonly gateways: Readonly<Record<string, OneGatewayValues>>;
  readonly revision: string;
  readonly ownerName: string;
  readonly platform?: string;
  readonly pilot?: { readonly env?: Texts };
  readonly global: {
    readonly defaultNodeSelector: Texts;
    readonly defaultPodDisruptionBudget: { readonly enabled: boolean };
    readonly defaultResources: ResourceValues;
    readonly defaultTolerations: readonly Toleration[];
    readonly hub: string;
    readonly tag: string;
    readonly variant?: string;
    readonly imagePullPolicy: string;
    readonly imagePullSecrets: readonly string[];
    readonly logAsJson: boolean;
    readonly arch: Readonly<Record<string, number>>;
    readonly logging: { readonly level?: string };
    readonly priorityClassName: string;
    readonly proxy: {
      readonly image: string;
      readonly variant?: string;
      readonly clusterDomain: string;
      readonly componentLogLevel: string;
      readonly logLevel: string;
    };
    readonly caAddress: string;
    readonly istioNamespace: string;
    readonly meshID: string;
    readonly mountMtlsCerts: boolean;
    readonly multiCluster: { readonly clusterName: string };
    readonly network: string;
    readonly pilotCertProvider: string;
    readonly sds: { readonly token: { readonly aud: string } };
    readonly sts: { readonly servicePort: number };
    readonly networkPolicy?: { readonly enabled?: boolean };
    readonly trustBundleName?: string;
    readonly platform?: string;
  };
  readonly meshConfig: {
    readonly enablePrometheusMerge: boolean;
    readonly trustDomain: string;
    readonly defaultConfig: { readonly proxyMetadata: Texts };
  };
}

/** Names that differ between the two charts. */
export interface Direction {
  readonly chart: 'istio-ingress' | 'istio-egress';
  /** Key under `gateways`, and the default name of the objects. */
  readonly key: 'istio-ingressgateway' | 'istio-egressgateway';
  /** Label `istio` of the network policy. */
  readonly istioLabel: string;
  /** Label `operator.istio.io/component`. */
  readonly component: string;
  /** Value with ports in the old, short form. */
  readonly extraPorts: 'ingressPorts' | 'egressPorts';
}

export const INGRESS: Direction = {
  chart: 'istio-ingress',
  key: 'istio-ingressgateway',
  istioLabel: 'ingressgateway',
  component: 'IngressGateways',
  extraPorts: 'ingressPorts',
};
export const EGRESS: Direction = {
  chart: 'istio-egress',
  key: 'istio-egressgateway',
  istioLabel: 'egressgateway',
  component: 'EgressGateways',
  extraPorts: 'egressPorts',
};

/** Input of these charts: the parts of a chart's input that they read, and the one gateway they render. */
export interface IngressGatewayInput extends Pick<
  ChartInput<IngressGatewayValues>,
  'release' | 'name' | 'namespace' | 'values'
> {
  readonly direction: Direction;
  readonly gateway: OneGatewayValues;
}

/** Returns the name of the objects. The official charts write nameless objects when `name` is empty. */
export function ingressGatewayName({ gateway, direction }: IngressGatewayInput): string {
  return gateway.name || direction.key;
}

export function ingressGatewayAccount(input: IngressGatewayInput): string {
  return `${ingressGatewayName(input)}-service-account`;
}

/** Returns whether there is an autoscaler: it needs both limits. */
export function scales({ autoscaleEnabled, autoscaleMin, autoscaleMax }: OneGatewayValues): boolean {
  return Boolean(autoscaleEnabled && autoscaleMin && autoscaleMax);
}

/** Returns whether the pods are injected by a template, instead of written out. */
export function isInjected({ gateway }: IngressGatewayInput): boolean {
  return Boolean(gateway.injectionTemplate);
}
