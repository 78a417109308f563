import { annotationOr, each, type ListPart, map, type MapPart, ne, type Template, when } from './language';
import type { TemplateRelease } from './release';
import { injectedProxyArgs, injectedResources, readinessProbe } from './shared/container';
import { global, imagePullPolicy, imagePullSecrets, pod, proxyImage } from './shared/data';
import {
  appContainersEnv,
  certificateEnv,
  clusterIdEnv,
  ifSet,
  localhostProbesEnv,
  meshEnv,
  networkEnv,
  nodeName,
  ownerEnv,
  podEnv,
  podPortsEnv,
  proxyConfigEnv,
  proxyMetadataEnv,
} from './shared/env';
import { canonicalName, canonicalRevision, defaultContainerAnnotations, revisionAnnotation } from './shared/metadata';
import { emptyVolume, fromAnnotation, memoryVolume, mounts, openVolume, volumes } from './shared/volumes';

const env: ListPart[] = [
  { name: 'ISTIO_META_GENERATOR', value: 'grpc' },
  { name: 'OUTPUT_CERTS', value: '/var/lib/istio/data' },
  localhostProbesEnv,
  ...certificateEnv,
  ...podEnv,
  proxyConfigEnv,
  podPortsEnv,
  appContainersEnv,
  clusterIdEnv('Kubernetes'),
  nodeName,
  networkEnv,
  ifSet('ISTIO_META_WORKLOAD_NAME', pod.DeploymentMeta.Name),
  ownerEnv,
  ...meshEnv,
  proxyMetadataEnv,
  // gRPC resolves names through xDS itself.
  { name: 'ISTIO_META_DNS_CAPTURE', value: 'false' },
  { name: 'DISABLE_ENVOY', value: 'true' },
];

const volumeMounts: ListPart[] = [
  mounts.workloadSocket,
  mounts.workloadCertificates,
  mounts.istiodCertificate,
  mounts.data,
  mounts.xds,
  mounts.token,
  mounts.mtlsCertificates,
  mounts.podInfo,
  fromAnnotation('sidecar.istio.io/userVolumeMount'),
];

const podVolumes: ListPart[] = [
  openVolume('workload-socket'),
  volumes.workloadCertificates(openVolume('workload-certs')),
  volumes.bootstrap,
  memoryVolume('istio-xds'),
  emptyVolume('istio-data'),
  volumes.podInfo,
  volumes.token,
  volumes.istiodCertificate,
  volumes.mtlsCertificates,
  fromAnnotation('sidecar.istio.io/userVolume'),
];

/** Application containers, which find the bootstrap file and the certificates where the agent writes them. */
const applicationContainers: ListPart = each('container', pod.Spec.Containers, (container) => [
  when<ListPart>(ne(container.Name, 'istio-proxy'), [
    {
      name: container.Name,
      env: [
        { name: 'GRPC_XDS_EXPERIMENTAL_SECURITY_SUPPORT', value: 'true' },
        { name: 'GRPC_XDS_BOOTSTRAP', value: '/etc/istio/proxy/grpc-bootstrap.json' },
      ],
      volumeMounts: [mounts.data, mounts.xds, mounts.workloadCertificates],
    },
  ]),
]);

/**
 * Returns the template of gRPC without a proxy: the agent alone beside the application, for certificates and the
 * bootstrap file.
 */
export function grpcAgent(release: TemplateRelease): Template {
  const agent = map(
    {
      name: 'istio-proxy',
      image: proxyImage,
      ports: [{ containerPort: 15020, protocol: 'TCP', name: 'mesh-metrics' }],
      args: injectedProxyArgs('sidecar'),
      lifecycle: {
        postStart: { exec: { command: ['pilot-agent', 'wait', '--url=http://localhost:15020/healthz/ready'] } },
      },
      env,
    },
    imagePullPolicy,
    // Istio ties resources and mounts to the status port as well as the probe.
    when<MapPart>(ne(annotationOr('status.sidecar.istio.io/port', global.proxy.statusPort), '0'), [
      readinessProbe(15020, true),
      injectedResources(release),
      { volumeMounts },
    ]),
  );
  return {
    name: 'grpc-agent',
    documents: [
      map(
        {
          metadata: {
            labels: {
              'service.istio.io/canonical-name': canonicalName,
              'service.istio.io/canonical-revision': canonicalRevision,
            },
            annotations: map(revisionAnnotation, defaultContainerAnnotations, {
              'sidecar.istio.io/rewriteAppHTTPProbers': 'false',
            }),
          },
        },
        { spec: map({ containers: [agent, applicationContainers], volumes: podVolumes }, imagePullSecrets) },
      ),
    ],
  };
}
