import type { Manifest } from '../model';
import type { MeshProps } from '../props';
import type { ApiServer, MeshCa } from './credentials';
import type { RemoteCredential } from './remote-secret/credential';

export type {
  ApiServer,
  ApiServerProps,
  CertManagerIssuer,
  IntermediateKey,
  IstioCsrProps,
  MeshCa,
} from './credentials';
export type { IstioCsrCluster } from './ca/settings';
export type * from './remote-secret/credential';
export type { RemoteSecretProps } from './remote-secret/props';

/**
 * Mesh over several clusters. `Place` says where the objects of a cluster go (a chart, or a provider), `Settings` are
 * the props of one mesh, and `Text` is a string; in Pulumi the last two may have Outputs.
 */
export interface MultiClusterMeshProps<Place = WithExternalIstiod, Settings = MeshProps, Text = string> {
  /** Name of the mesh, the same in all clusters. */
  readonly meshId: string;
  /** Trust domain of all clusters that name none of their own. @default 'cluster.local' */
  readonly trustDomain?: string;
  /** Root of trust that the clusters share; several control planes need one. @default - each istiod makes its own */
  readonly ca?: MeshCa;
  /**
   * Props of every cluster's mesh. A cluster's own props win: maps are merged, all else is replaced.
   * @default - those of a single mesh
   */
  readonly defaults?: ClusterDefaults<Settings>;
  /** Clusters by their names, which are their names in the mesh too. */
  readonly clusters: Readonly<Record<string, ClusterProps<Place, Settings, Text>>>;
  /** API servers by the names of their clusters, for remote secrets. @default - remote secrets are made elsewhere */
  readonly apiServers?: Readonly<Record<string, ApiServer<Text>>>;
}

/** Props that all clusters share. */
export type ClusterDefaults<Settings = MeshProps> = Omit<Settings, ByCluster | 'network' | 'trustDomain'>;

/** Props that the mesh over several clusters sets for each of them. */
type ByCluster = 'meshId' | 'clusterName';

/** Cluster of a mesh over several: the props of its mesh, its part in the whole, and the place of its objects. */
export type ClusterProps<Place = WithExternalIstiod, Settings = MeshProps, Text = string> = Omit<
  Settings,
  ByCluster | 'network' | 'trustDomain'
> &
  ClusterTopology<Text> &
  Place;

/** Cluster whose control plane outside may be declared with it. */
export interface WithExternalIstiod<Text = string, Place = unknown> {
  /**
   * Control plane of this cluster, in the cluster that runs it: istiod, and the way to it through an ingress gateway
   * there. @default - somebody else has installed it
   */
  readonly externalIstiod?: ExternalIstiodProps<Text> & Place;
}

/** External control plane, in the cluster that runs it. */
export interface ExternalIstiodProps<Text = string> {
  /**
   * Name of the TLS Secret with a certificate for the host of `istiodUrl`, in the namespace of the ingress gateway's
   * pods. @default - none: TLS passes through, and proxies verify istiod's own certificate
   */
  readonly certificate?: string;
  /**
   * Credential of account `istiod` of the served cluster, which reads and writes the configuration there, for Secret
   * `istio-kubeconfig`. The address is that of `apiServers`. @default - the Secret is made elsewhere
   */
  readonly credential?: RemoteCredential<Text>;
  /** Labels of the ingress gateway's pods, which serve ports 15012 and 15017. @default { istio: 'ingressgateway' } */
  readonly gateway?: Readonly<Record<string, string>>;
}

/** Part of a cluster in the whole. */
export interface ClusterTopology<Text = string> {
  /** Network of the cluster: its pods reach those of the same network directly. @default - one network for all */
  readonly network?: string;
  /** Trust domain, where it is another one than that of the mesh. @default - that of the mesh */
  readonly trustDomain?: string;
  /** Name of the cluster whose control plane serves this one, a remote cluster. @default - it has its own */
  readonly primary?: string;
  /**
   * Address at which remote clusters reach this control plane: the IP address or host name of the primary's east-west
   * gateway, which exists before they are installed; of an external control plane, in place of `istiodUrl`.
   * @default - none
   */
  readonly discoveryAddress?: Text;
  /**
   * Address of the cluster's east-west gateway, where its Service does not show it: of a proxy in front, or of the
   * nodes. Other clusters then get it by `meshNetworks`, for sidecars. @default - that of the load balancer
   */
  readonly gatewayAddress?: Text;
  /** Place of the control plane: `external` for one that runs outside the cluster. @default - in the cluster */
  readonly controlPlane?: 'external';
  /** URL of an external control plane's webhooks: `https://istiod.example.com:15017`. @default - none */
  readonly istiodUrl?: Text;
}

/**
 * Part of a cluster: `primary` has a control plane, `remote` is served by that of a primary, and the control plane of
 * an `external` one, which holds its configuration, runs outside.
 */
export type ClusterRole = 'primary' | 'remote' | 'external';

/** All that is decided of one cluster. */
export interface ClusterPlan<Settings = MeshProps> {
  readonly name: string;
  /** Path of the cluster in the props, for problems: `clusters.east`. */
  readonly path: string;
  readonly role: ClusterRole;
  /** Network; empty where none is given. */
  readonly network: string;
  /** Name of the cluster whose control plane or configuration serves this one: itself, unless it is a remote one. */
  readonly primary: string;
  readonly dataPlane: 'sidecar' | 'ambient';
  readonly trustDomain: string;
  /** Namespace of the control plane. */
  readonly namespace: string;
  /** Revision of the control plane; `default` without one. */
  readonly revision: string;
  /** Props of the cluster's ServiceMesh. */
  readonly mesh: Settings;
  /** Names of the clusters whose API servers the control plane here reads; none for remote clusters. */
  readonly watches: readonly string[];
  /** Names of the clusters whose control planes read the API server here. */
  readonly watchedBy: readonly string[];
  /** Whether other clusters are on other networks, so that an east-west gateway stands between. */
  readonly crossesNetworks: boolean;
  /** Names of the remote clusters that the control plane here serves. */
  readonly remotes: readonly string[];
  /** East-west gateway of the cluster, where it has one. */
  readonly eastWestGateway?: EastWestGatewayPlan;
  /** Props of the ServiceMesh that is the external control plane, where the program declares it. */
  readonly externalIstiod?: Settings;
}

/** East-west gateway of a cluster. */
export interface EastWestGatewayPlan {
  /** `injected` for the pods of chart `gateway`; `gateway-api` for a Gateway of class `istio-east-west`. */
  readonly kind: 'injected' | 'gateway-api';
  readonly name: string;
  readonly namespace: string;
  /** Labels of its pods, which `Gateway` objects select. */
  readonly labels: Readonly<Record<string, string>>;
}

/** All that is decided of a mesh over several clusters. */
export interface MultiClusterPlan<Settings = MeshProps> {
  readonly meshId: string;
  /** Trust domain of the mesh: that of all clusters without one of their own. */
  readonly trustDomain: string;
  /** Clusters, in the order of the props. */
  readonly clusters: readonly ClusterPlan<Settings>[];
  /** Networks with the names of their clusters. */
  readonly networks: ReadonlyMap<string, readonly string[]>;
  readonly props: MultiClusterMeshProps<WithExternalIstiod<unknown>, Settings, unknown>;
}

/** Service that several clusters share. */
export interface SharedService {
  readonly name: string;
  readonly namespace?: string;
  /** Names of the clusters in which its pods run. */
  readonly clusters: readonly string[];
}

/** Clusters of a service. */
export interface ServiceClusters {
  /** Names of the clusters in which the service has pods. @default - all */
  readonly clusters?: readonly string[];
  /**
   * Names of the clusters whose workloads call it. Its objects are written where their control planes read them.
   * @default - all
   */
  readonly from?: readonly string[];
}

/** All that a program declares of a mesh over several clusters. */
export interface DeclaredMesh {
  readonly plan: MultiClusterPlan;
  readonly services: readonly SharedService[];
  /** Returns the objects of one kind in a cluster, as they would be written. */
  readonly objectsOf: (cluster: string, kind: string) => readonly Manifest[];
}
