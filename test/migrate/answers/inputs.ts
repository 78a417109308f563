import { stringify } from 'yaml';
import { Random } from '../../support/random';
import type { Loose } from '../../support/render';

/**
 * Inputs of the kinds that public files hold, drawn with a fixed seed: the same on every machine, so that only the
 * answers of the real tools are kept.
 */
export interface MadeInput {
  readonly name: string;
  readonly kind: 'istio-operator' | 'helm-values';
  readonly chart?: 'base' | 'istiod' | 'cni' | 'ztunnel' | 'gateway';
  readonly input: string;
  /** Release and namespace of a chart. @default - those of the guide of Istio */
  readonly release?: string;
  readonly namespace?: string;
}

type Choice = readonly [name: string, chance: number, value: (random: Random) => unknown];

/** Returns a map of the choices that fall. Names in dots are places below one another. */
function drawn(random: Random, choices: readonly Choice[]): Loose {
  const result: Loose = {};
  for (const [name, chance, value] of choices) {
    if (!random.chance(chance)) continue;
    const steps = name.split('.').map((step) => step.replace(/\|/g, '.'));
    const last = steps.pop() as string;
    const parent = steps.reduce<Loose>((tree, step) => (tree[step] ??= {}), result);
    parent[last] = value(random);
  }
  return result;
}

const one =
  (...values: unknown[]) =>
  (random: Random): unknown =>
    random.pick(values);
const always = (value: unknown) => (): unknown => value;

const CPU = ['100m', '250m', '1000m', '2', 1, 0.5, '0.25', '1.5'];
const MEMORY = ['128Mi', '1Gi', '1024Mi', '2Gi', '512M'];
const RESOURCES: Choice[] = [
  ['requests.cpu', 0.8, one(...CPU)],
  ['requests.memory', 0.7, one(...MEMORY)],
  ['limits.cpu', 0.5, one(...CPU)],
  ['limits.memory', 0.6, one(...MEMORY)],
  ['limits.ephemeral-storage', 0.1, one('1Gi')],
];

const ENV: readonly Loose[] = [
  { name: 'PILOT_TRACE_SAMPLING', value: '10' },
  { name: 'PILOT_ENABLE_ANALYSIS', value: 'true' },
  { name: 'GODEBUG', value: 'gctrace=1' },
  { name: 'ISTIO_META_ROUTER_MODE', value: 'sni-dnat' },
  { name: 'POD_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
  { name: 'REVISION', value: 'other' },
  { name: 'GOMAXPROCS', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', containerName: 'discovery' } } },
  { name: 'OPTIONAL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'x', optional: true } } },
  { name: 'EMPTY', value: '' },
  { name: 'CLUSTER_ID', value: 'east' },
];
const some = <T>(random: Random, list: readonly T[], most: number): T[] => {
  const rest = [...list];
  return Array.from({ length: 1 + random.below(most) }, () => rest.splice(random.below(rest.length), 1)[0]);
};

const hpa = (random: Random, target: string): Loose => ({
  ...drawn(random, [
    ['minReplicas', 0.8, one(1, 2, 3)],
    ['maxReplicas', 0.9, one(3, 5, 10)],
    [
      'metrics',
      0.5,
      one(
        [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } }],
        [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
          { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 85 } } },
        ],
        [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '500m' } } }],
      ),
    ],
    ['behavior.scaleDown.stabilizationWindowSeconds', 0.3, one(60, 300)],
    ['behavior.scaleUp.policies', 0.2, always([{ type: 'Pods', value: 4, periodSeconds: 60 }])],
  ]),
  ...(random.chance(0.5) && { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: target } }),
});

const AFFINITY = [
  {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'In', values: ['mesh'] }] }],
      },
    },
  },
  {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'istiod' } } },
        },
      ],
    },
  },
];

/** Settings of every kind that `k8s` of a component has. */
const settings = (target: string, container: string): Choice[] => [
  ['resources', 0.45, (random) => drawn(random, RESOURCES)],
  ['env', 0.35, (random) => some(random, ENV, 3)],
  ['hpaSpec', 0.25, (random) => hpa(random, target)],
  ['replicaCount', 0.2, one(1, 2, 3)],
  [
    'strategy',
    0.2,
    one(
      { rollingUpdate: { maxSurge: '100%', maxUnavailable: '25%' } },
      { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    ),
  ],
  ['readinessProbe', 0.12, one({ periodSeconds: 30 }, { failureThreshold: 10, initialDelaySeconds: 20 })],
  ['podAnnotations', 0.2, one({ team: 'mesh' }, { 'prometheus.io/scrape': 'false', 'a/b': 'c' })],
  ['nodeSelector', 0.2, one({ pool: 'mesh' }, { 'kubernetes.io/arch': 'amd64' })],
  ['tolerations', 0.2, one([{ key: 'mesh', operator: 'Exists', effect: 'NoSchedule' }], [{ operator: 'Exists' }])],
  ['affinity', 0.15, one(...AFFINITY)],
  [
    'podDisruptionBudget',
    0.15,
    one({ minAvailable: 1 }, { maxUnavailable: 1 }, { minAvailable: '50%', selector: { matchLabels: { a: 'b' } } }),
  ],
  ['priorityClassName', 0.1, one('system-cluster-critical')],
  ['imagePullPolicy', 0.08, one('Always', 'IfNotPresent')],
  ['securityContext', 0.1, one({ fsGroup: 1000 }, { runAsUser: 2000, runAsGroup: 2000 })],
  ['serviceAnnotations', 0.15, one({ 'cloud.example.com/internal': 'true' })],
  ['overlays', 0.25, (random) => [overlayOf(random, target, container)]],
];

function overlayOf(random: Random, name: string, container: string): Loose {
  const pod = 'spec.template.spec';
  const ours = `${pod}.containers.[name:${container}]`;
  const patches = some(
    random,
    [
      { path: `${pod}.volumes.[name:extra]`, value: { name: 'extra', emptyDir: {} } },
      { path: `${ours}.volumeMounts.[name:extra]`, value: { name: 'extra', mountPath: '/extra' } },
      { path: `${ours}.args[-1]`, value: '--log_as_json' },
      { path: `${ours}.lifecycle`, value: { preStop: { exec: { command: ['sleep', '5'] } } } },
      { path: `${pod}.hostNetwork`, value: true },
      { path: `${pod}.affinity`, value: AFFINITY[0] },
      { path: `${pod}.containers[0].securityContext.privileged`, value: true },
      { path: `${ours}.securityContext`, value: { runAsUser: 0 } },
      { path: 'metadata.labels.team', value: 'mesh' },
      { path: `${pod}.terminationGracePeriodSeconds`, value: 60 },
      { path: `${pod}.dnsPolicy`, value: 'Default' },
      { path: `${ours}.env.[name:POD_NAME].value`, value: 'x' },
      { path: 'spec.template.metadata.labels.team\\.example\\.com/name', value: 'mesh' },
      { path: `${pod}.containers.[name:none].image`, value: 'x' },
      { path: 'spec.revisionHistoryLimit', value: 3 },
    ],
    3,
  );
  return { apiVersion: 'apps/v1', kind: 'Deployment', name, patches };
}

const PORTS = [
  { name: 'status-port', port: 15021, targetPort: 15021 },
  { name: 'http2', port: 80, targetPort: 8080 },
  { name: 'https', port: 443, targetPort: 8443 },
  { name: 'tls', port: 15443, targetPort: 15443, protocol: 'TCP' },
  { name: 'tcp-high', port: 31400 },
  { name: 'node', port: 9000, targetPort: 9000, nodePort: 30900 },
];
const SERVICE: Choice[] = [
  ['type', 0.6, one('LoadBalancer', 'NodePort', 'ClusterIP')],
  ['ports', 0.5, (random) => some(random, PORTS, 4)],
  ['loadBalancerIP', 0.15, one('192.0.2.10')],
  ['externalTrafficPolicy', 0.25, one('Local', 'Cluster')],
  ['loadBalancerSourceRanges', 0.15, always(['192.0.2.0/24'])],
  ['ipFamilyPolicy', 0.1, one('PreferDualStack', 'SingleStack')],
  ['externalIPs', 0.08, always(['192.0.2.11'])],
  ['selector', 0.08, always({ istio: 'other' })],
  ['loadBalancerClass', 0.08, one('example.com/lb')],
  ['sessionAffinity', 0.05, one('ClientIP')],
];

const gateway =
  (name: string) =>
  (random: Random): Loose => ({
    name,
    ...drawn(random, [
      ['enabled', 0.9, one(true, true, true, false)],
      ['namespace', 0.25, one('gateways', 'istio-system')],
      ['label', 0.4, one({ istio: name }, { app: name, istio: 'edge', team: 'a' })],
      ['tag', 0.05, one('1.31.0-distroless')],
      ['hub', 0.05, one('registry.example.com/istio')],
      [
        'k8s',
        0.8,
        () => drawn(random, [...settings(name, 'istio-proxy'), ['service', 0.5, () => drawn(random, SERVICE)]]),
      ],
    ]),
  });

const MESH_CONFIG: Choice[] = [
  ['accessLogFile', 0.4, one('/dev/stdout', '')],
  ['accessLogEncoding', 0.15, one('JSON', 'TEXT')],
  ['accessLogFormat', 0.1, one('[%START_TIME%] %REQ(:METHOD)%\n')],
  ['enableTracing', 0.2, one(true, false)],
  ['enablePrometheusMerge', 0.2, one(true, false)],
  ['trustDomain', 0.2, one('example.org', 'cluster.local')],
  ['trustDomainAliases', 0.1, always(['old.example.org'])],
  ['outboundTrafficPolicy.mode', 0.2, one('REGISTRY_ONLY', 'ALLOW_ANY')],
  ['defaultConfig.proxyMetadata.ISTIO_META_DNS_CAPTURE', 0.3, one('true')],
  ['defaultConfig.proxyMetadata.ISTIO_META_DNS_AUTO_ALLOCATE', 0.2, one('true')],
  ['defaultConfig.holdApplicationUntilProxyStarts', 0.2, one(true)],
  ['defaultConfig.tracing.sampling', 0.15, one(100, 10, 1.5)],
  ['defaultConfig.tracing.zipkin.address', 0.1, one('zipkin.tracing:9411')],
  ['defaultConfig.concurrency', 0.1, one(0, 2)],
  ['defaultConfig.gatewayTopology.numTrustedProxies', 0.1, one(1, 2)],
  ['defaultConfig.envoyMetricsService.address', 0.05, one('metrics.mesh:9977')],
  ['defaultConfig.terminationDrainDuration', 0.1, one('30s')],
  ['defaultConfig.image.imageType', 0.1, one('distroless')],
  [
    'extensionProviders',
    0.25,
    one(
      [{ name: 'otel', opentelemetry: { service: 'otel.observability.svc.cluster.local', port: 4317 } }],
      [{ name: 'authz', envoyExtAuthzGrpc: { service: 'authz.auth.svc.cluster.local', port: 9000 } }],
      [{ name: 'als', envoyOtelAls: { service: 'otel.observability.svc.cluster.local', port: 4317 } }],
    ),
  ],
  ['discoverySelectors', 0.1, always([{ matchLabels: { mesh: 'yes' } }])],
  ['pathNormalization.normalization', 0.08, one('MERGE_SLASHES')],
  ['localityLbSetting.enabled', 0.08, one(true)],
  ['defaultProviders.metrics', 0.08, always(['prometheus'])],
  ['rootNamespace', 0.05, one('istio-config')],
];

const GLOBAL: Choice[] = [
  ['logging.level', 0.25, one('default:info', 'default:warn,ads:debug')],
  ['proxy.resources', 0.3, (random) => drawn(random, RESOURCES)],
  ['proxy.autoInject', 0.2, one('enabled', 'disabled')],
  ['proxy.tracer', 0.15, one('zipkin', 'none')],
  ['proxy.logLevel', 0.1, one('warning', 'debug')],
  ['proxy.privileged', 0.08, one(true)],
  ['proxy.holdApplicationUntilProxyStarts', 0.08, one(true)],
  ['proxy.excludeIPRanges', 0.1, one('10.0.0.0/8')],
  ['proxy.clusterDomain', 0.06, one('cluster.example')],
  ['proxy_init.image', 0.08, one('proxyv2')],
  ['network', 0.25, one('net-1', '')],
  ['meshID', 0.25, one('mesh-1')],
  ['multiCluster.clusterName', 0.25, one('east', 'west')],
  ['multiCluster.enabled', 0.1, one(true)],
  ['istioNamespace', 0.12, one('istio-system', 'mesh-system')],
  ['imagePullSecrets', 0.12, always(['registry'])],
  ['imagePullPolicy', 0.12, one('Always', 'IfNotPresent')],
  ['priorityClassName', 0.12, one('system-cluster-critical')],
  ['pilotCertProvider', 0.08, one('istiod', 'kubernetes')],
  ['sds.token.aud', 0.15, one('istio-ca')],
  ['jwtPolicy', 0.1, one('third-party-jwt')],
  ['externalIstiod', 0.05, one(true)],
  ['remotePilotAddress', 0.05, one('192.0.2.20')],
  ['configCluster', 0.04, one(true)],
  ['mountMtlsCerts', 0.08, one(true)],
  ['caAddress', 0.08, one('ca.example.com:443')],
  ['logAsJson', 0.12, one(true)],
  ['platform', 0.08, one('openshift', 'gke', 'k3s')],
  ['networkPolicy.enabled', 0.1, one(true)],
  ['oneNamespace', 0.06, one(false)],
  ['defaultPodDisruptionBudget.enabled', 0.1, one(true, false)],
  ['defaultResources', 0.08, (random) => drawn(random, RESOURCES)],
  ['waypoint.resources', 0.05, (random) => drawn(random, RESOURCES)],
  ['nativeNftables', 0.05, one(true)],
];

const PILOT: Choice[] = [
  ['autoscaleEnabled', 0.25, one(true, false)],
  ['autoscaleMin', 0.2, one(1, 2)],
  ['autoscaleMax', 0.2, one(3, 8)],
  ['replicaCount', 0.15, one(1, 2)],
  ['traceSampling', 0.15, one(1, 50)],
  ['env', 0.25, one({ PILOT_ENABLE_STATUS: true }, { ENABLE_NATIVE_SIDECARS: 'true', A: '1' })],
  ['resources', 0.25, (random) => drawn(random, RESOURCES)],
  ['nodeSelector', 0.1, one({ pool: 'mesh' })],
  ['tolerations', 0.1, always([{ operator: 'Exists' }])],
  ['podAnnotations', 0.1, one({ team: 'mesh' })],
  ['podLabels', 0.08, one({ team: 'mesh' })],
  ['deploymentLabels', 0.05, one({ team: 'mesh' })],
  ['serviceAnnotations', 0.08, one({ a: 'b' })],
  ['keepaliveMaxServerConnectionAge', 0.1, one('10m')],
  ['cpu.targetAverageUtilization', 0.15, one(60, 90)],
  ['memory.targetAverageUtilization', 0.05, one(80)],
  ['image', 0.05, one('pilot', 'registry.example.com/pilot:x')],
  ['extraContainerArgs', 0.06, always(['--x'])],
  ['volumes', 0.06, always([{ name: 'v', emptyDir: {} }])],
  ['volumeMounts', 0.06, always([{ name: 'v', mountPath: '/v' }])],
  ['jwksResolverExtraRootCA', 0.05, one('-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n')],
  ['rollingMaxSurge', 0.08, one('50%', 1)],
  ['enabled', 0.03, one(true)],
  ['taint.enabled', 0.05, one(true)],
  [
    'topologySpreadConstraints',
    0.05,
    always([{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }]),
  ],
  ['configMap', 0.04, one(false)],
  ['ipFamilyPolicy', 0.05, one('PreferDualStack')],
];

const GATEWAY_VALUES: Choice[] = [
  ['autoscaleEnabled', 0.3, one(true, false)],
  ['type', 0.3, one('LoadBalancer', 'NodePort', 'ClusterIP')],
  ['autoscaleMin', 0.15, one(1, 2)],
  ['autoscaleMax', 0.15, one(4)],
  ['externalTrafficPolicy', 0.12, one('Local')],
  ['serviceAnnotations', 0.12, one({ 'cloud.example.com/type': 'nlb' })],
  ['podAnnotations', 0.08, one({ team: 'mesh' })],
  ['env', 0.12, one({ ISTIO_META_ROUTER_MODE: 'standard' }, { X: 'y' })],
  ['ports', 0.12, (random) => some(random, PORTS.slice(0, 4), 3)],
  ['loadBalancerIP', 0.08, one('192.0.2.30')],
  ['runAsRoot', 0.08, one(true)],
  ['injectionTemplate', 0.05, one('gateway')],
  ['secretVolumes', 0.08, always([{ name: 'c', secretName: 'c', mountPath: '/etc/c' }])],
  ['configVolumes', 0.05, always([{ name: 'm', configMapName: 'm', mountPath: '/etc/m' }])],
  ['additionalContainers', 0.04, always([{ name: 'side', image: 'side:1' }])],
  ['customService', 0.05, one(true)],
  ['ingressPorts', 0.04, always([{ name: 'x', port: 1234, targetPort: 1234 }])],
  ['resources', 0.12, (random) => drawn(random, RESOURCES)],
  ['nodeSelector', 0.08, one({ pool: 'edge' })],
];

const VALUES: Choice[] = [
  ['global', 0.6, (random) => drawn(random, GLOBAL)],
  ['pilot', 0.35, (random) => drawn(random, PILOT)],
  ['gateways.istio-ingressgateway', 0.35, (random) => drawn(random, GATEWAY_VALUES)],
  ['gateways.istio-egressgateway', 0.15, (random) => drawn(random, GATEWAY_VALUES)],
  ['telemetry.enabled', 0.2, one(true, false)],
  ['telemetry.v2.enabled', 0.2, one(true, false)],
  ['telemetry.v2.prometheus.enabled', 0.2, one(true, false)],
  ['telemetry.v2.stackdriver.enabled', 0.08, one(true, false)],
  ['sidecarInjectorWebhook.rewriteAppHTTPProbe', 0.15, one(true, false)],
  ['sidecarInjectorWebhook.enableNamespacesByDefault', 0.1, one(true)],
  ['sidecarInjectorWebhook.injectedAnnotations', 0.08, one({ 'a/b': 'c' })],
  [
    'sidecarInjectorWebhook.neverInjectSelector',
    0.06,
    always([{ matchExpressions: [{ key: 'job', operator: 'Exists' }] }]),
  ],
  ['sidecarInjectorWebhook.reinvocationPolicy', 0.06, one('IfNeeded')],
  ['cni.excludeNamespaces', 0.1, always(['kube-system', 'istio-system'])],
  ['cni.cniBinDir', 0.1, one('/opt/cni/bin')],
  ['cni.chained', 0.06, one(false)],
  ['cni.logLevel', 0.06, one('debug')],
  ['base.enableCRDTemplates', 0.05, one(true)],
  ['base.validationURL', 0.05, one('https://istiod.example.com/validate')],
  ['defaultRevision', 0.06, one('default', 'canary')],
  ['meshConfig.enableAutoMtls', 0.06, one(true, false)],
  ['istiodRemote.enabled', 0.03, one(true)],
  ['istiodRemote.injectionURL', 0.04, one('https://istiod.example.com/inject')],
  ['revisionTags', 0.06, always(['stable'])],
  ['ambient.enabled', 0.03, one(true)],
  ['ztunnel.resources', 0.05, (random) => drawn(random, RESOURCES)],
  ['compatibilityVersion', 0.05, one('1.30', '1.29')],
  ['profile', 0.04, one('demo', 'stable')],
];

const PROFILES = [
  ...Array.from({ length: 6 }, () => 'default'),
  ...['demo', 'demo', 'minimal', 'minimal', 'minimal', 'empty', 'empty', 'openshift', 'ambient', 'preview', 'stable'],
  ...['remote', 'openshift-ambient'],
];

/** Fields that Istio has no longer, of which some are refused and some passed over. */
const OLD: Choice[] = [
  ['components.citadel.enabled', 0.03, one(false)],
  ['components.telemetry.enabled', 0.02, one(true)],
  ['addonComponents.kiali.enabled', 0.03, one(true)],
  ['values.global.mtls.enabled', 0.02, one(true)],
  ['values.global.controlPlaneSecurityEnabled', 0.02, one(true)],
  ['values.kiali.enabled', 0.02, one(true)],
  ['values.telemetry.v1.enabled', 0.02, one(false)],
  ['unvalidatedValues.whatever', 0.04, one({ x: 1 })],
  ['unvalidatedValues.global.proxy.image', 0.04, one('proxyv2-fips')],
  ['unvalidatedValues.pilot.env.SECRET_FEATURE', 0.04, one('1')],
];

function operatorInput(random: Random): Loose {
  const component = (name: string, container: string): Choice[] => [
    ['enabled', 0.7, one(true, true, true, false)],
    ['k8s', 0.75, () => drawn(random, settings(name, container))],
  ];
  const ingress: Loose[] = some(random, ['istio-ingressgateway', 'partner-gateway', 'internal-gateway'], 3).map(
    (name) => gateway(name)(random),
  );
  const spec = drawn(random, [
    ['profile', 0.85, () => random.pick(PROFILES)],
    ['hub', 0.3, one('registry.example.com/istio', 'docker.io/istio')],
    ['tag', 0.25, one('1.31.0', '1.30.3', '1.31.0-debug', 1.31)],
    ['revision', 0.15, one('canary', '1-31-0')],
    ['compatibilityVersion', 0.06, one('1.30', 1.29)],
    ['meshConfig', 0.6, () => drawn(random, MESH_CONFIG)],
    ['components.base.enabled', 0.2, one(true, true, false)],
    ['components.pilot', 0.5, () => drawn(random, component('istiod', 'discovery'))],
    ['components.ingressGateways', 0.55, () => ingress],
    ['components.egressGateways', 0.25, () => [gateway('istio-egressgateway')(random)]],
    [
      'components.cni',
      0.2,
      () => drawn(random, [...component('istio-cni-node', 'install-cni'), ['namespace', 0.4, one('kube-system')]]),
    ],
    ['components.ztunnel', 0.05, () => drawn(random, component('ztunnel', 'istio-proxy'))],
    ['values', 0.65, () => drawn(random, VALUES)],
  ]);
  const old = drawn(random, OLD);
  const merged = Object.entries(old).reduce<Loose>(
    (all, [key, value]) => ({ ...all, [key]: both(all[key], value) }),
    spec,
  );
  return {
    apiVersion: 'install.istio.io/v1alpha1',
    kind: 'IstioOperator',
    ...(random.chance(0.7) && {
      metadata: {
        name: 'mesh',
        ...(random.chance(0.7) && { namespace: random.pick(['istio-system', 'mesh-system']) }),
      },
    }),
    spec: merged,
  };
}

function both(a: Loose, b: Loose): Loose {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || Array.isArray(a)) return b;
  return Object.entries(b).reduce<Loose>((all, [key, value]) => ({ ...all, [key]: both(all[key], value) }), a);
}

const GATEWAY_CHART: Choice[] = [
  ['service.type', 0.5, one('LoadBalancer', 'NodePort', 'ClusterIP')],
  ['service.ports', 0.4, (random) => some(random, PORTS.slice(0, 4), 3)],
  ['service.annotations', 0.3, one({ 'cloud.example.com/internal': 'true' })],
  ['service.externalTrafficPolicy', 0.2, one('Local')],
  ['service.loadBalancerIP', 0.1, one('192.0.2.40')],
  ['service.loadBalancerSourceRanges', 0.1, always(['192.0.2.0/24'])],
  ['service.loadBalancerClass', 0.1, one('example.com/lb')],
  ['service.externalIPs', 0.05, always(['192.0.2.41'])],
  ['service.ipFamilyPolicy', 0.1, one('RequireDualStack')],
  ['resources', 0.5, (random) => drawn(random, RESOURCES)],
  ['autoscaling.enabled', 0.3, one(true, false)],
  ['autoscaling.minReplicas', 0.3, one(2, 3)],
  ['autoscaling.maxReplicas', 0.3, one(5, 10)],
  ['autoscaling.targetCPUUtilizationPercentage', 0.2, one(60)],
  ['autoscaling.targetMemoryUtilizationPercentage', 0.1, one(80)],
  ['autoscaling.autoscaleBehavior', 0.08, one({ scaleDown: { stabilizationWindowSeconds: 300 } })],
  ['replicaCount', 0.15, one(2)],
  ['labels', 0.25, one({ istio: 'edge', app: 'edge' }, { team: 'mesh' })],
  ['podAnnotations', 0.2, one({ team: 'mesh' })],
  ['env', 0.2, one({ ISTIO_META_REQUESTED_NETWORK_VIEW: 'net-1' })],
  ['name', 0.2, one('edge', 'istio-ingressgateway')],
  ['nodeSelector', 0.15, one({ pool: 'edge' })],
  ['tolerations', 0.15, always([{ operator: 'Exists' }])],
  ['affinity', 0.15, one(...AFFINITY)],
  ['topologySpreadConstraints', 0.1, always([{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }])],
  ['podDisruptionBudget', 0.15, one({ minAvailable: 1 }, { maxUnavailable: '25%' })],
  [
    'securityContext',
    0.1,
    one({ runAsUser: 0 }, { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] }),
  ],
  ['containerSecurityContext', 0.05, one({ allowPrivilegeEscalation: false })],
  ['serviceAccount.name', 0.1, one('edge')],
  ['serviceAccount.annotations', 0.1, one({ 'iam.example.com/role': 'edge' })],
  ['rbac.enabled', 0.1, one(false)],
  ['networkGateway', 0.1, one('net-1')],
  ['terminationGracePeriodSeconds', 0.1, one(60)],
  ['volumes', 0.1, always([{ name: 'v', emptyDir: {} }])],
  ['volumeMounts', 0.1, always([{ name: 'v', mountPath: '/v' }])],
  ['imagePullSecrets', 0.1, always([{ name: 'registry' }])],
  ['minReadySeconds', 0.08, one(10)],
  ['strategy', 0.1, one({ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } })],
  ['readinessProbe', 0.06, one({ httpGet: { path: '/healthz/ready', port: 15021 }, periodSeconds: 5 })],
  ['priorityClassName', 0.08, one('system-cluster-critical')],
  ['revision', 0.1, one('canary')],
  ['kind', 0.08, one('DaemonSet')],
  ['global', 0.05, one({ imagePullPolicy: 'Always' })],
];

const CNI_CHART: Choice[] = [
  ['profile', 0.3, one('ambient', 'demo', 'openshift')],
  ['cniBinDir', 0.2, one('/opt/cni/bin')],
  ['cniConfDir', 0.2, one('/etc/cni/net.d')],
  ['excludeNamespaces', 0.3, always(['kube-system'])],
  ['ambient.enabled', 0.3, one(true)],
  ['ambient.dnsCapture', 0.2, one(true, false)],
  ['logging.level', 0.2, one('debug')],
  ['resources', 0.3, (random) => drawn(random, RESOURCES)],
  ['tolerations', 0.2, always([{ operator: 'Exists' }])],
  ['resourceQuotas.enabled', 0.2, one(true)],
  ['global.platform', 0.2, one('gke', 'openshift')],
  ['repair.repairPods', 0.2, one(true)],
];
const ZTUNNEL_CHART: Choice[] = [
  ['resources', 0.5, (random) => drawn(random, RESOURCES)],
  ['env', 0.3, one({ L7_ENABLED: 'true' })],
  ['logLevel', 0.3, one('debug')],
  ['logAsJson', 0.2, one(true)],
  ['meshConfig.trustDomain', 0.2, one('example.org')],
  ['podLabels', 0.2, one({ team: 'mesh' })],
  ['labels', 0.1, one({ team: 'mesh' })],
  ['annotations', 0.1, one({ team: 'mesh' })],
  ['multiCluster.clusterName', 0.2, one('east')],
  ['network', 0.2, one('net-1')],
  ['updateStrategy', 0.2, one({ rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } })],
  ['terminationGracePeriodSeconds', 0.2, one(60)],
  ['nodeSelector', 0.2, one({ pool: 'mesh' })],
  ['resourceName', 0.1, one('ztunnel-b')],
];
const BASE_CHART: Choice[] = [
  ['defaultRevision', 0.6, one('default', 'canary', '')],
  ['global.istioNamespace', 0.2, one('istio-system')],
  ['global.resourceScope', 0.2, one('cluster', 'namespace', 'all')],
  ['base.excludedCRDs', 0.2, always(['envoyfilters.networking.istio.io'])],
  ['base.validationURL', 0.2, one('https://istiod.example.com/validate')],
  ['global.imagePullSecrets', 0.3, always(['registry'])],
];

const prefixed = (choices: readonly Choice[], prefix: string): Choice[] =>
  choices.map(([name, ...rest]) => [`${prefix}.${name}`, ...rest]);

const HELM: Readonly<Record<string, readonly Choice[]>> = {
  istiod: [
    ...prefixed(PILOT, 'pilot'),
    ...GLOBAL.filter(([name]) => name !== 'istioNamespace').map(([name, ...rest]): Choice => [
      `global.${name}`,
      ...rest,
    ]),
    ['meshConfig', 0.6, (random) => drawn(random, MESH_CONFIG)],
    ...VALUES.filter(([name]) => /^(telemetry|sidecarInjector|istiodRemote|revisionTags|compat|profile)/.test(name)),
    ['revision', 0.1, one('canary')],
  ],
  gateway: GATEWAY_CHART,
  cni: CNI_CHART,
  ztunnel: ZTUNNEL_CHART,
  base: BASE_CHART,
};
const CHARTS = ['istiod', 'gateway', 'gateway', 'istiod', 'cni', 'ztunnel', 'base'] as const;

const text = (value: unknown): string => stringify(value, { aliasDuplicateObjects: false });

/** Returns IstioOperator files. */
export const operatorInputs = (count: number, seed = 13): MadeInput[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `operator-${i}`,
    kind: 'istio-operator',
    input: text(operatorInput(new Random(seed * 10_000 + i))),
  }));

/** Returns values of each chart. */
export const helmInputs = (count: number, seed = 31): MadeInput[] =>
  Array.from({ length: count }, (_, i) => {
    const chart = CHARTS[i % CHARTS.length];
    const values = drawn(new Random(seed * 10_000 + i), HELM[chart]);
    return { name: `helm-${i}-${chart}`, kind: 'helm-values', chart, input: text(values) };
  });
