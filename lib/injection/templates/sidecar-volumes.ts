import { and, directoryOf, eq, type ListPart, when } from './language';
import { global, proxyConfig } from './shared/data';
import { emptyVolume, fromAnnotation, memoryVolume, mounts, openVolume, volumes } from './shared/volumes';

const lightstepTls = and(eq(global.proxy.tracer, 'lightstep'), proxyConfig.GetTracing.GetTlsSettings);

/** Mounts of the sidecar's container. */
export const volumeMounts: ListPart[] = [
  mounts.workloadSocket,
  mounts.credentialSocket,
  mounts.workloadCertificates,
  mounts.istiodCertificateAndCrl,
  mounts.data,
  mounts.bootstrap,
  mounts.envoy,
  mounts.token,
  mounts.mtlsCertificates,
  mounts.podInfo,
  when<ListPart>(lightstepTls, [
    {
      name: 'lightstep-certs',
      mountPath: directoryOf(proxyConfig.GetTracing.GetTlsSettings.GetCaCertificates),
      readOnly: true,
    },
  ]),
  fromAnnotation('sidecar.istio.io/userVolumeMount'),
];

/** Volumes of a pod with a sidecar. */
export const podVolumes: ListPart[] = [
  openVolume('workload-socket'),
  openVolume('credential-socket'),
  volumes.workloadCertificates(openVolume('workload-certs')),
  volumes.bootstrap,
  memoryVolume('istio-envoy'),
  emptyVolume('istio-data'),
  volumes.podInfo,
  volumes.token,
  volumes.istiodCertificate,
  volumes.crl,
  volumes.mtlsCertificates,
  fromAnnotation('sidecar.istio.io/userVolume'),
  when<ListPart>(lightstepTls, [
    { name: 'lightstep-certs', secret: { optional: true, secretName: 'lightstep.cacert' } },
  ]),
];
