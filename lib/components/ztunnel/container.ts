import { envFromField, envFromMap, envFromResource, type EnvEntry } from '../shared/env';
import { imageReference } from '../shared/image';
import { containerResources } from '../shared/resources';
import { given, when } from '../shared/sparse';
import type { ZtunnelInput, ZtunnelValues } from './values';

export function ztunnelContainer(input: ZtunnelInput): object {
  const { values } = input;
  return {
    name: 'istio-proxy',
    image: imageReference({
      hub: values.hub,
      image: values.image,
      defaultImage: 'ztunnel',
      tag: values.tag,
      variant: values.variant,
    }),
    ports: [{ containerPort: 15020, name: 'ztunnel-stats', protocol: 'TCP' }],
    resources: containerResources(values.resources),
    ...when('imagePullPolicy', values.imagePullPolicy),
    securityContext: securityContext(values),
    readinessProbe: { httpGet: { port: 15021, path: '/healthz/ready' } },
    args: ['proxy', 'ztunnel'],
    env: env(input),
    volumeMounts: volumeMounts(values),
  };
}

/**
 * Returns the security context: root, with only the capabilities that ztunnel needs in the network namespaces of pods.
 */
function securityContext(values: ZtunnelValues): object {
  return {
    allowPrivilegeEscalation: true, // SYS_ADMIN implies it
    privileged: false,
    capabilities: {
      drop: ['ALL'],
      add: [
        'NET_ADMIN', // transparent proxying and socket options
        'SYS_ADMIN', // entering the pods' network namespaces
        'NET_RAW', // raw sockets
      ],
    },
    readOnlyRootFilesystem: true,
    runAsGroup: 1337,
    runAsNonRoot: false,
    runAsUser: 0,
    ...when('seLinuxOptions', values.seLinuxOptions),
  };
}

function env(input: ZtunnelInput): EnvEntry[] {
  const { values } = input;
  const istiod = `istiod${values.revision ? `-${values.revision}` : ''}.${values.istioNamespace}.svc:15012`;
  return [
    { name: 'CA_ADDRESS', value: values.caAddress || istiod },
    { name: 'XDS_ADDRESS', value: values.xdsAddress || istiod },
    ...(values.logAsJson ? [{ name: 'LOG_FORMAT', value: 'json' }] : []),
    ...(values.network ? [{ name: 'NETWORK', value: String(values.network) }] : []),
    { name: 'RUST_LOG', value: String(values.logLevel) },
    { name: 'RUST_BACKTRACE', value: '1' },
    { name: 'ISTIO_META_CLUSTER_ID', value: values.multiCluster.clusterName || 'Kubernetes' },
    { name: 'INPOD_ENABLED', value: 'true' },
    { name: 'TERMINATION_GRACE_PERIOD_SECONDS', value: String(values.terminationGracePeriodSeconds) },
    envFromField('POD_NAME', 'metadata.name'),
    envFromField('POD_NAMESPACE', 'metadata.namespace'),
    envFromField('NODE_NAME', 'spec.nodeName'),
    envFromField('INSTANCE_IP', 'status.podIP'),
    envFromField('SERVICE_ACCOUNT', 'spec.serviceAccountName'),
    ...envFromMap(values.meshConfig.defaultConfig.proxyMetadata),
    envFromResource('ZTUNNEL_CPU_LIMIT', 'limits.cpu'),
    ...ownResources(input),
    ...envFromMap(values.env),
    ...(values.peerCaCrl.enabled ? [{ name: 'CRL_PATH', value: '/var/run/secrets/istio/crl/ca-crl.pem' }] : []),
  ];
}

/**
 * Returns the environment with the limits and requests that the values set. `ZTUNNEL_CPU_LIMIT` alone falls back to the
 * size of the node.
 */
function ownResources({ release, values }: ZtunnelInput): EnvEntry[] {
  if (!release.facts.ztunnelResourceEnv) return [];
  return [
    ...(values.resources?.limits?.cpu ? [envFromResource('ZTUNNEL_RESOURCE_CPU_LIMIT', 'limits.cpu')] : []),
    ...(values.resources?.requests?.cpu ? [envFromResource('ZTUNNEL_RESOURCE_CPU_REQUEST', 'requests.cpu')] : []),
  ];
}

function volumeMounts(values: ZtunnelValues): object[] {
  return [
    { mountPath: '/var/run/secrets/istio', name: 'istiod-ca-cert' },
    { mountPath: '/var/run/secrets/tokens', name: 'istio-token' },
    { mountPath: '/var/run/ztunnel', name: 'cni-ztunnel-sock-dir' },
    { mountPath: '/tmp', name: 'tmp' },
    ...(values.peerCaCrl.enabled
      ? [{ mountPath: '/var/run/secrets/istio/crl', name: 'crl-volume', readOnly: true }]
      : []),
    ...(given(values.volumeMounts) ? values.volumeMounts : []),
  ];
}
