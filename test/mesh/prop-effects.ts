import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MeshProps } from '../../lib/props';
import type { Effect } from './effects';

/** The mesh that the table changes: every component, and a gateway of every form. */
export const BASE: MeshProps = {
  cni: true,
  ztunnel: true,
  ingressGateways: [{ name: 'in' }, { name: 'out', injection: false }],
  egressGateways: [{ name: 'eg' }],
  eastWestGateway: { name: 'ew', network: 'net' },
};

/** The values of istiod, which are kept in a ConfigMap for other tools: it changes with every one of them. */
const VALUES = 'istiod/config-map-values';
const ISTIOD = ['istiod/deployment', VALUES];
/** Templates read all `global` values, and `pilot.env` and `pilot.cni`. */
const TEMPLATES = ['istiod/config-map-injector', VALUES];
const CONFIG = ['istiod/config-map', VALUES];
const CNI = 'cni/daemon-set';
const CNI_CONFIG = 'cni/config-map';
const ZTUNNEL = 'ztunnel/daemon-set';
const WRITTEN_OUT = 'out/deployment';
const INJECTED = ['in/workload', 'eg/workload', 'ew/workload'];
const ACCOUNTS = [
  'istiod/service-account',
  'base/service-account-reader',
  'cni/service-account',
  'ztunnel/service-account',
  'out/service-account',
];

const on = (value: unknown, ...changes: (string | string[])[]): Effect => ({ value, changes: changes.flat() });
const given = (base: MeshProps, value: unknown, ...changes: (string | string[])[]): Effect => ({
  base,
  value,
  changes: changes.flat(),
});

const alone = (base: MeshProps, value: unknown, ...changes: (string | string[])[]): Effect => ({
  base,
  value,
  changes: changes.flat(),
  alone: true,
});

const toleration = [{ key: 'k', operator: 'Exists' }];
const quantities = { requests: { cpu: '7m' } };
const container = [{ name: 'c', image: 'c' }];
const fieldRef = [{ name: 'N', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }];
const volume = [{ name: 'v', emptyDir: {} }];
const mount = [{ name: 'v', mountPath: '/v' }];
const affinity = { nodeAffinity: {}, podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [] } };
const spread = [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }];
const behavior = { scaleDown: { stabilizationWindowSeconds: 9 } };
const scaled: MeshProps = { pilot: { autoscaling: { min: 2 } } };

/** Rows that addons have in folders of their own. */
function addonEffects(): Readonly<Record<string, Effect>> {
  const folder = join(__dirname, '..', 'addons');
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'effects.ts')));
  const read = (name: string): unknown => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- which there are is found out here
    return (require(join(folder, name, 'effects')) as { EFFECTS: unknown }).EFFECTS;
  };
  return Object.assign({}, ...names.map(read)) as Record<string, Effect>;
}

/** What the props of the mesh do, those of gateways left out. */
export const MESH_EFFECTS: Readonly<Record<string, Effect>> = {
  // Every object has the release in its labels. TrafficExtension came with a later release.
  'version': on('1.30', 'base/*', 'istiod/*', 'cni/*', 'ztunnel/*', 'in/*', 'out/*', 'eg/*', 'ew/*'),
  'tag': on('other', ISTIOD, TEMPLATES, CNI, CNI_CONFIG, ZTUNNEL, WRITTEN_OUT),
  'hub': on('example.com/istio', ISTIOD, TEMPLATES, CNI, ZTUNNEL, WRITTEN_OUT),
  'variant': on('debug', ISTIOD, TEMPLATES, CONFIG, CNI, ZTUNNEL, WRITTEN_OUT),
  'imagePullPolicy': on('Always', ISTIOD, TEMPLATES, CNI, ZTUNNEL, WRITTEN_OUT, INJECTED),
  'imagePullSecrets': on(['s'], ACCOUNTS, TEMPLATES, INJECTED),
  'profile': alone({}, 'minimal', '-istio-ingressgateway/*'),
  'platform': on('k3d', ISTIOD, TEMPLATES, CNI),
  'compatibilityVersion': on('1.30', ISTIOD, TEMPLATES),
  // Roles of the CNI agent name no namespace, their bindings do.
  'namespace': on(
    'mesh',
    '-namespaces/istio-system',
    '+namespaces/mesh',
    'base/service-account-reader',
    'base/validating-webhook',
    'istiod/*',
    'cni/*',
    '!cni/cluster-role',
    '!cni/cluster-role-repair',
    '!cni/cluster-role-ambient',
    'ztunnel/*',
    'in/*',
    'out/*',
    'eg/*',
    'ew/*',
  ),
  'releaseName': on('istio', 'base/*', 'istiod/*', 'cni/*', 'ztunnel/*', 'in/*', 'eg/*', 'ew/*', 'out/*'),
  'revision': on('canary', 'base/validating-webhook', 'istiod/*', 'cni/*', 'ztunnel/*', INJECTED, 'out/*'),
  'revisionTags': on(
    ['prod'],
    '+istiod/mutating-webhook-revision-tag-istio-revision-tag-prod',
    '+istiod/service-revision-tag-istiod-revision-tag-prod',
    VALUES,
  ),
  'defaultRevision': on('', '-base/validating-webhook'),
  'validationFailurePolicy': on('Ignore', 'base/validating-webhook', 'istiod/validating-webhook', VALUES),
  // What an administrator of the cluster installs. Gateways have no such choice.
  'resourceScope': on(
    'cluster',
    '-base/service-account-reader',
    '-istiod/service-account',
    '-istiod/role',
    '-istiod/role-binding',
    '-istiod/config-map*',
    '-istiod/service',
    '-istiod/deployment',
    '-istiod/autoscaler',
    '-cni/service-account',
    '-cni/config-map',
    '-cni/daemon-set',
    '-ztunnel/*',
  ),
  'createNamespaces': on(false, '-namespaces/istio-system'),
  'meshConfig': on({ accessLogFile: '/dev/stdout' }, CONFIG),
  'meshNetworks': on(
    { a: { endpoints: [{ fromCidr: '10.0.0.0/8' }], gateways: [{ address: '1.2.3.4', port: 15443 }] } },
    CONFIG,
    TEMPLATES,
  ),
  'trustDomain': on('td', CONFIG, WRITTEN_OUT),
  'meshId': on('m', CONFIG, TEMPLATES, WRITTEN_OUT),
  'network': on('n', 'namespaces/istio-system', TEMPLATES, ZTUNNEL, WRITTEN_OUT),
  'clusterName': on('c', ISTIOD, TEMPLATES, ZTUNNEL, WRITTEN_OUT),
  'base': on(false, '-base/*'),
  'crds': on(false, '-base/crd-*'),
  'crds.install': on(false, '-base/crd-*'),
  'crds.exclude': on(['wasmplugins.extensions.istio.io'], '-base/crd-wasmplugins.extensions.istio.io'),

  'pilot': on(false, '-istiod/*'),
  'pilot.replicas': on(2, ISTIOD, '-istiod/autoscaler', '+istiod/pod-disruption-budget'),
  'pilot.autoscaling.min': on(2, 'istiod/autoscaler', '+istiod/pod-disruption-budget', VALUES),
  'pilot.autoscaling.max': on(9, 'istiod/autoscaler', VALUES),
  'pilot.autoscaling.cpu': on(9, 'istiod/autoscaler', VALUES),
  'pilot.autoscaling.memory': on(9, 'istiod/autoscaler', VALUES),
  'pilot.autoscaling.behavior': on(behavior, 'istiod/autoscaler', VALUES),
  'pilot.resources': on(quantities, ISTIOD),
  'pilot.env': on({ A: 'b' }, ISTIOD, TEMPLATES),
  'pilot.envFrom': on(fieldRef, ISTIOD),
  'pilot.scheduling.nodeSelector': on({ a: 'b' }, ISTIOD),
  'pilot.scheduling.tolerations': on(toleration, ISTIOD),
  'pilot.scheduling.affinity': on(affinity, ISTIOD),
  'pilot.scheduling.topologySpreadConstraints': on(spread, ISTIOD),
  'pilot.scheduling.priorityClassName': on('p', ISTIOD, TEMPLATES),
  'pilot.podDisruptionBudget': given(scaled, false, '-istiod/pod-disruption-budget', TEMPLATES),
  'pilot.podDisruptionBudget.minAvailable': given(scaled, 2, 'istiod/pod-disruption-budget', VALUES),
  'pilot.podDisruptionBudget.maxUnavailable': given(scaled, 1, 'istiod/pod-disruption-budget', VALUES),
  'pilot.podDisruptionBudget.unhealthyPodEvictionPolicy': given(
    scaled,
    'AlwaysAllow',
    'istiod/pod-disruption-budget',
    VALUES,
  ),
  'pilot.labels': on({ a: 'b' }, ISTIOD),
  'pilot.annotations': on({ a: 'b' }, ISTIOD),
  'pilot.podLabels': on({ a: 'b' }, ISTIOD),
  'pilot.podAnnotations': on({ a: 'b' }, ISTIOD),
  'pilot.serviceAnnotations': on({ a: 'b' }, 'istiod/service', VALUES),
  'pilot.serviceAccountAnnotations': on({ a: 'b' }, 'istiod/service-account', VALUES),
  'pilot.volumes': on(volume, ISTIOD),
  'pilot.volumeMounts': given({ pilot: { volumes: volume } }, mount, ISTIOD),
  'pilot.initContainers': on(container, ISTIOD),
  'pilot.extraArgs': on(['--a'], ISTIOD),
  'pilot.logLevel': on('default:debug', ISTIOD, TEMPLATES),
  'pilot.image': on('other', ISTIOD),
  'pilot.traceSampling': on(7, ISTIOD),
  'pilot.maxSurge': on(7, ISTIOD),
  'pilot.maxUnavailable': on(7, ISTIOD),
  'pilot.keepaliveMaxServerConnectionAge': on('7m', ISTIOD),
  'pilot.jwksResolverExtraRootCA': on('PEM', ISTIOD, '+istiod/config-map-jwks'),
  'pilot.ipFamilies': on(['IPv6'], 'istiod/service', VALUES),
  'pilot.ipFamilyPolicy': on('PreferDualStack', 'istiod/service', VALUES),
  'pilot.seccompProfile': on({ type: 'RuntimeDefault' }, ISTIOD),

  'cni': alone({}, true, '+cni/*', 'namespaces/istio-system', TEMPLATES),
  'cni.namespace': on(
    'agents',
    '+namespaces/agents',
    'cni/service-account',
    CNI_CONFIG,
    CNI,
    'cni/cluster-role-binding',
    'cni/cluster-role-binding-repair',
    'cni/cluster-role-binding-ambient',
  ),
  'cni.excludeNamespaces': on(['a'], CNI_CONFIG),
  'cni.logLevel': on('debug', CNI),
  'cni.binDir': on('/b', CNI),
  'cni.confDir': on('/c', CNI),
  'cni.confFileName': on('f', CNI_CONFIG),
  'cni.netnsDir': on('/n', CNI),
  'cni.chained': on(false, CNI_CONFIG),
  'cni.provider': on('multus', '+cni/network-attachment-definition', TEMPLATES),
  'cni.istioOwnedConfig': on(true, CNI_CONFIG),
  'cni.repair': on(false, CNI_CONFIG, '-cni/cluster-role-repair', '-cni/cluster-role-binding-repair'),
  'cni.repair.enabled': on(false, CNI_CONFIG, '-cni/cluster-role-repair', '-cni/cluster-role-binding-repair'),
  // Without the repair in place, the role may do what the next way needs; here there is none.
  'cni.repair.repairPods': on(false, CNI_CONFIG),
  'cni.repair.deletePods': given(
    { cni: { repair: { repairPods: false } } },
    true,
    CNI_CONFIG,
    'cni/cluster-role-repair',
  ),
  'cni.repair.labelPods': given(
    { cni: { repair: { repairPods: false } } },
    true,
    CNI_CONFIG,
    'cni/cluster-role-repair',
  ),
  'cni.ambient': given(
    { cni: true, ztunnel: false },
    true,
    CNI,
    CNI_CONFIG,
    '+cni/cluster-role-ambient',
    '+cni/cluster-role-binding-ambient',
  ),
  'cni.ambient.enabled': given(
    { cni: true, ztunnel: false },
    true,
    CNI,
    CNI_CONFIG,
    '+cni/cluster-role-ambient',
    '+cni/cluster-role-binding-ambient',
  ),
  'cni.ambient.dnsCapture': on(false, CNI_CONFIG),
  'cni.ambient.ipv6': on(false, CNI_CONFIG),
  'cni.ambient.reconcileIptablesOnStartup': on(false, CNI_CONFIG),
  'cni.ambient.shareHostNetworkNamespace': on(true, CNI),
  'cni.ambient.enablementSelectors[].podSelector': on({ matchLabels: { a: 'b' } }, CNI_CONFIG),
  'cni.ambient.enablementSelectors[].namespaceSelector': on({ matchLabels: { a: 'b' } }, CNI_CONFIG),
  'cni.resourceQuota': on(true, '+cni/resource-quota'),
  'cni.resourceQuota.pods': given({ cni: { resourceQuota: {} } }, 7, 'cni/resource-quota'),
  'cni.resources': on(quantities, CNI),
  'cni.tolerations': on(toleration, CNI),
  'cni.affinity': on(affinity, CNI),
  'cni.labels': on({ a: 'b' }, CNI),
  'cni.podLabels': on({ a: 'b' }, CNI),
  'cni.podAnnotations': on({ a: 'b' }, CNI),
  'cni.env': on({ A: 'b' }, CNI, CNI_CONFIG),
  'cni.maxUnavailable': on(7, CNI),
  'cni.seccompProfile': on({ type: 'RuntimeDefault' }, CNI),

  // Ambient mode is more than ztunnel: istiod and the CNI agent serve it, and proxies speak HBONE.
  'ztunnel': given(
    { cni: true, ztunnel: false, ingressGateways: [{ name: 'out', injection: false }] },
    true,
    '+ztunnel/*',
    ISTIOD,
    TEMPLATES,
    CONFIG,
    CNI,
    CNI_CONFIG,
    '+cni/cluster-role-ambient',
    '+cni/cluster-role-binding-ambient',
    WRITTEN_OUT,
  ),
  'ztunnel.namespace': on('agents', '+namespaces/agents', 'ztunnel/*', ISTIOD),
  'ztunnel.name': on('zt', 'ztunnel/*', ISTIOD),
  'ztunnel.logLevel': on('debug', ZTUNNEL),
  'ztunnel.resources': on(quantities, ZTUNNEL),
  'ztunnel.resourceQuota': on(true, '+ztunnel/resource-quota'),
  'ztunnel.resourceQuota.pods': given({ ztunnel: { resourceQuota: true } }, 7, 'ztunnel/resource-quota'),
  'ztunnel.tolerations': on(toleration, ZTUNNEL),
  'ztunnel.nodeSelector': on({ a: 'b' }, ZTUNNEL),
  'ztunnel.affinity': on(affinity, ZTUNNEL),
  'ztunnel.labels': on({ a: 'b' }, 'ztunnel/*'),
  'ztunnel.annotations': on({ a: 'b' }, 'ztunnel/*'),
  'ztunnel.podLabels': on({ a: 'b' }, ZTUNNEL),
  'ztunnel.podAnnotations': on({ a: 'b' }, ZTUNNEL),
  'ztunnel.env': on({ A: 'b' }, ZTUNNEL),
  'ztunnel.terminationGracePeriodSeconds': on(7, ZTUNNEL),
  'ztunnel.maxSurge': on(7, ZTUNNEL),
  'ztunnel.maxUnavailable': given({ ztunnel: { maxSurge: 0, maxUnavailable: 1 } }, 7, ZTUNNEL),
  'eastWestGateway': given({ network: 'net', eastWestGateway: false }, true, '+istio-eastwestgateway/*'),

  'sidecarInjector.enableNamespacesByDefault': on(true, 'istiod/mutating-webhook', TEMPLATES),
  'sidecarInjector.alwaysInjectSelector': on([{ matchLabels: { a: 'b' } }], TEMPLATES),
  'sidecarInjector.neverInjectSelector': on([{ matchLabels: { a: 'b' } }], TEMPLATES),
  'sidecarInjector.injectedAnnotations': on({ a: 'b' }, TEMPLATES),
  'sidecarInjector.reinvocationPolicy': on('IfNeeded', 'istiod/mutating-webhook', TEMPLATES),
  'sidecarInjector.rewriteAppHTTPProbe': on(false, TEMPLATES),
  'sidecarInjector.templates': on({ own: 'metadata: {}' }, TEMPLATES),
  'sidecarInjector.defaultTemplates': on(['grpc-agent'], TEMPLATES),
  'sidecarInjector.annotations': on({ a: 'b' }, 'istiod/mutating-webhook', VALUES),

  'proxy.image': on('other', TEMPLATES, WRITTEN_OUT),
  'proxy.resources': on(quantities, TEMPLATES),
  'proxy.logLevel': on('debug', TEMPLATES, WRITTEN_OUT),
  'proxy.componentLogLevel': on('misc:info', TEMPLATES, WRITTEN_OUT),
  'proxy.clusterDomain': on('c.local', ISTIOD, TEMPLATES, WRITTEN_OUT),
  'proxy.autoInject': on('disabled', TEMPLATES),
  'proxy.holdApplicationUntilProxyStarts': on(true, CONFIG),
  'proxy.includeIPRanges': on('10.0.0.0/8', TEMPLATES),
  'proxy.excludeIPRanges': on('10.0.0.0/8', TEMPLATES),
  'proxy.includeInboundPorts': on('80', TEMPLATES),
  'proxy.excludeInboundPorts': on('80', TEMPLATES),
  'proxy.includeOutboundPorts': on('80', TEMPLATES),
  'proxy.excludeOutboundPorts': on('80', TEMPLATES),
  'proxy.privileged': on(true, TEMPLATES),
  'proxy.statusPort': on(15099, TEMPLATES),
  'proxy.tracer': on('zipkin', TEMPLATES, CONFIG),
  'proxy.seccompProfile': on({ type: 'RuntimeDefault' }, TEMPLATES),

  // A remote cluster gets its templates from the control plane elsewhere.
  'remote.pilotAddress': given(
    { profile: 'remote' },
    '1.2.3.4',
    '+istiod/service-remote',
    '+istiod/endpoint-slice-remote',
    VALUES,
  ),
  'remote.injectionURL': on('https://a/inject', 'istiod/mutating-webhook', VALUES),
  'remote.injectionPath': on('/inject/a', 'istiod/mutating-webhook', VALUES),
  'remote.injectionCABundle': on('Q0E=', 'istiod/mutating-webhook', VALUES),
  'remote.validationURL': on('https://a/validate', 'base/validating-webhook', 'istiod/validating-webhook', VALUES),
  'remote.validationCABundle': on('Q0E=', 'base/validating-webhook', 'istiod/validating-webhook', VALUES),
  // Whoever holds the configuration needs an account that may read and write it, and a webhook that checks it.
  'remote.configCluster': given(
    { profile: 'remote', remote: { pilotAddress: '1.2.3.4' } },
    true,
    '+istiod/service-account',
    '+istiod/cluster-role',
    '+istiod/cluster-role-binding',
    '+istiod/cluster-role-gateway-controller',
    '+istiod/cluster-role-binding-gateway-controller',
    '+istiod/role',
    '+istiod/role-binding',
    '+istiod/validating-webhook',
    'base/validating-webhook',
    VALUES,
  ),
  'externalControlPlane': on(true, ISTIOD, TEMPLATES),
  'externalControlPlane.enabled': given({ externalControlPlane: {} }, false, ISTIOD, TEMPLATES),

  'networkPolicies': on(
    true,
    '+istiod/network-policy',
    '+cni/network-policy',
    '+ztunnel/network-policy',
    '+in/network-policy',
    '+out/network-policy',
    '+eg/network-policy',
    '+ew/network-policy',
    TEMPLATES,
  ),
  'logAsJson': on(true, ISTIOD, TEMPLATES, CNI, ZTUNNEL, WRITTEN_OUT),
  'nativeNftables': on(true, TEMPLATES, CNI_CONFIG),

  'values.global': on({ imagePullPolicy: 'Always' }, ISTIOD, TEMPLATES, CNI, ZTUNNEL, WRITTEN_OUT, INJECTED),
  'values.base': on({ base: { validationURL: 'https://a' } }, 'base/validating-webhook'),
  'values.istiod': on({ deploymentLabels: { a: 'b' } }, ISTIOD),
  'values.cni': on({ cniBinDir: '/b' }, CNI),
  'values.ztunnel': on({ logLevel: 'debug' }, ZTUNNEL),
  'values.gateway': on({ minReadySeconds: 7 }, INJECTED),
  'patches[].kind': given(
    { patches: [{ kind: 'Deployment', name: 'istiod', merge: { x: 1 } }] },
    'Service',
    'istiod/deployment',
    'istiod/service',
  ),
  'patches[].name': given(
    { patches: [{ kind: 'Deployment', name: 'istiod', merge: { x: 1 } }] },
    'in',
    'istiod/deployment',
    'in/workload',
  ),
  'patches[].namespace': given(
    {
      ingressGateways: [{ name: 'istio-reader-service-account', namespace: 'b' }],
      patches: [{ kind: 'ServiceAccount', name: 'istio-reader-service-account', merge: { x: 1 } }],
    },
    'b',
    'base/service-account-reader',
  ),
  'patches[].merge': given({ patches: [{ kind: 'Deployment', name: 'istiod' }] }, { x: 1 }, 'istiod/deployment'),
  'patches[].json': given(
    { patches: [{ kind: 'Deployment', name: 'istiod' }] },
    [{ op: 'add', path: '/x', value: 1 }],
    'istiod/deployment',
  ),
  ...addonEffects(),
};
