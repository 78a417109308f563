import type { EastWestGatewayProps, EgressGatewayProps, IngressGatewayProps } from './gateway-props';
import type { ProxyProps, SidecarInjectorProps } from './injector';
import type { MeshPatch } from '../model/mesh-patch';
import type { MeshValues } from './values';
import type { MeshConfig, MeshNetworks } from './mesh-config';
import type { CniProps, ZtunnelProps } from './node-agent-props';
import type { IstioRelease, IstioVersion, Platform, Profile } from '../releases/names';
import type { PilotProps } from './pilot-props';
import type { ExternalControlPlaneProps, RemoteProps } from './remote';

/**
 * Which part of the control plane's objects is rendered: all, what only a cluster's administrator may create, or the
 * rest.
 */
export type ResourceScope = 'all' | 'cluster' | 'namespace';

/** Which of Istio's resource definitions are installed. */
export interface CrdProps {
  /** Install them. @default true */
  readonly install?: boolean;
  /** Full names that are left out, for example `wasmplugins.extensions.istio.io`. @default - none */
  readonly exclude?: readonly string[];
}

/** A whole service mesh. Every field is optional: nothing at all is the profile `default` of the newest release. */
export interface MeshProps {
  /** The Istio minor, or the exact release that `mesh.version` gives. @default - the newest that is known */
  readonly version?: IstioVersion | IstioRelease;
  /** Image tag. @default - the release's, for example `1.30.3` */
  readonly tag?: string;
  /** Image registry and path, without a scheme. @default 'docker.io/istio' */
  readonly hub?: string;
  /** Image flavour. @default - the plain images; 'distroless' in the ambient profiles */
  readonly variant?: 'debug' | 'distroless';
  /** When nodes pull images. @default - Kubernetes' own */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** Names of Secrets in the namespace of each component. @default - none */
  readonly imagePullSecrets?: readonly string[];

  /** What is installed, and its settings. @default 'default' */
  readonly profile?: Profile;
  /** Settings that a Kubernetes distribution needs. @default - none; 'openshift' in the OpenShift profiles */
  readonly platform?: Platform;
  /** Keep the behaviour of an earlier minor, for example `1.29`. @default - the behaviour of `version` */
  readonly compatibilityVersion?: string;

  /** Namespace of the control plane. @default 'istio-system' */
  readonly namespace?: string;
  /**
   * Helm release that the labels `release` and `app.kubernetes.io/instance` of all objects name: `istio` for a mesh that istioctl installed.
   * @default - those of Istio's Helm guide: `istio-base`, `istiod`, `istio-cni`, `ztunnel`, the name of the gateway
   */
  readonly releaseName?: string;
  /** Name of this control plane among several: a DNS label. @default - the only one, called `default` */
  readonly revision?: string;
  /** Further names by which namespaces can choose this control plane. @default - none */
  readonly revisionTags?: readonly string[];
  /** The revision whose istiod checks configuration objects; '' for none. @default - `revision`, or 'default' */
  readonly defaultRevision?: string;
  /**
   * What becomes of a configuration object while istiod cannot be asked: `Fail` refuses it, so policies are applied
   * once istiod is ready; `Ignore` lets it in unchecked. istiod turns `Ignore` into `Fail` when it is ready, and
   * whoever applies the webhook again is in conflict with it. @default 'Fail'; 'Ignore' where no istiod reads the
   * configuration of this cluster (profile `remote` without `remote.configCluster`)
   */
  readonly validationFailurePolicy?: 'Fail' | 'Ignore';
  /** Which part of the control plane is rendered: all, cluster-wide objects, or the rest. @default 'all' */
  readonly resourceScope?: ResourceScope;
  /**
   * Create the namespaces of the components, with the labels that they need. `kube-*` and `default` are never created.
   * @default true
   */
  readonly createNamespaces?: boolean;

  /** Mesh-wide settings, checked field by field. https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/ */
  readonly meshConfig?: MeshConfig;
  /** Networks of a mesh that spans several. @default - none */
  readonly meshNetworks?: MeshNetworks;
  /** First part of every workload identity. @default 'cluster.local' */
  readonly trustDomain?: string;
  /** Name of the mesh, where several are joined. @default - the trust domain */
  readonly meshId?: string;
  /** Network of this cluster. @default - one network for all clusters */
  readonly network?: string;
  /** Name of this cluster in the mesh. @default 'Kubernetes' */
  readonly clusterName?: string;

  /** Cluster-wide accounts and roles, and the validation webhook (chart `base`). @default - by profile */
  readonly base?: boolean;
  /** The custom resource definitions. @default - installed with `base` */
  readonly crds?: boolean | CrdProps;
  /** The control plane. @default - by profile: on in all but `empty` */
  readonly pilot?: boolean | PilotProps;
  /** The CNI node agent. @default - by profile: on in `ambient`, `openshift` and `openshift-ambient` */
  readonly cni?: boolean | CniProps;
  /** The ambient node proxy. @default - by profile: on in `ambient` and `openshift-ambient` */
  readonly ztunnel?: boolean | ZtunnelProps;
  /**
   * Gateways into the mesh; `[]` for none. @default - by profile: `istio-ingressgateway`, as istioctl installs it, or
   * none
   */
  readonly ingressGateways?: readonly IngressGatewayProps[];
  /** Gateways out of the mesh; `[]` for none. @default - by profile: `istio-egressgateway` in `demo` */
  readonly egressGateways?: readonly EgressGatewayProps[];
  /** A gateway for traffic from other networks of the mesh. @default false */
  readonly eastWestGateway?: boolean | EastWestGatewayProps;

  /** The webhook that adds sidecars to pods. */
  readonly sidecarInjector?: SidecarInjectorProps;
  /** Settings of all sidecars and gateways. */
  readonly proxy?: ProxyProps;
  /** This cluster uses a control plane elsewhere. @default - it has its own */
  readonly remote?: RemoteProps;
  /** This control plane serves other clusters too. @default false */
  readonly externalControlPlane?: boolean | ExternalControlPlaneProps;

  /** NetworkPolicies that let through what the components need. @default false */
  readonly networkPolicies?: boolean;
  /** Log as JSON, in all components. @default false */
  readonly logAsJson?: boolean;
  /** Redirect with nftables instead of iptables. @default false */
  readonly nativeNftables?: boolean;

  /** Helm values by chart, with their official names, for what has no prop. A contradiction to a prop is a problem. */
  readonly values?: MeshValues;
  /** Changes to rendered objects, chosen by kind and name. @default - none */
  readonly patches?: readonly MeshPatch[];
}
