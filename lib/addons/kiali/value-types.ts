import type { ValueTree } from '../../model';

/** What Kiali's objects read of the values of its chart, which are its configuration too. */
export interface KialiValues {
  readonly auth: { readonly strategy: string };
  readonly deployment: KialiDeploymentValues;
  readonly clustering: { readonly clusters: readonly { readonly name: string; readonly secret_name?: string }[] };
  readonly external_services: ValueTree;
  readonly identity: { readonly cert_file: string };
  readonly kiali_feature_flags: { readonly disabled_features: readonly string[] };
  readonly login_token?: { readonly signing_key?: unknown };
  readonly chat_ai?: ValueTree;
  readonly server: KialiServerValues;
  readonly skipResources: readonly string[];
}

export interface KialiServerValues {
  readonly port: number;
  readonly node_port?: number;
  readonly web_root: string;
  readonly web_fqdn?: string;
  readonly web_schema?: string;
  readonly web_port?: number | string;
  readonly observability: { readonly metrics: { readonly enabled: boolean; readonly port: number } };
}

type Texts = Readonly<Record<string, string>>;
type Probe = Readonly<Record<string, number>>;

export interface KialiDeploymentValues {
  readonly additional_pod_containers_yaml: readonly ValueTree[];
  readonly additional_pod_init_containers_yaml: readonly ValueTree[];
  readonly additional_service_yaml: ValueTree;
  readonly affinity: { readonly node: object; readonly pod: object; readonly pod_anti: object };
  readonly cluster_wide_access: boolean;
  readonly configmap_annotations: Texts;
  readonly custom_envs: readonly { readonly name: string; readonly value: unknown }[];
  readonly custom_secrets: readonly {
    readonly name: string;
    readonly mount: string;
    readonly optional?: boolean;
    readonly csi?: object;
  }[];
  readonly discovery_selectors: ValueTree;
  readonly dns: { readonly config: object; readonly policy: string };
  readonly extra_labels: Texts;
  readonly host_aliases: readonly object[];
  readonly hpa: { readonly api_version: string; readonly spec: object };
  readonly image_digest: string;
  readonly image_name: string;
  readonly image_pull_policy: string;
  readonly image_pull_secrets: readonly string[];
  readonly image_version: string;
  readonly ingress: {
    readonly enabled?: boolean;
    readonly additional_labels: Texts;
    readonly class_name: string;
    readonly override_yaml: { readonly metadata?: { readonly annotations?: Texts }; readonly spec?: object };
  };
  readonly logger: Texts;
  readonly network_policy: { readonly enabled: boolean };
  readonly node_selector: Texts;
  readonly pod_annotations: Texts;
  readonly pod_disruption_budget?: { readonly api_version: string; readonly spec: object };
  readonly pod_labels: Texts;
  readonly priority_class_name: string;
  readonly probes: { readonly liveness: Probe; readonly readiness: Probe; readonly startup: Probe };
  readonly remote_cluster_resources_only: boolean;
  readonly replicas: number;
  readonly resources: object;
  readonly secret_name: string;
  readonly security_context: object;
  readonly service_annotations: Texts;
  readonly service_type: string;
  readonly strategy?: object;
  readonly tls_config: { readonly source: string };
  readonly tolerations: readonly object[];
  readonly topology_spread_constraints: readonly object[];
  readonly version_label?: string;
  readonly view_only_mode: boolean;
}
