import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES, runExample } from './run';

/** Those of cdk8s: the ones for Pulumi have tests of their own. */
const apps = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'cdk8s.yaml')));

describe('every example', () => {
  it.each(apps)('%s says what it is', (name) => {
    expect(readFileSync(join(EXAMPLES, name, 'README.md'), 'utf8')).toMatch(/^# \S/);
  });

  it.each(apps)('%s names nothing outside its folder but packages', (name) => {
    expect(readFileSync(join(EXAMPLES, name, 'main.ts'), 'utf8')).not.toMatch(/from '\.\.\//);
  });

  it.each(apps)(
    '%s writes each namespace before what is in it, and each definition before objects of its kind',
    (name) => {
      const log = jest.spyOn(console, 'error').mockImplementation();
      const app = runExample(name);
      log.mockRestore();
      expect(app.objects.length).toBeGreaterThan(0);
      expect(app.beforeTheirNamespace()).toEqual([]);
      expect(app.beforeTheirDefinition()).toEqual([]);
    },
  );
});

test('first-mesh: istiod, an ingress gateway, the CNI agent, fifteen definitions', () => {
  const app = runExample('first-mesh');
  expect(app.files).toEqual(['mesh.k8s.yaml']);
  expect(app.get('Deployment istio-system/istiod').spec.template.spec.containers[0].image).toBe(
    'docker.io/istio/pilot:1.31.4',
  );
  expect(app.get('Service istio-system/istio-ingressgateway').spec.type).toBe('LoadBalancer');
  expect(app.has('DaemonSet istio-system/istio-cni-node')).toBe(true);
  expect(app.has('DaemonSet istio-system/ztunnel')).toBe(false);
  expect(app.count('CustomResourceDefinition')).toBe(15);
});

test('production: replicas, budgets, registry, gateways in their namespaces', () => {
  const log = jest.spyOn(console, 'error').mockImplementation();
  const app = runExample('production');
  expect(app.files).toEqual(['0000-mesh.k8s.yaml', '0001-policies.k8s.yaml']);
  expect(app.get('HorizontalPodAutoscaler istio-system/istiod').spec).toMatchObject({ minReplicas: 3, maxReplicas: 6 });
  expect(app.get('PodDisruptionBudget istio-system/istiod').spec.minAvailable).toBe(2);
  const istiod = app.get('Deployment istio-system/istiod').spec.template.spec;
  expect(istiod.containers[0].image).toBe('registry.example.com/istio/pilot:1.31.4');
  expect(istiod.priorityClassName).toBe('system-cluster-critical');
  expect(app.get('ServiceAccount istio-system/istiod').imagePullSecrets).toEqual([{ name: 'registry-credentials' }]);
  for (const name of ['public-ingress', 'partner-ingress']) {
    expect(app.has(`Namespace ${name}`)).toBe(true);
    expect(app.get(`HorizontalPodAutoscaler ${name}/${name}`).spec).toMatchObject({ minReplicas: 3, maxReplicas: 12 });
    expect(app.get(`PodDisruptionBudget ${name}/${name}`).spec.maxUnavailable).toBe(1);
    expect(app.get(`Service ${name}/${name}`).spec.externalTrafficPolicy).toBe('Local');
    expect(app.get(`Deployment ${name}/${name}`).spec.template.spec.terminationGracePeriodSeconds).toBe(60);
  }
  expect(app.get('Service partner-ingress/partner-ingress').spec.loadBalancerSourceRanges).toEqual([
    '192.0.2.0/24',
    '198.51.100.0/24',
  ]);
  expect(app.get('PeerAuthentication istio-system/default').spec).toEqual({ mtls: { mode: 'STRICT' } });
  expect(app.get('Gateway public-ingress/public').spec.selector).toEqual({
    app: 'public-ingress',
    istio: 'public-ingress',
  });
  expect(app.has('DaemonSet istio-system/istio-cni-node')).toBe(true);
  expect(log.mock.calls.flat().join('\n')).toContain('registry.example.com/istio/proxyv2:1.31.4');
  log.mockRestore();
});

test('ambient: node agents, an enrolled namespace and its waypoint', () => {
  const app = runExample('ambient');
  expect(app.has('DaemonSet istio-system/ztunnel')).toBe(true);
  expect(app.get('ConfigMap istio-system/istio-cni-config').data.AMBIENT_ENABLED).toBe('true');
  expect(app.get('Namespace shop').metadata.labels).toEqual({
    'istio.io/dataplane-mode': 'ambient',
    'istio.io/use-waypoint': 'waypoint',
  });
  expect(app.get('Gateway shop/waypoint').spec.gatewayClassName).toBe('istio-waypoint');
});

test('openshift: the CNI agent by way of Multus, in kube-system', () => {
  const app = runExample('openshift');
  expect(app.has('DaemonSet kube-system/istio-cni-node')).toBe(true);
  expect(app.has('NetworkAttachmentDefinition default/istio-cni')).toBe(true);
  expect(app.get('Service istio-ingress/istio-ingressgateway').spec.type).toBe('ClusterIP');
});

test('canary-revisions: two control planes, one owner of what a cluster has once', () => {
  const app = runExample('canary-revisions');
  expect(app.files).toEqual(['0000-canary.k8s.yaml', '0001-stable.k8s.yaml', '0002-apps.k8s.yaml']);
  expect(app.get('Deployment istio-system/istiod-1-31-0').spec.template.spec.containers[0].image).toBe(
    'docker.io/istio/pilot:1.31.4',
  );
  expect(app.get('Deployment istio-system/istiod-1-30-3').spec.template.spec.containers[0].image).toBe(
    'docker.io/istio/pilot:1.30.8',
  );
  expect(app.count('CustomResourceDefinition')).toBe(15);
  expect(app.get('ValidatingWebhookConfiguration istiod-default-validator').metadata.labels?.['istio.io/rev']).toBe(
    '1-30-3',
  );
  expect(app.get('MutatingWebhookConfiguration istio-revision-tag-stable').metadata.labels?.['istio.io/rev']).toBe(
    '1-30-3',
  );
  expect(app.get('MutatingWebhookConfiguration istio-revision-tag-canary').metadata.labels?.['istio.io/rev']).toBe(
    '1-31-0',
  );
  expect(app.get('Namespace orders').metadata.labels).toEqual({ 'istio.io/rev': 'stable' });
  expect(app.get('Namespace catalog').metadata.labels).toEqual({ 'istio.io/rev': 'canary' });
});

test('multi-primary: one mesh, a network and a gateway for each cluster', () => {
  const app = runExample('multi-primary');
  expect(app.files).toEqual([
    'cluster1/0000-cluster1.k8s.yaml',
    'cluster1/0001-cluster1-policies.k8s.yaml',
    'cluster2/0000-cluster2.k8s.yaml',
    'cluster2/0001-cluster2-policies.k8s.yaml',
  ]);
  expect(
    app.objects
      .filter(({ kind, metadata }) => kind === 'Namespace' && metadata.name === 'istio-system')
      .map(({ metadata }) => metadata.labels?.['topology.istio.io/network']),
  ).toEqual(['network1', 'network2']);
  const services = app.objects.filter(
    ({ kind, metadata }) => kind === 'Service' && metadata.name === 'istio-eastwestgateway',
  );
  expect(services.map(({ metadata }) => metadata.labels?.['topology.istio.io/network'])).toEqual([
    'network1',
    'network2',
  ]);
  expect(services[0].spec.ports).toContainEqual(expect.objectContaining({ name: 'tls', port: 15443 }));
  const istiods = app.objects.filter(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'istiod');
  expect(
    istiods.map(
      ({ spec }) =>
        spec.template.spec.containers[0].env.find(({ name }: { name: string }) => name === 'CLUSTER_ID').value,
    ),
  ).toEqual(['cluster1', 'cluster2']);
  expect(
    app.objects.filter(({ kind }) => kind === 'Gateway').map(({ spec }) => [spec.selector, spec.servers[0].tls.mode]),
  ).toEqual([
    [{ istio: 'eastwestgateway' }, 'AUTO_PASSTHROUGH'],
    [{ istio: 'eastwestgateway' }, 'AUTO_PASSTHROUGH'],
  ]);
  expect(
    app.objects
      .filter(({ kind }) => /^(Certificate|ExternalSecret|DestinationRule|VirtualService)$/.test(kind))
      .map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`),
  ).toEqual([
    'Certificate istio-system/cacerts',
    'ExternalSecret istio-system/istio-remote-secret-cluster2',
    'DestinationRule shop/catalog',
    'VirtualService shop/catalog-routes',
    'Certificate istio-system/cacerts',
    'ExternalSecret istio-system/istio-remote-secret-cluster1',
    'DestinationRule shop/catalog',
  ]);
});

test('primary-remote: the control plane of one cluster serves the other, and policies are written there', () => {
  const app = runExample('primary-remote');
  const count = (folder: string): number => app.files.filter((file) => file.startsWith(`${folder}/`)).length;
  expect([count('hub'), count('edge')]).toEqual([2, 1]);
  expect(app.count('Deployment')).toBe(4);
  expect(
    app.objects
      .filter(({ kind, metadata }) => kind === 'Namespace' && metadata.name === 'istio-system')
      .map(({ metadata: { annotations } }) => annotations),
  ).toEqual([{ 'topology.istio.io/controlPlaneClusters': 'hub' }, undefined]);
  const webhooks = app.objects.filter(({ kind }) => kind === 'MutatingWebhookConfiguration');
  expect(webhooks.map((webhook) => webhook.webhooks[0].clientConfig.service.path)).toEqual([
    '/inject/cluster/edge/net/network2',
    '/inject',
  ]);
  expect(app.get('VirtualService istio-system/istiod-vs').spec.gateways).toEqual(['istiod-gateway']);
  expect(app.get('VirtualService shop/catalog').spec.http[0].retries).toEqual({ attempts: 2 });
});

test('injection: at synth for one workload, by label for the other', () => {
  const app = runExample('injection');
  const catalog = app.get('Deployment books/catalog').spec.template;
  expect(
    catalog.spec.initContainers.map(({ name, restartPolicy }: Record<string, string>) => [name, restartPolicy]),
  ).toEqual([
    ['istio-init', undefined],
    ['istio-proxy', 'Always'],
  ]);
  expect(catalog.spec.containers.map(({ name }: { name: string }) => name)).toEqual(['catalog']);
  expect(catalog.metadata.annotations['sidecar.istio.io/status']).toContain('"istio-proxy"');
  expect(app.get('Namespace books').metadata.labels).toBeUndefined();
  const webapp = app.get('Deployment web/webapp').spec.template;
  expect(webapp.spec.containers).toEqual([
    { name: 'webapp', image: 'istioinaction/webapp:latest', ports: [{ name: 'http', containerPort: 3000 }] },
  ]);
  expect(app.get('Namespace web').metadata.labels).toEqual({ 'istio-injection': 'enabled' });
});
