import { parse } from 'yaml';
import type { Manifest } from '../../../lib/model';
import { NEEDED_VALUES } from '../../../lib/components/istiod/needed';
import { envOf, kinds, only, pod, problemsOf, proxy, render, type Loose } from '../../support/render';

const istiod = (values: object = {}, version?: string): Manifest[] => render('istiod', { ...values }, version);
const deployment = (values: object = {}, version?: string): Loose => only(istiod(values, version), 'Deployment');
const configMap = (name: string, values: object = {}): Loose =>
  istiod(values).find((object) => object.kind === 'ConfigMap' && object.metadata.name === name);
const mesh = (values: object = {}): Loose => parse(configMap('istio', values).data.mesh as string);

test('a revision is part of every name, and selects its own pods only', () => {
  const names = kinds(istiod({ revision: 'canary' })).filter((name) => !name.includes('canary'));
  expect(names).toEqual([]);
  expect(deployment({ revision: 'canary' }).spec.selector.matchLabels).toEqual({
    'app': 'istiod',
    'istio.io/rev': 'canary',
  });
  expect(deployment().spec.selector.matchLabels).toEqual({ istio: 'pilot' });
});

test('each revision tag has a webhook and a Service; the tag default also takes what names no revision', () => {
  const objects = istiod({ revision: 'canary', revisionTags: ['prod', 'default'] });
  const webhooks = (tag: string): string[] =>
    objects
      .filter(
        (object) =>
          object.kind === 'MutatingWebhookConfiguration' && object.metadata.name === `istio-revision-tag-${tag}-ns`,
      )
      .flatMap((object: Loose) =>
        object.webhooks.map((webhook: Loose) => webhook.name.replace('.sidecar-injector.istio.io', '')),
      );
  expect(webhooks('prod')).toEqual(['rev.namespace', 'rev.object']);
  expect(webhooks('default')).toEqual(['rev.namespace', 'rev.object', 'namespace', 'object']);
  expect(kinds(objects)).toEqual(
    expect.arrayContaining(['Service/istiod-revision-tag-prod', 'Service/istiod-revision-tag-default']),
  );
});

test('replicas stand in the Deployment only without autoscaling', () => {
  expect(deployment({ replicaCount: 3 }).spec).not.toHaveProperty('replicas');
  expect(deployment({ replicaCount: 3, autoscaleEnabled: false }).spec.replicas).toBe(3);
  expect(kinds(istiod({ autoscaleEnabled: false }))).not.toContain('HorizontalPodAutoscaler/istiod');
});

test('numbers may be given as text, as `--set-string` gives them', () => {
  const fixed = deployment({
    autoscaleEnabled: false,
    replicaCount: '3',
    rollingMaxSurge: '1',
    rollingMaxUnavailable: '25%',
  }).spec;
  expect(fixed).toMatchObject({ replicas: 3, strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } } });
  const scaled = istiod({
    autoscaleMin: '2',
    autoscaleMax: '4',
    cpu: { targetAverageUtilization: '60' },
    pdb: { minAvailable: '1' },
  });
  const { spec } = only(scaled, 'HorizontalPodAutoscaler');
  expect([spec.minReplicas, spec.maxReplicas, spec.metrics[0].resource.target.averageUtilization]).toEqual([2, 4, 60]);
  expect(only(scaled, 'PodDisruptionBudget').spec.minAvailable).toBe(1);
});

test.each([
  [{}, false],
  [{ autoscaleMin: 2 }, true],
  [{ autoscaleEnabled: false, replicaCount: 2 }, true],
  [{ autoscaleMin: 2, global: { defaultPodDisruptionBudget: { enabled: false } } }, false],
])('a disruption budget where one pod may go: %j', (values, there) => {
  expect(kinds(istiod(values)).includes('PodDisruptionBudget/istiod')).toBe(there);
});

test('the greatest absence takes the place of the least presence', () => {
  const spec = (pdb: object): Loose => only(istiod({ autoscaleMin: 2, pdb }), 'PodDisruptionBudget').spec;
  expect(spec({})).toMatchObject({ minAvailable: 1 });
  expect(spec({ maxUnavailable: '25%' })).toMatchObject({ maxUnavailable: '25%' });
  expect(spec({ maxUnavailable: '25%' })).not.toHaveProperty('minAvailable');
});

test('the image: values of istiod go before the global ones, a whole reference before all', () => {
  const image = (values: object): string => proxy(deployment(values)).image;
  expect(image({})).toBe('docker.io/istio/pilot:1.31.4');
  expect(image({ hub: 'own', global: { hub: 'mirror', tag: 't', variant: 'distroless' } })).toBe(
    'own/pilot:t-distroless',
  );
  expect(image({ image: 'example.com/pilot:x', global: { hub: 'mirror' } })).toBe('example.com/pilot:x');
});

test('what stands under pilot counts as if it stood at the root, and wins', () => {
  expect(deployment({ autoscaleEnabled: false, replicaCount: 2, pilot: { replicaCount: 5 } }).spec.replicas).toBe(5);
});

test('environment: every value is text; facts of the release decide what else there is', () => {
  expect(envOf(deployment({ env: { N: 5, B: true } }))).toMatchObject({ N: '5', B: 'true' });
  expect(envOf(deployment({ env: { COMPLIANCE_POLICY: 'fips-140-3' } }, '1.31')).GODEBUG).toBe('fips140=only');
  expect(envOf(deployment({ env: { COMPLIANCE_POLICY: 'fips-140-3' } }, '1.30'))).not.toHaveProperty('GODEBUG');
  expect(
    envOf(deployment({ taint: { enabled: true, name: 't' } }, '1.30')).PILOT_NODE_UNTAINT_CONTROLLERS_TAINT_NAME,
  ).toBe('t');
  expect(envOf(deployment({ env: { CA_TRUSTED_NODE_ACCOUNTS: 'a/b' } })).CA_TRUSTED_NODE_ACCOUNTS).toBe('a/b');
  expect(envOf(deployment({ trustedZtunnelNamespace: 'zns' })).CA_TRUSTED_NODE_ACCOUNTS).toBe('zns/ztunnel');
});

test('an extra CA for JWKS is a ConfigMap that the pod mounts', () => {
  const values = { jwksResolverExtraRootCA: 'PEM', revision: 'canary' };
  expect(configMap('pilot-jwks-extra-cacerts-canary', values).data).toEqual({ 'extra.pem': 'PEM' });
  expect(pod(deployment(values)).volumes).toContainEqual({
    name: 'extracacerts',
    configMap: { name: 'pilot-jwks-extra-cacerts-canary' },
  });
});

test('mesh config: the value lies over what other values say, map by map', () => {
  expect(mesh()).toMatchObject({
    trustDomain: 'cluster.local',
    defaultProviders: { metrics: ['prometheus'] },
    defaultConfig: { discoveryAddress: 'istiod.ns.svc:15012' },
  });
  const own = mesh({
    global: { meshID: 'm' },
    meshConfig: { trustDomain: 'td', defaultConfig: { tracing: { sampling: 5 } } },
  });
  expect(own).toMatchObject({
    trustDomain: 'td',
    defaultConfig: { meshId: 'm', tracing: { sampling: 5 }, discoveryAddress: 'istiod.ns.svc:15012' },
  });
  expect(mesh({ meshConfig: { defaultProviders: { tracing: ['x'] } } }).defaultProviders).toEqual({ tracing: ['x'] });
  expect(mesh({ global: { proxy: { tracer: 'zipkin' } } }).defaultConfig.tracing).toEqual({
    zipkin: { address: 'zipkin.istio-system:9411' },
  });
});

test('a template of the user takes the place of the built-in one of its name', () => {
  const config = parse(
    configMap('istio-sidecar-injector', { sidecarInjectorWebhook: { templates: { sidecar: 'spec: {}\n' } } }).data
      .config as string,
  ) as Loose;
  expect(config.templates.sidecar).toBe('spec: {}\n');
  expect(config.templates.gateway).toContain('{{');
});

test.each([
  ['10.0.0.1', '1.29', 'IPv4'],
  ['fd00::1', '1.30', 'IPv6'],
])('a control plane at %s is reached through an EndpointSlice (%s)', (remotePilotAddress, version, family) => {
  const objects = istiod({ istiodRemote: { enabled: true }, global: { remotePilotAddress } }, version);
  expect(only(objects, 'EndpointSlice')).toMatchObject({
    addressType: family,
    endpoints: [{ addresses: [remotePilotAddress] }],
  });
  expect(only(objects, 'Service').spec).not.toHaveProperty('externalName');
  expect(kinds(objects)).not.toContain('Deployment/istiod');
});

test('a control plane with a host name is an ExternalName; beside a local injector, under a name of its own', () => {
  const remote = (more: object): Loose[] =>
    istiod({ istiodRemote: { enabled: true, ...more }, global: { remotePilotAddress: 'istiod.example.com' } }).filter(
      (object) => object.kind === 'Service',
    );
  expect(remote({})).toHaveLength(1);
  expect(remote({})[0].spec).toMatchObject({ type: 'ExternalName', externalName: 'istiod.example.com' });
  expect(
    remote({ enabledLocalInjectorIstiod: true })
      .map((service) => service.metadata.name)
      .sort(),
  ).toEqual(['istiod', 'istiod-remote']);
});

test('roles: only a remote cluster without configuration of its own has none', () => {
  const role = 'ClusterRole/istiod-clusterrole-ns';
  expect(kinds(istiod({ istiodRemote: { enabled: true } }))).not.toContain(role);
  expect(kinds(istiod({ istiodRemote: { enabled: true }, global: { configCluster: true } }))).toContain(role);
  const controller = 'ClusterRole/istiod-gateway-controller-ns';
  expect(kinds(istiod())).toContain(controller);
  expect(kinds(istiod({ env: { PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER: false } }))).not.toContain(controller);
});

test('overlays of a gateway class are a ConfigMap that names the class', () => {
  const { metadata, data } = configMap('istio-canary-gatewayclass-istio', {
    revision: 'canary',
    gatewayClasses: { istio: { deployment: { spec: { replicas: 2 } } } },
  });
  expect(metadata.labels['gateway.istio.io/defaults-for-class']).toBe('istio');
  expect(parse(data.deployment as string)).toEqual({ spec: { replicas: 2 } });
});

test.each(NEEDED_VALUES)('%s set to null is a problem', (path) => {
  const values = path.split('.').reduceRight<unknown>((value, key) => ({ [key]: value }), null) as object;
  expect(problemsOf(() => istiod(values))).toEqual([
    expect.objectContaining({ code: 'values/missing', path, found: null }),
  ]);
});
