/**
 * Names of the metrics of Istio: the begin of the names, their type (`c` counter, `g` gauge, `h` histogram) with the
 * release since which they exist, and the rest of the names.
 */
export const METRICS = `
citadel_ c server_authentication_failure_count server_csr_count server_csr_parsing_err_count server_csr_sign_err_count
citadel_ c server_id_extraction_err_count server_success_cert_issuance_count
citadel_ g server_cert_chain_expiry_seconds server_cert_chain_expiry_timestamp server_root_cert_expiry_seconds
citadel_ g server_root_cert_expiry_timestamp
galley_ c validation_config_load_error validation_config_update_error validation_config_updates validation_failed
galley_ c validation_http_error validation_passed
istio_ c dns_requests_total dns_upstream_failures_total dns_upstream_requests_total on_demand_dns_total
istio_ c request_messages_total requests_total response_messages_total tcp_connections_closed_total
istio_ c tcp_connections_failed_total tcp_connections_opened_total tcp_received_bytes_total tcp_sent_bytes_total
istio_ c xds_connection_terminations_total xds_message_bytes_total xds_message_total
istio_ g build tcp_sockets_open
istio_ h dns_upstream_request_duration_seconds request_bytes request_duration_milliseconds response_bytes
istio_ c1.31 crl_policy_rejections_total crl_untracked_connections_total
istio_agent_ c dns_requests_total dns_upstream_failures_total dns_upstream_requests_total envoy_connection_terminations
istio_agent_ c istiod_connection_failures istiod_connection_terminations num_failed_outgoing_requests
istio_agent_ c num_file_secret_failures_total num_file_watcher_failures_total num_outgoing_requests outgoing_latency
istio_agent_ c scrape_failures_total scrapes_total wasm_cache_lookup_count wasm_config_conversion_count
istio_agent_ c wasm_remote_fetch_count xds_proxy_requests xds_proxy_responses
istio_agent_ g cert_expiry_seconds startup_duration_seconds wasm_cache_entries
istio_agent_ h dns_upstream_request_duration_seconds wasm_config_conversion_duration
istio_cni_ c installs_total repair_pods_repaired_total
istio_cni_ c1.31 plugin_requests_total
istio_cni_ g install_ready
pilot_ c inbound_updates jwks_resolver_network_fetch_fail_total jwks_resolver_network_fetch_success_total
pilot_ c k8s_cfg_events k8s_endpoints_with_no_pods k8s_proxies_with_no_service_targets k8s_reg_events push_triggers
pilot_ c sds_certificate_errors_total total_rejected_configs total_xds_internal_errors total_xds_rejects
pilot_ c xds_expired_nonce xds_pushes xds_write_timeout
pilot_ g conflict_inbound_listener conflict_outbound_listener_tcp_over_current_tcp destrule_subsets
pilot_ g dns_cluster_without_endpoints duplicate_envoy_clusters eds_no_instances endpoint_not_ready envoy_filter_status
pilot_ g info k8s_endpoints_pending_pod no_ip services virt_services vservice_dup_domain worker_queue_depth xds
pilot_ g xds_cds_reject xds_eds_reject xds_lds_reject xds_rds_reject xds_recv_max
pilot_ h debounce_time proxy_convergence_time proxy_queue_time pushcontext_init_seconds worker_queue_duration
pilot_ h worker_queue_latency xds_config_size_bytes xds_push_time xds_send_time
`;

/** Labels that metrics of connections have, in alphabetical order. */
export const CONNECTION_LABELS: readonly string[] = [
  'connection_security_policy',
  'destination_app',
  'destination_canonical_revision',
  'destination_canonical_service',
  'destination_cluster',
  'destination_principal',
  'destination_service',
  'destination_service_name',
  'destination_service_namespace',
  'destination_version',
  'destination_workload',
  'destination_workload_namespace',
  'reporter',
  'request_protocol',
  'response_flags',
  'source_app',
  'source_canonical_revision',
  'source_canonical_service',
  'source_cluster',
  'source_principal',
  'source_version',
  'source_workload',
  'source_workload_namespace',
];

/** Labels that metrics of requests have besides. */
export const REQUEST_LABELS: readonly string[] = ['grpc_response_status', 'response_code'];
