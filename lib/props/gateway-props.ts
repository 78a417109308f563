import type { GatewayValues } from '../../imports/values-gateway';
import type { IstioEgressValues } from '../../imports/values-istio-egress';
import type { IstioIngressValues } from '../../imports/values-istio-ingress';
import type { Container, EnvVar, ResourceRequirements, Volume, VolumeMount } from '../model/kubernetes';
import type { AutoscalingProps, PodDisruptionBudgetProps, SchedulingProps } from './scheduling-props';

/** A port of a gateway's Service. */
export interface GatewayPort {
  /** Name, unique within the gateway; its first part is the protocol (`http2`, `https`, `tcp-mysql`). */
  readonly name: string;
  /** Number on the Service, 1 to 65535. */
  readonly port: number;
  /** Number in the pod, 1 to 65535: the proxy's ports have no names. @default - the same as `port` */
  readonly targetPort?: number;
  /** Transport. @default 'TCP' */
  readonly protocol?: 'TCP' | 'UDP';
  /** Number on the nodes, for `NodePort` and `LoadBalancer`. @default - chosen by Kubernetes */
  readonly nodePort?: number;
  /** Application protocol. @default - none */
  readonly appProtocol?: string;
}

/** The Service in front of a gateway. */
export interface GatewayServiceProps {
  /** `None` leaves the Service out. @default 'LoadBalancer' */
  readonly type?: 'LoadBalancer' | 'ClusterIP' | 'NodePort' | 'None';
  /** Annotations of the Service. */
  readonly annotations?: Record<string, string>;
  /** A fixed cluster IP, or `None`. @default - chosen by Kubernetes */
  readonly clusterIP?: string;
  /** The address asked of the cloud. @default - chosen by the cloud */
  readonly loadBalancerIP?: string;
  /** Client ranges that the cloud lets through. @default - all */
  readonly loadBalancerSourceRanges?: readonly string[];
  /** Which load balancer implementation serves it. @default - the cluster's */
  readonly loadBalancerClass?: string;
  /** `Local` keeps the client's address. @default - Kubernetes' own (`Cluster`) */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  /** Addresses outside the cluster that lead to the Service. */
  readonly externalIPs?: readonly string[];
  /** IP families of the Service, the first one first. */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[];
  /** Whether the Service has one IP family or two. */
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
}

/** What ingress, egress and east-west gateways have in common. */
export interface CommonGatewayProps {
  /** Name of the Deployment, Service and account; Istio `Gateway` objects select it by the label `istio`. */
  readonly name?: string;
  /** Namespace of the gateway, created when `createNamespaces` is on. @default - the mesh's namespace */
  readonly namespace?: string;
  /** Labels of the pods, which `Gateway` selectors match. @default - `app: NAME` and `istio: NAME without "istio-"` */
  readonly labels?: Record<string, string>;
  /** Annotations of the Deployment and Service. @default - none */
  readonly annotations?: Record<string, string>;
  /**
   * `true`: the pods carry `image: auto` and istiod fills in the proxy when they start (chart `gateway`, what Istio recommends).
   * `false`: the whole proxy is written out (what istioctl installs).
   * @default true
   */
  readonly injection?: boolean;
  /** What runs the pods. Only with `injection`. @default 'Deployment' */
  readonly kind?: 'Deployment' | 'DaemonSet';
  /** The control plane that serves it. @default - the mesh's revision */
  readonly revision?: string;
  /** The Service in front of the pods. */
  readonly service?: GatewayServiceProps;
  /** Ports of the Service. @default - status 15021, http2 80, https 443 */
  readonly ports?: readonly GatewayPort[];
  /** A fixed number of pods, without autoscaling. @default - autoscaled */
  readonly replicas?: number;
  /** Autoscaling limits. @default - 1 to 5 pods at 80 % CPU */
  readonly autoscaling?: AutoscalingProps;
  /** Compute resources. @default - requests of 100m CPU and 128Mi memory, limits of 2 CPU and 1Gi */
  readonly resources?: ResourceRequirements;
  /** Where the pods run. */
  readonly scheduling?: SchedulingProps;
  /** The disruption budget. @default - none for injected gateways, at least one pod for istioctl's */
  readonly podDisruptionBudget?: PodDisruptionBudgetProps;
  /** Annotations of the pods. */
  readonly podAnnotations?: Record<string, string>;
  /** Annotations of the ServiceAccount. @default - none */
  readonly serviceAccountAnnotations?: Record<string, string>;
  /** Environment variables of the proxy. */
  readonly env?: Record<string, string | boolean | number>;
  /** Environment from Secrets and ConfigMaps. @default - none */
  readonly envFrom?: readonly EnvVar[];
  /** Further volumes of the pods. */
  readonly volumes?: readonly Volume[];
  /** Where the proxy mounts further volumes. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Containers that run before the proxy. */
  readonly initContainers?: readonly Container[];
  /** Containers beside the proxy. */
  readonly additionalContainers?: readonly Container[];
  /** Seconds that connections have to end when a pod stops. @default 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** Further values of the chart, by their official names. A contradiction to another prop is a problem. @default - none */
  readonly values?: GatewayValues | IstioIngressValues | IstioEgressValues;
}

/** A gateway for traffic into the mesh. */
export interface IngressGatewayProps extends CommonGatewayProps {
  /** Name of the gateway and its objects. @default 'istio-ingressgateway' */
  readonly name?: string;
}

/** A gateway for traffic out of the mesh. */
export interface EgressGatewayProps extends CommonGatewayProps {
  /** Name of the gateway and its objects. @default 'istio-egressgateway' */
  readonly name?: string;
  /** Ports of the Service, by default inside the cluster only. @default - http2 80, https 443 */
  readonly ports?: readonly GatewayPort[];
}

/** A gateway between the networks of one mesh. https://istio.io/latest/docs/setup/install/multicluster/ */
export interface EastWestGatewayProps extends CommonGatewayProps {
  /** Name of the gateway and its objects. @default 'istio-eastwestgateway' */
  readonly name?: string;
  /** The network it serves. @default - the mesh's `network`; a problem when neither is given */
  readonly network?: string;
}
