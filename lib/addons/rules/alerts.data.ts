/** What a mesh must have for an alert to make sense. */
export type AlertNeeds = 'istiod' | 'merged' | 'cni' | 'ztunnel';

/** One alert, with what to do about it. */
export interface Alert {
  readonly name: string;
  readonly needs?: AlertNeeds;
  readonly expr: string;
  readonly for: string;
  readonly severity: 'critical' | 'warning';
  readonly summary: string;
  /** What it means, and what to look at first. */
  readonly runbook: string;
}

const DAY = '86400';

export const ALERTS: readonly Alert[] = [
  {
    name: 'IstiodDown',
    needs: 'istiod',
    expr: 'absent(pilot_info)',
    for: '5m',
    severity: 'critical',
    summary: 'No istiod is scraped',
    runbook:
      'Proxies keep the configuration they have, but certificates are not renewed, new pods get no sidecar and ' +
      'changes ' +
      'reach nobody. Look whether pods of istiod run and are ready, then whether Prometheus still has them as targets.',
  },
  {
    name: 'IstioConfigRejected',
    needs: 'istiod',
    expr: 'sum by (type) (increase(pilot_total_xds_rejects[10m])) > 0',
    for: '5m',
    severity: 'warning',
    summary: 'Proxies refuse configuration of type {{ $labels.type }}',
    runbook:
      'A proxy that refuses goes on with what it had, so that later changes do not reach it either. The log of ' +
      'istiod ' +
      'names the proxy and the reason ("NACK"). EnvoyFilters are the usual cause, and after them what was applied ' +
      'last.',
  },
  {
    name: 'IstioPushErrors',
    needs: 'istiod',
    expr: 'sum(increase(pilot_total_xds_internal_errors[10m])) > 0',
    for: '5m',
    severity: 'warning',
    summary: 'istiod fails to generate configuration',
    runbook: 'Some proxies miss changes. The log of istiod has the error, and mostly the object that leads to it.',
  },
  {
    name: 'IstioPushTimeouts',
    needs: 'istiod',
    expr: 'sum(increase(pilot_xds_write_timeout[10m])) > 0',
    for: '5m',
    severity: 'warning',
    summary: 'Proxies do not take their configuration in time',
    runbook:
      'Either the network between proxies and istiod is slow, or the configuration is large. Sidecar objects that ' +
      'name ' +
      'what a namespace calls make it small; the dashboard of the control plane shows the size of pushes.',
  },
  {
    name: 'IstioSlowConvergence',
    needs: 'istiod',
    expr: 'histogram_quantile(0.99, sum by (le) (rate(pilot_proxy_convergence_time_bucket[5m]))) > 10',
    for: '10m',
    severity: 'warning',
    summary: 'Changes take {{ $value | humanizeDuration }} to reach proxies',
    runbook:
      'Endpoints change faster than proxies hear of it, so that requests go to pods that are gone. Give istiod ' +
      'more CPU ' +
      'or replicas, limit what proxies are told with Sidecar objects, and leave out namespaces with ' +
      'discoverySelectors.',
  },
  {
    name: 'IstioConflictingListeners',
    needs: 'istiod',
    expr: 'sum(pilot_conflict_inbound_listener) + sum(pilot_conflict_outbound_listener_tcp_over_current_tcp) > 0',
    for: '15m',
    severity: 'warning',
    summary: 'Services claim the same listener',
    runbook:
      'Of services that share an address and a port one is served, and the others are not. Name the protocol of the ' +
      'ports, or give TCP services without a cluster IP ports of their own.',
  },
  {
    name: 'IstioRootCertificateExpires',
    needs: 'istiod',
    expr: `min(citadel_server_root_cert_expiry_timestamp) - time() < 30 * ${DAY}`,
    for: '1h',
    severity: 'critical',
    summary: 'The root certificate of the mesh expires in {{ $value | humanizeDuration }}',
    runbook:
      'From then on no proxy trusts another. Changing the root takes steps: first have all proxies trust both, ' +
      'then sign ' +
      'with the new one, and take the old one away last.',
  },
  {
    name: 'IstioIssuerCertificateExpires',
    needs: 'istiod',
    expr: `min(citadel_server_cert_chain_expiry_timestamp) - time() < 14 * ${DAY}`,
    for: '1h',
    severity: 'critical',
    summary: 'The certificate that istiod signs with expires in {{ $value | humanizeDuration }}',
    runbook: 'No certificate of a workload outlives it. Renew the Secret cacerts, with the same root.',
  },
  {
    name: 'IstioProxyCertificateExpires',
    needs: 'merged',
    expr: 'min by (namespace, pod) (istio_agent_cert_expiry_seconds) < 3600',
    for: '15m',
    severity: 'critical',
    summary: 'The certificate of {{ $labels.namespace }}/{{ $labels.pod }} was not renewed',
    runbook:
      'An agent renews long before the end. Look in the log of the container istio-proxy for requests to sign that ' +
      'fail: ' +
      'the way to istiod, or the token of the service account.',
  },
  {
    name: 'IstioInjectionFails',
    needs: 'istiod',
    expr: 'sum(increase(sidecar_injection_failure_total[10m])) > 0',
    for: '5m',
    severity: 'critical',
    summary: 'Sidecars are not injected',
    runbook:
      'Pods do not start, or start without a sidecar, as the failure policy of the webhook says. The log of istiod ' +
      'names ' +
      'the pod; annotations of it and changed injection templates are the usual cause.',
  },
  {
    name: 'IstioValidationFails',
    needs: 'istiod',
    expr: 'sum(increase(galley_validation_http_error[10m])) > 0',
    for: '5m',
    severity: 'warning',
    summary: 'The webhook that checks objects answers with errors',
    runbook: 'Objects of Istio cannot be changed. Look whether the API server reaches istiod, and its CA bundle.',
  },
  {
    name: 'IstioCniNotReady',
    needs: 'cni',
    expr: 'min by (namespace, pod) (istio_cni_install_ready) == 0',
    for: '10m',
    severity: 'critical',
    summary: 'The CNI agent {{ $labels.pod }} is not ready',
    runbook:
      'Pods on its node do not start, or start without redirection of their traffic. The log of the agent says ' +
      'what it ' +
      'cannot write: mostly the folder of the CNI configuration.',
  },
  {
    name: 'IstioZtunnelDisconnected',
    needs: 'ztunnel',
    expr: 'min by (namespace, pod) (ztunnel_connected) == 0',
    for: '5m',
    severity: 'critical',
    summary: 'No ztunnel is connected to the CNI agent {{ $labels.pod }}',
    runbook:
      'Pods that start on its node are not in the mesh until it is. Look whether ztunnel runs on the node, and ' +
      'whether ' +
      'both have the same revision.',
  },
  {
    name: 'IstioZtunnelWorkloadsWait',
    needs: 'ztunnel',
    expr: 'sum by (namespace, pod) (workload_manager_pending_proxy_count) > 0',
    for: '10m',
    severity: 'warning',
    summary: 'Pods wait for {{ $labels.pod }} to take their traffic',
    runbook:
      'They are enrolled and ztunnel does not serve them yet, so that they cannot be reached. Its log says what it ' +
      'waits ' +
      'for: mostly certificates or an answer of istiod.',
  },
];
