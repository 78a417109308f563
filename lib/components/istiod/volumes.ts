import { given } from '../shared/sparse';
import { revisioned } from './names';
import type { IstiodInput } from './values';

/** Returns the mounts of the discovery container: tokens, certificates and the kubeconfig of a remote cluster. */
export function istiodVolumeMounts({ values }: IstiodInput): object[] {
  return [
    { name: 'istio-token', mountPath: '/var/run/secrets/tokens', readOnly: true },
    { name: 'local-certs', mountPath: '/var/run/secrets/istio-dns' },
    { name: 'cacerts', mountPath: '/etc/cacerts', readOnly: true },
    { name: 'istio-kubeconfig', mountPath: '/var/run/secrets/remote', readOnly: true },
    ...(given(values.jwksResolverExtraRootCA) ? [{ name: 'extracacerts', mountPath: '/cacerts' }] : []),
    { name: 'istio-csr-dns-cert', mountPath: '/var/run/secrets/istiod/tls', readOnly: true },
    { name: 'istio-csr-ca-configmap', mountPath: '/var/run/secrets/istiod/ca', readOnly: true },
    ...(given(values.volumeMounts) ? values.volumeMounts : []),
  ];
}

export function istiodVolumes(input: IstiodInput): object[] {
  const { values } = input;
  return [
    { emptyDir: { medium: 'Memory' }, name: 'local-certs' },
    {
      name: 'istio-token',
      projected: {
        sources: [
          {
            serviceAccountToken: {
              audience: values.global.sds.token.aud,
              expirationSeconds: 43200,
              path: 'istio-token',
            },
          },
        ],
      },
    },
    optionalSecret('cacerts', 'cacerts'),
    optionalSecret('istio-kubeconfig', 'istio-kubeconfig'),
    optionalSecret('istio-csr-dns-cert', 'istiod-tls'),
    caVolume(input),
    ...(given(values.jwksResolverExtraRootCA)
      ? [{ name: 'extracacerts', configMap: { name: revisioned('pilot-jwks-extra-cacerts', values.revision) } }]
      : []),
    ...(given(values.volumes) ? values.volumes : []),
  ];
}

const optionalSecret = (name: string, secretName: string): object => ({ name, secret: { secretName, optional: true } });

/**
 * Returns the volume with the root certificate of a CA outside istiod: from a ClusterTrustBundle where the cluster has
 * that API, else from a ConfigMap.
 */
function caVolume({ values: { env, global } }: IstiodInput): object {
  const name = 'istio-csr-ca-configmap';
  // The chart compares with the boolean: the text 'true' does not switch it on.
  if (env?.ENABLE_CLUSTER_TRUST_BUNDLE_API === true) {
    const bundle = {
      name: `istio.io:istiod-ca:${global.trustBundleName || 'root-cert'}`,
      path: 'root-cert.pem',
      optional: true,
    };
    return { name, projected: { sources: [{ clusterTrustBundle: bundle }] } };
  }
  return {
    name,
    configMap: { name: global.trustBundleName || 'istio-ca-root-cert', defaultMode: 420, optional: true },
  };
}
