import { enumValue, stringMap, structOf } from '../../../lib/injection/go-template';
import { type Changes, podData, render } from './render';

interface Container {
  name: string;
  image: string;
  args: string[];
  env: { name: string; value?: string }[];
  volumeMounts: { name: string; mountPath: string }[];
  securityContext: { capabilities: { add?: string[] }; [field: string]: unknown };
  [field: string]: unknown;
}
interface Volume {
  name: string;
  [source: string]: unknown;
}
interface Pod {
  metadata: { labels: Record<string, string>; annotations: Record<string, string> };
  spec: {
    initContainers?: Container[];
    containers?: Container[];
    volumes: Volume[];
    imagePullSecrets?: unknown;
    securityContext?: unknown;
  };
}

const inject = (name: string, changes: Changes = {}): Pod =>
  render(name, podData(changes), changes.version)[0] as unknown as Pod;
const sidecar = (changes: Changes = {}): Pod => inject('sidecar', changes);
const proxyOf = ({ spec }: Pod): Container =>
  [...(spec.containers ?? []), ...(spec.initContainers ?? [])].find(({ name }) => name === 'istio-proxy')!;
const initOf = ({ spec }: Pod): Container | undefined =>
  spec.initContainers?.find(({ name }) => name !== 'istio-proxy');
const envOf = (pod: Pod, name: string): string | undefined =>
  proxyOf(pod).env.find((variable) => variable.name === name)?.value;
const volumeOf = (pod: Pod, name: string): Volume | undefined =>
  pod.spec.volumes.find((volume) => volume.name === name);
const mountOf = (pod: Pod, name: string): string | undefined =>
  proxyOf(pod).volumeMounts.find((mount) => mount.name === name)?.mountPath;
const metadata = (entries: Record<string, string>): Changes => ({ proxyConfig: { ProxyMetadata: stringMap(entries) } });
const tls = {
  proxyConfig: {
    GetTracing: () =>
      structOf('Tracing', { GetTlsSettings: () => structOf('Tls', { GetCaCertificates: () => '/etc/ca/root.pem' }) }),
  },
};

/** Each row: the branch, what switches it on, what it changes, the value then and the value without. */
const BRANCHES: [string, Changes, (pod: Pod) => unknown, unknown, unknown][] = [
  [
    'Datadog reads further variables from an annotation',
    { values: { 'global.proxy.tracer': 'datadog' }, annotations: { 'apm.datadoghq.com/env': '{"DD_ENV":"prod"}' } },
    (pod) => envOf(pod, 'DD_ENV'),
    'prod',
    undefined,
  ],
  [
    'Lightstep mounts its CA',
    { ...tls, values: { 'global.proxy.tracer': 'lightstep' } },
    (pod) => mountOf(pod, 'lightstep-certs'),
    '/etc/ca/',
    undefined,
  ],
  [
    'Lightstep has a volume for its CA',
    { ...tls, values: { 'global.proxy.tracer': 'lightstep' } },
    (pod) => volumeOf(pod, 'lightstep-certs')?.secret,
    { optional: true, secretName: 'lightstep.cacert' },
    undefined,
  ],
  [
    'tracing of iptables needs root',
    metadata({ IPTABLES_TRACE_LOGGING: 'true' }),
    (pod) => proxyOf(pod).securityContext.runAsUser,
    0,
    1337,
  ],
  [
    'nftables',
    { values: { 'global.nativeNftables': true } },
    (pod) => initOf(pod)?.args.at(-1),
    '--native-nftables',
    '--log_output_level=default:info',
  ],
  [
    'a compliance policy',
    { data: { CompliancePolicy: 'fips-140-2' } },
    (pod) => envOf(pod, 'COMPLIANCE_POLICY'),
    'fips-140-2',
    undefined,
  ],
  [
    'FIPS 140-3 restricts Go',
    { data: { CompliancePolicy: 'fips-140-3' } },
    (pod) => envOf(pod, 'GODEBUG'),
    'fips140=only',
    undefined,
  ],
  [
    'cluster trust bundles',
    { values: { 'pilot.env': { ENABLE_CLUSTER_TRUST_BUNDLE_API: true } } },
    (pod) => volumeOf(pod, 'istiod-ca-cert'),
    {
      name: 'istiod-ca-cert',
      projected: { sources: [{ clusterTrustBundle: { name: 'istio.io:istiod-ca:root-cert', path: 'root-cert.pem' } }] },
    },
    { name: 'istiod-ca-cert', configMap: { name: 'istio-ca-root-cert' } },
  ],
  [
    'an STS port',
    { values: { 'global.sts.servicePort': 15463 } },
    (pod) => proxyOf(pod).args.at(-1),
    '--stsPort=15463',
    '--log_output_level=default:info',
  ],
  [
    'low ports by capability',
    { annotations: { 'sidecar.istio.io/capNetBindService': 'true' } },
    (pod) => proxyOf(pod).securityContext.capabilities.add,
    ['NET_BIND_SERVICE'],
    undefined,
  ],
  [
    'certificates from GKE',
    { values: { 'global.caName': 'GkeWorkloadCertificate' } },
    (pod) => volumeOf(pod, 'gke-workload-certificate'),
    { name: 'gke-workload-certificate', csi: { driver: 'workloadcertificates.security.cloud.google.com' } },
    undefined,
  ],
  [
    'forced iptables',
    { values: { 'global.proxy_init.forceApplyIptables': true } },
    (pod) => initOf(pod)?.args.includes('--force-apply'),
    true,
    false,
  ],
  [
    'TPROXY by annotation',
    { annotations: { 'sidecar.istio.io/interceptionMode': 'TPROXY' } },
    (pod) => proxyOf(pod).securityContext.capabilities.add,
    ['NET_ADMIN'],
    undefined,
  ],
  [
    'TPROXY by ProxyConfig',
    { proxyConfig: { InterceptionMode: enumValue('Mode', 'TPROXY', 1) } },
    (pod) => [envOf(pod, 'ISTIO_META_INTERCEPTION_MODE'), proxyOf(pod).securityContext.runAsUser],
    ['TPROXY', 0],
    ['REDIRECT', 1337],
  ],
  [
    'no redirection, no init container',
    { annotations: { 'sidecar.istio.io/interceptionMode': 'NONE' } },
    (pod) => pod.spec.initContainers?.length,
    0,
    1,
  ],
  [
    'with CNI the init container only checks',
    { values: { 'pilot.cni.enabled': true } },
    (pod) => initOf(pod)?.name,
    'istio-validation',
    'istio-init',
  ],
  [
    'with CNI the annotations say what to redirect',
    { values: { 'pilot.cni.enabled': true }, annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '81' } },
    (pod) => pod.metadata.annotations['traffic.sidecar.istio.io/excludeInboundPorts'],
    '81,15020',
    undefined,
  ],
  [
    'Multus',
    { values: { 'pilot.cni.enabled': true, 'pilot.cni.provider': 'multus' } },
    (pod) => pod.metadata.annotations['k8s.v1.cni.cncf.io/networks'],
    'default/istio-cni',
    undefined,
  ],
  [
    'rerouted interfaces',
    {
      annotations: {
        'istio.io/reroute-virtual-interfaces': 'net1',
        'traffic.sidecar.istio.io/kubevirtInterfaces': 'net2',
      },
    },
    (pod) => initOf(pod)?.args.slice(-3, -1),
    ['-k', 'net1'],
    ['-d', '15090,15021,15020'],
  ],
  [
    'a status port of 0',
    { annotations: { 'status.sidecar.istio.io/port': '0' } },
    (pod) => [proxyOf(pod).startupProbe, proxyOf(pod).readinessProbe],
    [undefined, undefined],
    [
      {
        httpGet: { path: '/healthz/ready', port: 15021 },
        initialDelaySeconds: 0,
        periodSeconds: 1,
        timeoutSeconds: 3,
        failureThreshold: 600,
      },
      {
        httpGet: { path: '/healthz/ready', port: 15021 },
        initialDelaySeconds: 0,
        periodSeconds: 15,
        timeoutSeconds: 3,
        failureThreshold: 4,
      },
    ],
  ],
  [
    'a custom bootstrap',
    { annotations: { 'sidecar.istio.io/bootstrapOverride': 'mine' } },
    (pod) => volumeOf(pod, 'custom-bootstrap-volume')?.configMap,
    { name: 'mine' },
    undefined,
  ],
  [
    'volumes of the user',
    { annotations: { 'sidecar.istio.io/userVolume': '{"v":{"hostPath":{"path":"/x"}}}' } },
    (pod) => pod.spec.volumes.at(-1),
    { name: 'v', hostPath: { path: '/x' } },
    { name: 'istio-ca-crl', configMap: { name: 'istio-ca-crl', optional: true } },
  ],
  [
    'mounts of the user',
    { annotations: { 'sidecar.istio.io/userVolumeMount': '{"v":{"mountPath":"/m"}}' } },
    (pod) => proxyOf(pod).volumeMounts.at(-1),
    { name: 'v', mountPath: '/m' },
    { name: 'istio-podinfo', mountPath: '/etc/istio/pod' },
  ],
  [
    'resources by annotation replace those of the values',
    { annotations: { 'sidecar.istio.io/proxyCPU': '1', 'sidecar.istio.io/proxyMemoryLimit': '2Gi' } },
    (pod) => proxyOf(pod).resources,
    { requests: { cpu: '1' }, limits: { memory: '2Gi' } },
    { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2000m', memory: '1024Mi' } },
  ],
  [
    'no resources: null takes away those of the pod',
    { values: { 'global.proxy.resources': {} } },
    (pod) => proxyOf(pod).resources === null,
    true,
    false,
  ],
  [
    'holding the application',
    { values: { 'global.proxy.holdApplicationUntilProxyStarts': true } },
    (pod) => proxyOf(pod).lifecycle,
    { postStart: { exec: { command: ['pilot-agent', 'wait'] } } },
    undefined,
  ],
  [
    'a native sidecar drains itself',
    { data: { NativeSidecars: true } },
    (pod) => [pod.spec.initContainers?.map(({ name }) => name), pod.spec.containers, proxyOf(pod).lifecycle],
    [
      ['istio-init', 'istio-proxy'],
      undefined,
      { preStop: { exec: { command: ['pilot-agent', 'request', '--debug-port=15020', 'POST', 'drain'] } } },
    ],
    [['istio-init'], [expect.objectContaining({ name: 'istio-proxy' })], undefined],
  ],
  [
    'an own proxy image',
    { annotations: { 'sidecar.istio.io/proxyImage': 'mine/proxy:1' } },
    (pod) => [proxyOf(pod).image, initOf(pod)?.image],
    ['mine/proxy:1', 'mine/proxy:1'],
    ['hub/proxyv2:tag', 'hub/init:tag'],
  ],
  [
    'HBONE tunnels',
    metadata({ ISTIO_META_ENABLE_HBONE: 'true' }),
    (pod) => pod.metadata.labels['networking.istio.io/tunnel'],
    'http',
    undefined,
  ],
  ['a network', { values: { 'global.network': 'n1' } }, (pod) => envOf(pod, 'ISTIO_META_NETWORK'), 'n1', undefined],
  [
    'inbound to localhost',
    { data: { InboundTrafficPolicyMode: 'localhost' } },
    (pod) => envOf(pod, 'REWRITE_PROBE_LEGACY_LOCALHOST_DESTINATION'),
    'true',
    undefined,
  ],
  [
    'a revision',
    { values: { revision: 'canary' } },
    (pod) => envOf(pod, 'CA_ADDR'),
    'istiod-canary.istio-system.svc:15012',
    'istiod.istio-system.svc:15012',
  ],
  [
    'pull secrets',
    { values: { 'global.imagePullSecrets': ['a', 'b'] } },
    (pod) => pod.spec.imagePullSecrets,
    [{ name: 'a' }, { name: 'b' }],
    undefined,
  ],
];

describe('sidecar', () => {
  it.each(BRANCHES)('%s', (_, changes, part, on, off) => {
    expect(part(sidecar(changes))).toEqual(on);
    expect(part(sidecar())).toEqual(off);
  });

  it('lists the ports and the other containers of the pod', () => {
    expect(envOf(sidecar(), 'ISTIO_META_POD_PORTS')).toBe('[\n    {"containerPort":80}\n]');
    expect(envOf(sidecar(), 'ISTIO_META_APP_CONTAINERS')).toBe('app');
    expect(
      envOf(
        sidecar({ data: { Spec: structOf('v1.PodSpec', { Containers: [], ServiceAccountName: '' }) } }),
        'ISTIO_META_POD_PORTS',
      ),
    ).toBe('[\n]');
  });

  it('cuts a canonical name as the release does', () => {
    const labels = { app: `${'a'.repeat(61)}.-b` };
    const nameIn = (version: string): string =>
      sidecar({ version, labels }).metadata.labels['service.istio.io/canonical-name'];
    expect(nameIn('1.30.3')).toBe(`${'a'.repeat(61)}.`);
    expect(nameIn('1.31.0')).toBe('a'.repeat(61));
  });

  it.each([
    'a"b',
    'a: b # c',
    'line\none',
    '{{ .Values }}',
    '\\',
    "it's",
    '\u00e9\u2028\u{1f600}',
    '- x',
    '$(X)',
    'true',
    '1.5',
  ])('keeps text of the user as it is: %j', (given) => {
    const pod = sidecar({
      annotations: { 'sidecar.istio.io/logLevel': given },
      labels: { app: given },
      values: { 'global.network': given },
    });
    expect(proxyOf(pod).args).toContain(`--proxyLogLevel=${given}`);
    expect(pod.metadata.labels['service.istio.io/canonical-name']).toBe(given.replace(/^[-_.]+|[-_.]+$/g, ''));
    expect(envOf(pod, 'ISTIO_META_NETWORK')).toBe(given);
  });

  it('leaves volumes open that the pod may bring itself', () => {
    const nulls = sidecar()
      .spec.volumes.filter(({ emptyDir }) => emptyDir === null)
      .map(({ name }) => name);
    expect(nulls).toEqual(['workload-socket', 'credential-socket', 'workload-certs']);
  });
});

describe('gateway', () => {
  it('runs the router as an ordinary user who may listen on low ports', () => {
    const { spec } = inject('gateway');
    expect(spec.securityContext).toEqual({ sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] });
    expect(proxyOf(inject('gateway')).args.slice(0, 2)).toEqual(['proxy', 'router']);
    expect(proxyOf(inject('gateway')).securityContext).toEqual({ runAsUser: 1337, runAsGroup: 1337 });
  });

  it('takes the pod security of the values instead', () => {
    expect(inject('gateway', { values: { 'gateways.securityContext': { fsGroup: 5 } } }).spec.securityContext).toEqual({
      fsGroup: 5,
    });
  });
});

describe('gRPC', () => {
  it('grpc-agent adds an agent without Envoy, and tells the application where its bootstrap file is', () => {
    const { spec } = inject('grpc-agent');
    expect(spec.containers?.map(({ name }) => name)).toEqual(['istio-proxy', 'app']);
    expect(envOf(inject('grpc-agent'), 'DISABLE_ENVOY')).toBe('true');
    expect(spec.containers?.[1].env).toContainEqual({
      name: 'GRPC_XDS_BOOTSTRAP',
      value: '/etc/istio/proxy/grpc-bootstrap.json',
    });
  });

  it('grpc-simple writes a bootstrap file for each container', () => {
    const {
      spec,
      metadata: { annotations },
    } = inject('grpc-simple', { values: { 'global.istioNamespace': 'mesh' } });
    expect(annotations).toEqual({ 'sidecar.istio.io/rewriteAppHTTPProbers': 'false' });
    expect(spec.containers?.map(({ name }) => name)).toEqual(['app']);
    expect(spec.initContainers?.[0].env.at(-1)).toEqual({ name: 'ISTIO_NAMESPACE', value: 'mesh\n' });
  });
});
