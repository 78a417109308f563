import type { Toleration, TopologySpreadConstraint, Volume, VolumeMount } from '../../model/kubernetes';
import type { ChartInput } from '../chart';
import type { ResourceValues } from '../shared/resources';

type Texts = Readonly<Record<string, unknown>>;

/** A port of the gateway's Service. */
export interface GatewayServicePort {
  readonly name: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly protocol?: string;
  readonly nodePort?: number;
}

/** A port in `networkGatewayPorts`, which is a map by port name. */
export interface NetworkGatewayPort {
  readonly port: number;
  readonly targetPort?: number;
  readonly protocol?: string;
}

export interface GatewayServiceValues {
  readonly type: string;
  readonly clusterIP: string;
  readonly selectorLabels: Texts;
  readonly ports: readonly GatewayServicePort[];
  readonly annotations: Texts;
  readonly loadBalancerIP: string;
  readonly loadBalancerSourceRanges: readonly string[];
  readonly externalTrafficPolicy: string;
  readonly internalTrafficPolicy?: string;
  readonly healthCheckNodePort?: number | null;
  readonly externalIPs: readonly string[];
  readonly ipFamilyPolicy: string;
  readonly ipFamilies: readonly string[];
  readonly allocateLoadBalancerNodePorts?: boolean;
  readonly loadBalancerClass?: string;
}

/** Values of chart `gateway`, with defaults, profile, platform and `global` merged in. */
export interface GatewayValues {
  readonly name: string;
  readonly revision: string;
  readonly replicaCount?: number | null;
  readonly kind: 'Deployment' | 'DaemonSet';
  readonly rbac: { readonly enabled: boolean };
  readonly serviceAccount: { readonly create: boolean; readonly annotations: Texts; readonly name: string };
  readonly podAnnotations: Texts;
  readonly securityContext?: object | null;
  readonly containerSecurityContext?: object | null;
  readonly service: GatewayServiceValues;
  readonly resources: ResourceValues;
  readonly autoscaling: {
    readonly enabled: boolean;
    readonly minReplicas: number;
    readonly maxReplicas: number;
    readonly targetCPUUtilizationPercentage?: number;
    readonly targetMemoryUtilizationPercentage?: number | object;
    readonly autoscaleBehavior?: object;
  };
  readonly env: Texts;
  readonly envVarFrom: readonly object[];
  readonly strategy: object;
  readonly minReadySeconds?: number | null;
  readonly readinessProbe?: object | null;
  readonly labels: Texts;
  readonly annotations: Texts;
  readonly nodeSelector: Texts;
  readonly tolerations: readonly Toleration[];
  readonly topologySpreadConstraints: readonly TopologySpreadConstraint[];
  readonly affinity: object;
  readonly networkGateway: string;
  /** Value that is read from 1.30 on. */
  readonly networkGatewayPorts?: Readonly<Record<string, NetworkGatewayPort | undefined>>;
  readonly imagePullPolicy: string;
  readonly imagePullSecrets: readonly { readonly name: string }[];
  readonly podDisruptionBudget: object;
  /** Value that is read from 1.31 on. */
  readonly dnsPolicy?: string;
  /** Value that is read from 1.31 on. */
  readonly dnsConfig?: object;
  readonly terminationGracePeriodSeconds: number;
  readonly volumes: readonly Volume[];
  readonly volumeMounts: readonly VolumeMount[];
  readonly initContainers: readonly object[];
  readonly additionalContainers: readonly object[];
  readonly priorityClassName: string;
  readonly lifecycle: object;
  readonly global: { readonly networkPolicy?: { readonly enabled?: boolean } };
  readonly platform?: string;
  readonly ownerName?: string;
}

export type GatewayInput = ChartInput<GatewayValues>;

/** Helm's placeholder for a release without a name. */
const NO_RELEASE_NAME = 'RELEASE-NAME';

/** Returns the name of the workload and of the objects that belong to it. */
export function gatewayName({ name, values }: GatewayInput): string {
  return values.name || (name === NO_RELEASE_NAME ? '' : name) || 'istio-ingressgateway';
}

/** Returns the name of the gateway's service account: its own, or one that exists. */
export function gatewayAccount(input: GatewayInput): string {
  const { create, name } = input.values.serviceAccount;
  return name || (create ? gatewayName(input) : 'default');
}
