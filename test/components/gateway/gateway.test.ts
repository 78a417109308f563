import { envOf, kinds, only, pod, problemsOf, proxy, render, type Loose } from '../../support/render';

const service = (values: object, version?: string): Loose => only(render('gateway', { ...values }, version), 'Service');
const deployment = (values: object = {}, version?: string): Loose =>
  only(render('gateway', { ...values }, version), 'Deployment');

test('the defaults', () => {
  expect(kinds(render('gateway'))).toEqual([
    'Deployment/rel',
    'HorizontalPodAutoscaler/rel',
    'Role/rel',
    'RoleBinding/rel',
    'Service/rel',
    'ServiceAccount/rel',
  ]);
});

test('name and labels: the selector follows the labels app and istio', () => {
  expect(deployment({ name: 'istio-edge' }).spec.selector.matchLabels).toEqual({ app: 'istio-edge', istio: 'edge' });
  const labelled = deployment({ name: 'edge', labels: { app: 'a', istio: 'i', team: 't' } });
  expect(labelled.spec.selector.matchLabels).toEqual({ app: 'a', istio: 'i' });
  expect(labelled.spec.template.metadata.labels).toMatchObject({
    'app': 'a',
    'istio': 'i',
    'team': 't',
    'istio.io/dataplane-mode': 'none',
  });
});

test('a label set to null is gone, and numbers become text', () => {
  const { labels, annotations } = deployment({
    labels: { 'istio.io/dataplane-mode': null },
    annotations: { count: 3 },
  }).metadata;
  expect(labels).not.toHaveProperty(['istio.io/dataplane-mode']);
  expect(annotations).toEqual({ count: '3' });
});

test('a DaemonSet has no autoscaler, no replicas, and an update strategy of its own name', () => {
  const objects = render('gateway', {
    kind: 'DaemonSet',
    autoscaling: { enabled: false },
    replicaCount: 2,
    strategy: { type: 'OnDelete' },
  });
  expect(kinds(objects)).not.toContain('HorizontalPodAutoscaler/rel');
  const { spec } = only(objects, 'DaemonSet');
  expect(spec).toMatchObject({ updateStrategy: { type: 'OnDelete' } });
  expect(spec).not.toHaveProperty('replicas');
  expect(spec).not.toHaveProperty('strategy');
});

test('replicas only without autoscaling, 0 included', () => {
  expect(deployment({ replicaCount: 0 }).spec).not.toHaveProperty('replicas');
  expect(deployment({ replicaCount: 0, autoscaling: { enabled: false } }).spec.replicas).toBe(0);
});

test.each([
  [{ autoscaling: { minReplicas: 2 } }, true],
  [{ autoscaling: { minReplicas: 1 }, replicaCount: 5 }, false],
  [{ autoscaling: { enabled: false }, replicaCount: 2 }, true],
])('a disruption budget with %j: %p', (values, expected) => {
  expect(
    kinds(render('gateway', { podDisruptionBudget: { minAvailable: 1 }, ...values })).includes(
      'PodDisruptionBudget/rel',
    ),
  ).toBe(expected);
});

test('accounts: a name of its own, or one that exists', () => {
  expect(kinds(render('gateway', { serviceAccount: { name: 'sa' } }))).toEqual(
    expect.arrayContaining(['ServiceAccount/sa', 'Role/sa', 'RoleBinding/sa']),
  );
  const borrowed = render('gateway', { serviceAccount: { create: false } });
  expect(kinds(borrowed)).not.toContain('ServiceAccount/rel');
  expect(pod(only(borrowed, 'Deployment')).serviceAccountName).toBe('default');
});

describe('the Service', () => {
  test('type None leaves it out', () =>
    expect(kinds(render('gateway', { service: { type: 'None' } }))).not.toContain('Service/rel'));

  test('its annotations go before those of all objects', () => {
    expect(
      service({ annotations: { a: 'all', b: 'all' }, service: { annotations: { a: 'service' } } }).metadata.annotations,
    ).toEqual({ a: 'service', b: 'all' });
  });

  test('fields of load balancers are for load balancers', () => {
    const values = { loadBalancerClass: 'example.com/lb', allocateLoadBalancerNodePorts: false };
    expect(service({ service: values }).spec).toMatchObject(values);
    expect(service({ service: { ...values, type: 'ClusterIP' } }).spec).not.toHaveProperty('loadBalancerClass');
  });

  test('an east-west gateway has the ports between clusters', () => {
    const ports = (values: object, version: string): unknown[] =>
      service({ networkGateway: 'n1', ...values }, version).spec.ports;
    expect(ports({ networkGatewayPorts: { tls: { port: 443 } } }, '1.31')[1]).toEqual({
      name: 'tls',
      port: 443,
      targetPort: 15443,
      protocol: 'TCP',
    });
    expect(ports({}, '1.29')[1]).toEqual({ name: 'tls', port: 15443, targetPort: 15443 });
    expect(envOf(deployment({ networkGateway: 'n1' }))).toEqual({ ISTIO_META_REQUESTED_NETWORK_VIEW: 'n1' });
  });
});

test('the proxy user is written by 1.29 only, and not on OpenShift', () => {
  const user = (values: object, version: string): unknown =>
    proxy(deployment(values, version)).securityContext.runAsUser;
  expect([user({}, '1.29'), user({ platform: 'openshift' }, '1.29'), user({}, '1.30')]).toEqual([
    1337,
    undefined,
    undefined,
  ]);
});

describe('what the chart refuses', () => {
  const refused = (values: object, version?: string): string[] =>
    problemsOf(() => render('gateway', { ...values }, version)).map(({ code, path }) => `${code} ${path}`);

  test('all of it at once, with the nearest known key', () => {
    const values = { replicaCont: 1, kind: 'Pod', service: { ports: [{ port: '80' }] } };
    expect(refused(values)).toEqual(
      expect.arrayContaining([
        'values/unknown-key replicaCont',
        'values/not-allowed kind',
        'values/wrong-type service.ports[0].port',
      ]),
    );
    expect(problemsOf(() => render('gateway', { replicaCont: 1 }))[0].fix).toBe('did you mean "replicaCount"?');
  });

  test('what an older release does not know', () => {
    expect(refused({ dnsPolicy: 'None' }, '1.30')).toEqual(['values/unknown-key dnsPolicy']);
    expect(refused({ networkGatewayPorts: {} }, '1.29')).toEqual(['values/unknown-key networkGatewayPorts']);
  });

  test('a Service without ports, from 1.30 on', () => {
    expect(refused({ service: { ports: [] } })).toEqual(['values/no-ports service.ports']);
    expect(service({ service: { ports: [] } }, '1.29').spec.ports).toEqual([]);
    expect(refused({ networkGateway: 'n', networkGatewayPorts: { tls: {} } })).toEqual([
      'values/missing networkGatewayPorts.tls.port',
    ]);
  });

  test('seconds are whole, though the schema of the chart takes fractions', () => {
    expect(problemsOf(() => render('gateway', { terminationGracePeriodSeconds: 1.5 }))).toEqual([
      {
        severity: 'error',
        code: 'values/not-a-number',
        path: 'terminationGracePeriodSeconds',
        found: 1.5,
        message: 'the chart takes a whole number here',
        fix: 'use a whole number',
      },
    ]);
  });
});
