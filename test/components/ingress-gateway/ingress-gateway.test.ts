import { envOf, kinds, only, pod, problemsOf, proxy, render, type Loose } from '../../support/render';

const ingress = (gateway: object = {}, values: object = {}) =>
  render('istio-ingress', { gateways: { 'istio-ingressgateway': gateway }, ...values });
const deployment = (gateway: object = {}, values: object = {}): Loose => only(ingress(gateway, values), 'Deployment');

test('both charts have the same objects under their own names', () => {
  const names = (direction: string): string[] => [
    `Deployment/istio-${direction}gateway`,
    `HorizontalPodAutoscaler/istio-${direction}gateway`,
    `Role/istio-${direction}gateway-sds`,
    `RoleBinding/istio-${direction}gateway-sds`,
    `Service/istio-${direction}gateway`,
    `ServiceAccount/istio-${direction}gateway-service-account`,
  ];
  expect(kinds(render('istio-ingress'))).toEqual(names('ingress'));
  expect(kinds(render('istio-egress'))).toEqual(names('egress'));
});

test('written out: the proxy with its arguments and no injection', () => {
  const object = deployment(
    {},
    { global: { hub: 'example.com/m', proxy: { variant: 'debug' }, logAsJson: true, sts: { servicePort: 15463 } } },
  );
  expect(proxy(object).image).toBe('example.com/m/proxyv2:1.31.4-debug');
  expect(proxy(object).args.slice(-2)).toEqual(['--log_as_json', '--stsPort=15463']);
  expect(object.spec.template.metadata.labels).toMatchObject({
    'sidecar.istio.io/inject': 'false',
    'istio.io/dataplane-mode': 'none',
  });
});

test('injected: image auto and the template named', () => {
  const object = deployment({ injectionTemplate: 'gateway,extra' }, { revision: 'canary' });
  expect(proxy(object).image).toBe('auto');
  expect(object.spec.template.metadata.annotations['inject.istio.io/templates']).toBe('gateway,extra');
  expect(object.spec.template.metadata.labels).toMatchObject({
    'sidecar.istio.io/inject': 'true',
    'istio.io/rev': 'canary',
  });
  expect(object.metadata.labels).not.toHaveProperty(['istio.io/dataplane-mode']);
});

test('an empty name is the default one', () => {
  expect(kinds(ingress({ name: '' }))).toContain('ServiceAccount/istio-ingressgateway-service-account');
});

test('labels of the gateway are the selector, and the pods have them even where the chart has such a label', () => {
  const object = deployment({ labels: { 'app.kubernetes.io/version': '7' } });
  expect(object.spec.selector.matchLabels).toEqual({
    'app': 'istio-ingressgateway',
    'istio': 'ingressgateway',
    'app.kubernetes.io/version': '7',
  });
  expect(object.spec.template.metadata.labels).toMatchObject({
    'app.kubernetes.io/version': '7',
    'service.istio.io/canonical-revision': '7',
  });
});

test.each([
  ['autoscaled from 1', {}, false, true],
  ['autoscaled from 2', { autoscaleMin: 2 }, true, true],
  ['a fixed number', { autoscaleEnabled: false, replicaCount: 3 }, true, false],
  ['no upper limit', { autoscaleMax: 0 }, false, false],
])('%s: budget and autoscaler', (_, gateway, budget, autoscaler) => {
  const ids = kinds(ingress(gateway));
  expect([
    ids.includes('PodDisruptionBudget/istio-ingressgateway'),
    ids.includes('HorizontalPodAutoscaler/istio-ingressgateway'),
  ]).toEqual([budget, autoscaler]);
});

test('the Service: ports as given and in the short form; none with customService', () => {
  const ports = [{ port: 443, name: 'https', nodePort: 30443 }];
  expect(only(ingress({ ports, ingressPorts: [{ port: 9000, name: 'extra' }] }), 'Service').spec.ports).toEqual([
    ...ports,
    { port: 9000, name: 'extra' },
  ]);
  expect(kinds(ingress({ customService: true }))).not.toContain('Service/istio-ingressgateway');
});

test('identity: user 1337, another on OpenShift, root when asked', () => {
  expect(pod(deployment()).securityContext).toEqual({ runAsUser: 1337, runAsGroup: 1337, runAsNonRoot: true });
  expect(pod(deployment({}, { platform: 'openshift' })).securityContext).toEqual({ runAsNonRoot: true });
  const root = deployment({ runAsRoot: true });
  expect(pod(root)).not.toHaveProperty('securityContext');
  expect(proxy(root)).not.toHaveProperty('securityContext');
  expect(envOf(root)).not.toHaveProperty('ISTIO_META_UNPRIVILEGED_POD');
});

test("the network of the mesh yields to the gateway's own", () => {
  expect(envOf(deployment({}, { global: { network: 'n1' } })).ISTIO_META_NETWORK).toBe('n1');
  expect(
    envOf(deployment({ env: { ISTIO_META_NETWORK: 'own' } }, { global: { network: 'n1' } })).ISTIO_META_NETWORK,
  ).toBe('own');
});

test('numbers may be given as text, as `--set-string` gives them', () => {
  expect(deployment({ autoscaleEnabled: false, replicaCount: '3', rollingMaxSurge: '1' }).spec).toMatchObject({
    replicas: 3,
    strategy: { rollingUpdate: { maxSurge: 1 } },
  });
  const { spec } = only(
    ingress({ autoscaleMin: '2', autoscaleMax: '4', cpu: { targetAverageUtilization: '60' } }),
    'HorizontalPodAutoscaler',
  );
  expect([spec.minReplicas, spec.maxReplicas, spec.metrics[0].resource.target.averageUtilization]).toEqual([2, 4, 60]);
});

test('short forms of affinity', () => {
  const term = { key: 'security', operator: 'In', values: 'S1,S2', topologyKey: 'zone', namespaces: 'a,b' };
  const gateway = { podAntiAffinityLabelSelector: [term], nodeSelector: { disk: 'ssd' } };
  const { affinity } = pod(deployment(gateway, { global: { arch: { amd64: 2, s390x: 0 } } }));
  const arch = { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] };
  expect(affinity.nodeAffinity).toEqual({
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [arch, { key: 'disk', operator: 'In', values: ['ssd'] }] }],
    },
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 2, preference: { matchExpressions: [arch] } }],
  });
  expect(affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual([
    {
      labelSelector: { matchExpressions: [{ key: 'security', operator: 'In', values: ['S1', 'S2'] }] },
      topologyKey: 'zone',
      namespaces: ['a', 'b'],
    },
  ]);
});

test('marks of old installations only in istio-system; the root certificate only from istiod', () => {
  expect(deployment().spec.template.metadata.labels).not.toHaveProperty('heritage');
  const names = (provider: string): string[] =>
    pod(deployment({}, { global: { pilotCertProvider: provider } })).volumes.map((v: Loose) => v.name);
  expect(names('istiod')).toContain('istiod-ca-cert');
  expect(names('kubernetes')).not.toContain('istiod-ca-cert');
});

describe('values with nothing in them, and counts that are none', () => {
  const refused = (gateway: object, values: object = {}): string[] =>
    problemsOf(() => ingress(gateway, values)).map(
      ({ message, path, found, fix }) => `${path}: ${message}: ${found}: ${fix}`,
    );

  test('each chart names its own gateway', () => {
    expect(refused({ name: null })).toEqual([
      'gateways.istio-ingressgateway.name: the chart needs this value: null: leave it out to have the default',
    ]);
    expect(problemsOf(() => render('istio-egress', { gateways: null }))).toEqual([
      expect.objectContaining({ code: 'values/missing', path: 'gateways' }),
    ]);
    expect(problemsOf(() => render('istio-egress', { gateways: { 'istio-egressgateway': { labels: null } } }))).toEqual(
      [expect.objectContaining({ code: 'values/missing', path: 'gateways.istio-egressgateway.labels', found: null })],
    );
  });

  test('an image needs a registry and a tag; an injected pod has none', () => {
    expect(refused({}, { global: { hub: null, tag: null } })).toEqual([
      'global.hub: the chart needs this value: null: leave it out to have the default',
      'global.tag: the chart needs this value: null: leave it out to have the default',
    ]);
    expect(proxy(deployment({ tag: 't' }, { global: { hub: 'example.com/m', tag: null } })).image).toBe(
      'example.com/m/proxyv2:t',
    );
    expect(proxy(deployment({ injectionTemplate: 'gateway' }, { global: { hub: null, tag: null } })).image).toBe(
      'auto',
    );
  });

  test('counts, of what is in use', () => {
    const at = 'gateways.istio-ingressgateway';
    const notANumber = (name: string, found: string): string =>
      `${at}.${name}: the chart takes a whole number here: ${found}: use a whole number`;
    expect(
      refused(
        { autoscaleMin: 'two', autoscaleMax: '25%', replicaCount: 'x', rollingMaxSurge: 'x' },
        { global: { sts: { servicePort: 'http' } } },
      ),
    ).toEqual([
      'global.sts.servicePort: the chart takes a whole number here: http: use a whole number',
      notANumber('autoscaleMin', 'two'),
      notANumber('autoscaleMax', '25%'),
      `${notANumber('rollingMaxSurge', 'x')}, or a percentage as in "25%"`,
    ]);
    expect(refused({ autoscaleEnabled: false, autoscaleMin: 'two', replicaCount: 'x' })).toEqual([
      notANumber('replicaCount', 'x'),
    ]);
    const { strategy, replicas } = deployment({
      autoscaleEnabled: false,
      replicaCount: '3',
      rollingMaxSurge: '2',
      rollingMaxUnavailable: '',
    }).spec;
    expect({ replicas, ...strategy.rollingUpdate }).toEqual({ replicas: 3, maxSurge: 2, maxUnavailable: null });
  });

  test('an autoscaler needs a target', () => {
    const cpu = { targetAverageUtilization: null };
    expect(refused({ cpu })).toEqual([
      'gateways.istio-ingressgateway.cpu.targetAverageUtilization: the chart needs this value: null: leave it ' +
        'out to have the default',
    ]);
    expect(kinds(ingress({ cpu: null, autoscaleEnabled: false }))).toContain('Deployment/istio-ingressgateway');
  });
});
