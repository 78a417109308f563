import { analyze, type AnalyzeOptions, type AnalyzedFile } from '../../../lib/manifests';

/** Findings of sets as they are found in repositories: parts, variants of one object, patches, files of other tools. */

const yaml = (apiVersion: string, kind: string, name: string, spec: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${name}\n${spec}\n`;
const istio = (kind: string, name: string, spec: object): string =>
  yaml('networking.istio.io/v1', kind, `{ name: ${name}, namespace: shop }`, `spec: ${JSON.stringify(spec)}`);
const security = (kind: string, name: string, spec: object): string =>
  yaml('security.istio.io/v1', kind, `{ name: ${name}, namespace: shop }`, `spec: ${JSON.stringify(spec)}`);
const service = (name: string, spec: object = { ports: [{ port: 80, name: 'http' }] }): string =>
  yaml('v1', 'Service', `{ name: ${name}, namespace: shop }`, `spec: ${JSON.stringify(spec)}`);
const route = (name: string, hosts: string[], destination: object): string =>
  istio('VirtualService', name, { hosts, http: [{ route: [{ destination }] }] });
const gatewayApi = (kind: string, version: string, spec: object): string =>
  yaml(`gateway.networking.k8s.io/${version}`, kind, '{ name: x, namespace: shop }', `spec: ${JSON.stringify(spec)}`);

const textsOf = (files: readonly AnalyzedFile[], options?: AnalyzeOptions): string[] =>
  analyze(files, options).findings.map(
    ({ severity, code, object, path, message }) => `${severity} ${code} ${object} ${path}: ${message}`,
  );
const texts = (text: string, options?: AnalyzeOptions): string[] => textsOf([{ name: 'a.yaml', text }], options);
const stream = (...documents: string[]): string => documents.join('---\n');

describe('a declared part', () => {
  const part = (...documents: string[]) => texts(stream(...documents), { complete: false });

  test.each<[name: string, documents: string[]]>([
    ['a destination beside Services', [service('api'), route('r', ['web'], { host: 'web' })]],
    [
      'a destination beside ServiceEntries',
      [
        istio('ServiceEntry', 'e', {
          hosts: ['a.example.com'],
          ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
          resolution: 'DNS',
        }),
        route('r', ['b.example.com'], { host: 'b.example.com' }),
      ],
    ],
    ['a subset of a host without rules', [service('web'), route('r', ['web'], { host: 'web', subset: 'v1' })]],
    ['a rule for a host beside Services', [service('api'), istio('DestinationRule', 'd', { host: 'web' })]],
    [
      'a subset without pods beside others',
      [
        service('web', { selector: { app: 'web' }, ports: [{ port: 80, name: 'http' }] }),
        yaml(
          'apps/v1',
          'Deployment',
          '{ name: web, namespace: shop }',
          'spec: { template: { metadata: { labels: { app: web, version: v1 } }, spec: { containers: [] } } }',
        ),
        istio('DestinationRule', 'd', { host: 'web', subsets: [{ name: 'v2', labels: { version: 'v2' } }] }),
      ],
    ],
    [
      'a policy for pods beside others',
      [
        yaml(
          'apps/v1',
          'Deployment',
          '{ name: web, namespace: shop }',
          'spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }',
        ),
        security('AuthorizationPolicy', 'p', { selector: { matchLabels: { app: 'api' } } }),
        istio('Sidecar', 's', { workloadSelector: { labels: { app: 'api' } }, egress: [{ hosts: ['./*'] }] }),
      ],
    ],
    [
      'a namespace beside others',
      [
        yaml('v1', 'Namespace', '{ name: shop, labels: { istio-injection: enabled } }', 'spec: {}'),
        security('AuthorizationPolicy', 'p', { rules: [{ from: [{ source: { namespaces: ['bank'] } }] }] }),
      ],
    ],
    [
      'a Gateway beside others',
      [
        istio('Gateway', 'g', {
          selector: { istio: 'edge' },
          servers: [{ hosts: ['x.com'], port: { name: 'http', number: 80, protocol: 'HTTP' } }],
        }),
        istio('VirtualService', 'v', {
          hosts: ['y.com'],
          gateways: ['infra/edge'],
          http: [{ route: [{ destination: { host: 'web' } }] }],
        }),
      ],
    ],
    [
      'a Secret beside others',
      [
        yaml('v1', 'Secret', '{ name: other, namespace: shop }', 'data: {}'),
        istio('Gateway', 'g', {
          selector: { istio: 'edge' },
          servers: [
            {
              hosts: ['x.com'],
              port: { name: 'https', number: 443, protocol: 'HTTPS' },
              tls: { mode: 'SIMPLE', credentialName: 'cert' },
            },
          ],
        }),
      ],
    ],
    [
      'a Gateway and a Service of a route, and a grant',
      [
        yaml('v1', 'Service', '{ name: web, namespace: bank }', 'spec: { ports: [{ port: 80, name: http }] }'),
        gatewayApi('HTTPRoute', 'v1', {
          parentRefs: [{ name: 'edge' }],
          rules: [
            {
              backendRefs: [
                { name: 'web', namespace: 'bank', port: 80 },
                { name: 'api', port: 80 },
              ],
            },
          ],
        }),
      ],
    ],
  ])('may have elsewhere: %s', (_, documents) => expect(part(...documents)).toEqual([]));

  test.each<[name: string, documents: string[], expected: string[]]>([
    [
      'a port that its Service lacks',
      [service('web'), route('r', ['web'], { host: 'web', port: { number: 81 } })],
      [
        'error IST0101 VirtualService shop/r spec.http[0].route[0].destination.port.number: web does not serve this ' +
          'port',
      ],
    ],
    [
      'a subset beside others of its host',
      [
        route('r', ['web'], { host: 'web', subset: 'v2' }),
        istio('DestinationRule', 'd', { host: 'web', subsets: [{ name: 'v1', labels: { version: 'v1' } }] }),
      ],
      ['error IST0101 VirtualService shop/r spec.http[0].route[0].destination.subset: web has no such subset'],
    ],
    [
      'a host of the part without its domain',
      [service('web'), route('r', ['web'], { host: 'web.shop' })],
      [
        'error IST0101 VirtualService shop/r spec.http[0].route[0].destination.host: no service has this host: names ' +
          'with dots must be complete',
      ],
    ],
  ])('contradicts itself: %s', (_, documents, expected) => expect(part(...documents)).toEqual(expected));

  test('says what is not decided, and why', () => {
    const { notChecked } = analyze([{ name: 'a.yaml', text: route('r', ['web'], { host: 'web' }) }], {
      complete: false,
    });
    expect(notChecked.filter(({ code }) => code === 'IST0101')).toEqual([
      { code: 'IST0101', why: 'the files are a part' },
    ]);
  });
});

describe('two objects of one name', () => {
  const replaced =
    'error ISC1006 VirtualService shop/r metadata.name: another object has this kind, namespace and name, and only ' +
    'one of the two would remain';

  test('do not conflict with each other: the later replaces the earlier', () => {
    const text = stream(
      service('web'),
      service('api'),
      route('r', ['web'], { host: 'web', port: { number: 1 } }),
      route('r', ['web'], { host: 'api' }),
    );
    expect(texts(text)).toEqual([replaced]);
  });
  test('the later conflicts with others', () => {
    const text = stream(
      service('web'),
      route('r', ['web'], { host: 'web' }),
      route('r', ['web'], { host: 'web', port: { number: 1 } }),
      route('s', ['web'], { host: 'web' }),
    );
    const conflict = (name: string, other: string) =>
      `error IST0109 VirtualService shop/${name} spec.hosts[0]: VirtualService shop/${other} routes this host too, ` +
      'and sidecars only see the older of the two';
    expect(texts(text)).toEqual([
      replaced,
      conflict('r', 's'),
      'error IST0101 VirtualService shop/r spec.http[0].route[0].destination.port.number: web does not serve this ' +
        'port',
      conflict('s', 'r'),
    ]);
  });
  test('are each checked by themselves', () => {
    const text = stream(service('web'), route('r', ['we b'], { host: 'web' }), route('r', ['web'], { host: 'web' }));
    expect(texts(text).map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual([
      'error IST0106',
      'error ISC1006',
    ]);
  });
});

describe('documents that are no objects', () => {
  const patch = istio('Gateway', 'g', { selector: { istio: 'edge' } });
  const names = [
    ['patches', '- path: patches/g.yaml'],
    ['patchesStrategicMerge', '- patches/g.yaml'],
  ] as const;

  test.each(names)('files that a kustomization names in %s', (field, item) => {
    const files = [
      { name: 'k8s/kustomization.yaml', text: `resources: [g.yaml]\n${field}:\n${item}\n` },
      { name: 'k8s/patches/g.yaml', text: patch },
    ];
    expect(textsOf(files, { complete: false })).toEqual([]);
    expect(textsOf(files.slice(1), { complete: false })).toEqual([
      'error IST0106 Gateway shop/g spec.servers: a Gateway needs a server',
    ]);
  });
  test('resources of a kustomization, inline patches and patches of other folders are none of those', () => {
    const kustomization = 'resources: [g.yaml]\npatches: [{ patch: "- op: remove" }, { path: ../other/g.yaml }]\n';
    expect(
      textsOf(
        [
          { name: 'k8s/kustomization.yaml', text: kustomization },
          { name: 'k8s/g.yaml', text: patch },
          { name: 'other/g.yaml', text: patch.replace('name: g', 'name: h') },
        ],
        { complete: false },
      ),
    ).toEqual(['error IST0106 Gateway shop/g spec.servers: a Gateway needs a server']);
  });
  test('patches that say so', () => expect(texts(`$patch: delete\n${patch}`)).toEqual([]));
  test.each(['tool/v1alpha1', 'skaffold/v4beta1'])('files of tools: %s', (apiVersion) =>
    expect(texts(yaml(apiVersion, 'Task', '{ name: "Not a name" }', 'spec: {}'))).toEqual([]),
  );
  test.each(['apps/v1', 'v1', 'example.com/v1'])('objects of an API server are checked: %s', (apiVersion) =>
    expect(texts(yaml(apiVersion, 'Task', '{ name: "Not a name" }', 'spec: {}'))).toEqual([
      'error ISC1013 Task Not a name metadata.name: must be a DNS name in lower case',
    ]),
  );
});

describe('what the API server accepts is a warning, and what it refuses an error', () => {
  test('a field of the experimental channel', () =>
    expect(texts(gatewayApi('HTTPRoute', 'v1', { rules: [{ retry: { attempts: 2 } }] }), { complete: false })).toEqual([
      'warning ISC1013 HTTPRoute shop/x spec.rules[0].retry: the field is in the experimental channel of the API only',
    ]));
  test('a kind that istiod does not read', () =>
    expect(
      texts(gatewayApi('UDPRoute', 'v1', { rules: [{ backendRefs: [{ name: 'dns', port: 53 }] }] }), {
        complete: false,
      }),
    ).toEqual([
      'warning ISC1013 UDPRoute shop/x kind: istiod does not read this kind: the object has no effect on the mesh',
    ]));
  test('a missing field', () =>
    expect(texts(gatewayApi('Gateway', 'v1', { gatewayClassName: 'istio' }))).toEqual([
      'error ISC1013 Gateway shop/x spec.listeners: listeners is required in GatewaySpec',
    ]));
});

describe('what istiod says of single objects', () => {
  test('a WorkloadEntry that is reached by the gateway of its network', () =>
    expect(texts(istio('WorkloadEntry', 'w', { network: 'north' }))).toEqual([
      'warning IST0133 WorkloadEntry shop/w spec: without an address the workload is reached by the gateway of its ' +
        'network only',
    ]));
  test('a null in place of a patch: the API server drops it, and istiod misses it', () =>
    expect(
      texts(
        istio('EnvoyFilter', 'f', { configPatches: [{ applyTo: 'CLUSTER', patch: null }] }).replace(
          '/v1\n',
          '/v1alpha3\n',
        ),
      ),
    ).toEqual([
      'warning ISC1014 EnvoyFilter shop/f spec.configPatches[0].patch: the API server drops a null here, as if ' +
        'patch were absent',
      'warning IST0133 EnvoyFilter shop/f spec: an EnvoyFilter depends on internals of the proxy, which change ' +
        'without notice',
      'error IST0106 EnvoyFilter shop/f spec.configPatches[0].patch: the patch itself is missing',
    ]));
  test('a match that an earlier prefix covers has both prefixes in the values of the message', () => {
    const match = (prefix: string, name?: string) => ({ match: [{ uri: { prefix }, ...(name && { name }) }] });
    const to = { route: [{ destination: { host: 'web' } }] };
    const text = stream(
      service('web'),
      istio('VirtualService', 'v', {
        hosts: ['web'],
        http: [
          { name: 'all', ...match('/a'), ...to },
          { ...match('/a/b', 'deep'), ...to },
        ],
      }),
    );
    const { findings } = analyze([{ name: 'a.yaml', text }], { codes: { only: ['IST0131'] } });
    expect(findings.map(({ parameters }) => parameters)).toEqual([
      ['#1', '"deep" of prefix /a/b', '#0 of prefix /a on "all"'],
    ]);
  });
});

describe('Services that istiod makes for Gateways', () => {
  const managed = (by: string) =>
    yaml(
      'v1',
      'Service',
      `{ name: gw, namespace: shop, labels: { gateway.istio.io/managed: ${by} } }`,
      'spec: { ports: [{ port: 15008, name: mesh }] }',
    );
  test.each(['istio.io-gateway-controller', 'istio.io-mesh-controller', 'istio.io-eastwest-controller'])(
    'have port names that nobody chose: %s',
    (by) => expect(texts(managed(by))).toEqual([]),
  );
  test('of other controllers are checked', () =>
    expect(texts(managed('example.com-controller'))).toEqual([
      'info IST0118 Service shop/gw spec.ports[0].name: the name says no protocol, so proxies detect it by the first ' +
        'bytes of each connection',
    ]));
});

test('one Service may serve a port over TCP and UDP', () => {
  const pods = (name: string) =>
    stream(
      yaml('v1', 'Namespace', '{ name: shop, labels: { istio-injection: enabled } }', 'spec: {}'),
      yaml(
        'apps/v1',
        'Deployment',
        '{ name: web, namespace: shop }',
        'spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }',
      ),
      service('web', { selector: { app: 'web' }, ports: [{ port: 443, name: 'https', protocol: 'TCP' }] }),
      service(name, { selector: { app: 'web' }, ports: [{ port: 443, name: 'https', protocol: 'UDP' }] }),
    );
  const both = service('web', {
    selector: { app: 'web' },
    ports: [
      { port: 443, name: 'https', protocol: 'TCP' },
      { port: 443, name: 'quic', protocol: 'UDP' },
    ],
  });
  const only = { codes: { only: ['IST0116'] } };
  expect(texts(pods('quic'), only)).toEqual([
    'warning IST0116 Deployment shop/web spec.template.metadata.labels: Services shop/quic, shop/web use port 443 of ' +
      'its pods with protocols TCP, UDP',
  ]);
  expect(texts(stream(pods('web').split('---\n').slice(0, 2).join('---\n'), both), only)).toEqual([]);
});

test('a host that two Gateways write differently has a code of our own: istioctl compares texts', () => {
  const gateway = (name: string, host: string) =>
    istio('Gateway', name, {
      selector: { istio: 'ingressgateway' },
      servers: [{ hosts: [host], port: { name: 'http', number: 80, protocol: 'HTTP' } }],
    });
  const conflict = (code: string, name: string, others: string) =>
    `${code} Gateway shop/${name} spec.servers[0].hosts[0]: ${others} this on port 80 of the same pods too, and the ` +
    'routes of all their VirtualServices are joined in an order that nobody chose';
  expect(texts(stream(gateway('a', 'x.com'), gateway('b', '*/x.com')))).toEqual([
    conflict('warning ISC1015', 'a', 'Gateway shop/b serves'),
    conflict('warning ISC1015', 'b', 'Gateway shop/a serves'),
  ]);
  expect(texts(stream(gateway('a', 'x.com'), gateway('b', 'x.com'), gateway('c', '*/x.com')))).toEqual([
    conflict('error IST0145', 'a', 'Gateway shop/b serves'),
    conflict('warning ISC1015', 'a', 'Gateway shop/c serves'),
    conflict('error IST0145', 'b', 'Gateway shop/a serves'),
    conflict('warning ISC1015', 'b', 'Gateway shop/c serves'),
    conflict('warning ISC1015', 'c', 'Gateways shop/a and shop/b serve'),
  ]);
});
