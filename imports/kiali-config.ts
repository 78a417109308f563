// Generated from lib/api by `npm run generate`. Changes made here are lost.

export interface KialiConfigAdditionalDisplayDetails {
  readonly annotation?: string;
  readonly icon_annotation?: string;
  readonly title?: string;
}

export interface KialiConfigAuthOpenidDiscoveryOverride {
  readonly authorization_endpoint?: string;
  readonly jwks_uri?: string;
  readonly token_endpoint?: string;
  readonly userinfo_endpoint?: string;
}

export interface KialiConfigAuthOpenid {
  readonly additional_request_params?: { readonly [key: string]: string } | null;
  readonly allowed_domains?: readonly string[] | null;
  readonly scopes?: readonly string[] | null;
  readonly api_proxy?: string;
  readonly api_proxy_ca_data?: string;
  readonly api_token?: string;
  readonly client_id?: string;
  readonly http_proxy?: string;
  readonly https_proxy?: string;
  readonly issuer_uri?: string;
  readonly username_claim?: string;
  readonly authentication_timeout?: number;
  /** @deprecated use auth.openid.discovery_override.authorization_endpoint */
  readonly authorization_endpoint?: string;
  readonly disable_rbac?: boolean;
  readonly insecure_skip_verify_tls?: boolean;
  readonly discovery_override?: KialiConfigAuthOpenidDiscoveryOverride;
}

export interface KialiConfigAuthOpenshift {
  readonly ca_file?: string;
  readonly insecure_skip_verify_tls?: boolean;
}

export interface KialiConfigAuth {
  readonly strategy?: 'anonymous' | 'header' | 'openid' | 'openshift' | 'token';
  readonly openid?: KialiConfigAuthOpenid;
  readonly openshift?: KialiConfigAuthOpenshift;
}

export interface KialiConfigChatAiProvidersModels {
  /** Since Kiali 2.26. */
  readonly description?: string;
  /** Since Kiali 2.26. */
  readonly model?: string;
  /** Since Kiali 2.26. */
  readonly name?: string;
  /** Since Kiali 2.26. */
  readonly enabled?: boolean;
  /** Since Kiali 2.26. */
  readonly endpoint?: string;
  /** Since Kiali 2.26. */
  readonly key?: string;
}

export interface KialiTools {
  /** Since Kiali 2.27. */
  readonly disabled_tools?: readonly string[] | null;
  /** Since Kiali 2.27. */
  readonly enabled_tools?: readonly string[] | null;
}

export interface KialiConfigChatAiProviders {
  /** Since Kiali 2.26. */
  readonly config?: string;
  /** Since Kiali 2.26. */
  readonly default_model?: string;
  /** Since Kiali 2.26. */
  readonly description?: string;
  /** Since Kiali 2.26. */
  readonly name?: string;
  /** Since Kiali 2.26. */
  readonly type?: string;
  /** Since Kiali 2.26. */
  readonly enabled?: boolean;
  /** Since Kiali 2.27. */
  readonly endpoint?: string;
  /** Since Kiali 2.26. */
  readonly key?: string;
  readonly models?: readonly KialiConfigChatAiProvidersModels[] | null;
  readonly tools?: KialiTools;
}

export interface KialiConfigChatAiStoreConfig {
  /** Since Kiali 2.26. */
  readonly enabled?: boolean;
  /** Since Kiali 2.26. */
  readonly reduce_with_ai?: boolean;
  /** Since Kiali 2.27. */
  readonly history_token_budget_ratio?: number;
  /** Since Kiali 2.26. */
  readonly inactivity_timeout?: string;
  /** Since Kiali 2.26. */
  readonly max_cache_memory_mb?: number;
  /** Since Kiali 2.26. */
  readonly reduce_threshold?: number;
}

export interface KialiConfigChatAi {
  /** Since Kiali 2.26. */
  readonly default_provider?: string;
  /** Since Kiali 2.26. */
  readonly enabled?: boolean;
  readonly providers?: readonly KialiConfigChatAiProviders[] | null;
  readonly store_config?: KialiConfigChatAiStoreConfig;
  readonly tools?: KialiTools;
}

export interface KialiConfigClusteringClusters {
  readonly name?: string;
  readonly secret_name?: string;
}

export interface KialiConfigClusteringKialiUrls {
  readonly cluster_name?: string;
  readonly instance_name?: string;
  readonly namespace?: string;
  readonly url?: string;
}

export interface KialiConfigClustering {
  readonly enable_exec_provider?: boolean;
  readonly ignore_home_cluster?: boolean;
  readonly clusters?: readonly KialiConfigClusteringClusters[] | null;
  readonly kiali_urls?: readonly KialiConfigClusteringKialiUrls[] | null;
}

export interface KialiVariables {
  readonly app?: string;
  readonly datasource?: string;
  readonly namespace?: string;
  readonly service?: string;
  readonly version?: string;
  readonly workload?: string;
}

export interface KialiConfigCustomDashboardsExternalLinks {
  readonly name?: string;
  readonly type?: string;
  readonly variables?: KialiVariables;
}

export interface KialiConfigCustomDashboardsItemsChartAggregations {
  readonly displayName?: string;
  readonly label?: string;
  readonly singleSelection?: boolean;
}

export interface KialiConfigCustomDashboardsItemsChartMetrics {
  readonly displayName?: string;
  readonly metricName?: string;
}

export interface KialiConfigCustomDashboardsItemsChart {
  readonly aggregator?: string;
  readonly chartType?: string;
  readonly dataType?: string;
  readonly metricName?: string;
  readonly name?: string;
  readonly sortLabel?: string;
  readonly sortLabelParseAs?: string;
  readonly unit?: string;
  readonly xAxis?: string;
  readonly groupLabels?: readonly string[] | null;
  readonly max?: number;
  readonly min?: number;
  readonly spans?: number;
  readonly startCollapsed?: boolean;
  readonly unitScale?: number;
  readonly aggregations?: readonly KialiConfigCustomDashboardsItemsChartAggregations[] | null;
  readonly metrics?: readonly KialiConfigCustomDashboardsItemsChartMetrics[] | null;
}

export interface KialiConfigCustomDashboardsItems {
  readonly include?: string;
  readonly chart?: KialiConfigCustomDashboardsItemsChart;
}

export interface KialiConfigCustomDashboards {
  readonly discoverOn?: string;
  readonly name?: string;
  readonly runtime?: string;
  readonly title?: string;
  readonly rows?: number;
  readonly externalLinks?: readonly KialiConfigCustomDashboardsExternalLinks[] | null;
  readonly items?: readonly KialiConfigCustomDashboardsItems[] | null;
}

export interface KialiSelectorMatchExpressions {
  readonly key?: string;
  readonly operator?: string;
  readonly values?: readonly string[] | null;
}

export interface KialiSelector {
  readonly matchLabels?: { readonly [key: string]: string } | null;
  readonly matchExpressions?: readonly KialiSelectorMatchExpressions[] | null;
}

export interface KialiConfigDeploymentDiscoverySelectors {
  readonly default?: readonly KialiSelector[] | null;
  readonly overrides?: { readonly [key: string]: readonly KialiSelector[] | null } | null;
}

export interface KialiConfigDeploymentTlsConfig {
  readonly cipher_suites?: readonly string[] | null;
  readonly max_version?: string;
  readonly min_version?: string;
  readonly source?: 'auto' | 'config';
}

export interface KialiConfigDeployment {
  readonly cluster_name_overrides?: { readonly [key: string]: string } | null;
  readonly cluster_wide_access?: boolean;
  readonly view_only_mode?: boolean;
  readonly instance_name?: string;
  readonly namespace?: string;
  readonly discovery_selectors?: KialiConfigDeploymentDiscoverySelectors;
  readonly tls_config?: KialiConfigDeploymentTlsConfig;
}

export interface KialiConfigExtensions {
  readonly enabled?: boolean;
  readonly name?: string;
}

export interface KialiAuth {
  /** @deprecated use caBundle */
  readonly ca_file?: string;
  readonly cert_file?: string;
  readonly key_file?: string;
  readonly username?: string;
  readonly insecure_skip_verify?: boolean;
  readonly use_kiali_token?: boolean;
  readonly password?: string;
  readonly token?: string;
  readonly type?: '' | 'none' | 'basic' | 'bearer';
}

export interface KialiPrometheusThanosProxy {
  readonly enabled?: boolean;
  readonly retention_period?: string;
  readonly scrape_interval?: string;
}

export interface KialiPrometheus {
  readonly cache_duration?: number;
  readonly cache_expiration?: number;
  readonly cache_enabled?: boolean;
  readonly is_core?: boolean;
  readonly custom_headers?: { readonly [key: string]: string } | null;
  readonly query_scope?: { readonly [key: string]: string } | null;
  /** Since Kiali 2.26. */
  readonly enabled?: boolean;
  readonly health_check_url?: string;
  readonly url?: string;
  readonly auth?: KialiAuth;
  readonly thanos_proxy?: KialiPrometheusThanosProxy;
}

export interface KialiConfigExternalServicesCustomDashboards {
  readonly discovery_auto_threshold?: number;
  readonly discovery_enabled?: 'true' | 'false' | 'auto';
  readonly enabled?: boolean;
  readonly is_core?: boolean;
  readonly namespace_label?: string;
  readonly prometheus?: KialiPrometheus;
}

export interface KialiDashboards {
  readonly name?: string;
  readonly variables?: KialiVariables;
}

export interface KialiConfigExternalServicesGrafana {
  readonly datasource_uid?: string;
  readonly enabled?: boolean;
  readonly is_core?: boolean;
  readonly external_url?: string;
  readonly health_check_url?: string;
  readonly internal_url?: string;
  /** @deprecated use external_services.grafana.internal_url */
  readonly in_cluster_url?: string;
  /** @deprecated use external_services.grafana.external_url */
  readonly url?: string;
  readonly auth?: KialiAuth;
  readonly dashboards?: readonly KialiDashboards[] | null;
}

export interface KialiConfigExternalServicesIstioComponentStatusComponents {
  readonly app_label?: string;
  readonly namespace?: string;
  readonly is_core?: boolean;
  readonly is_multicluster?: boolean;
  readonly is_proxy?: boolean;
}

export interface KialiConfigExternalServicesIstioComponentStatus {
  readonly enabled?: boolean;
  readonly components?: readonly KialiConfigExternalServicesIstioComponentStatusComponents[] | null;
}

export interface KialiConfigExternalServicesIstioGatewayApiClasses {
  readonly class_name?: string;
  readonly name?: string;
}

export interface KialiConfigExternalServicesIstio {
  readonly gateway_api_classes_label_selector?: string;
  readonly istio_identity_domain?: string;
  readonly istio_api_enabled?: boolean;
  readonly validation_change_detection_enabled?: boolean;
  readonly istiod_polling_interval_seconds?: number;
  readonly validation_reconcile_interval?: number | string;
  readonly component_status?: KialiConfigExternalServicesIstioComponentStatus;
  readonly gateway_api_classes?: readonly KialiConfigExternalServicesIstioGatewayApiClasses[] | null;
}

export interface KialiConfigExternalServicesPerses {
  readonly enabled?: boolean;
  readonly is_core?: boolean;
  readonly external_url?: string;
  readonly health_check_url?: string;
  readonly internal_url?: string;
  readonly project?: string;
  readonly url_format?: string;
  readonly auth?: KialiAuth;
  readonly dashboards?: readonly KialiDashboards[] | null;
}

export interface KialiConfigExternalServicesTracingTempoConfig {
  readonly cache_capacity?: number;
  readonly cache_enabled?: boolean;
  readonly datasource_uid?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly org_id?: string;
  readonly tenant?: string;
  readonly url_format?: string;
}

export interface KialiConfigExternalServicesTracing {
  readonly custom_headers?: { readonly [key: string]: string } | null;
  readonly query_scope?: { readonly [key: string]: string } | null;
  readonly disable_version_check?: boolean;
  readonly enabled?: boolean;
  readonly is_core?: boolean;
  readonly namespace_selector?: boolean;
  readonly use_grpc?: boolean;
  readonly external_url?: string;
  readonly health_check_url?: string;
  readonly internal_url?: string;
  readonly grpc_port?: number;
  readonly query_timeout?: number;
  /** @deprecated use external_services.tracing.internal_url */
  readonly in_cluster_url?: string;
  readonly provider?: 'jaeger' | 'tempo';
  /** @deprecated use external_services.tracing.external_url */
  readonly url?: string;
  /** Since Kiali 2.26. */
  readonly use_waypoint_name?: boolean;
  readonly whitelist_istio_system?: readonly string[] | null;
  readonly auth?: KialiAuth;
  readonly tempo_config?: KialiConfigExternalServicesTracingTempoConfig;
}

export interface KialiConfigExternalServices {
  readonly custom_dashboards?: KialiConfigExternalServicesCustomDashboards;
  readonly grafana?: KialiConfigExternalServicesGrafana;
  readonly istio?: KialiConfigExternalServicesIstio;
  readonly perses?: KialiConfigExternalServicesPerses;
  readonly prometheus?: KialiPrometheus;
  readonly tracing?: KialiConfigExternalServicesTracing;
}

export interface KialiConfigHealthConfigCompute {
  /** Since Kiali 2.26. */
  readonly duration?: string;
  /** Since Kiali 2.26. */
  readonly refresh_interval?: string;
  /** Since Kiali 2.26. */
  readonly timeout?: string;
}

export interface KialiConfigHealthConfigRateTolerance {
  readonly code?: string;
  readonly direction?: string;
  readonly protocol?: string;
  readonly degraded?: number;
  readonly failure?: number;
}

export interface KialiConfigHealthConfigRate {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly tolerance?: readonly KialiConfigHealthConfigRateTolerance[] | null;
}

export interface KialiConfigHealthConfig {
  readonly compute?: KialiConfigHealthConfigCompute;
  readonly rate?: readonly KialiConfigHealthConfigRate[] | null;
}

export interface KialiConfigIdentity {
  readonly cert_file?: string;
  readonly private_key_file?: string;
}

export interface KialiConfigIstioLabels {
  /** Before Kiali 2.27. */
  readonly ambient_namespace_label?: string;
  /** Before Kiali 2.27. */
  readonly ambient_namespace_label_value?: string;
  /** Before Kiali 2.27. */
  readonly ambient_waypoint_gateway_label?: string;
  /** Before Kiali 2.27. */
  readonly ambient_waypoint_label?: string;
  /** Before Kiali 2.27. */
  readonly ambient_waypoint_label_value?: string;
  /** Before Kiali 2.27. */
  readonly ambient_waypoint_use_label?: string;
  /** Before Kiali 2.27. */
  readonly injection_label_name?: string;
  /** Before Kiali 2.27. */
  readonly injection_label_rev?: string;
  /** Before Kiali 2.27. */
  readonly service_canonical_name?: string;
  /** Before Kiali 2.27. */
  readonly service_canonical_revision?: string;
  readonly app_label_name?: string;
  readonly version_label_name?: string;
}

export interface KialiConfigKialiFeatureFlagsAuthz {
  /** Since Kiali 2.26. */
  readonly require_namespace_get?: boolean;
}

export interface KialiConfigKialiFeatureFlagsClustering {
  readonly enable_exec_provider?: boolean;
}

export interface KialiConfigKialiFeatureFlagsCustomWorkloadTypes {
  readonly group?: string;
  readonly kind?: string;
  readonly version?: string;
}

export interface KialiFind {
  readonly auto_select?: boolean;
  readonly description?: string;
  readonly expression?: string;
}

export interface KialiConfigKialiFeatureFlagsUiDefaultsGraphSettings {
  readonly animation?: string;
}

export interface KialiConfigKialiFeatureFlagsUiDefaultsGraphTraffic {
  readonly ambient?: string;
  readonly grpc?: string;
  readonly http?: string;
  readonly tcp?: string;
}

export interface KialiConfigKialiFeatureFlagsUiDefaultsGraph {
  readonly find_options?: readonly KialiFind[] | null;
  readonly hide_options?: readonly KialiFind[] | null;
  readonly settings?: KialiConfigKialiFeatureFlagsUiDefaultsGraphSettings;
  readonly traffic?: KialiConfigKialiFeatureFlagsUiDefaultsGraphTraffic;
}

export interface KialiConfigKialiFeatureFlagsUiDefaultsI18n {
  readonly language?: string;
  readonly show_selector?: boolean;
}

export interface KialiConfigKialiFeatureFlagsUiDefaultsList {
  readonly include_health?: boolean;
  readonly include_istio_resources?: boolean;
  readonly include_validations?: boolean;
  readonly show_include_toggles?: boolean;
}

export interface KialiConfigKialiFeatureFlagsUiDefaultsMesh {
  readonly find_options?: readonly KialiFind[] | null;
  readonly hide_options?: readonly KialiFind[] | null;
}

export interface KialiAggregations {
  readonly display_name?: string;
  readonly label?: string;
  readonly single_selection?: boolean;
}

export interface KialiConfigKialiFeatureFlagsUiDefaultsMetricsInbound {
  readonly aggregations?: readonly KialiAggregations[] | null;
}

export interface KialiConfigKialiFeatureFlagsUiDefaultsMetricsOutbound {
  readonly aggregations?: readonly KialiAggregations[] | null;
}

export interface KialiConfigKialiFeatureFlagsUiDefaultsTracing {
  readonly limit?: number;
}

export interface KialiConfigKialiFeatureFlagsUiDefaults {
  readonly metrics_per_refresh?: string;
  readonly refresh_interval?: string;
  readonly namespaces?: readonly string[] | null;
  readonly graph?: KialiConfigKialiFeatureFlagsUiDefaultsGraph;
  readonly i18n?: KialiConfigKialiFeatureFlagsUiDefaultsI18n;
  readonly list?: KialiConfigKialiFeatureFlagsUiDefaultsList;
  readonly mesh?: KialiConfigKialiFeatureFlagsUiDefaultsMesh;
  readonly metrics_inbound?: KialiConfigKialiFeatureFlagsUiDefaultsMetricsInbound;
  readonly metrics_outbound?: KialiConfigKialiFeatureFlagsUiDefaultsMetricsOutbound;
  readonly tracing?: KialiConfigKialiFeatureFlagsUiDefaultsTracing;
}

export interface KialiConfigKialiFeatureFlagsValidations {
  readonly ignore?: readonly string[] | null;
  readonly skip_wildcard_gateway_hosts?: boolean;
}

export interface KialiConfigKialiFeatureFlags {
  readonly disabled_features?: readonly string[] | null;
  readonly istio_annotation_action?: boolean;
  readonly istio_injection_action?: boolean;
  readonly istio_upgrade_action?: boolean;
  readonly authz?: KialiConfigKialiFeatureFlagsAuthz;
  readonly clustering?: KialiConfigKialiFeatureFlagsClustering;
  readonly custom_workload_types?: readonly KialiConfigKialiFeatureFlagsCustomWorkloadTypes[] | null;
  readonly ui_defaults?: KialiConfigKialiFeatureFlagsUiDefaults;
  readonly validations?: KialiConfigKialiFeatureFlagsValidations;
}

export interface KialiConfigKialiInternalCacheExpiration {
  readonly ambient_check?: number | string;
  readonly gateway?: number | string;
  readonly istio_status?: number | string;
  readonly mesh?: number | string;
  readonly waypoint?: number | string;
  readonly ztunnel_config?: number | string;
}

export interface KialiConfigKialiInternalGraphCache {
  readonly enabled?: boolean;
  readonly inactivity_timeout?: string;
  readonly refresh_interval?: string;
  readonly max_cache_memory_mb?: number;
}

export interface KialiConfigKialiInternalHealthCache {
  /** Since Kiali 2.26. */
  readonly enabled?: boolean;
}

export interface KialiConfigKialiInternal {
  readonly metric_log_duration_limit?: number | string;
  readonly url_service_version?: string;
  readonly cache_expiration?: KialiConfigKialiInternalCacheExpiration;
  readonly graph_cache?: KialiConfigKialiInternalGraphCache;
  readonly health_cache?: KialiConfigKialiInternalHealthCache;
}

export interface KialiConfigKubernetesConfig {
  readonly burst?: number;
  readonly cache_duration?: number;
  readonly cache_token_namespace_duration?: number;
  readonly cluster_name?: string;
  readonly excluded_workloads?: readonly string[] | null;
  readonly qps?: number;
}

export interface KialiConfigLoginToken {
  readonly expiration_seconds?: number;
  readonly signing_key?: string;
}

export interface KialiConfigRunConfig {
  readonly cluster?: string;
  readonly timestamp?: string;
  readonly prometheusbuildinfo?: Readonly<Record<string, unknown>>;
}

export interface KialiConfigServerObservabilityMetricsHealthStatus {
  /** Since Kiali 2.26. */
  readonly enabled?: boolean;
  /** Since Kiali 2.26. */
  readonly max_consecutive_na?: number;
}

export interface KialiConfigServerObservabilityMetrics {
  readonly enabled?: boolean;
  readonly port?: number;
  readonly health_status?: KialiConfigServerObservabilityMetricsHealthStatus;
}

export interface KialiConfigServerObservabilityTracingOtel {
  readonly protocol?: 'http' | 'https' | 'grpc';
  readonly skip_verify?: boolean;
  readonly tls_enabled?: boolean;
}

export interface KialiConfigServerObservabilityTracing {
  readonly collector_type?: 'otel';
  readonly collector_url?: string;
  readonly enabled?: boolean;
  readonly sampling_rate?: number;
  readonly otel?: KialiConfigServerObservabilityTracingOtel;
}

export interface KialiConfigServerObservability {
  readonly metrics?: KialiConfigServerObservabilityMetrics;
  readonly tracing?: KialiConfigServerObservabilityTracing;
}

export interface KialiConfigServerProfiler {
  readonly enabled?: boolean;
}

export interface KialiConfigServer {
  readonly address?: string;
  readonly web_fqdn?: string;
  readonly web_history_mode?: string;
  readonly web_port?: string;
  readonly web_root?: string;
  readonly web_schema?: string;
  readonly audit_log?: boolean;
  readonly cors_allow_all?: boolean;
  readonly gzip_enabled?: boolean;
  readonly require_auth?: boolean;
  readonly port?: number;
  readonly write_timeout?: number | string;
  readonly observability?: KialiConfigServerObservability;
  readonly profiler?: KialiConfigServerProfiler;
}

/** Configuration of Kiali by its official names: its config.yaml. */
export interface KialiConfig {
  readonly installation_tag?: string;
  readonly runMode?: string;
  readonly additional_display_details?: readonly KialiConfigAdditionalDisplayDetails[] | null;
  readonly auth?: KialiConfigAuth;
  readonly chat_ai?: KialiConfigChatAi;
  readonly clustering?: KialiConfigClustering;
  readonly custom_dashboards?: readonly KialiConfigCustomDashboards[] | null;
  readonly deployment?: KialiConfigDeployment;
  readonly extensions?: readonly KialiConfigExtensions[] | null;
  readonly external_services?: KialiConfigExternalServices;
  readonly health_config?: KialiConfigHealthConfig;
  readonly identity?: KialiConfigIdentity;
  readonly istio_labels?: KialiConfigIstioLabels;
  readonly kiali_feature_flags?: KialiConfigKialiFeatureFlags;
  readonly kiali_internal?: KialiConfigKialiInternal;
  readonly kubernetes_config?: KialiConfigKubernetesConfig;
  readonly login_token?: KialiConfigLoginToken;
  readonly runConfig?: KialiConfigRunConfig;
  readonly server?: KialiConfigServer;
}
