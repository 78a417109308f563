import type {
  Affinity,
  AutoscalingBehavior,
  Container,
  LabelSelector,
  SeccompProfile,
  Toleration,
  TopologySpreadConstraint,
  ValueTree,
  Volume,
  VolumeMount,
} from '../../model';
import type { ChartInput } from '../chart';
import type { ResourceScope } from '../shared/resource-scope';
import type { ResourceValues } from '../shared/resources';

type Texts = Readonly<Record<string, unknown>>;

/**
 * Values of chart `istiod` that its objects read, with defaults, profile and platform merged in.
 * `imports/values-istiod.ts` has the values that users may write, where every field is optional and documented;
 * `lib/api/values` checks them. Numbers may be text.
 */
export interface IstiodValues {
  readonly hub: string;
  readonly tag: string;
  readonly variant: string;
  readonly image: string;
  readonly revision: string;
  readonly revisionTags: readonly string[];
  readonly ownerName: string;
  readonly platform?: string;
  readonly autoscaleEnabled: boolean;
  readonly autoscaleMin: number;
  readonly autoscaleMax: number;
  readonly autoscaleBehavior: AutoscalingBehavior;
  readonly replicaCount: number;
  readonly rollingMaxSurge: number | string;
  readonly rollingMaxUnavailable: number | string;
  readonly cpu: { readonly targetAverageUtilization: number };
  readonly memory: { readonly targetAverageUtilization?: number };
  readonly resources?: ResourceValues | null;
  readonly pdb: {
    readonly minAvailable?: number | string | null;
    readonly maxUnavailable?: number | string;
    readonly unhealthyPodEvictionPolicy?: string;
  };
  readonly traceSampling: number;
  readonly env: Texts;
  readonly envVarFrom: readonly object[];
  readonly extraContainerArgs: readonly string[];
  readonly keepaliveMaxServerConnectionAge: string;
  readonly terminationMessagePolicy?: string;
  readonly seccompProfile: Partial<SeccompProfile>;
  readonly jwksResolverExtraRootCA: string;
  readonly crlConfigMapName?: string;
  readonly taint: { readonly enabled: boolean; readonly namespace: string; readonly name?: string };
  readonly trustedZtunnelNamespace: string;
  readonly trustedZtunnelName: string;
  readonly affinity: Affinity;
  readonly tolerations: readonly Toleration[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly topologySpreadConstraints: readonly TopologySpreadConstraint[];
  readonly volumes: readonly Volume[];
  readonly volumeMounts: readonly VolumeMount[];
  readonly initContainers: readonly Container[];
  readonly deploymentLabels: Texts;
  readonly deploymentAnnotations: Texts;
  readonly podLabels: Texts;
  readonly podAnnotations: Texts;
  readonly serviceAnnotations: Texts;
  readonly serviceAccountAnnotations: Texts;
  readonly sidecarInjectorWebhookAnnotations: Texts;
  readonly ipFamilyPolicy: string;
  readonly ipFamilies: readonly string[];
  readonly trafficDistribution?: string;
  readonly configMap: boolean;
  readonly meshConfig: ValueTree;
  readonly telemetry: {
    readonly enabled: boolean;
    readonly v2: {
      readonly enabled: boolean;
      readonly prometheus: { readonly enabled: boolean };
      readonly stackdriver: { readonly enabled: boolean };
    };
  };
  readonly cni: { readonly enabled: boolean; readonly provider: string };
  readonly gateways: ValueTree;
  readonly gatewayClasses: Readonly<Record<string, ValueTree>>;
  readonly base: {
    readonly validationURL?: string;
    readonly validationCABundle?: string;
    readonly validationFailurePolicy?: string;
  };
  readonly experimental: { readonly stableValidationPolicy: boolean };
  readonly istiodRemote: {
    readonly enabled: boolean;
    readonly enabledLocalInjectorIstiod: boolean;
    readonly injectionURL: string;
    readonly injectionPath: string;
    readonly injectionCABundle: string;
  };
  readonly sidecarInjectorWebhook: {
    readonly neverInjectSelector: readonly LabelSelector[];
    readonly alwaysInjectSelector: readonly LabelSelector[];
    readonly injectedAnnotations: Texts;
    readonly enableNamespacesByDefault: boolean;
    readonly reinvocationPolicy: string;
    readonly templates: Readonly<Record<string, string>>;
    readonly defaultTemplates: readonly string[];
  };
  readonly global: GlobalValues;
}

/** Values under `global` that chart `istiod` reads. */
export interface GlobalValues {
  readonly hub: string;
  readonly tag: string | number;
  readonly variant: string;
  readonly imagePullPolicy: string;
  readonly imagePullSecrets: readonly string[];
  readonly istioNamespace: string;
  readonly resourceScope: ResourceScope;
  readonly platform?: string;
  readonly priorityClassName: string;
  readonly logAsJson: boolean;
  readonly logging: { readonly level: string };
  readonly networkPolicy?: { readonly enabled?: boolean };
  readonly proxy: {
    readonly clusterDomain: string;
    readonly autoInject: string;
    readonly tracer: string;
    readonly variant?: string;
  };
  readonly tracer?: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
  readonly istiod: { readonly enableAnalysis: boolean };
  readonly sds: { readonly token: { readonly aud: string } };
  readonly multiCluster: { readonly clusterName: string };
  readonly meshID: string;
  readonly meshNetworks: ValueTree;
  readonly externalIstiod: boolean;
  readonly configCluster: boolean;
  readonly configValidation: boolean;
  readonly remotePilotAddress: string;
  readonly pilotCertProvider: string;
  readonly certSigners: readonly string[];
  readonly trustBundleName?: string;
  readonly defaultPodDisruptionBudget: { readonly enabled: boolean };
  readonly defaultResources: ResourceValues;
  readonly omitSidecarInjectorConfigMap: boolean;
  readonly operatorManageWebhooks: boolean;
  readonly enableReaderRBAC?: boolean;
  readonly readerServiceAccount?: { readonly name?: string; readonly namespace?: string };
  readonly ipFamilyPolicy?: string;
  readonly ipFamilies?: readonly string[];
}

export type IstiodInput = ChartInput<IstiodValues>;
