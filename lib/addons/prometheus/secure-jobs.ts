import { keep, replace } from './relabel';

/** Where the agent beside the server writes its certificate. */
export const CERTS = '/etc/istio-certs';

/** Targets that serve metrics by mutual TLS, on the port that an annotation names. */
function secureJob(name: string, annotation: string): object {
  const port = `__meta_kubernetes_pod_annotation_prometheus_istio_io_${annotation}`;
  return {
    job_name: name,
    kubernetes_sd_configs: [{ role: 'pod' }],
    relabel_configs: [
      keep('.+', port),
      replace('__metrics_path__', ['__meta_kubernetes_pod_annotation_prometheus_io_path'], '(.+)'),
      replace('__address__', ['__meta_kubernetes_pod_ip', port], '(.+);(.+)', '$1:$2'),
    ],
    scheme: 'https',
    // Names in certificates of a mesh are SPIFFE identities, which Prometheus cannot verify.
    tls_config: {
      ca_file: `${CERTS}/root-cert.pem`,
      cert_file: `${CERTS}/cert-chain.pem`,
      key_file: `${CERTS}/key.pem`,
      insecure_skip_verify: true,
    },
  };
}

export const SECURE_JOBS: readonly object[] = [
  secureJob('istio-secure-merged-metrics', 'secure_port'),
  secureJob('istio-secure-envoy-metrics', 'secure_envoy_port'),
];
