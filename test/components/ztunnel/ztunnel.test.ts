import { envOf, kinds, only, pod, problemsOf, proxy, render, type Loose } from '../../support/render';

const daemonSet = (values: object = {}, version?: string): Loose =>
  only(render('ztunnel', { ...values }, version), 'DaemonSet');

test('the defaults are a DaemonSet and its account', () => {
  expect(kinds(render('ztunnel'))).toEqual(['DaemonSet/ztunnel', 'ServiceAccount/ztunnel']);
});

test('OpenShift adds a role, in the cluster scope only', () => {
  expect(kinds(render('ztunnel', { platform: 'openshift', resourceScope: 'cluster' }))).toEqual([
    'ClusterRole/ztunnel',
    'ClusterRoleBinding/ztunnel',
  ]);
  expect(kinds(render('ztunnel', { global: { platform: 'openshift' }, resourceScope: 'namespace' }))).toEqual([
    'DaemonSet/ztunnel',
    'ServiceAccount/ztunnel',
  ]);
});

test('resourceName renames everything', () => {
  const values = {
    resourceName: 'zt',
    resourceQuotas: { enabled: true, pods: 9 },
    global: { networkPolicy: { enabled: true } },
  };
  const objects = render('ztunnel', values);
  expect(kinds(objects)).toEqual(['DaemonSet/zt', 'NetworkPolicy/zt', 'ResourceQuota/zt', 'ServiceAccount/zt']);
  expect(only(objects, 'ResourceQuota').spec.hard).toEqual({ pods: '9' });
});

test('the revision chooses istiod and is written on the objects', () => {
  const canary = daemonSet({ revision: 'canary', istioNamespace: 'control' });
  expect(envOf(canary)).toMatchObject({
    CA_ADDRESS: 'istiod-canary.control.svc:15012',
    XDS_ADDRESS: 'istiod-canary.control.svc:15012',
  });
  expect(canary.metadata.annotations).toEqual({ 'istio.io/rev': 'canary' });
  expect(envOf(daemonSet({ revision: 'canary', caAddress: 'ca:1' })).CA_ADDRESS).toBe('ca:1');
});

test('`global` counts at the root, and the root goes before it', () => {
  expect(proxy(daemonSet({ global: { hub: 'example.com/g', variant: 'debug' } })).image).toBe(
    'example.com/g/ztunnel:1.31.4-debug',
  );
  expect(envOf(daemonSet({ global: { network: 'g' }, network: 'own' })).NETWORK).toBe('own');
});

test('resources given are told to ztunnel from 1.31 on', () => {
  const values = { resources: { limits: { cpu: '2' } } };
  expect(Object.keys(envOf(daemonSet(values)))).toEqual(
    expect.arrayContaining(['ZTUNNEL_RESOURCE_CPU_LIMIT', 'ZTUNNEL_RESOURCE_CPU_REQUEST']),
  );
  expect(Object.keys(envOf(daemonSet({ resources: { requests: { cpu: null } } })))).not.toContain(
    'ZTUNNEL_RESOURCE_CPU_REQUEST',
  );
  expect(Object.keys(envOf(daemonSet(values, '1.30')))).not.toContain('ZTUNNEL_RESOURCE_CPU_LIMIT');
});

test('DNS settings exist from 1.30 on', () => {
  const values = { dnsPolicy: 'None', dnsConfig: { nameservers: ['1.1.1.1'] } };
  expect(pod(daemonSet(values, '1.30'))).toMatchObject(values);
  expect(pod(daemonSet(values, '1.29'))).not.toHaveProperty('dnsPolicy');
});

test.each([true, 'true'])('a trust bundle takes the place of the ConfigMap: %p', (flag) => {
  const volume = pod(daemonSet({ env: { ENABLE_CLUSTER_TRUST_BUNDLE_API: flag } })).volumes[1];
  expect(volume.projected.sources).toEqual([
    { clusterTrustBundle: { name: 'istio.io:istiod-ca:root-cert', path: 'root-cert.pem' } },
  ]);
});

test('a revocation list is mounted and named', () => {
  const object = daemonSet({ peerCaCrl: { enabled: true } });
  expect(envOf(object).CRL_PATH).toBe('/var/run/secrets/istio/crl/ca-crl.pem');
  expect(pod(object).volumes).toContainEqual({
    name: 'crl-volume',
    configMap: { name: 'istio-ca-crl', optional: true },
  });
});

test('the user goes before the chart in pod labels, pod annotations and node selector', () => {
  const object = daemonSet({
    podLabels: { 'istio.io/dataplane-mode': 'x' },
    podAnnotations: { 'sidecar.istio.io/inject': 'y' },
    nodeSelector: { 'kubernetes.io/os': 'z' },
  });
  expect(object.spec.template.metadata.labels['istio.io/dataplane-mode']).toBe('x');
  expect(object.spec.template.metadata.annotations['sidecar.istio.io/inject']).toBe('y');
  expect(pod(object).nodeSelector).toEqual({ 'kubernetes.io/os': 'z' });
});

describe('values with nothing in them, and counts that are none', () => {
  const refused = (values: object): string[] =>
    problemsOf(() => render('ztunnel', { ...values })).map(
      ({ message, path, found, fix }) => `${path}: ${message}: ${found}: ${fix}`,
    );

  test('the address of istiod needs a revision and a namespace', () => {
    expect(refused({ revision: null, istioNamespace: null })).toEqual([
      'istioNamespace: the chart needs this value: null: leave it out to have the default',
      'revision: the chart needs this value: null: leave it out to have the default',
    ]);
  });

  test('annotations that the revision is one of', () => {
    expect(refused({ annotations: null, revision: 'canary' })).toEqual([
      'annotations: the chart needs this value: null: leave it out to have the default',
    ]);
    expect(daemonSet({ annotations: null }).metadata.annotations).toEqual({});
  });

  test('an image needs a registry and a tag', () => {
    expect(refused({ hub: '', tag: null })).toEqual([
      'hub: the chart needs this value: : leave it out to have the default',
      'tag: the chart needs this value: null: leave it out to have the default',
    ]);
    expect(proxy(daemonSet({ image: 'example.com/zt:1', hub: null, tag: null })).image).toBe('example.com/zt:1');
  });

  test('counts', () => {
    expect(
      refused({
        terminationGracePeriodSeconds: '1.5',
        updateStrategy: { rollingUpdate: { maxSurge: 'all', maxUnavailable: '0' } },
      }),
    ).toEqual([
      'terminationGracePeriodSeconds: the chart takes a whole number here: 1.5: use a whole number',
      'updateStrategy.rollingUpdate.maxSurge: the chart takes a whole number here: all: use a whole number, or ' +
        'a percentage as in "25%"',
      'updateStrategy.rollingUpdate.maxUnavailable: the chart takes a whole number here: 0: use a whole ' +
        'number, or a percentage as in "25%"',
    ]);
    // ztunnel reads the text too.
    expect(refused({ terminationGracePeriodSeconds: '' })).toEqual([
      'terminationGracePeriodSeconds: the chart needs this value: : leave it out to have the default',
    ]);
    const object = daemonSet({
      terminationGracePeriodSeconds: '12',
      updateStrategy: { rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 } },
    });
    expect([pod(object).terminationGracePeriodSeconds, envOf(object).TERMINATION_GRACE_PERIOD_SECONDS]).toEqual([
      12,
      '12',
    ]);
  });
});
