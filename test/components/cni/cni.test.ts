import { envOf, kinds, only, pod, problemsOf, proxy, render, type Loose } from '../../support/render';

const daemonSet = (values: object = {}, version?: string): Loose =>
  only(render('cni', { ...values }, version), 'DaemonSet');
const configMap = (values: object = {}): Record<string, string> => only(render('cni', { ...values }), 'ConfigMap').data;
const hostPaths = (object: Loose): Record<string, string> =>
  Object.fromEntries(pod(object).volumes.map((volume: Loose) => [volume.name, volume.hostPath.path]));

describe('which objects there are', () => {
  test('the defaults mend pods and have no ambient mode', () => {
    expect(kinds(render('cni'))).toEqual([
      'ClusterRole/istio-cni',
      'ClusterRole/istio-cni-repair-role',
      'ClusterRoleBinding/istio-cni',
      'ClusterRoleBinding/istio-cni-repair-rolebinding',
      'ConfigMap/istio-cni-config',
      'DaemonSet/istio-cni-node',
      'ServiceAccount/istio-cni',
    ]);
  });

  test('resourceScope splits them between two administrators', () => {
    const ofScope = (resourceScope: string): string[] =>
      kinds(render('cni', { global: { resourceScope } })).map((id) => id.split('/')[0]);
    expect(new Set(ofScope('cluster'))).toEqual(new Set(['ClusterRole', 'ClusterRoleBinding']));
    expect(ofScope('namespace')).toEqual(['ConfigMap', 'DaemonSet', 'ServiceAccount']);
  });

  test('a scope that does not exist is refused', () => {
    expect(problemsOf(() => render('cni', { global: { resourceScope: 'clusters' } }))).toMatchObject([
      { code: 'values/not-allowed', path: 'global.resourceScope', found: 'clusters', fix: 'did you mean "cluster"?' },
    ]);
  });

  test.each([
    ['ambient mode', { ambient: { enabled: true } }, 'ClusterRole/istio-cni-ambient'],
    ['Multus', { provider: 'multus' }, 'NetworkAttachmentDefinition/istio-cni'],
    ['a quota', { resourceQuotas: { enabled: true } }, 'ResourceQuota/istio-cni-resource-quota'],
    [
      'network policies',
      { global: { networkPolicy: { enabled: true } }, revision: 'canary' },
      'NetworkPolicy/istio-cni-canary',
    ],
  ])('%s adds an object', (_, values, id) => {
    expect(kinds(render('cni'))).not.toContain(id);
    expect(kinds(render('cni', values))).toContain(id);
  });
});

test.each([
  ['repairPods goes before the others', { repairPods: true, deletePods: true, labelPods: true }, []],
  ['deletePods goes before labelPods', { repairPods: false, deletePods: true, labelPods: true }, ['delete']],
  ['labelPods patches the status', { repairPods: false, labelPods: true }, ['patch', 'update']],
])('rights of mending: %s', (_, repair, verbs) => {
  const role = render('cni', { repair }).find(({ metadata }) => metadata.name === 'istio-cni-repair-role') as Loose;
  expect(role.rules.slice(2).flatMap((rule: Loose) => rule.verbs)).toEqual(verbs);
});

test.each([
  ['k3s', '/var/lib/rancher/k3s/data/cni', '/var/lib/rancher/k3s/agent/etc/cni/net.d', '/var/run/netns'],
  ['minikube', '/opt/cni/bin', '/etc/cni/net.d', '/var/run/docker/netns'],
  ['openshift', '/var/lib/cni/bin', '/etc/cni/multus/net.d', '/var/run/netns'],
])('directories of the node on %s', (platform, bin, conf, netns) => {
  expect(hostPaths(daemonSet({ platform }))).toMatchObject({
    'cni-bin-dir': bin,
    'cni-net-dir': conf,
    'cni-netns-dir': netns,
  });
});

test('OpenShift runs the agent under the privileged constraint and an SELinux type', () => {
  const role = render('cni', { global: { platform: 'openshift' } }).find(({ kind }) => kind === 'ClusterRole') as Loose;
  expect(role.rules[1]).toMatchObject({ resources: ['securitycontextconstraints'], verbs: ['use'] });
  expect(proxy(daemonSet({ platform: 'openshift' })).securityContext.seLinuxOptions).toEqual({ type: 'spc_t' });
});

test('an ambient agent that shares the host network does not switch to it', () => {
  const shared = daemonSet({ ambient: { enabled: true, shareHostNetworkNamespace: true } });
  expect(pod(shared)).toMatchObject({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' });
  expect(envOf(shared)).not.toHaveProperty('ALLOW_SWITCH_TO_HOST_NS');
  expect(envOf(daemonSet())).toHaveProperty('ALLOW_SWITCH_TO_HOST_NS', 'true');
});

test('values under `cni` count as if they stood at the root', () => {
  expect(configMap({ cni: { chained: false } })).toMatchObject({ CHAINED_CNI_PLUGIN: 'false' });
});

test('settings become text, and the own file name is there only with an own file', () => {
  expect(configMap({ excludeNamespaces: ['a', 'b'], env: { LEVEL: 5 } })).toMatchObject({
    EXCLUDE_NAMESPACES: 'a,b',
    LEVEL: '5',
    AMBIENT_ENABLED: 'false',
  });
  expect(configMap({ istioOwnedCNIConfigFileName: 'x' })).not.toHaveProperty('ISTIO_OWNED_CNI_CONF_FILENAME');
  expect(configMap({ istioOwnedCNIConfigFileName: 'x', istioOwnedCNIConfig: true })).toMatchObject({
    ISTIO_OWNED_CNI_CONF_FILENAME: 'x',
  });
});

test('AppArmor: 1.29 knows the annotation only', () => {
  const annotation = 'container.apparmor.security.beta.kubernetes.io/install-cni';
  const annotations = (version: string): object =>
    daemonSet({ useAppArmorAnnotation: false }, version).spec.template.metadata.annotations;
  expect(annotations('1.29')).toHaveProperty([annotation], 'unconfined');
  expect(annotations('1.30')).not.toHaveProperty([annotation]);
  expect(proxy(daemonSet({ useAppArmorAnnotation: false }, '1.30')).securityContext.appArmorProfile).toEqual({
    type: 'Unconfined',
  });
});

test('the image: own hub, tag and variant go before the global ones, a whole reference before all', () => {
  const image = (values: object): string => proxy(daemonSet(values)).image;
  expect(image({ global: { hub: 'example.com/global', tag: 't', variant: 'debug' } })).toBe(
    'example.com/global/install-cni:t-debug',
  );
  expect(
    image({ hub: 'example.com/own', tag: 'o', variant: 'distroless', global: { hub: 'g', variant: 'debug' } }),
  ).toBe('example.com/own/install-cni:o-distroless');
  expect(image({ image: 'example.com/x/cni:1', variant: 'debug' })).toBe('example.com/x/cni:1');
});

describe('values with nothing in them, and counts that are none', () => {
  const refused = (values: object): string[] =>
    problemsOf(() => render('cni', { ...values })).map(
      ({ message, path, found, fix }) => `${path}: ${message}: ${found}: ${fix}`,
    );

  test('all at once, and as text', () => {
    expect(refused({ ambient: null, global: { logging: null } })).toEqual([
      'ambient: the chart needs this value: null: leave it out to have the default',
      'global.logging: the chart needs this value: null: leave it out to have the default',
    ]);
  });

  test('an image needs a registry and a tag, from wherever', () => {
    const missing = (path: string): string =>
      `${path}: the chart needs this value: null: leave it out to have the default`;
    expect(refused({ global: { hub: null, tag: null } })).toEqual([missing('global.hub'), missing('global.tag')]);
    expect(proxy(daemonSet({ hub: 'example.com/m', tag: 't', global: { hub: null, tag: null } })).image).toBe(
      'example.com/m/install-cni:t',
    );
    expect(proxy(daemonSet({ image: 'example.com/x:1', global: { hub: null } })).image).toBe('example.com/x:1');
    // The ConfigMap holds the tag as the version of the agent.
    expect(refused({ image: 'example.com/x:1', global: { tag: null } })).toEqual([missing('global.tag')]);
  });

  test('counts', () => {
    expect(
      refused({ terminationGracePeriodSeconds: 'soon', updateStrategy: { rollingUpdate: { maxUnavailable: '2' } } }),
    ).toEqual([
      'terminationGracePeriodSeconds: the chart takes a whole number here: soon: use a whole number',
      'updateStrategy.rollingUpdate.maxUnavailable: the chart takes a whole number here: 2: use a whole ' +
        'number, or a percentage as in "25%"',
    ]);
    const taken = { terminationGracePeriodSeconds: '7', updateStrategy: { rollingUpdate: { maxUnavailable: '30%' } } };
    expect(pod(daemonSet(taken)).terminationGracePeriodSeconds).toBe(7);
    expect(pod(daemonSet({ terminationGracePeriodSeconds: '' })).terminationGracePeriodSeconds).toBeNull();
  });

  test('a quota that is on needs the number of pods', () => {
    expect(refused({ resourceQuotas: { enabled: true, pods: null } })).toEqual([
      'resourceQuotas.pods: the chart needs this value: null: leave it out to have the default',
    ]);
    expect(render('cni', { resourceQuotas: { pods: null } })).not.toHaveLength(0);
    expect(only(render('cni', { resourceQuotas: { enabled: true, pods: '5k' } }), 'ResourceQuota').spec.hard).toEqual({
      pods: '5k',
    });
  });
});
