import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Deployment, Namespace, Secret, Service, ServiceAccount } from 'cdk8s-plus-27';
import * as istio from '../../lib';
import { resolveReferences } from '../../lib/policies/references/references';

const {
  AuthorizationPolicy,
  DestinationRule,
  Gateway,
  MeshService,
  PeerAuthentication,
  RequestAuthentication,
  ServiceEntry,
  ServiceMesh,
  Sidecar,
  Telemetry,
  VirtualService,
  WorkloadGroup,
} = istio;

/** An app with everything that can be named. */
function program() {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const extensionProviders = [
    { name: 'otel', opentelemetry: { service: 'otel.observability.svc.cluster.local', port: 4317 } },
  ];
  return {
    app,
    chart,
    mesh: new ServiceMesh(new Chart(app, 'istio'), {
      profile: 'demo',
      trustDomain: 'corp.example',
      meshConfig: { extensionProviders },
    }),
    plainDeployment: new ApiObject(chart, 'plain-app', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: { metadata: { labels: { app: 'web', version: 'v1' } } },
      },
    }),
    service: new Service(chart, 'service', { metadata: { name: 'catalog' }, ports: [{ port: 80 }] }),
    plainService: new ApiObject(chart, 'plain-service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'front' },
      spec: { ports: [{ port: 80 }] },
    }),
    account: new ServiceAccount(chart, 'account', { metadata: { name: 'web' } }),
    secret: new Secret(chart, 'secret', { metadata: { name: 'cert', namespace: 'istio-system' } }),
    namespace: new Namespace(chart, 'namespace', { metadata: { name: 'team-a' } }),
  };
}

type Program = ReturnType<typeof program>;
const specOf = (policy: istio.Policy): unknown => policy.toJson().spec;
const route = (destination: unknown) => [{ route: [{ destination }] }];
const secure = { hosts: ['*'], port: { number: 443, name: 'https', protocol: 'HTTPS' } };
const server = { hosts: ['*'], port: { number: 80, name: 'http', protocol: 'HTTP' } };

describe('objects in place of names', () => {
  test.each<[string, (p: Program) => istio.Policy, unknown]>([
    [
      'a Service of cdk8s-plus as host and destination',
      ({ chart, service }) =>
        new VirtualService(chart, 'x', { hosts: [service], http: [{ route: [{ destination: service }] }] }),
      { hosts: ['catalog.shop.svc.cluster.local'], http: route({ host: 'catalog.shop.svc.cluster.local' }) },
    ],
    [
      'a Service as ApiObject',
      ({ chart, plainService }) =>
        new VirtualService(chart, 'x', {
          hosts: [plainService],
          http: [{ route: [{ destination: { host: plainService, subset: 'v1' } }] }],
        }),
      { hosts: ['web.front.svc.cluster.local'], http: route({ host: 'web.front.svc.cluster.local', subset: 'v1' }) },
    ],
    [
      'a manifest',
      ({ chart }) =>
        new DestinationRule(chart, 'x', {
          host: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api', namespace: 'back' } },
        }),
      { host: 'api.back.svc.cluster.local' },
    ],
    [
      'a ServiceEntry',
      ({ chart }) => {
        const entry = new ServiceEntry(chart, 'entry', {
          hosts: ['api.example.com'],
          ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
          resolution: 'DNS',
        });
        return new DestinationRule(chart, 'x', { host: entry });
      },
      { host: 'api.example.com' },
    ],
    [
      'a Gateway in its namespace',
      ({ chart }) => {
        const gateway = new Gateway(chart, 'public', { selector: { a: 'b' }, servers: [server] });
        return new VirtualService(chart, 'x', {
          hosts: ['*'],
          gateways: [gateway, 'mesh'],
          http: [{ match: [{ gateways: [gateway] }], route: [{ destination: { host: 'a' } }] }],
        });
      },
      {
        hosts: ['*'],
        gateways: ['public', 'mesh'],
        http: [{ match: [{ gateways: ['public'] }], route: [{ destination: { host: 'a' } }] }],
      },
    ],
    [
      'a Gateway in another namespace',
      ({ chart }) =>
        new VirtualService(chart, 'x', {
          hosts: ['*'],
          gateways: [new Gateway(chart, 'public', { namespace: 'edge', selector: { a: 'b' }, servers: [server] })],
          http: [{ directResponse: { status: 200 } }],
        }),
      { hosts: ['*'], gateways: ['edge/public'], http: [{ directResponse: { status: 200 } }] },
    ],
    [
      'the ingress gateway of the mesh as selector',
      ({ chart, mesh }) => new Gateway(chart, 'x', { selector: mesh.ingressGateway, servers: [server] }),
      { selector: { app: 'istio-ingressgateway', istio: 'ingressgateway' }, servers: [server] },
    ],
    [
      'the egress gateway of the mesh as destination',
      ({ chart, mesh }) =>
        new VirtualService(chart, 'x', { hosts: ['a.com'], http: [{ route: [{ destination: mesh.egressGateway }] }] }),
      { hosts: ['a.com'], http: route({ host: 'istio-egressgateway.istio-system.svc.cluster.local' }) },
    ],
    [
      'the account of a gateway',
      ({ chart, mesh }) =>
        new AuthorizationPolicy(chart, 'x', { rules: [{ from: [{ source: { principals: [mesh.ingressGateway] } }] }] }),
      {
        rules: [
          {
            from: [
              { source: { principals: ['corp.example/ns/istio-system/sa/istio-ingressgateway-service-account'] } },
            ],
          },
        ],
      },
    ],
    [
      'a service account as principal, in the trust domain of the mesh',
      ({ chart, account }) =>
        new AuthorizationPolicy(chart, 'x', { rules: [{ from: [{ source: { principals: [account, '*'] } }] }] }),
      { rules: [{ from: [{ source: { principals: ['corp.example/ns/shop/sa/web', '*'] } }] }] },
    ],
    [
      'a service account as service account',
      ({ chart, account }) =>
        new AuthorizationPolicy(chart, 'x', { rules: [{ from: [{ source: { serviceAccounts: [account] } }] }] }),
      { rules: [{ from: [{ source: { serviceAccounts: ['shop/web'] } }] }] },
    ],
    [
      'a service account of machines',
      ({ chart, account }) => new WorkloadGroup(chart, 'x', { template: { serviceAccount: account } }),
      { template: { serviceAccount: 'web' } },
    ],
    [
      'a Namespace',
      ({ chart, namespace }) =>
        new AuthorizationPolicy(chart, 'x', { rules: [{ from: [{ source: { namespaces: [namespace] } }] }] }),
      { rules: [{ from: [{ source: { namespaces: ['team-a'] } }] }] },
    ],
    [
      'a Deployment of ApiObject as selector',
      ({ chart, plainDeployment }) => new PeerAuthentication(chart, 'x', { selector: plainDeployment }),
      { selector: { matchLabels: { app: 'web' } } },
    ],
    [
      'a Deployment as workloadSelector of a Sidecar',
      ({ chart, plainDeployment }) =>
        new Sidecar(chart, 'x', { workloadSelector: plainDeployment, egress: [{ hosts: ['./*'] }] }),
      { workloadSelector: { labels: { app: 'web' } }, egress: [{ hosts: ['./*'] }] },
    ],
    [
      'a Deployment as workloadSelector of a DestinationRule',
      ({ chart, plainDeployment }) => new DestinationRule(chart, 'x', { host: 'a', workloadSelector: plainDeployment }),
      { host: 'a', workloadSelector: { matchLabels: { app: 'web' } } },
    ],
    [
      'a Secret',
      ({ chart, secret }) =>
        new Gateway(chart, 'x', {
          selector: { a: 'b' },
          servers: [{ ...server, tls: { mode: 'SIMPLE', credentialName: secret } }],
        }),
      { selector: { a: 'b' }, servers: [{ ...server, tls: { mode: 'SIMPLE', credentialName: 'cert' } }] },
    ],
    [
      'an extension provider',
      ({ chart, mesh }) =>
        new Telemetry(chart, 'x', { tracing: [{ providers: [mesh.provider('otel'), { name: 'zipkin' }] }] }),
      { tracing: [{ providers: [{ name: 'otel' }, { name: 'zipkin' }] }] },
    ],
    [
      'an extension provider that decides',
      ({ chart, mesh }) =>
        new AuthorizationPolicy(chart, 'x', { action: 'CUSTOM', provider: mesh.provider('otel'), rules: [{}] }),
      { action: 'CUSTOM', provider: { name: 'otel' }, rules: [{}] },
    ],
    [
      'a service as target',
      ({ chart }) => new RequestAuthentication(chart, 'x', { targetRefs: [new MeshService(chart, 'catalog')] }),
      { targetRefs: [{ group: '', kind: 'Service', name: 'catalog' }] },
    ],
    [
      'an external service as target',
      ({ chart }) =>
        new AuthorizationPolicy(chart, 'x', { targetRefs: [MeshService.external(chart, 'a.com')], rules: [{}] }),
      { targetRefs: [{ group: 'networking.istio.io', kind: 'ServiceEntry', name: 'a.com' }], rules: [{}] },
    ],
    [
      'a service as egress host of a Sidecar',
      ({ chart }) => new Sidecar(chart, 'x', { egress: [{ hosts: [new MeshService(chart, 'catalog')] }] }),
      { egress: [{ hosts: ['shop/catalog.shop.svc.cluster.local'] }] },
    ],
    [
      'a port of a service',
      ({ chart }) =>
        new VirtualService(chart, 'x', {
          hosts: ['a'],
          http: [{ route: [{ destination: new MeshService(chart, 'catalog', { ports: [80, 81] }).port(81) }] }],
        }),
      { hosts: ['a'], http: route({ host: 'catalog.shop.svc.cluster.local', port: { number: 81 } }) },
    ],
    [
      'a port of a subset, mirrored',
      ({ chart }) => {
        const catalog = new MeshService(chart, 'catalog', { ports: [80, 81], subsets: { v1: { version: 'v1' } } });
        return new VirtualService(chart, 'x', {
          hosts: ['a'],
          http: [{ route: [{ destination: catalog }], mirror: catalog.subset('v1').port(81) }],
        });
      },
      {
        hosts: ['a'],
        http: [
          {
            ...route({ host: 'catalog.shop.svc.cluster.local' })[0],
            mirror: { host: 'catalog.shop.svc.cluster.local', subset: 'v1', port: { number: 81 } },
          },
        ],
      },
    ],
    [
      'a VirtualService that takes over',
      ({ chart }) =>
        new VirtualService(chart, 'x', {
          hosts: ['a'],
          http: [{ delegate: new VirtualService(chart, 'rest', { namespace: 'other', http: [] }) }],
        }),
      { hosts: ['a'], http: [{ delegate: { name: 'rest', namespace: 'other' } }] },
    ],
  ])('%s', (_, make, spec) => expect(specOf(make(program()))).toEqual(spec));

  test('a Deployment of cdk8s-plus as selector: the labels that select its pods', () => {
    const chart = new Chart(new App(), 'shop');
    const deployment = new Deployment(chart, 'app', { containers: [{ image: 'catalog' }] });
    expect(specOf(new PeerAuthentication(chart, 'x', { selector: deployment }))).toEqual({
      selector: { matchLabels: deployment.matchLabels },
    });
    expect(Object.keys(deployment.matchLabels)).toHaveLength(1);
  });

  test('a Service that selects no pods never selects all', () => {
    const chart = new Chart(new App(), 'shop');
    const service = new ApiObject(chart, 'plain', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'outside' },
      spec: { type: 'ExternalName', externalName: 'a.example' },
    });
    const policy = new PeerAuthentication(chart, 'x', { selector: service });
    expect(policy.problems().map(({ code, path, found, fix }) => [code, path, found, fix])).toEqual([
      [
        'references/misplaced',
        'spec.selector',
        'Service outside',
        'the labels of its pods are not known: write them here',
      ],
    ]);
  });
});

test('a mesh that is declared later still gives its trust domain', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const policy = new AuthorizationPolicy(chart, 'x', {
    rules: [{ from: [{ source: { principals: [new ServiceAccount(chart, 'web', { metadata: { name: 'web' } })] } }] }],
  });
  new ServiceMesh(new Chart(app, 'istio'), { profile: 'minimal', trustDomain: 'corp.example' });
  expect(specOf(policy)).toEqual({ rules: [{ from: [{ source: { principals: ['corp.example/ns/shop/sa/web'] } }] }] });
});

test('data without references is not copied, and what Envoy reads is left alone', () => {
  const data = {
    configPatches: [{ patch: { value: { host: { kind: 'Service', apiVersion: 'v1', metadata: { name: 'a' } } } } }],
  };
  expect(resolveReferences(data, { kind: 'EnvoyFilter' })).toBe(data);
});

describe('an object in a place where it means nothing', () => {
  test.each<[string, (p: Program) => istio.Policy, string]>([
    [
      'a Deployment as host',
      ({ chart, plainDeployment }) => new DestinationRule(chart, 'x', { host: plainDeployment }),
      'spec.host: got "Deployment web"',
    ],
    [
      'a Namespace as selector',
      ({ chart, namespace }) => new PeerAuthentication(chart, 'x', { selector: namespace }),
      'spec.selector: got "Namespace team-a"',
    ],
    [
      'a Service as Secret',
      ({ chart, service }) =>
        new DestinationRule(chart, 'x', {
          host: 'a',
          trafficPolicy: { tls: { mode: 'SIMPLE', credentialName: service } },
        }),
      'spec.trafficPolicy.tls.credentialName: got "Service catalog"',
    ],
    [
      'a subset as host',
      ({ chart, service }) =>
        new DestinationRule(chart, 'x', {
          host: MeshService.of(service, { subsets: { v1: { v: '1' } } }).subset('v1'),
        }),
      'spec.host: got "service catalog.shop.svc.cluster.local subset v1"',
    ],
    [
      'a provider as target',
      ({ chart, mesh }) => new AuthorizationPolicy(chart, 'x', { targetRefs: [mesh.provider('otel')], rules: [{}] }),
      'spec.targetRefs[0]: got "extension provider otel"',
    ],
  ])('%s', (_, make, said) => {
    expect(
      make(program())
        .problems()
        .map((problem) => istio.formatProblem({ ...problem, object: undefined })),
    ).toEqual([expect.stringContaining(`${said}; a reference to this has no meaning here; `)]);
  });
  test('a gateway of the mesh among Gateways, at its place in the list', () => {
    const { chart, mesh } = program();
    const policy = new VirtualService(chart, 'x', {
      hosts: ['a.com'],
      gateways: ['mesh', mesh.ingressGateway],
      http: [{ directResponse: { status: 200 } }],
    });
    expect(policy.problems().map(({ code, path }) => [code, path])).toEqual([
      ['references/misplaced', 'spec.gateways[1]'],
    ]);
  });
});

describe('what exists outside', () => {
  const app = (mark?: istio.Outside) => {
    const root = new App();
    const chart = new Chart(root, 'shop', { namespace: 'shop' });
    new ServiceMesh(new Chart(root, 'istio'), { profile: 'minimal' });
    new VirtualService(chart, 'routes', {
      hosts: ['a.example.com'],
      gateways: ['edge/public'],
      http: [
        { route: [{ destination: { host: 'api.billing.svc.cluster.local', subset: 'v1', port: { number: 8080 } } }] },
      ],
    });
    new Gateway(chart, 'own', {
      selector: { a: 'b' },
      servers: [{ ...secure, tls: { mode: 'SIMPLE', credentialName: 'cert' } }],
    });
    new Telemetry(chart, 'tracing', { tracing: [{ providers: [{ name: 'zipkin' }] }] });
    if (mark) istio.outside(chart, mark);
    return chart;
  };
  test('is a problem unless it is marked', () => {
    const found = () => Testing.synth(app());
    expect(found).toThrow('[shop/routes] spec.gateways[0]: got "edge/public"; there is no such Gateway');
    expect(found).toThrow(
      '[shop/routes] spec.http[0].route[0].destination.host: got "api.billing.svc.cluster.local"; no service ' +
        'has this host',
    );
    expect(found).toThrow('[shop/own] spec.servers[0].tls.credentialName: got "cert"; there is no such Secret');
    expect(found).toThrow(
      '[shop/tracing] spec.tracing[0].providers[0].name: got "zipkin"; the mesh config declares no such provider',
    );
  });
  test('by name', () => {
    expect(
      Testing.synth(
        app({
          hosts: ['*.billing.svc.cluster.local'],
          gateways: ['edge/public'],
          secrets: ['cert'],
          providers: ['zipkin'],
        }),
      ),
    ).toHaveLength(3);
  });
  test('by namespace', () => {
    expect(Testing.synth(app({ namespaces: ['billing', 'edge', 'shop'], providers: ['zipkin'] }))).toHaveLength(3);
  });
});
