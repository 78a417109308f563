/**
 * The keys of Kiali's configuration, in a notation of one line for all keys of a type within an object.
 *
 * A line with a type has the type and the names of its keys: `s` text, `u` URL, `c` credential, `b` boolean, `i` whole
 * number, `n` number, `d` duration, `S` list of texts, `M` map of texts, `o` open object, `=a|b` one of these words,
 * `x` keys that only the operator of Kiali reads. After the type may stand `+2.26` (since that version of Kiali),
 * `-2.27` (gone in it) and `!key` (deprecated for that key). Any other line is an object, with `[]` a list of such and
 * with `{}` a map of lists of such; `%name` takes the keys of a fragment.
 */
export const KEYS = `
s installation_tag runMode
x api istio_namespace
additional_display_details[]
 s annotation icon_annotation title
auth
 =anonymous|header|openid|openshift|token strategy
 openid
  M additional_request_params
  S allowed_domains scopes
  s api_proxy api_proxy_ca_data api_token client_id http_proxy https_proxy issuer_uri username_claim
  i authentication_timeout
  s!auth.openid.discovery_override.authorization_endpoint authorization_endpoint
  b disable_rbac insecure_skip_verify_tls
  discovery_override
   s authorization_endpoint jwks_uri token_endpoint userinfo_endpoint
 openshift
  s ca_file
  b insecure_skip_verify_tls
  x auth_timeout client_id_prefix redirect_uris token_inactivity_timeout token_max_age
chat_ai
 s+2.26 default_provider
 b+2.26 enabled
 providers[]
  s+2.26 config default_model description name type
  b+2.26 enabled
  u+2.27 endpoint
  c+2.26 key
  models[]
   s+2.26 description model name
   b+2.26 enabled
   u+2.26 endpoint
   c+2.26 key
  tools %tools
 store_config
  b+2.26 enabled reduce_with_ai
  n+2.27 history_token_budget_ratio
  s+2.26 inactivity_timeout
  i+2.26 max_cache_memory_mb reduce_threshold
 tools %tools
clustering
 b enable_exec_provider ignore_home_cluster
 x autodetect_secrets
 clusters[]
  s name secret_name
 kiali_urls[]
  s cluster_name instance_name namespace
  u url
custom_dashboards[]
 s discoverOn name runtime title
 i rows
 externalLinks[]
  s name type
  variables %variables
 items[]
  s include
  chart
   s aggregator chartType dataType metricName name sortLabel sortLabelParseAs unit xAxis
   S groupLabels
   i max min spans
   b startCollapsed
   n unitScale
   aggregations[]
    s displayName label
    b singleSelection
   metrics[]
    s displayName metricName
deployment
 M cluster_name_overrides
 b cluster_wide_access view_only_mode
 s instance_name namespace
 x accessible_namespaces additional_pod_containers_yaml additional_pod_init_containers_yaml additional_service_yaml
 x affinity configmap_annotations custom_envs custom_secrets dns extra_labels host_aliases hpa image_digest image_name
 x image_pull_policy image_pull_secrets image_version ingress ingress_enabled logger network_policy node_selector
 x pod_annotations pod_disruption_budget pod_labels priority_class_name probes remote_cluster_resources_only replicas
 x resources secret_name security_context service_annotations service_type strategy tolerations
 x topology_spread_constraints verbose_mode version_label
 discovery_selectors
  default[] %selector
  overrides{} %selector
 tls_config
  S cipher_suites
  s max_version min_version
  =auto|config source
extensions[]
 b enabled
 s name
external_services
 custom_dashboards
  i discovery_auto_threshold
  =true|false|auto discovery_enabled
  b enabled is_core
  s namespace_label
  prometheus %prometheus
 grafana
  s datasource_uid
  b enabled is_core
  u external_url health_check_url internal_url
  u!external_services.grafana.internal_url in_cluster_url
  u!external_services.grafana.external_url url
  auth %auth
  dashboards[] %dashboards
 istio
  s gateway_api_classes_label_selector istio_identity_domain
  b istio_api_enabled validation_change_detection_enabled
  i istiod_polling_interval_seconds
  d validation_reconcile_interval
  x config_map_name egress_gateway_namespace envoy_admin_local_port gateway_api_class_name istio_canary_revision
  x istio_injection_annotation istio_sidecar_annotation istio_sidecar_injector_config_map_name istiod_deployment_name
  x istiod_pod_monitoring_port root_namespace url_service_version
  component_status
   b enabled
   components[]
    s app_label namespace
    b is_core is_multicluster is_proxy
  gateway_api_classes[]
   s class_name name
 perses
  b enabled is_core
  u external_url health_check_url internal_url
  s project url_format
  auth %auth
  dashboards[] %dashboards
 prometheus %prometheus
 tracing
  M custom_headers query_scope
  b disable_version_check enabled is_core namespace_selector use_grpc
  u external_url health_check_url internal_url
  i grpc_port query_timeout
  u!external_services.tracing.internal_url in_cluster_url
  =jaeger|tempo provider
  u!external_services.tracing.external_url url
  b+2.26 use_waypoint_name
  S whitelist_istio_system
  auth %auth
  tempo_config
   i cache_capacity
   b cache_enabled
   s datasource_uid name namespace org_id tenant url_format
health_config
 compute
  s+2.26 duration refresh_interval timeout
 rate[]
  s kind name namespace
  tolerance[]
   s code direction protocol
   n degraded failure
identity
 s cert_file private_key_file
istio_labels
 s-2.27 ambient_namespace_label ambient_namespace_label_value ambient_waypoint_gateway_label ambient_waypoint_label
 s-2.27 ambient_waypoint_label_value ambient_waypoint_use_label injection_label_name injection_label_rev
 s-2.27 service_canonical_name service_canonical_revision
 s app_label_name version_label_name
 x egress_gateway_label ingress_gateway_label
kiali_feature_flags
 S disabled_features
 b istio_annotation_action istio_injection_action istio_upgrade_action
 x certificates_information_indicators
 authz
  b+2.26 require_namespace_get
 clustering
  b enable_exec_provider
  x autodetect_secrets clusters kiali_urls
 custom_workload_types[]
  s group kind version
 ui_defaults
  s metrics_per_refresh refresh_interval
  S namespaces
  graph
   find_options[] %find
   hide_options[] %find
   settings
    s animation
   traffic
    s ambient grpc http tcp
  i18n
   s language
   b show_selector
  list
   b include_health include_istio_resources include_validations show_include_toggles
  mesh
   find_options[] %find
   hide_options[] %find
  metrics_inbound
   aggregations[] %aggregations
  metrics_outbound
   aggregations[] %aggregations
  tracing
   i limit
 validations
  S ignore
  b skip_wildcard_gateway_hosts
kiali_internal
 d metric_log_duration_limit
 s url_service_version
 cache_expiration
  d ambient_check gateway istio_status mesh waypoint ztunnel_config
 graph_cache
  b enabled
  s inactivity_timeout refresh_interval
  i max_cache_memory_mb
 health_cache
  b+2.26 enabled
kubernetes_config
 i burst cache_duration cache_token_namespace_duration
 s cluster_name
 S excluded_workloads
 n qps
login_token
 i expiration_seconds
 c signing_key
runConfig
 s cluster timestamp
 o prometheusbuildinfo
server
 s address web_fqdn web_history_mode web_port web_root web_schema
 b audit_log cors_allow_all gzip_enabled require_auth
 i port
 d write_timeout
 x node_port
 observability
  metrics
   b enabled
   i port
   health_status
    b+2.26 enabled
    i+2.26 max_consecutive_na
  tracing
   =otel collector_type
   s collector_url
   b enabled
   n sampling_rate
   otel
    =http|https|grpc protocol
    b skip_verify tls_enabled
    x ca_name
 profiler
  b enabled
`;

/** Keys that stand in several places. */
export const FRAGMENTS: Readonly<Record<string, string>> = {
  aggregations: `
s display_name label
b single_selection
`,
  auth: `
s!caBundle ca_file
s cert_file key_file username
b insecure_skip_verify use_kiali_token
c password token
=|none|basic|bearer type
`,
  dashboards: `
s name
variables %variables
`,
  find: `
b auto_select
s description expression
`,
  prometheus: `
i cache_duration cache_expiration
b cache_enabled is_core
M custom_headers query_scope
b+2.26 enabled
u health_check_url url
auth %auth
thanos_proxy
 b enabled
 s retention_period scrape_interval
`,
  selector: `
M matchLabels
matchExpressions[]
 s key operator
 S values
`,
  tools: `
S+2.27 disabled_tools enabled_tools
`,
  variables: `
s app datasource namespace service version workload
`,
};

/** Versions of Kiali whose keys are known, oldest first. */
export const KIALI_VERSIONS = ['2.21', '2.26', '2.27'] as const;
