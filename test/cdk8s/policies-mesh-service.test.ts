import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Deployment, Service } from 'cdk8s-plus-27';
import { MeshService, VirtualService } from '../../lib';
import { serviceManifests, declaredService, NO_INTENTS } from '../../lib/policies/service';

type Tree = Record<string, unknown>;

const shop = () => new Chart(new App(), 'shop', { namespace: 'shop' });
const versions = { v1: { version: 'v1' }, v2: { version: 'v2' } };
const host = 'catalog.shop.svc.cluster.local';
const at = (subset?: string) => ({ destination: { host, ...(subset && { subset }) } });

/** The objects of one kind. */
const kind = (chart: Chart, wanted: string): Tree[] =>
  (Testing.synth(chart) as Tree[]).filter((object) => object.kind === wanted);
/** The spec of the only VirtualService (or other kind) there is. */
function only(chart: Chart, wanted = 'VirtualService'): unknown {
  const found = kind(chart, wanted);
  expect(found).toHaveLength(1);
  return found[0].spec;
}
/** The routes that one service gets. */
function routes(ask: (catalog: MeshService<'v1' | 'v2'>) => unknown): unknown {
  const chart = shop();
  ask(new MeshService(chart, 'catalog', { port: 80, subsets: versions }));
  return (only(chart) as { http: unknown }).http;
}
/** What is said of a service. */
function problems(ask: (catalog: MeshService<'v1' | 'v2'>) => unknown): string[] {
  const catalog = new MeshService(shop(), 'catalog', { port: 80, subsets: versions });
  ask(catalog);
  return catalog.problems().map(({ path, message }) => `${path}: ${message}`);
}

describe('a service', () => {
  test('writes its subsets and settings as one DestinationRule', () => {
    const chart = shop();
    new MeshService(chart, 'catalog', {
      port: 80,
      subsets: {
        v1: { version: 'v1' },
        v2: { labels: { version: 'v2' }, trafficPolicy: { loadBalancer: { simple: 'RANDOM' } } },
      },
      trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } },
      exportTo: ['.'],
    });
    expect(Testing.synth(chart)).toEqual([
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'DestinationRule',
        metadata: { name: 'catalog', namespace: 'shop' },
        spec: {
          exportTo: ['.'],
          host,
          subsets: [
            { name: 'v1', labels: { version: 'v1' } },
            { name: 'v2', labels: { version: 'v2' }, trafficPolicy: { loadBalancer: { simple: 'RANDOM' } } },
          ],
          trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } },
        },
      },
    ]);
  });
  test('writes nothing when there is nothing to say', () => {
    const chart = shop();
    new MeshService(chart, 'catalog', { port: 80 });
    expect(Testing.synth(chart)).toEqual([]);
  });
  test('has a name and a namespace of its own where they are given, and a short host in no namespace', () => {
    const chart = shop();
    expect(new MeshService(chart, 'a', { name: 'catalog', namespace: 'other' }).host).toBe(
      'catalog.other.svc.cluster.local',
    );
    expect(new MeshService(new Chart(new App(), 'none'), 'catalog').host).toBe('catalog');
  });
});

describe('intents, each alone', () => {
  test('split', () =>
    expect(routes((catalog) => catalog.split({ v1: 90, v2: 10 }))).toEqual([
      {
        route: [
          { ...at('v1'), weight: 90 },
          { ...at('v2'), weight: 10 },
        ],
      },
    ]));
  test('split to one subset needs no weight', () =>
    expect(routes((catalog) => catalog.split({ v1: 100 }))).toEqual([{ route: [at('v1')] }]));
  test('darkLaunch', () =>
    expect(routes((catalog) => catalog.darkLaunch('v2', { header: { 'x-dark-launch': 'v2' } }))).toEqual([
      { match: [{ headers: { 'x-dark-launch': { exact: 'v2' } } }], route: [at('v2')] },
      { route: [at()] },
    ]));
  test('darkLaunch by everything that tells requests apart', () => {
    const requests = {
      header: { cookie: { regex: '.*beta.*' } },
      queryParam: { beta: 'yes' },
      uri: { prefix: '/beta' },
      method: 'GET',
      sourceLabels: { app: 'web' },
      sourceNamespace: 'test',
    };
    expect(routes((catalog) => catalog.darkLaunch('v2', requests))).toEqual([
      {
        match: [
          {
            headers: { cookie: { regex: '.*beta.*' } },
            queryParams: { beta: { exact: 'yes' } },
            uri: { prefix: '/beta' },
            method: { exact: 'GET' },
            sourceLabels: { app: 'web' },
            sourceNamespace: 'test',
          },
        ],
        route: [at('v2')],
      },
      { route: [at()] },
    ]);
  });
  test('retry', () =>
    expect(
      routes((catalog) => catalog.retry({ attempts: 3, perTryTimeout: '2s', retryOn: ['5xx', 'reset', '429'] })),
    ).toEqual([{ route: [at()], retries: { attempts: 3, perTryTimeout: '2s', retryOn: '5xx,reset,429' } }]));
  test('retry, only how often', () =>
    expect(routes((catalog) => catalog.retry(0))).toEqual([{ route: [at()], retries: { attempts: 0 } }]));
  test('timeout', () =>
    expect(routes((catalog) => catalog.timeout('10s'))).toEqual([{ route: [at()], timeout: '10s' }]));
  test('mirror', () =>
    expect(routes((catalog) => catalog.mirror('v2', 10))).toEqual([
      { route: [at()], mirror: { host, subset: 'v2' }, mirrorPercentage: { value: 10 } },
    ]));
  test('mirror of everything', () =>
    expect(routes((catalog) => catalog.mirror('v2'))).toEqual([
      { route: [at()], mirror: { host, subset: 'v2' }, mirrorPercentage: { value: 100 } },
    ]));
  test('mirror to several subsets', () =>
    expect(routes((catalog) => catalog.mirror('v1', 5).mirror('v2', 10))).toEqual([
      {
        route: [at()],
        mirrors: [
          { ...at('v1'), percentage: { value: 5 } },
          { ...at('v2'), percentage: { value: 10 } },
        ],
      },
    ]));
  test('fault', () =>
    expect(routes((catalog) => catalog.fault({ delay: '7s', abort: 503, percent: 50 }))).toEqual([
      {
        route: [at()],
        fault: {
          delay: { fixedDelay: '7s', percentage: { value: 50 } },
          abort: { httpStatus: 503, percentage: { value: 50 } },
        },
      },
    ]));
  test('fault in the words of the API', () =>
    expect(
      routes((catalog) => catalog.fault({ abort: { grpcStatus: 'UNAVAILABLE', percentage: { value: 1 } } })),
    ).toEqual([{ route: [at()], fault: { abort: { grpcStatus: 'UNAVAILABLE', percentage: { value: 1 } } } }]));
  test('fault for some requests', () =>
    expect(routes((catalog) => catalog.fault({ abort: 500, header: { 'end-user': 'jason' } }))).toEqual([
      {
        match: [{ headers: { 'end-user': { exact: 'jason' } } }],
        route: [at()],
        fault: { abort: { httpStatus: 500 } },
      },
      { route: [at()] },
    ]));
  test('circuitBreaker', () => {
    const chart = shop();
    new MeshService(chart, 'catalog').circuitBreaker({
      maxConnections: 100,
      connectTimeout: '1s',
      http1MaxPendingRequests: 10,
      http2MaxRequests: 20,
      maxRequestsPerConnection: 30,
      maxRetries: 3,
      idleTimeout: '1m',
      maxConcurrentStreams: 4,
      consecutive5xxErrors: 5,
      interval: '10s',
      baseEjectionTime: '30s',
      maxEjectionPercent: 50,
    });
    expect(only(chart, 'DestinationRule')).toEqual({
      host,
      trafficPolicy: {
        connectionPool: {
          tcp: { maxConnections: 100, connectTimeout: '1s' },
          http: {
            http1MaxPendingRequests: 10,
            http2MaxRequests: 20,
            maxRequestsPerConnection: 30,
            maxRetries: 3,
            idleTimeout: '1m',
            maxConcurrentStreams: 4,
          },
        },
        outlierDetection: { consecutive5xxErrors: 5, interval: '10s', baseEjectionTime: '30s', maxEjectionPercent: 50 },
      },
    });
    expect(kind(chart, 'VirtualService')).toEqual([]);
  });
  test('circuitBreaker beside the traffic policy of the props', () => {
    const chart = shop();
    new MeshService(chart, 'catalog', {
      trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' }, connectionPool: { tcp: { connectTimeout: '1s' } } },
    }).circuitBreaker({ maxConnections: 5 });
    expect(only(chart, 'DestinationRule')).toEqual({
      host,
      trafficPolicy: {
        tls: { mode: 'ISTIO_MUTUAL' },
        connectionPool: { tcp: { connectTimeout: '1s', maxConnections: 5 } },
      },
    });
  });
});

describe('intents together', () => {
  test('make one VirtualService, whatever the order of the calls', () => {
    const expected = [
      {
        match: [{ headers: { user: { exact: 'jason' } } }],
        route: [
          { ...at('v1'), weight: 90 },
          { ...at('v2'), weight: 10 },
        ],
        retries: { attempts: 2 },
        timeout: '3s',
        fault: { abort: { httpStatus: 500 } },
      },
      { match: [{ headers: { beta: { exact: '1' } } }], route: [at('v2')], retries: { attempts: 2 }, timeout: '3s' },
      {
        route: [
          { ...at('v1'), weight: 90 },
          { ...at('v2'), weight: 10 },
        ],
        retries: { attempts: 2 },
        timeout: '3s',
      },
    ];
    expect(
      routes((catalog) =>
        catalog
          .split({ v1: 90, v2: 10 })
          .darkLaunch('v2', { header: { beta: '1' } })
          .retry(2)
          .timeout('3s')
          .fault({ abort: 500, header: { user: 'jason' } }),
      ),
    ).toEqual(expected);
    expect(
      routes((catalog) =>
        catalog
          .fault({ abort: 500, header: { user: 'jason' } })
          .timeout('3s')
          .retry(2)
          .darkLaunch('v2', { header: { beta: '1' } })
          .split({ v1: 90, v2: 10 }),
      ),
    ).toEqual(expected);
  });
  test('show in what was synthesized before only when it is synthesized again', () => {
    const chart = shop();
    const catalog = new MeshService(chart, 'catalog', { subsets: versions }).timeout('1s');
    expect(only(chart)).toEqual({ hosts: [host], http: [{ route: [at()], timeout: '1s' }] });
    catalog.split({ v1: 100 });
    expect(only(chart)).toEqual({ hosts: [host], http: [{ route: [at('v1')], timeout: '1s' }] });
  });
  test('said twice alike are said once', () => {
    expect(
      problems((catalog) =>
        catalog
          .split({ v1: 90, v2: 10 })
          .split({ v2: 10, v1: 90 })
          .retry(2)
          .retry({ attempts: 2 })
          .timeout('1s')
          .timeout('1s')
          .mirror('v2', 1)
          .mirror('v2', 1),
      ),
    ).toEqual([]);
  });
  test.each([
    [
      'split',
      (catalog: MeshService<'v1' | 'v2'>) => catalog.split({ v1: 90, v2: 10 }).split({ v1: 100 }),
      'split(): an earlier call says {"v1":90,"v2":10}',
    ],
    [
      'retry',
      (catalog: MeshService<'v1' | 'v2'>) => catalog.retry(1).retry(2),
      'retry(): an earlier call says {"attempts":1}',
    ],
    [
      'timeout',
      (catalog: MeshService<'v1' | 'v2'>) => catalog.timeout('1s').timeout('2s'),
      'timeout(): an earlier call says "1s"',
    ],
    [
      'mirror',
      (catalog: MeshService<'v1' | 'v2'>) => catalog.mirror('v2', 1).mirror('v2', 2),
      'mirror(): an earlier call says 1',
    ],
    [
      'darkLaunch',
      (catalog: MeshService<'v1' | 'v2'>) => catalog.darkLaunch('v1', { uri: '/' }).darkLaunch('v2', { uri: '/' }),
      'darkLaunch(): an earlier call says "v1"',
    ],
    [
      'fault',
      (catalog: MeshService<'v1' | 'v2'>) => catalog.fault({ abort: 500 }).fault({ abort: 503 }),
      'fault(): an earlier call says {"abort":500}',
    ],
    [
      'circuitBreaker',
      (catalog: MeshService<'v1' | 'v2'>) =>
        catalog.circuitBreaker({ maxConnections: 1 }).circuitBreaker({ maxConnections: 2 }),
      'circuitBreaker().maxConnections: an earlier call says 1',
    ],
  ])('said twice otherwise are a problem: %s', (_, ask, said) => expect(problems(ask)).toEqual([said]));
  test.each([
    [
      'a share that is no whole number',
      (catalog: MeshService<'v1' | 'v2'>) => catalog.split({ v1: 99.5, v2: 0.5 }),
      ['split(): a share must be a whole number of percent', 'split(): a share must be a whole number of percent'],
    ],
    [
      'shares below 100',
      (catalog: MeshService<'v1' | 'v2'>) => catalog.split({ v1: 90 }),
      ['split(): the shares sum to 90'],
    ],
    [
      'a percentage over 100',
      (catalog: MeshService<'v1' | 'v2'>) => catalog.mirror('v2', 101),
      ['mirror(): not a percentage'],
    ],
    [
      'a subset that types did not see',
      (catalog: MeshService<'v1' | 'v2'>) => catalog.mirror('v3' as 'v2', 1),
      ['mirror(): service catalog.shop.svc.cluster.local has no such subset'],
    ],
  ])('%s', (_, ask, said) => expect(problems(ask)).toEqual(said));
});

describe('services that others describe', () => {
  const spec = { ports: [{ port: 80 }, { port: 9090 }], selector: { app: 'catalog' } };
  test('a Service of cdk8s-plus', () => {
    const chart = shop();
    const service = new Deployment(chart, 'app', {
      containers: [{ image: 'catalog', portNumber: 8080 }],
    }).exposeViaService({ name: 'catalog', ports: [{ port: 80, targetPort: 8080 }] });
    const catalog = MeshService.of(service, { subsets: versions }).split({ v1: 100 });
    expect(catalog.model).toMatchObject({ host, ports: [{ number: 80 }] });
    expect(only(chart)).toEqual({ hosts: [host], http: [{ route: [at('v1')] }] });
    expect(MeshService.of(service)).toBe(catalog);
  });
  test('an ApiObject', () => {
    const service = new ApiObject(shop(), 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'catalog' },
      spec,
    });
    expect(MeshService.of(service).model).toMatchObject({
      name: 'catalog',
      namespace: 'shop',
      host,
      ports: [{ number: 80 }, { number: 9090 }],
    });
  });
  test('a manifest, and anything with a name, a namespace and ports', () => {
    expect(MeshService.of({ kind: 'Service', metadata: { name: 'catalog', namespace: 'shop' } }).host).toBe(host);
    const catalog = MeshService.of({ name: 'catalog', namespace: 'shop', ports: [80] });
    expect([catalog.host, catalog.model.ports]).toEqual([host, [{ number: 80 }]]);
  });
  test('in a scope, with intents', () => {
    const chart = shop();
    MeshService.of(chart, { name: 'catalog', namespace: 'shop' }, { subsets: versions }).split({ v2: 100 });
    expect(only(chart)).toEqual({ hosts: [host], http: [{ route: [at('v2')] }] });
  });
  test('an unnamed Service of cdk8s-plus keeps the name that cdk8s gives it', () => {
    const chart = shop();
    const service = new Service(chart, 'catalog', { ports: [{ port: 80 }] });
    expect(MeshService.of(service).host).toBe(`${service.name}.shop.svc.cluster.local`);
  });
});

describe('external services', () => {
  const stripe = (ports: unknown) => ({
    hosts: ['api.stripe.com'],
    location: 'MESH_EXTERNAL',
    ports,
    resolution: 'DNS',
  });
  test('are written where they are declared', () => {
    const chart = shop();
    MeshService.external(chart, 'api.stripe.com');
    expect(Testing.synth(chart)).toEqual([
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'ServiceEntry',
        metadata: { name: 'api.stripe.com', namespace: 'shop' },
        spec: stripe([{ number: 443, name: 'https', protocol: 'HTTPS' }]),
      },
    ]);
  });
  test('without a scope are written once, beside the first policy that names them', () => {
    const chart = shop();
    const api = MeshService.external('api.stripe.com', {
      ports: [80, 443, { number: 8443, protocol: 'TLS', name: 'admin' }],
    });
    for (const id of ['a', 'b'])
      new VirtualService(chart, id, {
        hosts: [`${id}.example.com`],
        http: [{ route: [{ destination: api }], timeout: '3s' }],
      });
    expect(only(chart, 'ServiceEntry')).toEqual(
      stripe([
        { number: 80, name: 'http', protocol: 'HTTP' },
        { number: 443, name: 'https', protocol: 'HTTPS' },
        { number: 8443, name: 'admin', protocol: 'TLS' },
      ]),
    );
  });
  test('declared twice alike are written once, and otherwise are a problem', () => {
    const chart = shop();
    MeshService.external(chart, 'api.stripe.com');
    const again = MeshService.external('api.stripe.com');
    new VirtualService(chart, 'a', { hosts: [again], http: [{ route: [{ destination: again }], timeout: '3s' }] });
    expect(only(chart, 'ServiceEntry')).toEqual(stripe([{ number: 443, name: 'https', protocol: 'HTTPS' }]));
    const other = MeshService.external('api.stripe.com', { ports: [80] });
    expect(
      () => new VirtualService(chart, 'b', { hosts: [other], http: [{ route: [{ destination: other }] }] }),
    ).toThrow('external("api.stripe.com"): got [{"number":80}]; the service was declared before');
  });
  test('with several ports of one protocol, and a wildcard', () => {
    const chart = shop();
    MeshService.external(chart, '*.example.com', { ports: [5432, 5433] });
    expect(kind(chart, 'ServiceEntry')).toMatchObject([
      {
        metadata: { name: 'wildcard.example.com' },
        spec: {
          hosts: ['*.example.com'],
          ports: [
            { number: 5432, name: 'tcp-5432', protocol: 'TCP' },
            { number: 5433, name: 'tcp-5433', protocol: 'TCP' },
          ],
          resolution: 'NONE',
        },
      },
    ]);
  });
  test('take intents', () => {
    const chart = shop();
    MeshService.external(chart, 'api.stripe.com').timeout('3s');
    expect(only(chart)).toEqual({
      hosts: ['api.stripe.com'],
      http: [{ route: [{ destination: { host: 'api.stripe.com' } }], timeout: '3s' }],
    });
  });
});

describe('services outside the program', () => {
  test('are never written', () => {
    const chart = shop();
    const other = MeshService.host('other.billing.svc.cluster.local', { subsets: versions });
    new VirtualService(chart, 'routes', { hosts: [other], http: [{ route: [{ destination: other.subset('v1') }] }] });
    expect(Testing.synth(chart)).toHaveLength(1);
  });
  test('show a subset that they do not have at once, when no place in an app is known', () => {
    expect(() =>
      MeshService.host('other.billing.svc.cluster.local', { subsets: versions }).subset('v3' as 'v1'),
    ).toThrow('other.billing.svc.cluster.local has no such subset');
  });
  test('take intents where a scope says where they are written, and the namespace of the host', () => {
    const chart = shop();
    MeshService.host(chart, 'other.billing.svc.cluster.local').retry(1);
    expect(kind(chart, 'VirtualService')).toMatchObject([{ metadata: { name: 'other', namespace: 'billing' } }]);
  });
});

test('the same objects without an engine', () => {
  const model = declaredService('catalog', { port: 80, subsets: versions }, 'shop');
  const metadata = { name: 'catalog', namespace: 'shop' };
  expect(serviceManifests(model, { ...NO_INTENTS, split: { v1: 90, v2: 10 } })).toEqual([
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata,
      spec: {
        host,
        subsets: [
          { name: 'v1', labels: { version: 'v1' } },
          { name: 'v2', labels: { version: 'v2' } },
        ],
      },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata,
      spec: {
        hosts: [host],
        http: [
          {
            route: [
              { ...at('v1'), weight: 90 },
              { ...at('v2'), weight: 10 },
            ],
          },
        ],
      },
    },
  ]);
});
