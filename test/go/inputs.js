'use strict';
/** Random inputs for injection and Gateway templates, from a seed: the same ones on every machine. */

/** A small random number generator (mulberry32). */
function randomSource(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (below) => Math.floor(next() * below);
  const pick = (items) => items[int(items.length)];
  const chance = (probability) => next() < probability;
  return { next, int, pick, chance };
}

const TEXTS = [
  '',
  'a',
  'true',
  'false',
  '*',
  '15020',
  '0',
  'x/y:1',
  'yes "quoted"',
  'a: b # c',
  'line\nbreak',
  '<&>',
  'é',
  '1.5',
  '-',
  ' padded ',
  'null',
  '10.0.0.0/8,1.2.3.4/32',
  '80,90',
];

/** Values that an annotation may have; others get a text of `TEXTS`. */
const ANNOTATIONS = {
  'apm.datadoghq.com/env': ['{"DD_ENV": "prod", "DD_A": "1"}', '{}', '["a"]', 'nope'],
  'gateway.istio.io/agentgatewayImage': ['agent:1', 'my/agent:2'],
  'istio.io/reroute-virtual-interfaces': ['net0', 'net0,net1'],
  'k8s.v1.cni.cncf.io/networks': [
    '',
    'net-a',
    'default/istio-cni',
    'a, b',
    '[{"name": "x"}]',
    '[{"name": "istio-cni", "namespace": "default"}]',
    '[broken]',
  ],
  'kubectl.kubernetes.io/default-container': ['app'],
  'kubectl.kubernetes.io/default-logs-container': ['app'],
  'readiness.status.sidecar.istio.io/applicationPorts': ['80'],
  'readiness.status.sidecar.istio.io/failureThreshold': ['5'],
  'readiness.status.sidecar.istio.io/initialDelaySeconds': ['3'],
  'readiness.status.sidecar.istio.io/periodSeconds': ['7'],
  'resource.opentelemetry.io/service.name': ['svc'],
  'resource.opentelemetry.io/service.namespace': ['ns'],
  'resource.opentelemetry.io/service.version': ['v3'],
  'resource.opentelemetry.io/service.instance.id': ['id'],
  'sidecar.istio.io/agentLogLevel': ['debug'],
  'sidecar.istio.io/bootstrapOverride': ['my-config'],
  'sidecar.istio.io/capNetBindService': ['true', 'false'],
  'sidecar.istio.io/componentLogLevel': ['misc:error', 'rbac:debug'],
  'sidecar.istio.io/interceptionMode': ['REDIRECT', 'TPROXY', 'NONE'],
  'sidecar.istio.io/logLevel': ['info', 'trace'],
  'sidecar.istio.io/nativeSidecar': ['true', 'false'],
  'sidecar.istio.io/proxyCPU': ['100m', '2'],
  'sidecar.istio.io/proxyCPULimit': ['1'],
  'sidecar.istio.io/proxyImage': ['proxyv2', 'hub.example/proxy:1'],
  'sidecar.istio.io/proxyMemory': ['128Mi'],
  'sidecar.istio.io/proxyMemoryLimit': ['1Gi'],
  'sidecar.istio.io/statsInclusionPrefixes': ['cluster.outbound'],
  'sidecar.istio.io/userVolume': [
    '{"data": {"emptyDir": {}}}',
    '[{"name": "v", "secret": {"secretName": "s"}}]',
    '{"a": {"n": 1.5, "t": "yes"}}',
    'nope',
  ],
  'sidecar.istio.io/userVolumeMount': [
    '{"data": {"mountPath": "/d"}}',
    '[{"name": "v", "mountPath": "/v", "readonly": true}]',
  ],
  'status.sidecar.istio.io/port': ['0', '15020', '15021'],
  'traffic.sidecar.istio.io/excludeInboundPorts': ['', '15021', '80,15020', ' 1, 2 '],
  'traffic.sidecar.istio.io/excludeInterfaces': ['eth1'],
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': ['', '10.0.0.0/8'],
  'traffic.sidecar.istio.io/excludeOutboundPorts': ['', '443'],
  'traffic.sidecar.istio.io/includeInboundPorts': ['*', '', '80,8080'],
  'traffic.sidecar.istio.io/includeOutboundIPRanges': ['*', '1.1.1.0/24'],
  'traffic.sidecar.istio.io/includeOutboundPorts': ['', '5432'],
  'traffic.sidecar.istio.io/kubevirtInterfaces': ['net1'],
};
const LABELS = [
  'app',
  'app.kubernetes.io/name',
  'app.kubernetes.io/version',
  'networking.istio.io/tunnel',
  'security.istio.io/tlsMode',
  'service.istio.io/canonical-name',
  'service.istio.io/canonical-revision',
  'service.istio.io/workload-name',
  'topology.istio.io/network',
  'version',
  'istio.io/dataplane-mode',
  'istio.io/waypoint-for',
];
const LABEL_VALUES = [
  'web',
  'v1',
  'http',
  'disabled',
  'istio',
  'none',
  'a-very-long-name-that-is-longer-than-what-a-label-may-be-so-that-it-is-cut-',
  '',
];

/** Helm values of the istiod chart that templates read, with the alternatives that a random input picks from. */
const VALUES = {
  'revision': ['', 'canary', '1-30-3'],
  'global.istioNamespace': ['istio-system', 'mesh'],
  'global.caAddress': ['', 'ca.example:443'],
  'global.caName': [undefined, '', 'GkeWorkloadCertificate'],
  'global.pilotCertProvider': ['istiod', 'kubernetes', 'k8s.io/x', 'none'],
  'global.trustDomain': [undefined, 'cluster.local', 'td'],
  'global.trustBundleName': [undefined, 'istio-ca-root-cert', 'bundle'],
  'global.meshID': ['', 'mesh1'],
  'global.network': ['', 'net1'],
  'global.networkPolicy': [undefined, { enabled: true }],
  'global.platform': [undefined, '', 'openshift', 'gke'],
  'global.imagePullPolicy': ['', 'Always'],
  'global.imagePullSecrets': [[], ['one'], ['one', 'two']],
  'global.logAsJson': [false, true],
  'global.mountMtlsCerts': [false, true],
  'global.nativeNftables': [false, true],
  'global.logging.level': ['default:info', 'all:debug'],
  'global.multiCluster.clusterName': ['', 'c1'],
  'global.sds.token.aud': ['istio-ca'],
  'global.sts.servicePort': [0, 15463, 15000000],
  'global.proxy.image': ['proxyv2', 'hub.example/p:1'],
  'global.proxy.clusterDomain': ['cluster.local', 'example.org'],
  'global.proxy.logLevel': ['warning', ''],
  'global.proxy.componentLogLevel': ['misc:error', ''],
  'global.proxy.outlierLogPath': ['', '/dev/stdout'],
  'global.proxy.privileged': [false, true],
  'global.proxy.statusPort': [15020, 0, 15021],
  'global.proxy.includeIPRanges': ['*', ''],
  'global.proxy.excludeIPRanges': ['', '10.1.0.0/16'],
  'global.proxy.includeInboundPorts': ['*', ''],
  'global.proxy.excludeInboundPorts': ['', '9090', '15020'],
  'global.proxy.includeOutboundPorts': ['', '443'],
  'global.proxy.excludeOutboundPorts': ['', '25'],
  'global.proxy.readinessInitialDelaySeconds': [0, 1],
  'global.proxy.readinessPeriodSeconds': [15, 2],
  'global.proxy.readinessFailureThreshold': [4, 30],
  'global.proxy.startupProbe.enabled': [true, false],
  'global.proxy.startupProbe.failureThreshold': [600, 1],
  'global.proxy.resources': [
    { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2000m', memory: '1024Mi' } },
    {},
    { limits: { cpu: null }, requests: { cpu: 1, memory: null } },
    { limits: null },
  ],
  'global.proxy.lifecycle': [undefined, {}, { preStop: { exec: { command: ['sleep', '5'] } } }],
  'global.proxy.seccompProfile': [{}, { type: 'RuntimeDefault' }, { type: 'Localhost', localhostProfile: 'a: b' }],
  'global.proxy.tracer': ['none', 'zipkin', 'lightstep', 'datadog', 'stackdriver'],
  'global.proxy.capNetBindService': [undefined, true, false],
  'global.proxy.holdApplicationUntilProxyStarts': [undefined, true, false],
  'global.proxy_init.image': ['proxyv2', 'hub.example/init:2'],
  'global.proxy_init.forceApplyIptables': [false, true],
  'global.waypoint.resources': [{ requests: { cpu: '1' } }, {}, { limits: { memory: null, cpu: 0.5 } }],
  'global.waypoint.affinity': [{}, { nodeAffinity: { weight: 1 } }],
  'global.waypoint.nodeSelector': [{}, { 'kubernetes.io/os': 'linux' }],
  'global.waypoint.topologySpreadConstraints': [[], [{ maxSkew: 1, topologyKey: 'zone' }]],
  'global.waypoint.tolerations': [[], [{ key: 'a', operator: 'Exists' }]],
  'global.agentgateway': [undefined, {}, { image: 'my/agent:3' }],
  'pilot.cni.enabled': [false, true],
  'pilot.cni.provider': ['default', 'multus'],
  'pilot.crlConfigMapName': [undefined, 'crl'],
  'pilot.env': [{}, { ENABLE_CLUSTER_TRUST_BUNDLE_API: true }, { ENABLE_CLUSTER_TRUST_BUNDLE_API: 'false', A: 'b' }],
  'gateways.securityContext': [{}, { runAsUser: 1337, sysctls: [{ name: 'a', value: '0' }] }],
  'gateways.seccompProfile': [{}, { type: 'RuntimeDefault' }],
};

function setAt(target, path, value) {
  const keys = path.split('.');
  const last = keys.pop();
  const parent = keys.reduce((at, key) => (at[key] ??= {}), target);
  if (value !== undefined) parent[last] = value;
}

const WORDS = [
  'yes',
  'No',
  'null',
  '~',
  'true',
  '1',
  '1.5',
  '0x1f',
  '017',
  '1_000',
  '12:30:45',
  '2024-01-02',
  '.5',
  '.inf',
  '1e3',
  '-',
  '- a',
  'a: b',
  'a:',
  ':a',
  'a #b',
  '#a',
  '@a',
  '`',
  '%',
  '!t',
  '&a',
  '*a',
  '? a',
  '[',
  '{',
  '}',
  ',',
  "it's",
  '"q"',
  '|',
  '>',
  'multi\nline',
  'ends\n',
  '\nstarts',
  'two\n\n',
  '  indented\n  text',
  ' lead',
  'trail ',
  'tab\there',
  'é',
  '日本',
  '\u200b',
  '\u0001',
  '\ufeff',
  'HTTPServer2xx',
  'some_snake-case',
  'Hello World, foo',
  '0',
  '-0',
  '+1',
  '08',
  '0b101',
  '0o7',
  '<<',
  '=',
  '---',
  '--- a',
  '...',
  'x'.repeat(140),
  'word '.repeat(30),
  '\ud83d\ude00',
  'a\\b',
  '\r\n',
];

/** Any JSON value. */
function anyValue(random, depth) {
  const kind = random.int(depth > 0 ? 8 : 6);
  if (kind < 3) return random.chance(0.2) ? random.pick(WORDS) + random.pick(WORDS) : random.pick(WORDS);
  if (kind === 3)
    return random.pick([0, 1, -1, 1.5, 15000000, 0.1, 1e21, 1e-7, 123456789, -2.5, 100, 3.14159, 1e6, 12345678.9]);
  if (kind === 4) return random.chance(0.5);
  if (kind === 5) return null;
  if (kind === 6) return Array.from({ length: random.int(4) }, () => anyValue(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: random.int(5) }, () => [
      random.pick([...WORDS, 'a', 'b', 'a1', 'a10', 'a2', 'A', 'a_b', 'a-b', 'a.b']),
      anyValue(random, depth - 1),
    ]),
  );
}

/** Helm values; the first alternative is the usual one. `wild` also takes away a value or makes it null. */
function helmValues(random, wild) {
  const values = {};
  for (const [path, alternatives] of Object.entries(VALUES))
    setAt(values, path, structuredClone(random.chance(0.6) ? alternatives[0] : random.pick(alternatives)));
  if (random.chance(0.95)) values.any = anyValue(random, 3);
  if (!wild) return values;
  const path = random.pick(Object.keys(VALUES)).split('.');
  const depth = 1 + random.int(path.length);
  const parent = path.slice(0, depth - 1).reduce((at, key) => at[key], values);
  if (random.chance(0.5)) delete parent[path[depth - 1]];
  else parent[path[depth - 1]] = random.pick([null, null, 1.5, 'text', [], {}, true]);
  return values;
}

function someOf(random, names, probability, value) {
  const found = {};
  for (const name of names) if (random.chance(probability)) found[name] = value(name);
  return found;
}

const annotations = (random) =>
  someOf(random, Object.keys(ANNOTATIONS), random.pick([0, 0.05, 0.15, 0.4]), (name) =>
    random.chance(0.9) ? random.pick(ANNOTATIONS[name]) : random.pick(TEXTS),
  );
const labels = (random) => someOf(random, LABELS, random.pick([0, 0.2, 0.5]), () => random.pick(LABEL_VALUES));

function metadata(random, name) {
  const found = { name, ...(random.chance(0.8) && { namespace: random.pick(['default', 'shop']) }) };
  // An empty map is never stored in the cluster.
  for (const [key, map] of Object.entries({ annotations: annotations(random), labels: labels(random) }))
    if (Object.keys(map).length > 0) found[key] = map;
  if (random.chance(0.2)) found.generateName = `${name}-`;
  return found;
}

function container(random, i) {
  const name = i === 0 && random.chance(0.15) ? 'istio-proxy' : random.pick(['app', 'web', 'side', 'db']) + i;
  const found = {
    name,
    image: random.pick([
      'nginx',
      'nginx:1.21',
      'reg:5000/a/b',
      'reg:5000/a/b:v1@sha256:abc',
      'x@sha256:def',
      'auto',
      '',
    ]),
  };
  const ports = Array.from({ length: random.int(4) }, () => ({
    containerPort: random.pick([80, 8080, 9090, 53, 15000]),
    ...(random.chance(0.5) && { protocol: random.pick(['TCP', 'UDP', 'SCTP']) }),
    ...(random.chance(0.4) && { name: random.pick(['http', 'grpc']) }),
    ...(random.chance(0.1) && { hostPort: 80 }),
    ...(random.chance(0.1) && { hostIP: '1.2.3.4' }),
  }));
  if (ports.length > 0) found.ports = ports;
  if (random.chance(0.3)) found.env = [{ name: 'A', value: random.pick(TEXTS) }];
  if (random.chance(0.2)) found.resources = { requests: { cpu: '100m' } };
  return found;
}

function podSpec(random) {
  const spec = { containers: Array.from({ length: random.int(4) }, (_, i) => container(random, i)) };
  if (random.chance(0.2)) spec.initContainers = [container(random, 9)];
  if (random.chance(0.4)) spec.serviceAccountName = random.pick(['sa', 'default']);
  if (random.chance(0.2)) spec.volumes = [{ name: 'v', emptyDir: {} }];
  if (random.chance(0.2)) spec.securityContext = { fsGroup: 1 };
  if (random.chance(0.1)) spec.hostNetwork = true;
  return spec;
}

/** ProxyConfig in protobuf's JSON. */
function proxyConfig(random) {
  const config = {
    configPath: './etc/istio/proxy',
    binaryPath: '/usr/local/bin/envoy',
    serviceCluster: 'istio-proxy',
    drainDuration: '45s',
    discoveryAddress: 'istiod.istio-system.svc:15012',
    proxyAdminPort: 15000,
    controlPlaneAuthPolicy: 'MUTUAL_TLS',
    statNameLength: 189,
    terminationDrainDuration: '5s',
    statusPort: 15020,
  };
  const other = {
    drainDuration: ['23s', '1.5s', '3600s'],
    terminationDrainDuration: ['60s'],
    discoveryAddress: ['istiod-canary.mesh.svc:15012'],
    statusPort: [0, 15021],
    concurrency: [0, 2],
    interceptionMode: ['TPROXY', 'NONE', 'REDIRECT'],
    holdApplicationUntilProxyStarts: [true, false],
    configPath: ['/other'],
    serviceCluster: ['<other>&'],
    proxyAdminPort: [15001],
    statNameLength: [100],
    proxyMetadata: [
      {},
      { A: '1', ISTIO_META_ENABLE_HBONE: 'true' },
      { IPTABLES_TRACE_LOGGING: 'true', z: 'a"b', B: '<x>' },
      { 'ISTIO_META_DNS_CAPTURE': 'true', '': 'e' },
    ],
    tracing: [
      {},
      { zipkin: { address: 'z:9411' } },
      {
        lightstep: { address: 'l:1', accessToken: 't' },
        tlsSettings: { mode: 'SIMPLE', caCertificates: '/etc/lightstep/cacert.pem' },
      },
      { tlsSettings: { mode: 'SIMPLE' } },
      { sampling: 12.5 },
    ],
    image: [{ imageType: 'distroless' }],
    privateKeyProvider: [{ cryptomb: { pollDelay: '0.010s' } }, { qat: { pollDelay: '10s' } }],
    extraStatTags: [['a', 'b']],
    meshId: ['m'],
    proxyStatsMatcher: [{ inclusionPrefixes: ['x'] }],
    readinessProbe: [{ httpGet: { path: '/', port: 80 } }],
    runtimeValues: [{ 'b.x': 'true', 'a.y': '1' }],
    caCertificatesPem: [['-----BEGIN\nx']],
    gatewayTopology: [{ numTrustedProxies: 2, forwardClientCertDetails: 'SANITIZE' }],
    controlPlaneAuthPolicy: ['NONE'],
    customConfigFile: ['/c'],
    envoyAccessLogService: [{ address: 'als:1' }],
    zipkinAddress: ['z:1'],
  };
  const probability = random.pick([0, 0.1, 0.3]);
  for (const [name, alternatives] of Object.entries(other))
    if (random.chance(probability)) config[name] = random.pick(alternatives);
  return config;
}

function meshConfig(random) {
  const otel = {
    name: 'otel',
    opentelemetry: {
      service: 'o',
      port: 4317,
      ...(random.chance(0.6) && { serviceAttributeEnrichment: 'OTEL_SEMANTIC_CONVENTIONS' }),
    },
  };
  return {
    ...(random.chance(0.8) && { proxyListenPort: random.pick([15001, 15101]) }),
    ...(random.chance(0.8) && { proxyInboundListenPort: 15006 }),
    ...(random.chance(0.8) && { trustDomain: random.pick(['cluster.local', 'td', '']) }),
    ...(random.chance(0.4) && {
      extensionProviders: random.pick([
        [otel],
        [{ name: 'p', prometheus: {} }],
        [{ name: 'z', zipkin: { service: 'z', port: 1 } }, otel],
      ]),
    }),
  };
}

function common(random, wild) {
  return {
    proxyConfig: proxyConfig(random),
    meshConfig: meshConfig(random),
    values: helmValues(random, wild),
    revision: random.pick(['', 'default', 'canary']),
    nativeSidecars: random.chance(0.5),
    proxyImage: random.pick(['docker.io/istio/proxyv2:1.30.3', 'auto']),
    proxyInitImage: random.pick(['docker.io/istio/proxyv2:1.30.3', 'init']),
    proxyUID: random.pick([1337, 1000629999, 0]),
    proxyGID: random.pick([1337, 0]),
    inboundPolicy: random.pick(['passthrough', 'localhost']),
    compliance: random.pick(['', 'fips-140-2', 'pqc']),
  };
}

function podInput(random, template, wild) {
  return {
    template,
    kind: 'pod',
    typeMeta: { kind: random.pick(['Deployment', 'Pod', 'Job', '']), apiVersion: random.pick(['apps/v1', 'v1']) },
    deployment: {
      name: random.pick(['web', '', 'a-name-of-many-characters-to-see-where-it-is-cut-off-in-the-end-x']),
      namespace: random.pick(['default', 'shop', '']),
    },
    metadata: metadata(random, random.pick(['web-1', 'x'])),
    spec: podSpec(random),
    ...common(random, wild),
  };
}

function servicePort(random, i) {
  return {
    name: random.pick(['status-port', 'http', 'tls']) + i,
    port: random.pick([80, 443, 15021, 15008]),
    ...(random.chance(0.7) && { protocol: random.pick(['TCP', 'UDP']) }),
    ...(random.chance(0.7) && { appProtocol: random.pick(['tcp', 'http', 'hbone', 'all']) }),
    ...(random.chance(0.2) && { targetPort: random.pick([8080, 'name']) }),
    ...(random.chance(0.1) && { nodePort: 30000 }),
  };
}

function gatewayInput(random, template, wild) {
  const addresses = random.pick([
    undefined,
    [],
    [{ type: 'IPAddress', value: '1.2.3.4' }],
    [{ value: 'a.example' }, { type: 'Hostname', value: 'b.example' }],
  ]);
  return {
    template,
    kind: 'gateway',
    typeMeta: { kind: random.pick(['Gateway', '']), apiVersion: 'gateway.networking.k8s.io/v1' },
    metadata: { ...metadata(random, 'gw'), uid: random.pick(['123', 'abc-d']) },
    spec: { gatewayClassName: 'istio', listeners: [], ...(addresses && { addresses }) },
    gateway: {
      GatewayClass: random.pick(['istio', 'istio-waypoint', 'istio-east-west', 'istio-agentgateway']),
      DeploymentName: 'gw-istio',
      ServiceAccount: random.pick(['gw-istio', 'sa']),
      Ports: Array.from({ length: random.int(4) }, (_, i) => servicePort(random, i)),
      ServiceType: random.pick(['', 'ClusterIP', 'LoadBalancer', 'NodePort']),
      ClusterID: random.pick(['Kubernetes', 'c1', '']),
      KubeVersion: random.pick([126, 128, 129, 133, 135]),
      InfrastructureLabels: labels(random),
      InfrastructureAnnotations: annotations(random),
      GatewayNameLabel: 'gateway.networking.k8s.io/gateway-name',
      IsEastWestGateway: random.chance(0.3),
      ControllerLabel: random.pick(['istio.io-gateway-controller', 'istio.io-mesh-controller', 'x"y']),
      AgentgatewayImage: random.pick(['docker.io/istio/agent:1', '']),
    },
    ...common(random, wild),
  };
}

const GATEWAY_TEMPLATES = new Set(['waypoint', 'kube-gateway', 'agentgateway', 'agentgateway-waypoint']);

/** `count` inputs, spread over the templates. One in six has a value that is missing, null or of another type. */
function* inputs(seed, count, templates) {
  const random = randomSource(seed);
  for (let i = 0; i < count; i++) {
    const template = templates[i % templates.length];
    const wild = random.chance(1 / 6);
    yield {
      ...(GATEWAY_TEMPLATES.has(template) ? gatewayInput(random, template, wild) : podInput(random, template, wild)),
      wild,
    };
  }
}

module.exports = { inputs, randomSource };
