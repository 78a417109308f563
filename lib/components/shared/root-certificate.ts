/**
 * Returns the volume with the root certificate of the control plane: a ClusterTrustBundle where the feature flag is
 * set, else the ConfigMap that istiod keeps in each namespace.
 *
 * The official charts compare the flag with `true` and stop at the text `"true"`, which means the same to the program
 * that reads it.
 */
export function rootCertificateVolume(
  env: Readonly<Record<string, unknown>> | null | undefined,
  trustBundleName?: string | null,
): object {
  if (String(env?.ENABLE_CLUSTER_TRUST_BUNDLE_API) !== 'true') {
    return { name: 'istiod-ca-cert', configMap: { name: trustBundleName || 'istio-ca-root-cert' } };
  }
  const clusterTrustBundle = { name: `istio.io:istiod-ca:${trustBundleName || 'root-cert'}`, path: 'root-cert.pem' };
  return { name: 'istiod-ca-cert', projected: { sources: [{ clusterTrustBundle }] } };
}
