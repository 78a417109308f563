import type { Manifest } from '../../lib/model';
import { validate } from '../../lib/manifests';
import { analysisProblems, type AnalysisOptions } from '../../lib/program/analysis';

const object = (
  apiVersion: string,
  kind: string,
  name: string,
  spec: object = {},
  metadata: object = {},
): Manifest => ({ apiVersion, kind, metadata: { name, namespace: 'shop', ...metadata }, spec });
const network = (kind: string, name: string, spec: object, metadata: object = {}) =>
  object('networking.istio.io/v1', kind, name, spec, metadata);
const service = (name: string, ports: number[] = [80], metadata: object = {}) =>
  object('v1', 'Service', name, { ports: ports.map((port) => ({ port })) }, metadata);
const routes = (destination: object, more: object = {}) =>
  network('VirtualService', 'routes', { hosts: ['x.com'], http: [{ route: [{ destination }] }], ...more });
const rule = (host: string, ...subsets: string[]) =>
  network('DestinationRule', host.replace(/\W/g, '-'), { host, subsets: subsets.map((name) => ({ name })) });
const mesh = (config = ''): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'istio', namespace: 'istio-system' },
  data: { mesh: `trustDomain: cluster.local\n${config}`, meshNetworks: 'networks: {}' },
});
const secret = (name: string, namespace = 'shop') => object('v1', 'Secret', name, {}, { namespace });
const gateway = (name: string, tls?: object) =>
  network('Gateway', name, { selector: { istio: 'edge' }, servers: [{ hosts: ['*'], ...(tls && { tls }) }] });

const danglingReferences = (objects: Manifest[], options?: AnalysisOptions) =>
  analysisProblems(objects, options).filter(({ code }) => code === 'analysis/unknown-reference');

/** Where something is named that nobody declares. */
const found = (objects: Manifest[], options?: AnalysisOptions) =>
  danglingReferences(objects, options).map(({ path, found: value, fix }) => `${path}: ${value}; ${fix}`);
const places = (objects: Manifest[], options?: AnalysisOptions) =>
  danglingReferences(objects, options).map(({ object: at, path }) => `${at} ${path}`);

describe('hosts', () => {
  const known = service('catalog');
  test.each([
    ['short', 'catalog'],
    ['complete', 'catalog.shop.svc.cluster.local'],
  ])('that are declared: %s', (_, host) => expect(found([known, routes({ host })])).toEqual([]));
  test('that are not: the nearest name is suggested', () => {
    expect(found([known, routes({ host: 'catlog' })])).toEqual([
      'spec.http[0].route[0].destination.host: catlog; did you mean "catalog"? If not, declare the service, or ' +
        'say that it lives elsewhere: MeshService.host(...) or `outside`',
    ]);
    expect(found([known, routes({ host: 'catalog.shpo.svc.cluster.local' })])[0]).toContain(
      'did you mean "catalog.shop.svc.cluster.local"?',
    );
    expect(found([known, routes({ host: 'payments' })])).toEqual([
      'spec.http[0].route[0].destination.host: payments; declare the service, or say that it lives elsewhere: ' +
        'MeshService.host(...) or `outside`',
    ]);
  });
  test('of Kubernetes itself, which every cluster has', () => {
    for (const host of ['kubernetes.default.svc.cluster.local', 'kube-dns.kube-system.svc.cluster.local'])
      expect(found([mesh(), routes({ host })])).toEqual([]);
    expect(found([mesh(), routes({ host: 'kubernetes' })])).toHaveLength(1);
  });
  test('of what istiod makes for Gateways of the Gateway API', () => {
    const made = (gatewayClassName: string, metadata: object = {}) =>
      object('gateway.networking.k8s.io/v1', 'Gateway', 'front', { gatewayClassName, listeners: [] }, metadata);
    const unknownBeside = (host: string, ...objects: Manifest[]) =>
      found([mesh(), ...objects, routes({ host })]).length;
    expect(unknownBeside('front-istio', made('istio'))).toBe(0);
    expect(unknownBeside('front-istio.shop.svc.cluster.local', made('istio'))).toBe(0);
    expect(unknownBeside('front', made('istio'))).toBe(1);
    for (const silent of ['istio-waypoint', 'istio-east-west', 'istio-agentgateway', 'istio-agentgateway-waypoint'])
      expect(unknownBeside('front', made(silent))).toBe(0);
    expect(unknownBeside('named', made('istio', { annotations: { 'gateway.istio.io/name-override': 'named' } }))).toBe(
      0,
    );
  });
  test('of half the length', () => {
    expect(found([known, routes({ host: 'catalog.shop' })])).toEqual([
      'spec.http[0].route[0].destination.host: catalog.shop; write catalog.shop.svc.cluster.local',
    ]);
    expect(found([known, routes({ host: 'catalog.shop.svc' })])).toEqual([
      'spec.http[0].route[0].destination.host: catalog.shop.svc; write catalog.shop.svc.cluster.local',
    ]);
  });
  test('in the namespace of who names them', () => {
    expect(places([service('catalog', [80], { namespace: 'other' }), routes({ host: 'catalog' })])).toHaveLength(1);
    expect(places([service('catalog', [80], { namespace: undefined }), routes({ host: 'catalog' })])).toEqual([]);
  });
  test('in every place where there can be one', () => {
    const destination = { destination: { host: 'b' } };
    const everywhere = network('VirtualService', 'v', {
      hosts: ['b'],
      http: [{ route: [destination], mirror: { host: 'b' }, mirrors: [destination] }],
      tls: [{ route: [destination] }],
      tcp: [{ route: [destination] }],
    });
    const sidecar = network('Sidecar', 's', {
      egress: [{ hosts: ['./b.shop.svc.cluster.local', './*', '~/*'] }],
      outboundTrafficPolicy: { egressProxy: { host: 'b' } },
    });
    expect(places([service('catalog'), everywhere, rule('b'), sidecar])).toEqual([
      'VirtualService shop/v spec.hosts[0]',
      'VirtualService shop/v spec.http[0].route[0].destination.host',
      'VirtualService shop/v spec.http[0].mirror.host',
      'VirtualService shop/v spec.http[0].mirrors[0].destination.host',
      'VirtualService shop/v spec.tls[0].route[0].destination.host',
      'VirtualService shop/v spec.tcp[0].route[0].destination.host',
      'DestinationRule shop/b spec.host',
      'Sidecar shop/s spec.egress[0].hosts[0]',
      'Sidecar shop/s spec.outboundTrafficPolicy.egressProxy.host',
    ]);
  });
  test('outside the cluster, which a ServiceEntry declares, with a wildcard too', () => {
    const entry = network('ServiceEntry', 'e', {
      hosts: ['api.stripe.com', '*.example.com'],
      ports: [{ number: 443 }],
    });
    expect(found([entry, routes({ host: 'api.stripe.com' }), routes({ host: 'a.b.example.com' })])).toEqual([]);
    expect(found([entry, routes({ host: 'api.strype.com' })])[0]).toContain('did you mean "api.stripe.com"?');
  });
  test('that the routes are for need not be declared outside the cluster', () => {
    expect(
      places([service('catalog'), network('VirtualService', 'v', { hosts: ['shop.example.com', '*'], http: [] })]),
    ).toEqual([]);
    expect(
      places([
        service('catalog'),
        network('VirtualService', 'v', { hosts: ['catlog'], gateways: ['g'], http: [] }),
        gateway('g'),
      ]),
    ).toEqual([]);
  });
  test('in a cluster of another domain', () => {
    expect(places([service('catalog'), routes({ host: 'catalog.shop.svc.corp' })], { clusterDomain: 'corp' })).toEqual(
      [],
    );
    expect(
      places([service('catalog'), routes({ host: 'catalog.shop.svc.cluster.local' })], { clusterDomain: 'corp' }),
    ).toEqual([]);
    expect(
      places([service('catalog'), routes({ host: 'catlog.shop.svc.corp' })], { clusterDomain: 'corp' }),
    ).toHaveLength(1);
  });
});

describe('subsets and ports', () => {
  const known = [service('catalog', [80, 9090]), rule('catalog', 'v1', 'v2')];
  test('that are declared', () =>
    expect(found([...known, routes({ host: 'catalog', subset: 'v1', port: { number: 9090 } })])).toEqual([]));
  test('that are not', () => {
    expect(
      found([...known, routes({ host: 'catalog.shop.svc.cluster.local', subset: 'v3', port: { number: 8080 } })]),
    ).toEqual([
      'spec.http[0].route[0].destination.subset: v3; did you mean "v1"? If not, use one of v1, v2',
      'spec.http[0].route[0].destination.port.number: 8080; use one of 80, 9090',
    ]);
  });
  test('of two rules, and of a rule for many hosts', () => {
    expect(
      found([
        service('catalog'),
        rule('catalog', 'v1'),
        rule('*.shop.svc.cluster.local', 'canary'),
        routes({ host: 'catalog', subset: 'canary' }),
        routes({ host: 'catalog', subset: 'v1' }),
      ]),
    ).toEqual([]);
  });
  test('of a service that is known by more than objects', () => {
    const services = [
      { host: 'catalog.shop.svc.cluster.local', ports: [{ number: 80 }], subsets: { v1: {} } },
      { host: 'other.shop.svc.cluster.local', ports: [] },
    ];
    expect(
      found(
        [routes({ host: 'catalog', subset: 'v1' }), routes({ host: 'other', subset: 'any', port: { number: 1 } })],
        { services },
      ),
    ).toEqual([]);
    expect(places([routes({ host: 'catalog', subset: 'v2', port: { number: 81 } })], { services })).toHaveLength(2);
  });
});

describe('gateways, waypoints, secrets, providers', () => {
  test('a Gateway in its namespace, and in another', () => {
    expect(places([gateway('public'), routes({ host: 'a' }, { gateways: ['public', 'shop/public', 'mesh'] })])).toEqual(
      [],
    );
    expect(found([gateway('public'), routes({ host: 'a' }, { gateways: ['publc', 'other/public'] })])).toEqual([
      'spec.gateways[0]: publc; did you mean "public"? If not, declare the Gateway, or name it in `outside`',
      'spec.gateways[1]: other/public; did you mean "shop/public"? If not, declare the Gateway, or name it in ' +
        '`outside`',
    ]);
    expect(
      places([
        gateway('public'),
        network('VirtualService', 'v', { http: [{ match: [{ gateways: ['x'] }], route: [] }] }),
      ]),
    ).toEqual(['VirtualService shop/v spec.http[0].match[0].gateways[0]']);
  });
  test('a waypoint of a namespace, of a service, and as target', () => {
    const waypoint = object('gateway.networking.k8s.io/v1', 'Gateway', 'waypoint', {
      gatewayClassName: 'istio-waypoint',
    });
    const uses = (name: string, more: object = {}) => ({ labels: { 'istio.io/use-waypoint': name, ...more } });
    const namespace = (labels: object): Manifest => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop', ...labels },
    });
    const policy = (name: string) =>
      object('security.istio.io/v1', 'AuthorizationPolicy', 'p', { targetRefs: [{ kind: 'Gateway', name }] });
    expect(
      places([waypoint, namespace(uses('waypoint')), service('a', [80], uses('none')), policy('waypoint')]),
    ).toEqual([]);
    expect(
      places([
        waypoint,
        namespace(uses('waypont')),
        service('a', [80], uses('waypoint', { 'istio.io/use-waypoint-namespace': 'infra' })),
        policy('other'),
      ]),
    ).toEqual([
      'Namespace shop metadata.labels["istio.io/use-waypoint"]',
      'Service shop/a metadata.labels["istio.io/use-waypoint"]',
      'AuthorizationPolicy shop/p spec.targetRefs[0].name',
    ]);
  });
  test('a Service as target, in the same namespace only', () => {
    const policy = (name: string) =>
      object('telemetry.istio.io/v1', 'Telemetry', 't', { targetRef: { kind: 'Service', group: '', name } });
    expect(
      found([service('catalog'), service('other', [80], { namespace: 'x' }), policy('catalog'), policy('other')]),
    ).toEqual(['spec.targetRef.name: other; declare the Service, or mark its host in `outside`']);
  });
  test('a Secret, whatever makes it', () => {
    const uses = (...names: string[]) =>
      names.map((credentialName) => gateway(`g-${credentialName.replace(/\W/g, '-')}`, { credentialName }));
    const made = [
      secret('a'),
      object('cert-manager.io/v1', 'Certificate', 'x', { secretName: 'b' }),
      object('external-secrets.io/v1', 'ExternalSecret', 'x', { target: { name: 'c' } }),
      object('external-secrets.io/v1', 'ExternalSecret', 'd'),
      object('bitnami.com/v1alpha1', 'SealedSecret', 'e'),
    ];
    expect(places([...made, ...uses('a', 'b', 'c', 'd', 'e', 'kubernetes://f')])).toEqual([]);
    expect(found([...made, ...uses('f')])).toEqual([
      'spec.servers[0].tls.credentialName: f; did you mean "a"? If not, declare the Secret, or name it in `outside`',
    ]);
    expect(
      places([
        ...made,
        network('DestinationRule', 'r', {
          host: '*.com',
          trafficPolicy: { tls: { credentialName: 'f' }, portLevelSettings: [{ tls: { credentialName: 'g' } }] },
        }),
      ]),
    ).toEqual([
      'DestinationRule shop/r spec.trafficPolicy.tls.credentialName',
      'DestinationRule shop/r spec.trafficPolicy.portLevelSettings[0].tls.credentialName',
    ]);
  });
  test('a Secret that the pods of the gateway cannot read', () => {
    const pods = object(
      'apps/v1',
      'Deployment',
      'edge',
      { template: { metadata: { labels: { istio: 'edge' } } } },
      { namespace: 'ingress' },
    );
    expect(found([pods, secret('cert'), gateway('g', { credentialName: 'cert' })])).toEqual([
      'spec.servers[0].tls.credentialName: cert; create it in ingress',
    ]);
    expect(found([pods, secret('cert', 'ingress'), gateway('g', { credentialNames: ['cert'] })])).toEqual([]);
  });
  test('a provider', () => {
    const telemetry = object('telemetry.istio.io/v1', 'Telemetry', 't', {
      tracing: [{ providers: [{ name: 'otel' }] }],
      metrics: [{ providers: [{ name: 'prometheus' }] }],
      accessLogging: [{ providers: [{ name: 'logs' }] }],
    });
    expect(places([telemetry])).toEqual([]);
    expect(places([mesh(), telemetry])).toEqual([
      'Telemetry shop/t spec.tracing[0].providers[0].name',
      'Telemetry shop/t spec.accessLogging[0].providers[0].name',
    ]);
    expect(places([mesh('extensionProviders:\n- name: otel\n- name: logs\n'), telemetry])).toEqual([]);
    expect(
      places([
        mesh(),
        object('security.istio.io/v1', 'AuthorizationPolicy', 'p', { action: 'CUSTOM', provider: { name: 'opa' } }),
      ]),
    ).toEqual(['AuthorizationPolicy shop/p spec.provider.name']);
  });
});

describe('how much must be declared', () => {
  const all = [routes({ host: 'a', subset: 'v1' }, { gateways: ['g'] })];
  test('nothing in a part that declares nothing of the sort', () => expect(places(all)).toEqual([]));
  test('everything in a program that has the mesh', () =>
    expect(places([mesh(), ...all])).toEqual([
      'VirtualService shop/routes spec.gateways[0]',
      'VirtualService shop/routes spec.http[0].route[0].destination.host',
    ]));
  test('nothing that is marked as outside', () => {
    expect(places([mesh(), ...all], { outside: { hosts: ['a.shop.svc.cluster.local'], gateways: ['g'] } })).toEqual([]);
    expect(
      places([mesh(), ...all], { outside: { hosts: ['*.shop.svc.cluster.local'], gateways: ['shop/g'] } }),
    ).toEqual([]);
    expect(places([mesh(), ...all], { outside: { namespaces: ['shop'] } })).toEqual([]);
  });
});

test('validate() of manifests says it too, and takes the marks', () => {
  const objects = [service('catalog'), routes({ host: 'catlog' })];
  const codes = (options?: object) => validate(objects, options).map(({ code }) => code);
  expect(codes()).toEqual(['analysis/unknown-reference']);
  expect(codes({ outside: { hosts: ['catlog.shop.svc.cluster.local'] } })).toEqual([]);
});

test('the time grows with the number of objects, also when everything is wrong', () => {
  const many = (count: number) => [
    service('catalog'),
    ...Array.from({ length: count }, (_, i) => routes({ host: `service-${i}`, subset: 'v1' })),
  ];
  const time = (objects: Manifest[]) => {
    const start = performance.now();
    expect(danglingReferences(objects)).toHaveLength(objects.length - 1);
    return performance.now() - start;
  };
  time(many(2000));
  expect(time(many(20_000))).toBeLessThan(40 * Math.max(time(many(2000)), 5));
});
