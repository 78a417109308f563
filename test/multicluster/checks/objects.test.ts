import { programProblems } from '../../../lib/multicluster/checks/objects';
import { planClusters } from '../../../lib/multicluster/plan';
import type { MultiClusterMeshProps, SharedService } from '../../../lib/multicluster/types';
import { formatProblem, type Manifest } from '../../../lib/model';

const NAMESPACE: Manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };

const service = (spec: object, labels?: Record<string, string>): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'catalog', namespace: 'shop', ...(labels && { labels }) },
  spec,
});

const policy = (spec: object): Manifest => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'callers', namespace: 'shop' },
  spec,
});

const from = (...principals: string[]): Manifest => policy({ rules: [{ from: [{ source: { principals } }] }] });

/** Problems of a program with these objects in its clusters. */
function textsOf(
  props: object,
  objects: Readonly<Record<string, readonly Manifest[]>>,
  services: readonly SharedService[] = [],
): string[] {
  const plan = planClusters({ meshId: 'shop', ca: { secret: 'cacerts' }, ...props } as MultiClusterMeshProps);
  const objectsOf = (cluster: string, kind: string): Manifest[] =>
    (objects[cluster] ?? []).filter((manifest) => manifest.kind === kind);
  return programProblems({ plan, services, objectsOf }).map(
    (problem) => `${problem.severity} ${formatProblem(problem)}`,
  );
}

const TWO = { clusters: { east: {}, west: {} } };

describe('one Service in several clusters', () => {
  const http = { name: 'http', port: 80 };

  test('other ports in one of them', () => {
    const ports = [http, { name: 'metrics', port: 9090 }];
    const texts = textsOf(TWO, {
      east: [service({ ports: [http] })],
      west: [service({ ports })],
    });
    expect(texts).toEqual([
      'warning [Service shop/catalog in west] spec.ports: got ["http 80/TCP","metrics 9090/TCP"]; in "east" the ' +
        'ports ' +
        'are http 80/TCP, and Istio takes both for one service; write ["http 80/TCP"] in both, or keep the service ' +
        'inside its clusters with `serviceSettings` (clusters/service-differs)',
    ]);
  });

  test('headless in one of them, and a name in another', () => {
    const texts = textsOf(
      { clusters: { east: {}, west: {}, north: {} } },
      {
        east: [service({ ports: [http] })],
        west: [service({ clusterIP: 'None', ports: [http] })],
        north: [service({ type: 'ExternalName', externalName: 'shop.example.com' })],
      },
    );
    expect(texts).toEqual([
      'warning [Service shop/catalog in west] spec.type: got "None"; in "east" it is a Service with an address, and ' +
        'Istio takes both for one service; write "ClusterIP" in both, or keep the service inside its clusters with ' +
        '`serviceSettings` (clusters/service-differs)',
      'warning [Service shop/catalog in north] spec.type: got "ExternalName"; in "east" it is a Service with an ' +
        'address, and Istio takes both for one service; write "ClusterIP" in both, or keep the service inside its ' +
        'clusters with `serviceSettings` (clusters/service-differs)',
    ]);
  });

  test('selectors, ports of pods and nodes, the order of ports and load balancers may differ', () => {
    const metrics = { name: 'metrics', port: 9090 };
    const texts = textsOf(TWO, {
      east: [service({ selector: { app: 'a' }, ports: [{ ...http, targetPort: 8080 }, metrics] })],
      west: [
        service({
          type: 'LoadBalancer',
          selector: { app: 'b' },
          ports: [metrics, { ...http, protocol: 'TCP', targetPort: 3000, nodePort: 30080 }],
        }),
      ],
    });
    expect(texts).toEqual([]);
  });

  test('gateways of a mesh, and services that stay inside their clusters, may differ', () => {
    const differing = (labels?: Record<string, string>): Record<string, Manifest[]> => ({
      east: [service({ ports: [http] }, labels)],
      west: [service({ ports: [{ ...http, port: 8080 }] }, labels)],
    });
    const local = (hosts: string[], clusterLocal: boolean): object => ({
      ...TWO,
      defaults: { meshConfig: { serviceSettings: [{ settings: { clusterLocal }, hosts }] } },
    });
    expect(textsOf(TWO, differing({ istio: 'ingressgateway' }))).toEqual([]);
    expect(textsOf(local(['*.shop.svc.cluster.local'], true), differing())).toEqual([]);
    expect(textsOf(local(['*.shop.svc.cluster.local'], false), differing())).toHaveLength(1);
  });
});

describe('namespaces of services', () => {
  test('made in one cluster of a service, and not in the other', () => {
    const services = [{ name: 'orders', namespace: 'shop', clusters: ['east', 'west'] }];
    const texts = textsOf(TWO, { east: [NAMESPACE], west: [service({ ports: [] })] }, services);
    expect(texts).toEqual([
      'warning [Service shop/catalog in west] metadata.namespace: got "shop"; the program makes the namespace in ' +
        '"east", and not in "west"; make it there too: a namespace means the same in all clusters of a mesh ' +
        '(clusters/service-namespace)',
      'warning service("orders").clusters[1]: got "shop"; the program makes the namespace in "east", and not in ' +
        '"west"; make it there too: a namespace means the same in all clusters of a mesh (clusters/service-namespace)',
    ]);
  });

  test('made everywhere, made elsewhere, and made where the service is', () => {
    const own = service({ ports: [] });
    expect(textsOf(TWO, { east: [NAMESPACE, own], west: [NAMESPACE, own] })).toEqual([]);
    expect(textsOf(TWO, { east: [own], west: [own] })).toEqual([]);
    expect(textsOf(TWO, { east: [NAMESPACE, own] })).toEqual([]);
  });
});

describe('services that a control plane keeps inside their clusters', () => {
  const shared = (name: string, namespace: string, ...clusters: string[]): SharedService[] => [
    { name, namespace, clusters },
  ];
  const settings = (...serviceSettings: object[]): object => ({
    clusters: { east: { meshConfig: { serviceSettings } }, west: {} },
  });
  const local = (clusterLocal: boolean, ...hosts: string[]): object => ({ settings: { clusterLocal }, hosts });

  test('by the mesh config', () => {
    const props = settings(local(true, '*.shop.svc.cluster.local'));
    expect(textsOf(props, {}, shared('catalog', 'shop', 'east', 'west'))).toEqual([
      'error service("catalog").clusters[0]: got "east"; the control plane of "east" keeps ' +
        'catalog.shop.svc.cluster.local inside each cluster; set `clusterLocal: false` for the host in ' +
        '`meshConfig.serviceSettings`, or leave the cluster out (clusters/service-cluster-local)',
    ]);
  });

  test('by default', () => {
    expect(textsOf(TWO, {}, shared('dns', 'kube-system', 'west', 'east'))).toEqual(
      ['west', 'east'].map(
        (name, i) =>
          `error service("dns").clusters[${i}]: got "${name}"; the control plane of "${name}" keeps ` +
          'dns.kube-system.svc.cluster.local inside each cluster; set `clusterLocal: false` for the host in ' +
          '`meshConfig.serviceSettings`, or leave the cluster out (clusters/service-cluster-local)',
      ),
    );
  });

  test('no clusters at all', () => {
    expect(textsOf(TWO, {}, shared('catalog', 'shop'))).toEqual([
      'error service("catalog").clusters: got []; a service is in one cluster or more; name its clusters ' +
        '(clusters/service-clusters)',
    ]);
  });

  test.each([
    [
      'the host is let out again',
      settings(local(true, '*.shop.svc.cluster.local'), local(false, 'catalog.shop.svc.cluster.local')),
    ],
    ['another host is kept', settings(local(true, 'orders.shop.svc.cluster.local', '*.pay.svc.cluster.local'))],
    [
      'the longer pattern lets it out',
      settings(local(true, '*.svc.cluster.local'), local(false, '*.shop.svc.cluster.local')),
    ],
  ])('%s', (_, props) => {
    expect(textsOf(props, {}, shared('catalog', 'shop', 'east', 'west'))).toEqual([]);
  });

  test('a service of one cluster, and a default that the mesh config takes away', () => {
    const props = settings(local(true, '*.shop.svc.cluster.local'), local(false, 'dns.kube-system.svc.cluster.local'));
    expect(textsOf(props, {}, shared('catalog', 'shop', 'east'))).toEqual([]);
    // One host of the namespace takes the default of the whole namespace away.
    expect(
      textsOf(
        { clusters: { ...(props as typeof TWO).clusters, west: {} } },
        {},
        shared('proxy', 'kube-system', 'east', 'west'),
      ),
    ).toEqual([
      'error service("proxy").clusters[1]: got "west"; the control plane of "west" keeps ' +
        'proxy.kube-system.svc.cluster.local inside each cluster; set `clusterLocal: false` for the host in ' +
        '`meshConfig.serviceSettings`, or leave the cluster out (clusters/service-cluster-local)',
    ]);
  });
});

describe('principals', () => {
  const APART = {
    clusters: { east: { trustDomain: 'east.example.com' }, west: { trustDomain: 'west.example.com' } },
  };
  const ALIASES = { meshConfig: { trustDomainAliases: ['west.example.com', 'old.example.com'] } };
  const aliased = { clusters: { ...APART.clusters, east: { trustDomain: 'east.example.com', ...ALIASES } } };

  test('of a trust domain that no cluster has', () => {
    expect(textsOf(APART, { east: [from('else.example.com/ns/shop/sa/web')] })).toEqual([
      'warning [AuthorizationPolicy shop/callers in east] spec.rules[0].from[0].source.principals[0]: got ' +
        '"else.example.com/ns/shop/sa/web"; the trust domain "else.example.com" is that of no cluster, so that ' +
        'nobody ' +
        'with this name can connect; write "cluster.local/ns/shop/sa/web", which stands for all trust domains of the ' +
        'mesh (clusters/principal)',
    ]);
  });

  test('in every place of a policy', () => {
    const when = [
      { key: 'source.principal', values: ['a.example.com/ns/x/sa/y'], notValues: ['b.example.com/ns/x/sa/y'] },
      { key: 'source.namespace', values: ['c.example.com/ns/x/sa/y'] },
    ];
    const source = { notPrincipals: ['d.example.com/*'] };
    expect(textsOf(APART, { west: [policy({ rules: [{ from: [{ source }], when }] })] })).toEqual([
      'warning [AuthorizationPolicy shop/callers in west] spec.rules[0].from[0].source.notPrincipals[0]: got ' +
        '"d.example.com/*"; the trust domain "d.example.com" is that of no cluster, so that nobody with this name ' +
        'can ' +
        'connect; write "west.example.com/*", with the trust domain of this cluster (clusters/principal)',
      'warning [AuthorizationPolicy shop/callers in west] spec.rules[0].when[0].values[0]: got ' +
        '"a.example.com/ns/x/sa/y"; the trust domain "a.example.com" is that of no cluster, so that nobody with this ' +
        'name can connect; write "cluster.local/ns/x/sa/y", which stands for all trust domains of the mesh ' +
        '(clusters/principal)',
      'warning [AuthorizationPolicy shop/callers in west] spec.rules[0].when[0].notValues[0]: got ' +
        '"b.example.com/ns/x/sa/y"; the trust domain "b.example.com" is that of no cluster, so that nobody with this ' +
        'name can connect; write "cluster.local/ns/x/sa/y", which stands for all trust domains of the mesh ' +
        '(clusters/principal)',
    ]);
  });

  test.each([
    ['of another cluster', APART, 'west.example.com/ns/shop/sa/web'],
    ['of an alias', aliased, 'old.example.com/ns/shop/sa/web'],
    ['of any trust domain', APART, '*/ns/shop/sa/web'],
    ['by the end of the trust domain', APART, '*.example.com/ns/shop/sa/web'],
    ['of the own trust domain, by its old name', APART, 'cluster.local/ns/shop/sa/web'],
    ['that is anything', APART, '*'],
    ['of no form that has a trust domain', APART, 'web'],
    [
      'where istiod does not look at trust domains',
      { clusters: { east: { pilot: { env: { PILOT_SKIP_VALIDATE_TRUST_DOMAIN: 'true' } } }, west: {} } },
      'else.example.com/ns/shop/sa/web',
    ],
  ])('%s', (_, props, principal) => {
    expect(textsOf(props, { east: [from(principal)] })).toEqual([]);
  });
});

test("objects of Istio's API in a remote cluster", () => {
  const edge = { network: 'n1', primary: 'east' };
  const props = { clusters: { east: { network: 'n1', discoveryAddress: '192.0.2.1' }, edge } };
  const telemetry: Manifest = {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: 'mesh-default', namespace: 'istio-system' },
  };
  const gateway: Manifest = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'waypoint', namespace: 'shop' },
  };
  const own = [from('*'), telemetry, gateway];
  expect(textsOf(props, { east: own, edge: own })).toEqual([
    'warning [AuthorizationPolicy shop/callers in edge] kind: got "AuthorizationPolicy"; the control plane of "east" ' +
      'serves the cluster, and reads its configuration in "east" only; put the object into "east" ' +
      '(clusters/config-in-remote)',
  ]);
});
