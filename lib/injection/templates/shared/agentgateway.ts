import { proxyGid, proxyUid } from './container';
import { gateway, global, image, imagePullPolicy, proxyConfig, trustDomain } from './data';
import { caAddress, fromField, fromLimit, ifSet, proxyMetadataEnv } from './env';
import { agentPorts, deployedProbes, network, noPrivileges } from './gateway-container';
import { emptyVolume, mounts, tokenVolume, volumes } from './volumes';
import { type ListPart, map, type MapPart, type Value, valueOr } from '../language';
import type { TemplateRelease } from '../release';

const agentgatewayImage = image(
  'agentgatewayImage',
  global.agentgateway.image,
  gateway.AgentgatewayImage,
  'gateway.istio.io/agentgatewayImage',
);
/** User and group of agentgateway's image. */
const AGENTGATEWAY_ID = '10101';

const env = (release: TemplateRelease): ListPart[] => [
  fromField('POD_NAME', 'metadata.name'),
  fromField('POD_NAMESPACE', 'metadata.namespace'),
  fromField('NAMESPACE', 'metadata.namespace'),
  fromField('INSTANCE_IP', 'status.podIP'),
  fromField('SERVICE_ACCOUNT', 'spec.serviceAccountName'),
  fromLimit('CPU_LIMIT', 'cpu'),
  { name: 'GATEWAY', value: gateway.Name },
  { name: 'RUST_BACKTRACE', value: '1' },
  { name: 'CLUSTER_ID', value: valueOr(global.multiCluster.clusterName, gateway.ClusterID) },
  ifSet('NETWORK', network),
  ifSet('TRUST_DOMAIN', trustDomain),
  proxyMetadataEnv,
  { name: 'XDS_ADDRESS', value: proxyConfig.DiscoveryAddress },
  ...(release.facts.agentgatewayCertificates ? [{ name: 'CA_ADDRESS', value: caAddress }] : []),
];

const aud = global.sds.token.aud;

/**
 * Returns mounts and volumes. A proxy with certificates of its own needs a second token, and the root certificate in a
 * second place.
 */
function storage(release: TemplateRelease): { volumeMounts: ListPart[]; volumes: ListPart[] } {
  const hasCertificates = release.facts.agentgatewayCertificates;
  const xdsToken = hasCertificates ? 'xds-token' : 'istio-token';
  return {
    volumeMounts: [
      { mountPath: '/var/run/secrets/xds', name: 'istiod-ca-cert' },
      { mountPath: '/var/run/secrets/xds-tokens', name: xdsToken },
      { mountPath: '/tmp', name: 'tmp' },
      ...(hasCertificates ? [{ mountPath: '/var/run/secrets/istio', name: 'istiod-ca-cert' }, mounts.token] : []),
    ],
    volumes: [
      emptyVolume('tmp'),
      tokenVolume(xdsToken, 'xds-token', aud),
      ...(hasCertificates ? [volumes.token] : []),
      volumes.istiodCertificate,
    ],
  };
}

/**
 * Returns the parts that agentgateway has as a gateway and as a waypoint: the container, with the given differences,
 * and the pod's volumes.
 */
export function agentgatewayPod(
  release: TemplateRelease,
  resources: MapPart,
  security: MapPart[],
  lifecycle: MapPart[],
): { containers: Value; volumes: ListPart[] } {
  const { volumeMounts, volumes: podVolumes } = storage(release);
  const container = map(
    { name: 'agentgateway', image: agentgatewayImage },
    resources,
    imagePullPolicy,
    {
      securityContext: map(
        noPrivileges,
        { runAsUser: proxyUid(AGENTGATEWAY_ID), runAsGroup: proxyGid(AGENTGATEWAY_ID) },
        ...security,
      ),
      ports: agentPorts,
      args: ['--config', '{}'],
    },
    ...lifecycle,
    { env: env(release) },
    deployedProbes,
    { volumeMounts },
  );
  return { containers: [container], volumes: podVolumes };
}
