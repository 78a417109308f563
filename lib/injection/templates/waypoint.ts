import { embed, eq, type ListPart, map, type MapPart, not, type Template, text, when } from './language';
import type { TemplateRelease } from './release';
import { outlierLogArg, resourcesFrom } from './shared/container';
import { gateway, global, imagePullPolicy, imagePullSecrets, proxyImage, values } from './shared/data';
import {
  certificateEnv,
  clusterIdEnv,
  fromField,
  goRuntimeEnv,
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
  network,
  noPrivileges,
} from './shared/gateway-container';
import { gatewayDocuments } from './shared/gateway-documents';
import {
  emptyVolume,
  memoryVolume,
  mounts,
  openVolume,
  rootCertificateMount,
  rootCertificateVolume,
  tokenVolume,
  volumes,
} from './shared/volumes';

const { affinity, nodeSelector, resources, tolerations, topologySpreadConstraints } = global.waypoint;

const env = (release: TemplateRelease): ListPart[] => [
  fromField('ISTIO_META_SERVICE_ACCOUNT', 'spec.serviceAccountName'),
  nodeName,
  ...certificateEnv,
  ...podEnv,
  cpuLimitEnv,
  proxyConfigEnv,
  proxyMetadataEnv,
  ...goRuntimeEnv(release),
  clusterIdEnv('Kubernetes'),
  when<ListPart>(network, [
    { name: 'ISTIO_META_NETWORK', value: network },
    // An east-west gateway serves the clients of other networks, which must see this one only.
    when<ListPart>(eq(gateway.ControllerLabel, 'istio.io-eastwest-controller'), [
      { name: 'ISTIO_META_REQUESTED_NETWORK_VIEW', value: network },
    ]),
  ]),
  { name: 'ISTIO_META_INTERCEPTION_MODE', value: 'REDIRECT' },
  ...deployedWorkloadEnv,
  ...meshEnv,
];

const securityContext = map(
  noPrivileges,
  // OpenShift assigns the user of each namespace.
  when<MapPart>(not(eq(global.platform, 'openshift')), [{ runAsUser: 1337, runAsGroup: 1337 }]),
  when<MapPart>(values.gateways.seccompProfile, [{ seccompProfile: embed(values.gateways.seccompProfile) }]),
);

/**
 * Returns the template of the proxy that ambient workloads of a namespace share, and of the east-west gateway: both are
 * Gateways that istiod deploys.
 */
export function waypoint(release: TemplateRelease): Template {
  const container = map(
    {
      name: 'istio-proxy',
      ports: envoyPorts,
      image: proxyImage,
      args: [
        ...deployedProxyArgs('waypoint', ['--serviceCluster', text`${gateway.ServiceAccount}.$(POD_NAMESPACE)`], []),
        outlierLogArg,
      ],
      env: env(release),
    },
    imagePullPolicy,
    when<MapPart>(resources, [{ resources: resourcesFrom(resources, release) }]),
    deployedProbes,
    { securityContext },
    {
      volumeMounts: [
        mounts.workloadSocket,
        rootCertificateMount,
        mounts.data,
        mounts.envoy,
        mounts.token,
        mounts.podInfo,
      ],
    },
  );
  return {
    name: 'waypoint',
    documents: gatewayDocuments({
      controller: gateway.ControllerLabel,
      serviceAccountOwnedFrom: 128,
      outsideOfAmbient: true,
      serviceAnnotations: { 'networking.istio.io/traffic-distribution': 'PreferClose' },
      listenerProtocols: false,
      podSpec: [
        when<MapPart>(affinity, [{ affinity: embed(affinity) }]),
        when<MapPart>(topologySpreadConstraints, [{ topologySpreadConstraints: embed(topologySpreadConstraints) }]),
        when<MapPart>(nodeSelector, [{ nodeSelector: embed(nodeSelector) }]),
        when<MapPart>(tolerations, [{ tolerations: embed(tolerations) }]),
        {
          containers: [container],
          volumes: [
            release.facts.openWorkloadSocket ? openVolume('workload-socket') : emptyVolume('workload-socket'),
            memoryVolume('istio-envoy'),
            memoryVolume('go-proxy-envoy'),
            emptyVolume('istio-data'),
            emptyVolume('go-proxy-data'),
            volumes.podInfo,
            tokenVolume('istio-token', 'istio-token', 'istio-ca'),
            rootCertificateVolume,
          ],
        },
        imagePullSecrets,
      ],
    }),
  };
}
