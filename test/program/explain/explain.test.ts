import { explainField as ofEntry, type FieldExplanation } from '../../../lib/manifests';
import { explainField } from '../../../lib/program/explain';
import { formatJson, formatText } from '../../../lib/program/explain/format';
import type { MeshProps } from '../../../lib/props';
import { problemsOf } from '../../support/render';

const one = (props: MeshProps, object: string, path: string): FieldExplanation => {
  const found = explainField(props, object, path);
  expect(found).toHaveLength(1);
  return found[0];
};

/** What is said of a field, but for what it is there by and the chart's value. */
const said = (props: MeshProps, object: string, path: string): string[] =>
  formatText(explainField(props, object, path))
    .split('\n')
    .filter((line) => /^ {2}(from|covers|with|not given)/.test(line))
    .map((line) => line.trim());

// release: the defaults and facts below are those of this minor.
const version = '1.31.4';
const env = (name: string): string => `spec.template.spec.containers[discovery].env[${name}].value`;
const ISTIOD = 'Deployment/istiod';

type Row = readonly [title: string, props: MeshProps, object: string, path: string, ...answer: string[]];

const ROWS: readonly Row[] = [
  // Defaults of the release
  [
    'a default of the release',
    {},
    'HorizontalPodAutoscaler/istiod',
    'spec.maxReplicas',
    'from default of Istio 1.31.4: autoscaleMax = 5',
  ],
  [
    'a default in a list',
    {},
    'Service/istio-ingressgateway',
    'spec.ports[https].targetPort',
    'from default of Istio 1.31.4: gateways.istio-ingressgateway.ports[2].targetPort = 8443',
  ],
  [
    'a text that is put together of several defaults',
    {},
    ISTIOD,
    'spec.template.spec.containers[0].image',
    'from default of Istio 1.31.4: global.hub = "docker.io/istio"',
    'with default of Istio 1.31.4: global.tag = "1.31.4"',
    'with default of Istio 1.31.4: image = "pilot"',
    'not given: default of Istio 1.31.4: hub',
    'not given: default of Istio 1.31.4: tag',
    'not given: default of Istio 1.31.4: variant',
    'not given: default of Istio 1.31.4: global.variant',
  ],
  [
    'a default that is empty',
    {},
    'ConfigMap/istio-sidecar-injector',
    'data.values.global.caAddress',
    'from default of Istio 1.31.4: global.caAddress = ""',
  ],
  [
    'an empty list of the defaults',
    {},
    'ConfigMap/istio-sidecar-injector',
    'data.values.global.imagePullSecrets',
    'from default of Istio 1.31.4: global.imagePullSecrets = []',
  ],
  [
    'mesh config in a text',
    {},
    'ConfigMap/istio',
    'data.mesh.enablePrometheusMerge',
    'from default of Istio 1.31.4: meshConfig.enablePrometheusMerge = true',
  ],
  ['the namespace', {}, ISTIOD, 'metadata.namespace', 'from default of prop namespace = "istio-system"'],
  [
    'the name of a namespace',
    {},
    'Namespace/istio-system',
    'metadata.name',
    'from default of prop namespace = "istio-system"',
  ],
  // Profile
  [
    'a value of the profile',
    { profile: 'demo' },
    ISTIOD,
    'spec.template.spec.containers[0].resources.requests.cpu',
    'from profile demo: resources.requests.cpu = "10m"',
    'covers default of Istio 1.31.4: resources.requests.cpu = "500m"',
  ],
  [
    'a value of the profile over no default',
    { profile: 'ambient' },
    'ConfigMap/istio',
    'data.mesh.defaultConfig.proxyMetadata.ISTIO_META_ENABLE_HBONE',
    'from profile ambient: meshConfig.defaultConfig.proxyMetadata.ISTIO_META_ENABLE_HBONE = "true"',
  ],
  [
    'a value that a component of the profile brings to another',
    { profile: 'ambient' },
    ISTIOD,
    env('CA_TRUSTED_NODE_ACCOUNTS'),
    'from default of prop namespace = "istio-system"',
    'not given: default of Istio 1.31.4: trustedZtunnelNamespace',
    'not given: default of Istio 1.31.4: trustedZtunnelName',
  ],
  // Compatibility version
  [
    'a value of the compatibility version',
    { compatibilityVersion: '1.30' },
    ISTIOD,
    env('PILOT_ENABLE_STRICT_GATEWAY_MERGING'),
    'from compatibility version 1.30: env.PILOT_ENABLE_STRICT_GATEWAY_MERGING = "false"',
  ],
  [
    'a prop over the compatibility version',
    { compatibilityVersion: '1.30', pilot: { env: { PILOT_ENABLE_STRICT_GATEWAY_MERGING: 'true' } } },
    ISTIOD,
    env('PILOT_ENABLE_STRICT_GATEWAY_MERGING'),
    'from prop pilot.env.PILOT_ENABLE_STRICT_GATEWAY_MERGING = "true"',
    'covers compatibility version 1.30: env.PILOT_ENABLE_STRICT_GATEWAY_MERGING = "false"',
  ],
  // Platform
  [
    'a value of the platform',
    { platform: 'k3d', cni: true },
    'DaemonSet/istio-cni-node',
    'spec.template.spec.volumes[cni-bin-dir].hostPath.path',
    'from platform k3d: cniBinDir = "/bin"',
    'covers default of Istio 1.31.4: cniBinDir = "/opt/cni/bin"',
  ],
  [
    'a value of the platform that the profile is for',
    { profile: 'openshift' },
    ISTIOD,
    'spec.template.spec.containers[0].terminationMessagePolicy',
    'from platform openshift: terminationMessagePolicy = "FallbackToLogsOnError"',
  ],
  // Props
  [
    'a prop that is a value of the chart',
    { pilot: { replicas: 3 } },
    ISTIOD,
    'spec.replicas',
    'from prop pilot.replicas = 3',
    'covers default of Istio 1.31.4: replicaCount = 1',
  ],
  [
    'a prop that says the same as the default',
    { pilot: { replicas: 1 } },
    ISTIOD,
    'spec.replicas',
    'from prop pilot.replicas = 1',
    'covers default of Istio 1.31.4: replicaCount = 1',
  ],
  [
    'a prop that is one part of a text',
    { tag: '1.31.2' },
    ISTIOD,
    'spec.template.spec.containers[0].image',
    'from prop tag = "1.31.2"',
    'covers default of Istio 1.31.4: global.tag = "1.31.4"',
    'with default of Istio 1.31.4: global.hub = "docker.io/istio"',
    'with default of Istio 1.31.4: image = "pilot"',
    'not given: default of Istio 1.31.4: hub',
    'not given: default of Istio 1.31.4: tag',
    'not given: default of Istio 1.31.4: variant',
    'not given: default of Istio 1.31.4: global.variant',
  ],
  [
    'a prop in the mesh config',
    { meshConfig: { accessLogFile: '/dev/stdout' } },
    'ConfigMap/istio',
    'data.mesh.accessLogFile',
    'from prop meshConfig.accessLogFile = "/dev/stdout"',
  ],
  [
    'a prop of one gateway of several',
    { ingressGateways: [{ name: 'a' }, { name: 'b', service: { type: 'ClusterIP' } }] },
    'Service/b',
    'spec.type',
    'from prop ingressGateways[1].service.type = "ClusterIP"',
    'covers default of Istio 1.31.4: service.type = "LoadBalancer"',
  ],
  [
    'the namespace of one gateway',
    { ingressGateways: [{ name: 'a', namespace: 'edge' }] },
    'Namespace/edge',
    'metadata.name',
    'from prop ingressGateways[0].namespace = "edge"',
  ],
  [
    'a name in which the revision is',
    { revision: 'canary' },
    'Deployment/istiod-canary',
    'metadata.name',
    'from prop revision = "canary"',
    'covers default of Istio 1.31.4: revision = ""',
  ],
  [
    'a prop on which another value depends',
    { cni: true },
    'ConfigMap/istio-sidecar-injector',
    'data.values.pilot.cni.enabled',
    'from prop cni = true',
    'covers default of Istio 1.31.4: cni.enabled = false',
  ],
  [
    'a budget that is laid over the chart',
    { ingressGateways: [{ injection: false, replicas: 3, podDisruptionBudget: { minAvailable: 2 } }] },
    'PodDisruptionBudget/istio-ingressgateway',
    'spec.minAvailable',
    'from prop ingressGateways[0].podDisruptionBudget.minAvailable = 2',
    'covers constant of istio-ingressgateway in Istio 1.31.4 = 1',
  ],
  [
    'a prop of an addon',
    { addons: { prometheus: { retention: '3d' } } },
    'Deployment/prometheus',
    'spec.template.spec.containers[prometheus-server].args[0]',
    'from prop addons.prometheus.retention = "3d"',
    'covers constant of prometheus = "--storage.tsdb.retention.time=15d"',
  ],
  // Values
  [
    'a value of the chart',
    { values: { istiod: { env: { PILOT_X: 'on' } } } },
    ISTIOD,
    env('PILOT_X'),
    'from values.istiod.env.PILOT_X = "on"',
  ],
  [
    'a value for all charts',
    { values: { global: { logAsJson: true } } },
    'ConfigMap/istio-sidecar-injector',
    'data.values.global.logAsJson',
    'from values.global.logAsJson = true',
    'covers default of Istio 1.31.4: global.logAsJson = false',
  ],
  [
    'a value and a prop that say the same',
    { pilot: { replicas: 3 }, values: { istiod: { replicaCount: 3 } } },
    ISTIOD,
    'spec.replicas',
    'from values.istiod.replicaCount = 3',
    'covers prop pilot.replicas = 3',
    'covers default of Istio 1.31.4: replicaCount = 1',
  ],
  [
    'a value of a gateway over one of all gateways',
    {
      values: { gateway: { service: { type: 'NodePort' } } },
      ingressGateways: [{ name: 'a', values: { service: { type: 'ClusterIP' } } }],
    },
    'Service/a',
    'spec.type',
    'from ingressGateways[0].values.service.type = "ClusterIP"',
    'covers values.gateway.service.type = "NodePort"',
    'covers default of Istio 1.31.4: service.type = "LoadBalancer"',
  ],
  [
    'a value over the profile',
    { profile: 'demo', values: { istiod: { resources: { requests: { cpu: '2' } } } } },
    ISTIOD,
    'spec.template.spec.containers[0].resources.requests.cpu',
    'from values.istiod.resources.requests.cpu = "2"',
    'covers profile demo: resources.requests.cpu = "10m"',
    'covers default of Istio 1.31.4: resources.requests.cpu = "500m"',
  ],
  // Patches
  [
    'a patch over a prop',
    { pilot: { replicas: 2 }, patches: [{ kind: 'Deployment', name: 'istiod', merge: { spec: { replicas: 5 } } }] },
    ISTIOD,
    'spec.replicas',
    'from patches[0].merge.spec.replicas = 5',
    'covers prop pilot.replicas = 2',
    'covers default of Istio 1.31.4: replicaCount = 1',
  ],
  [
    'a patch of a field that the chart does not have',
    { patches: [{ kind: 'Deployment', name: 'istiod', merge: { spec: { minReadySeconds: 3 } } }] },
    ISTIOD,
    'spec.minReadySeconds',
    'from patches[0].merge.spec.minReadySeconds = 3',
  ],
  [
    'the second of two JSON patches',
    {
      patches: [
        { kind: 'Service', name: 'istiod', json: [{ op: 'add', path: '/spec/clusterIP', value: '10.0.0.1' }] },
        { kind: 'Service', name: 'istiod', json: [{ op: 'replace', path: '/spec/clusterIP', value: '10.0.0.2' }] },
      ],
    },
    'Service/istiod',
    'spec.clusterIP',
    'from patches[1].json[0].value = "10.0.0.2"',
    'covers patches[0].json[0].value = "10.0.0.1"',
  ],
  [
    'a patch of a text in a ConfigMap',
    { patches: [{ kind: 'ConfigMap', name: 'istio', merge: { data: { mesh: 'trustDomain: a.example\n' } } }] },
    'ConfigMap/istio',
    'data.mesh.trustDomain',
    'from patches[0].merge.data.mesh = "trustDomain: a.example\\n"',
    'covers constant of istiod in Istio 1.31.4 = "cluster.local"',
  ],
  // The release and the charts themselves
  ['the version', {}, ISTIOD, 'metadata.labels["app.kubernetes.io/version"]', 'from Istio 1.31.4: version = "1.31.4"'],
  [
    'a fact of the release',
    { values: { istiod: { trustedZtunnelName: 'z' } }, version: '1.31.0' },
    ISTIOD,
    'spec.template.spec.containers[0].env[GOMAXPROCS].name',
    'from constant of istiod in Istio 1.31.0',
  ],
  [
    'a constant',
    {},
    ISTIOD,
    'spec.template.spec.containers[0].ports[0].containerPort',
    'from constant of istiod in Istio 1.31.4',
  ],
  [
    'a constant until something is given',
    {},
    ISTIOD,
    'metadata.labels["istio.io/rev"]',
    'from constant of istiod in Istio 1.31.4',
    'not given: default of Istio 1.31.4: revision',
  ],
  [
    'the text of an injection template',
    {},
    'ConfigMap/istio-sidecar-injector',
    'data.config.templates.sidecar',
    'from constant of istiod in Istio 1.31.4',
  ],
  [
    'a definition',
    {},
    'CustomResourceDefinition/sidecars.networking.istio.io',
    'spec.scope',
    'from constant of base in Istio 1.31.4',
  ],
];

const CASES = ROWS.map(([title, ...row]) => ({ title, row }));

test.each(CASES)('$title', ({ row: [props, object, path, ...answer] }) => {
  expect(said({ version, ...props }, object, path)).toEqual(answer);
});

test('what a field is there by', () => {
  const { source, presence } = one({ version }, 'HorizontalPodAutoscaler/istiod', 'spec.scaleTargetRef.kind');
  expect({ source, presence }).toEqual({
    source: { layer: 'component', path: 'istiod', of: version, value: 'Deployment' },
    presence: [
      { layer: 'default', path: 'autoscaleEnabled', of: version, value: true },
      { layer: 'default', path: 'autoscaleMin', of: version, value: 1 },
      { layer: 'default', path: 'autoscaleMax', of: version, value: 5 },
      { layer: 'default', path: 'istiodRemote.enabled', of: version, value: false },
      { layer: 'profile', path: 'istiod', of: 'default' },
    ],
  });
});

test('a component that a prop switches on, and a fact of the release', () => {
  const { presence } = one({ version, cni: true }, 'DaemonSet/istio-cni-node', 'kind');
  expect(presence).toEqual([{ layer: 'prop', path: 'cni', value: true }]);
  const gomaxprocs = one({ version }, ISTIOD, 'spec.template.spec.containers[0].env[GOMAXPROCS].name');
  expect(gomaxprocs.presence).toContainEqual({ layer: 'release', path: 'fact goMaxProcs', of: version, value: true });
});

test('the key of a variable is there by the prop that names it', () => {
  const { presence } = one(
    { version, pilot: { env: { A: 'b' } } },
    ISTIOD,
    'spec.template.spec.containers[0].env[A].name',
  );
  expect(presence).toContainEqual({ layer: 'prop', path: 'pilot.env.A', value: 'b' });
});

test('the value of the chart, with its documentation', () => {
  expect(one({ version, pilot: { replicas: 2 } }, ISTIOD, 'spec.replicas').chartValue).toEqual({
    chart: 'istiod',
    path: 'replicaCount',
    doc: 'Number of pods without autoscaling; default 1.',
  });
});

test('a part of an object: each field in it', () => {
  const fields = explainField(
    { version },
    'Deployment/istio-system/istiod',
    'spec.template.spec.containers[0].ports[0]',
  );
  expect(fields.map(({ path, value }) => [path, value])).toEqual([
    ['spec.template.spec.containers[discovery].ports[http-debug].containerPort', 8080],
    ['spec.template.spec.containers[discovery].ports[http-debug].protocol', 'TCP'],
    ['spec.template.spec.containers[discovery].ports[http-debug].name', 'http-debug'],
  ]);
});

test.each([
  'metadata.labels["app.kubernetes.io/name"]',
  'metadata.labels.app.kubernetes.io/name',
  "metadata.labels['app.kubernetes.io/name']",
  'metadata.labels[app.kubernetes.io/name]',
])('a key with dots: %s', (path) => {
  expect(one({ version }, ISTIOD, path).value).toBe('istiod');
});

test.each<[string, string, string | undefined, object]>([
  [
    'an object that is not there',
    'Deployment/istid',
    undefined,
    {
      code: 'explain/unknown-object',
      path: 'object',
      found: 'Deployment/istid',
      message: 'the mesh has no such object',
      fix: 'did you mean "Deployment/istiod"?',
    },
  ],
  [
    'a field that is not there',
    ISTIOD,
    'spec.strategy.rollingUpdate.maxSurges',
    {
      code: 'explain/unknown-field',
      object: ISTIOD,
      path: 'path',
      found: 'spec.strategy.rollingUpdate.maxSurges',
      message: 'the object has no such field',
      fix: 'did you mean "spec.strategy.rollingUpdate.maxSurge"?',
    },
  ],
])('%s', (_, object, path, problem) => {
  expect(problemsOf(() => explainField({ version }, object, path))).toEqual([{ severity: 'error', ...problem }]);
});

test('an object of two namespaces', () => {
  const props: MeshProps = {
    version,
    ingressGateways: [
      { name: 'a', namespace: 'x' },
      { name: 'b', namespace: 'y' },
    ],
  };
  const patches = [{ kind: 'Service', name: 'b', merge: { metadata: { name: 'a' } } }];
  expect(problemsOf(() => explainField({ ...props, patches }, 'Service/a'))).toEqual([
    {
      severity: 'error',
      code: 'explain/ambiguous-object',
      path: 'object',
      found: 'Service/a',
      message: 'several objects of the mesh have this kind and name',
      fix: 'name the namespace too: Service/x/a, Service/y/a',
    },
  ]);
});

test('the entry has it, and JSON is the answer itself', () => {
  const found = ofEntry({ version, pilot: { replicas: 2 } }, ISTIOD, 'spec.replicas');
  expect(found[0].source).toEqual({ layer: 'prop', path: 'pilot.replicas', value: 2 });
  expect(JSON.parse(formatJson(found))).toEqual(found);
});
