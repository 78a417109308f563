import { type ListPart, map, type MapPart, type Template, when } from './language';
import type { TemplateRelease } from './release';
import {
  gatewayPodSecurity,
  lifecycleFromValues,
  proxyGid,
  proxyUid,
  resourcesFrom,
  stsPortArg,
} from './shared/container';
import { gateway, global, imagePullPolicy, imagePullSecrets, proxyConfig, proxyImage } from './shared/data';
import {
  certificateEnv,
  clusterIdEnv,
  goRuntimeEnv,
  ifSet,
  meshEnv,
  nodeName,
  podEnv,
  proxyConfigEnv,
  proxyMetadataEnv,
} from './shared/env';
import {
  cpuLimitEnv,
  deployedProbes,
  deployedProxyArgs,
  deployedWorkloadEnv,
  envoyPorts,
  labelledNetwork,
  network,
  noPrivileges,
} from './shared/gateway-container';
import { gatewayDocuments } from './shared/gateway-documents';
import { emptyVolume, memoryVolume, mounts, openVolume, volumes } from './shared/volumes';

const env = (release: TemplateRelease): ListPart[] => [
  ...certificateEnv,
  ...podEnv,
  cpuLimitEnv,
  proxyConfigEnv,
  { name: 'ISTIO_META_POD_PORTS', value: '[]' },
  { name: 'ISTIO_META_APP_CONTAINERS', value: '' },
  ...goRuntimeEnv(release),
  clusterIdEnv(gateway.ClusterID),
  nodeName,
  { name: 'ISTIO_META_INTERCEPTION_MODE', value: proxyConfig.InterceptionMode.String },
  ifSet('ISTIO_META_NETWORK', network),
  ...deployedWorkloadEnv,
  ...meshEnv,
  proxyMetadataEnv,
  ifSet('ISTIO_META_REQUESTED_NETWORK_VIEW', labelledNetwork),
];

/** Returns the template of Envoy for a Gateway object of class `istio`. */
export function kubeGateway(release: TemplateRelease): Template {
  const resources = global.proxy.resources;
  const container = map(
    { name: 'istio-proxy', image: proxyImage },
    when<MapPart>(resources, [{ resources: resourcesFrom(resources, release) }]),
    imagePullPolicy,
    {
      securityContext: map(noPrivileges, { runAsUser: proxyUid(), runAsGroup: proxyGid() }),
      ports: envoyPorts,
      args: deployedProxyArgs('router', [], [stsPortArg]),
    },
    lifecycleFromValues,
    { env: env(release) },
    deployedProbes,
    {
      volumeMounts: [
        mounts.workloadSocket,
        mounts.credentialSocket,
        mounts.workloadCertificates,
        mounts.istiodCertificate,
        mounts.data,
        mounts.envoy,
        mounts.token,
        mounts.podInfo,
      ],
    },
  );
  return {
    name: 'kube-gateway',
    documents: gatewayDocuments({
      controller: 'istio.io-gateway-controller',
      serviceAccountOwnedFrom: 128,
      outsideOfAmbient: false,
      listenerProtocols: release.facts.gatewayListenerProtocols,
      podSpec: [
        gatewayPodSecurity(true),
        {
          containers: [container],
          volumes: [
            release.facts.openWorkloadSocket ? openVolume('workload-socket') : emptyVolume('workload-socket'),
            emptyVolume('credential-socket'),
            volumes.workloadCertificates(emptyVolume('workload-certs')),
            memoryVolume('istio-envoy'),
            emptyVolume('istio-data'),
            volumes.podInfo,
            volumes.token,
            volumes.istiodCertificate,
          ],
        },
        imagePullSecrets,
      ],
    }),
  };
}
