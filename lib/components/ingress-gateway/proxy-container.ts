import { envFromField, envFromMap, envFromResource, type EnvEntry } from '../shared/env';
import { imageReference } from '../shared/image';
import { when } from '../shared/sparse';
import { containerPorts, containerSecurity, proxyResources, unprivilegedEnv, userMounts } from './pod';
import { ingressGatewayName, type IngressGatewayInput } from './values';

/** Returns the container of the written-out proxy, which no injector changes. */
export function writtenOutProxy(input: IngressGatewayInput): object {
  const {
    gateway,
    values: { global },
  } = input;
  return {
    name: 'istio-proxy',
    image: imageReference({
      hub: global.hub,
      image: global.proxy.image,
      defaultImage: 'proxyv2',
      tag: gateway.tag || global.tag,
      variant: global.proxy.variant || global.variant,
    }),
    ...when('imagePullPolicy', global.imagePullPolicy),
    ports: containerPorts(input),
    args: args(input),
    ...containerSecurity(input),
    readinessProbe: {
      failureThreshold: 30,
      httpGet: { path: '/healthz/ready', port: 15021, scheme: 'HTTP' },
      initialDelaySeconds: 1,
      periodSeconds: 2,
      successThreshold: 1,
      timeoutSeconds: 1,
    },
    resources: proxyResources(input),
    env: env(input),
    volumeMounts: [...proxyMounts(input), ...userMounts(input)],
  };
}

function args({ values: { global } }: IngressGatewayInput): string[] {
  const { proxy, logging, logAsJson, sts } = global;
  return [
    'proxy',
    'router',
    '--domain',
    `$(POD_NAMESPACE).svc.${proxy.clusterDomain}`,
    ...(proxy.logLevel ? [`--proxyLogLevel=${proxy.logLevel}`] : []),
    ...(proxy.componentLogLevel ? [`--proxyComponentLogLevel=${proxy.componentLogLevel}`] : []),
    ...(logging.level ? [`--log_output_level=${logging.level}`] : []),
    ...(logAsJson ? ['--log_as_json'] : []),
    ...(sts.servicePort ? [`--stsPort=${sts.servicePort}`] : []),
  ];
}

function env(input: IngressGatewayInput): EnvEntry[] {
  const {
    values: { global, meshConfig, revision },
    gateway,
    namespace,
  } = input;
  const name = ingressGatewayName(input);
  const entry = (key: string, value: string): EnvEntry[] => (value ? [{ name: key, value }] : []);
  return [
    { name: 'PILOT_CERT_PROVIDER', value: global.pilotCertProvider },
    {
      name: 'CA_ADDR',
      value: global.caAddress || `istiod${revision ? `-${revision}` : ''}.${global.istioNamespace}.svc:15012`,
    },
    envFromField('NODE_NAME', 'spec.nodeName', 'v1'),
    envFromField('POD_NAME', 'metadata.name', 'v1'),
    envFromField('POD_NAMESPACE', 'metadata.namespace', 'v1'),
    envFromField('INSTANCE_IP', 'status.podIP', 'v1'),
    envFromField('HOST_IP', 'status.hostIP', 'v1'),
    envFromResource('ISTIO_CPU_LIMIT', 'limits.cpu'),
    envFromField('SERVICE_ACCOUNT', 'spec.serviceAccountName'),
    { name: 'ISTIO_META_WORKLOAD_NAME', value: name },
    { name: 'ISTIO_META_OWNER', value: `kubernetes://apis/apps/v1/namespaces/${namespace}/deployments/${name}` },
    ...entry('ISTIO_META_MESH_ID', global.meshID || meshConfig.trustDomain),
    ...entry('TRUST_DOMAIN', meshConfig.trustDomain),
    ...unprivilegedEnv(input),
    ...envFromMap(gateway.env),
    ...envFromMap(meshConfig.defaultConfig.proxyMetadata),
    // The gateway's own environment may have set it already.
    ...(gateway.env?.ISTIO_META_NETWORK ? [] : entry('ISTIO_META_NETWORK', global.network)),
    { name: 'ISTIO_META_CLUSTER_ID', value: global.multiCluster.clusterName || 'Kubernetes' },
    envFromField('ISTIO_META_NODE_NAME', 'spec.nodeName'),
  ];
}

function proxyMounts({ values: { global } }: IngressGatewayInput): object[] {
  return [
    { name: 'workload-socket', mountPath: '/var/run/secrets/workload-spiffe-uds' },
    { name: 'credential-socket', mountPath: '/var/run/secrets/credential-uds' },
    { name: 'workload-certs', mountPath: '/var/run/secrets/workload-spiffe-credentials' },
    { name: 'istio-envoy', mountPath: '/etc/istio/proxy' },
    { name: 'config-volume', mountPath: '/etc/istio/config' },
    ...(global.pilotCertProvider === 'istiod' ? [{ name: 'istiod-ca-cert', mountPath: '/var/run/secrets/istio' }] : []),
    { name: 'istio-token', mountPath: '/var/run/secrets/tokens', readOnly: true },
    ...(global.mountMtlsCerts ? [{ name: 'istio-certs', mountPath: '/etc/certs', readOnly: true }] : []),
    { name: 'istio-data', mountPath: '/var/lib/istio/data' },
    { name: 'podinfo', mountPath: '/etc/istio/pod' },
  ];
}
