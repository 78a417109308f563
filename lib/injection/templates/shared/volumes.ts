import { global, pod, usesClusterTrustBundles, usesGkeCertificates, usesIstiodCertificates, values } from './data';
import {
  annotation,
  choose,
  eachEntry,
  embed,
  eq,
  firstOf,
  hasAnnotation,
  type ListPart,
  map,
  type MapPart,
  parseJson,
  text,
  when,
  withEntry,
} from '../language';

const mount = (name: string, mountPath: string): ListPart => ({ name, mountPath });
const readOnlyMount = (name: string, mountPath: string): ListPart => ({ name, mountPath, readOnly: true });

/**
 * Returns a volume without a source, which is an empty directory, unless the pod itself has a volume of that name: then
 * its source stays.
 */
export const openVolume = (name: string): ListPart => ({ name, emptyDir: null });
export const emptyVolume = (name: string): ListPart => ({ name, emptyDir: {} });
export const memoryVolume = (name: string): ListPart => ({ name, emptyDir: { medium: 'Memory' } });

export const rootCertificateMount = mount('istiod-ca-cert', '/var/run/secrets/istio');

export const mounts = {
  workloadSocket: mount('workload-socket', '/var/run/secrets/workload-spiffe-uds'),
  credentialSocket: mount('credential-socket', '/var/run/secrets/credential-uds'),
  workloadCertificates: when<ListPart>(
    usesGkeCertificates,
    [readOnlyMount('gke-workload-certificate', '/var/run/secrets/workload-spiffe-credentials')],
    [mount('workload-certs', '/var/run/secrets/workload-spiffe-credentials')],
  ),
  istiodCertificate: when<ListPart>(usesIstiodCertificates, [rootCertificateMount]),
  istiodCertificateAndCrl: when<ListPart>(usesIstiodCertificates, [
    rootCertificateMount,
    mount('istio-ca-crl', '/var/run/secrets/istio/crl'),
  ]),
  data: mount('istio-data', '/var/lib/istio/data'),
  bootstrap: when<ListPart>(hasAnnotation('sidecar.istio.io/bootstrapOverride'), [
    mount('custom-bootstrap-volume', '/etc/istio/custom-bootstrap'),
  ]),
  envoy: mount('istio-envoy', '/etc/istio/proxy'),
  xds: mount('istio-xds', '/etc/istio/proxy'),
  token: mount('istio-token', '/var/run/secrets/tokens'),
  mtlsCertificates: when<ListPart>(global.mountMtlsCerts, [readOnlyMount('istio-certs', '/etc/certs/')]),
  podInfo: mount('istio-podinfo', '/etc/istio/pod'),
};

/** Returns the volume of a service account token that the kubelet renews twice a day. */
export const tokenVolume = (name: string, path: string, audience: typeof global.sds.token.aud | string): ListPart => ({
  name,
  projected: { sources: [{ serviceAccountToken: { path, expirationSeconds: 43200, audience } }] },
});

const bundleName = global.trustBundleName;
/** The root certificate: from a cluster trust bundle, or from the ConfigMap that istiod keeps in each namespace. */
export const rootCertificateVolume: ListPart = map(
  { name: 'istiod-ca-cert' },
  when<MapPart>(
    usesClusterTrustBundles,
    [
      {
        projected: {
          sources: [
            {
              clusterTrustBundle: {
                name: text`istio.io:istiod-ca:${firstOf(bundleName, 'root-cert')}`,
                path: 'root-cert.pem',
              },
            },
          ],
        },
      },
    ],
    [{ configMap: { name: firstOf(bundleName, 'istio-ca-root-cert') } }],
  ),
);

const podField = (path: string): ListPart => ({ path, fieldRef: { fieldPath: `metadata.${path}` } });

export const volumes = {
  workloadCertificates: (workloadCerts: ListPart): ListPart =>
    when<ListPart>(
      usesGkeCertificates,
      [{ name: 'gke-workload-certificate', csi: { driver: 'workloadcertificates.security.cloud.google.com' } }],
      [workloadCerts],
    ),
  bootstrap: when<ListPart>(hasAnnotation('sidecar.istio.io/bootstrapOverride'), [
    { name: 'custom-bootstrap-volume', configMap: { name: annotation('sidecar.istio.io/bootstrapOverride') } },
  ]),
  podInfo: { name: 'istio-podinfo', downwardAPI: { items: [podField('labels'), podField('annotations')] } },
  token: tokenVolume('istio-token', 'istio-token', global.sds.token.aud),
  istiodCertificate: when<ListPart>(usesIstiodCertificates, [rootCertificateVolume]),
  crl: {
    name: 'istio-ca-crl',
    configMap: { name: firstOf(values.pilot.crlConfigMapName, 'istio-ca-crl'), optional: true },
  },
  mtlsCertificates: when<ListPart>(global.mountMtlsCerts, [
    {
      name: 'istio-certs',
      secret: {
        optional: true,
        secretName: choose(
          eq(pod.Spec.ServiceAccountName, ''),
          'istio.default',
          text`istio.${pod.Spec.ServiceAccountName}`,
        ),
      },
    },
  ]),
};

/**
 * Returns the volumes or mounts that an annotation of the pod adds: a JSON map from name to the rest of the definition.
 */
export function fromAnnotation(name: 'sidecar.istio.io/userVolume' | 'sidecar.istio.io/userVolumeMount'): ListPart {
  return when<ListPart>(hasAnnotation(name), [
    eachEntry(['key', 'value'], parseJson<Record<string, Record<string, string>>>(annotation(name)), (key, value) => [
      embed(withEntry(value, 'name', text`${key}`)),
    ]),
  ]);
}
