import { type ListPart, map, type Template } from './language';
import type { TemplateRelease } from './release';
import {
  gatewayPodSecurity,
  injectedProxyArgs,
  lifecycleFromValues,
  proxyGid,
  proxyUid,
  readinessProbe,
} from './shared/container';
import { imagePullPolicy, imagePullSecrets, pod, proxyConfig, proxyImage } from './shared/data';
import {
  appContainersEnv,
  bootstrapEnv,
  certificateEnv,
  clusterIdEnv,
  complianceEnv,
  fromLimit,
  goRuntimeEnv,
  ifSet,
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
import { emptyVolume, memoryVolume, mounts, openVolume, volumes } from './shared/volumes';

const env = (release: TemplateRelease): ListPart[] => [
  ...certificateEnv,
  ...podEnv,
  fromLimit('ISTIO_CPU_LIMIT', 'cpu'),
  proxyConfigEnv,
  podPortsEnv,
  ...goRuntimeEnv(release),
  complianceEnv(release),
  appContainersEnv,
  clusterIdEnv('Kubernetes'),
  nodeName,
  { name: 'ISTIO_META_INTERCEPTION_MODE', value: proxyConfig.InterceptionMode.String },
  networkEnv,
  ifSet('ISTIO_META_WORKLOAD_NAME', pod.DeploymentMeta.Name),
  ownerEnv,
  bootstrapEnv,
  ...meshEnv,
  proxyMetadataEnv,
];

const volumeMounts: ListPart[] = [
  mounts.workloadSocket,
  mounts.credentialSocket,
  mounts.workloadCertificates,
  mounts.istiodCertificate,
  mounts.data,
  mounts.bootstrap,
  mounts.envoy,
  mounts.token,
  mounts.mtlsCertificates,
  mounts.podInfo,
];

const podVolumes: ListPart[] = [
  openVolume('workload-socket'),
  emptyVolume('credential-socket'),
  volumes.workloadCertificates(emptyVolume('workload-certs')),
  volumes.bootstrap,
  memoryVolume('istio-envoy'),
  emptyVolume('istio-data'),
  volumes.podInfo,
  volumes.token,
  volumes.istiodCertificate,
  volumes.mtlsCertificates,
];

/**
 * Returns the template of the gateway that the chart `gateway` installs: Envoy alone in a pod that a user owns, whose
 * only container is called `istio-proxy`.
 */
export function gatewayInjection(release: TemplateRelease): Template {
  return {
    name: 'gateway',
    documents: [
      map(
        {
          metadata: {
            labels: {
              'service.istio.io/canonical-name': canonicalName,
              'service.istio.io/canonical-revision': canonicalRevision,
            },
            annotations: map(revisionAnnotation, defaultContainerAnnotations),
          },
        },
        {
          spec: map(
            gatewayPodSecurity(false),
            {
              containers: [
                map(
                  {
                    name: 'istio-proxy',
                    image: proxyImage,
                    ports: [{ containerPort: 15090, protocol: 'TCP', name: 'http-envoy-prom' }],
                    args: injectedProxyArgs('router'),
                  },
                  lifecycleFromValues,
                  { securityContext: { runAsUser: proxyUid(), runAsGroup: proxyGid() }, env: env(release) },
                  imagePullPolicy,
                  readinessProbe(15021, false),
                  { volumeMounts },
                ),
              ],
              volumes: podVolumes,
            },
            imagePullSecrets,
          ),
        },
      ),
    ],
  };
}
