// Generated from lib/props by `npm run generate`. Changes made here are lost.
import type { MeshPatch } from '../lib/model/mesh-patch';
import type { ResourceScope } from '../lib/props/resource-scope';
import type { IstioRelease, IstioVersion, Platform, Profile } from '../lib/releases/names';
import type { MeshConfig } from './mesh-config';
import type { MeshNetworks } from './mesh-networks';
import type { Inputs, InputsExcept } from '../lib/pulumi/inputs/types';
import type { AccessLogProps, AdditionalScrapeConfigsProps, AddonProps, AlertOptions, CniProps, CrdProps, EastWestGatewayProps, EgressGatewayProps, ExternalControlPlaneProps, GrafanaDashboardsProps, GrafanaProps, IngressGatewayProps, IstioMonitorsProps, IstioRulesProps, JaegerProps, KialiProps, LokiProps, MeshValues, OtelCollectorProps, PilotProps, PrometheusProps, ProxyProps, RemoteProps, SidecarInjectorProps, SkyWalkingProps, TracingProps, ZipkinProps, ZtunnelProps } from './props';

/** Props of a gateway with Outputs. */
export type GatewayInputs<T extends IngressGatewayProps> = Omit<InputsExcept<T, 'name' | 'namespace' | 'labels' | 'injection' | 'kind' | 'revision'>, 'service'> & { readonly service?: InputsExcept<NonNullable<T['service']>, 'type'> };

/** Props of a mesh with Outputs, where a value does not decide which objects exist. */
export interface MeshInputs {
  /** The Istio minor, which stands for its newest patch that is known, or an exact release (`1.31.4`), also one that is newer than this package. @default - the newest minor that is no preview */
  readonly version?: IstioVersion | IstioRelease;
  /** Image tag. @default - the release's, for example `1.31.4` */
  readonly tag?: Inputs<string>;
  /** Image registry and path, without a scheme. @default 'docker.io/istio' */
  readonly hub?: Inputs<string>;
  /** Image flavour. @default - the plain images; 'distroless' in the ambient profiles */
  readonly variant?: Inputs<'debug' | 'distroless'>;
  /** When nodes pull images. @default - Kubernetes' own */
  readonly imagePullPolicy?: Inputs<'Always' | 'IfNotPresent' | 'Never'>;
  /** Names of Secrets in the namespace of each component. @default - none */
  readonly imagePullSecrets?: Inputs<readonly string[]>;
  /** Configuration profile: the components that are installed, and their settings. @default 'default' */
  readonly profile?: Profile;
  /** Settings that a Kubernetes distribution needs. @default - none; 'openshift' in the OpenShift profiles */
  readonly platform?: Platform;
  /** Keep the behaviour of an earlier minor, for example `1.29`. @default - the behaviour of `version` */
  readonly compatibilityVersion?: string;
  /** Namespace of the control plane. @default 'istio-system' */
  readonly namespace?: string;
  /** Helm release that the labels `release` and `app.kubernetes.io/instance` of all objects name: `istio` for a mesh that istioctl installed. @default - those of Istio's Helm guide: `istio-base`, `istiod`, `istio-cni`, `ztunnel`, the name of the gateway */
  readonly releaseName?: Inputs<string>;
  /** Name of this control plane among several: a DNS label. @default - the only one, called `default` */
  readonly revision?: string;
  /** Further names by which namespaces can choose this control plane. @default - none */
  readonly revisionTags?: readonly string[];
  /** The revision whose istiod checks configuration objects; '' for none. @default - `revision`, or 'default' */
  readonly defaultRevision?: string;
  /** Failure policy of the validation webhook while istiod does not answer: `Fail` refuses configuration objects, so policies are applied once istiod is ready; `Ignore` admits them unchecked. istiod turns `Ignore` into `Fail` when it is ready, and a later apply of the webhook conflicts with it. @default 'Fail'; 'Ignore' where no istiod reads the configuration of this cluster (profile `remote` without `remote.configCluster`) */
  readonly validationFailurePolicy?: Inputs<'Fail' | 'Ignore'>;
  /** Scope of the rendered control plane: all, cluster-wide objects, or the rest. @default 'all' */
  readonly resourceScope?: ResourceScope;
  /** Create the namespaces of the components, with the labels that they need. `kube-*` and `default` are never created. @default true */
  readonly createNamespaces?: boolean;
  /** Mesh-wide settings, checked field by field. https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/ */
  readonly meshConfig?: Inputs<MeshConfig>;
  /** Networks of a mesh that spans several. @default - none */
  readonly meshNetworks?: Inputs<MeshNetworks>;
  /** First part of every workload identity. @default 'cluster.local' */
  readonly trustDomain?: Inputs<string>;
  /** Name of the mesh, where several are joined. @default - the trust domain */
  readonly meshId?: Inputs<string>;
  /** Network of this cluster. @default - one network for all clusters */
  readonly network?: Inputs<string>;
  /** Name of this cluster in the mesh. @default 'Kubernetes' */
  readonly clusterName?: Inputs<string>;
  /** Cluster-wide accounts and roles, and the validation webhook (chart `base`). @default - by profile */
  readonly base?: boolean;
  /** The custom resource definitions. @default - installed with `base` */
  readonly crds?: boolean | CrdProps;
  /** The control plane. @default - by profile: on in all but `empty` */
  readonly pilot?: boolean | (Omit<InputsExcept<PilotProps, 'replicas' | 'podDisruptionBudget'>, 'autoscaling'> & { readonly autoscaling?: InputsExcept<NonNullable<PilotProps['autoscaling']>, 'min'> });
  /** The CNI node agent. @default - by profile: on in `ambient`, `openshift` and `openshift-ambient` */
  readonly cni?: boolean | InputsExcept<CniProps, 'namespace' | 'provider' | 'repair' | 'ambient' | 'resourceQuota'>;
  /** The ambient node proxy. @default - by profile: on in `ambient` and `openshift-ambient` */
  readonly ztunnel?: boolean | InputsExcept<ZtunnelProps, 'namespace' | 'name' | 'resourceQuota'>;
  /** Gateways into the mesh; `[]` for none. @default - by profile: `istio-ingressgateway`, as istioctl installs it, or none */
  readonly ingressGateways?: readonly GatewayInputs<IngressGatewayProps>[];
  /** Gateways out of the mesh; `[]` for none. @default - by profile: `istio-egressgateway` in `demo` */
  readonly egressGateways?: readonly GatewayInputs<EgressGatewayProps>[];
  /** A gateway for traffic from other networks of the mesh. @default false */
  readonly eastWestGateway?: boolean | GatewayInputs<EastWestGatewayProps>;
  /** The webhook that adds sidecars to pods. */
  readonly sidecarInjector?: Inputs<SidecarInjectorProps>;
  /** Settings of all sidecars and gateways. */
  readonly proxy?: Inputs<ProxyProps>;
  /** Remote cluster, whose control plane runs elsewhere. @default - it has its own */
  readonly remote?: InputsExcept<RemoteProps, 'configCluster'>;
  /** External control plane, which serves other clusters too. @default false */
  readonly externalControlPlane?: boolean | InputsExcept<ExternalControlPlaneProps, 'enabled'>;
  /** NetworkPolicies that let through what the components need. @default false */
  readonly networkPolicies?: boolean;
  /** Log as JSON, in all components. @default false */
  readonly logAsJson?: Inputs<boolean>;
  /** Redirect with nftables instead of iptables. @default false */
  readonly nativeNftables?: Inputs<boolean>;
  /** Traces of the mesh, their destination and sampling: an extension provider, and a Telemetry. @default - nowhere */
  readonly tracing?: Inputs<TracingProps>;
  /** Destination of access logs: an extension provider, and a Telemetry for the whole mesh. @default - by `meshConfig` */
  readonly accessLogs?: Inputs<AccessLogProps>;
  /** Prometheus, Grafana, Jaeger, Kiali and Loki beside the mesh, connected to each other; or those that are named. For trying things out. @default false */
  readonly addons?: boolean | (Omit<InputsExcept<AddonProps, 'namespace'>, 'prometheus' | 'grafana' | 'jaeger' | 'kiali' | 'loki' | 'zipkin' | 'skywalking' | 'otel'> & { readonly prometheus?: boolean | (Omit<InputsExcept<PrometheusProps, 'namespace' | 'networkPolicy' | 'name' | 'podDisruptionBudget' | 'kind' | 'rbac' | 'configReloader' | 'routePrefix'>, 'service' | 'serviceAccount' | 'storage' | 'ingress'> & { readonly service?: InputsExcept<NonNullable<PrometheusProps['service']>, 'port'>; readonly serviceAccount?: InputsExcept<NonNullable<PrometheusProps['serviceAccount']>, 'name' | 'create'>; readonly storage?: InputsExcept<NonNullable<PrometheusProps['storage']>, 'existingClaim'>; readonly ingress?: InputsExcept<NonNullable<PrometheusProps['ingress']>, 'className' | 'gateway'> }); readonly grafana?: boolean | (Omit<InputsExcept<GrafanaProps, 'namespace' | 'networkPolicy' | 'name' | 'podDisruptionBudget' | 'autoscaling' | 'dashboards' | 'sidecar' | 'alerting'>, 'service' | 'serviceAccount' | 'storage' | 'ingress'> & { readonly service?: InputsExcept<NonNullable<GrafanaProps['service']>, 'port'>; readonly serviceAccount?: InputsExcept<NonNullable<GrafanaProps['serviceAccount']>, 'name' | 'create'>; readonly storage?: InputsExcept<NonNullable<GrafanaProps['storage']>, 'existingClaim'>; readonly ingress?: InputsExcept<NonNullable<GrafanaProps['ingress']>, 'className' | 'gateway'> }); readonly jaeger?: boolean | (Omit<InputsExcept<JaegerProps, 'namespace' | 'networkPolicy' | 'name' | 'basePath'>, 'ingress'> & { readonly ingress?: InputsExcept<NonNullable<JaegerProps['ingress']>, 'className' | 'gateway'> }); readonly kiali?: boolean | (Omit<InputsExcept<KialiProps, 'namespace' | 'networkPolicy' | 'name' | 'podDisruptionBudget' | 'auth' | 'access' | 'namespaces' | 'skipResources' | 'autoscaling' | 'remoteClusterResourcesOnly'>, 'ingress'> & { readonly ingress?: InputsExcept<NonNullable<KialiProps['ingress']>, 'className' | 'gateway'> }); readonly loki?: boolean | InputsExcept<LokiProps, 'namespace' | 'networkPolicy' | 'name'>; readonly zipkin?: boolean | (Omit<InputsExcept<ZipkinProps, 'namespace' | 'networkPolicy' | 'name'>, 'ingress'> & { readonly ingress?: InputsExcept<NonNullable<ZipkinProps['ingress']>, 'className' | 'gateway'> }); readonly skywalking?: boolean | (Omit<InputsExcept<SkyWalkingProps, 'namespace' | 'networkPolicy' | 'name'>, 'ingress'> & { readonly ingress?: InputsExcept<NonNullable<SkyWalkingProps['ingress']>, 'className' | 'gateway'> }); readonly otel?: boolean | InputsExcept<OtelCollectorProps, 'namespace' | 'networkPolicy' | 'name'> });
  /** Helm values by chart, with their official names, for what has no prop. A contradiction to a prop is a problem. */
  readonly values?: Inputs<MeshValues>;
  /** Changes to rendered objects, chosen by kind and name. @default - none */
  readonly patches?: readonly InputsExcept<MeshPatch, 'kind' | 'name' | 'namespace' | 'json'>[];
}

/** Props of `IstioMonitors` with Outputs. */
export type IstioMonitorsInputs = InputsExcept<IstioMonitorsProps, 'namespace'>;

/** Props of `AdditionalScrapeConfigs` with Outputs. */
export type AdditionalScrapeConfigsInputs = InputsExcept<AdditionalScrapeConfigsProps, 'namespace' | 'name' | 'key'>;

/** Props of `IstioRules` with Outputs. */
export type IstioRulesInputs = Omit<InputsExcept<IstioRulesProps, 'name' | 'namespace' | 'recording' | 'telemetry'>, 'alerts'> & { readonly alerts?: boolean | Inputs<AlertOptions> };

/** Props of `GrafanaDashboards` with Outputs. */
export type GrafanaDashboardsInputs = InputsExcept<GrafanaDashboardsProps, 'for' | 'namespace' | 'dashboards'>;
