import type { Manifest } from '../../../lib/model';
import { analyze } from '../../../lib/program/analyze';
import { found, object } from './found';

type Case = [name: string, objects: Manifest[], expected: string[]];
type Silent = [name: string, objects: Manifest[]];

const policy = (name: string, action: string, rules: object[], labels?: object, metadata: object = {}): Manifest =>
  object(
    'AuthorizationPolicy',
    name,
    { action, rules, ...(labels && { selector: { matchLabels: labels } }) },
    metadata,
  );
const from = (source: object) => ({ from: [{ source }] });
const to = (operation: object) => ({ to: [{ operation }] });

describe('methods in lower case', () => {
  const text = (place: string, value: string) =>
    `warning analysis/method-case [${place}: got "${value}"; methods are compared letter by letter, and clients ` +
    `send them in upper case; write "${value.toUpperCase()}"`;
  const route = (method: object) =>
    object('VirtualService', 'shop/v', {
      hosts: ['x.com'],
      http: [{ match: [{ method }], directResponse: { status: 200 } }],
    });

  test('in a route', () => {
    for (const method of ['get', 'Post']) {
      expect(found([route({ exact: method })])).toEqual([
        text('VirtualService shop/v] spec.http[0].match[0].method.exact', method),
      ]);
    }
  });
  test('in a policy, which has no code of Istio', () => {
    const objects = [policy('shop/p', 'ALLOW', [to({ methods: ['GET', 'post'] })])];
    const { findings } = analyze([{ name: 'a.yaml', objects }], { complete: false });
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'ISC1022 spec.rules[0].to[0].operation.methods[1]',
    ]);
  });
  test.each<Silent>([
    ['upper case', [route({ exact: 'GET' })]],
    ['a method of its own', [route({ exact: 'purge' })]],
    ['a regular expression', [route({ regex: '(?i)get' })]],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});

describe('ALLOW rules that a DENY policy covers', () => {
  const text = (denial: string, rule = 0) =>
    `warning analysis/allow-denied [AuthorizationPolicy shop/p] spec.rules[${rule}]: AuthorizationPolicy ${denial} ` +
    'denies all that this rule allows, and DENY comes before ALLOW; remove the rule, or make the other policy ' +
    'deny less';
  const allow = (...rules: object[]) => policy('shop/p', 'ALLOW', rules, { app: 'web' });

  test.each<Case>([
    [
      'everything, for all pods of the namespace',
      [allow(from({ namespaces: ['bank'] })), policy('shop/d', 'DENY', [{}])],
      [text('shop/d')],
    ],
    [
      'paths below another one, in the root namespace',
      [
        allow(to({ paths: ['/open'] }), to({ paths: ['/admin/users'], methods: ['GET'] })),
        policy('istio-system/d', 'DENY', [to({ paths: ['/admin*'] })]),
      ],
      [text('istio-system/d', 1)],
    ],
    [
      'a caller, by the end of its principal',
      [
        allow({ ...from({ principals: ['cluster.local/ns/bank/sa/x'] }), ...to({ ports: ['80'] }) }),
        policy('shop/d', 'DENY', [from({ principals: ['*/sa/x'] })], { app: 'web' }),
      ],
      [text('shop/d')],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));

  const all = from({ namespaces: ['bank'] });
  test.each<Silent>([
    ['a DENY of less', [allow(all), policy('shop/d', 'DENY', [{ ...all, ...to({ methods: ['POST'] }) }])]],
    ['a DENY with an exception', [allow(all), policy('shop/d', 'DENY', [from({ notNamespaces: ['ops'] })])]],
    ['a DENY for other pods', [allow(all), policy('shop/d', 'DENY', [{}], { app: 'db' })]],
    ['a DENY for some of the pods', [allow(all), policy('shop/d', 'DENY', [{}], { app: 'web', version: 'v1' })]],
    ['a DENY in another namespace', [allow(all), policy('bank/d', 'DENY', [{}])]],
    [
      'a DENY on trial',
      [allow(all), policy('shop/d', 'DENY', [{}], undefined, { annotations: { 'istio.io/dry-run': 'true' } })],
    ],
    ['a DENY that has no rules', [allow(all), policy('shop/d', 'DENY', [])]],
    [
      'conditions of its own',
      [allow(all), policy('shop/d', 'DENY', [{ when: [{ key: 'request.headers[x]', values: ['a'] }] }])],
    ],
    ['a wider ALLOW', [allow(to({ paths: ['/a*'] })), policy('shop/d', 'DENY', [to({ paths: ['/a'] })])]],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});

test('in ambient mode nothing is said of what a DENY covers: ztunnel skips rules of HTTP', () => {
  const rules = [to({ paths: ['/a'] })];
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop', labels: { 'istio.io/dataplane-mode': 'ambient' } },
  } as Manifest;
  const texts = found([policy('shop/p', 'ALLOW', rules), policy('shop/d', 'DENY', rules), namespace]);
  expect(texts.map((text) => text.split(' [')[0])).toEqual([
    'error ambient/http-attribute',
    'error ambient/http-attribute',
  ]);
});

describe('rules that no request meets', () => {
  const text = (path: string, value: string, message: string, fix = 'leave one of the two out') =>
    `warning analysis/rule-never-met [AuthorizationPolicy shop/p] ${path}: got ["${value}"]; ${message}; ${fix}`;
  const excluded = 'it excludes every value that is asked for beside it, so no request meets both';

  test.each<Case>([
    [
      'a path that is excluded',
      [policy('shop/p', 'ALLOW', [to({ paths: ['/a/b', '/a/c'], notPaths: ['/a/*'] })])],
      [text('spec.rules[0].to[0].operation.notPaths', '/a/*', excluded)],
    ],
    [
      'principals of another namespace',
      [
        policy('shop/p', 'DENY', [
          from({ principals: ['cluster.local/ns/bank/sa/x'], namespaces: ['shop'] }),
          from({ namespaces: ['a'], notNamespaces: ['*'] }),
        ]),
      ],
      [
        text(
          'spec.rules[0].from[0].source.namespaces',
          'shop',
          'no principal that is asked for beside it is in one of these namespaces, so no request meets both',
          'leave the namespaces out, or write them as a source of their own',
        ),
        text('spec.rules[1].from[0].source.notNamespaces', '*', excluded),
      ],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));
  test.each<Silent>([
    ['something is left', [policy('shop/p', 'ALLOW', [to({ paths: ['/a/*'], notPaths: ['/a/b'] })])]],
    [
      'two sources',
      [
        policy('shop/p', 'ALLOW', [
          { from: [{ source: { namespaces: ['a'] } }, { source: { notNamespaces: ['a'] } }] },
        ]),
      ],
    ],
    [
      'one principal of the namespace',
      [policy('shop/p', 'ALLOW', [from({ principals: ['*/sa/x'], namespaces: ['shop'] })])],
    ],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});

describe('exports to a namespace that does not exist', () => {
  const namespaces = [object('Namespace', 'shop'), object('Namespace', 'bank')];
  const entry = (exportTo: string[]) =>
    object('ServiceEntry', 'shop/e', {
      hosts: ['x.com'],
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      resolution: 'DNS',
      exportTo,
    });
  const annotated = (value: string) =>
    object(
      'Service',
      'shop/web',
      { ports: [{ name: 'http', port: 80 }] },
      { annotations: { 'networking.istio.io/exportTo': value } },
    );
  const texts = (objects: Manifest[], options = {}) =>
    analyze([{ name: 'a.yaml', objects }], { ...options, codes: { only: ['ISC1023'] } }).findings.map(
      ({ object: about, path, message, fix }) => `${about} ${path}: ${message}; ${fix ?? ''}`,
    );
  const unknown = 'there is no such namespace, so nobody there sees the object; ';

  test('in a field, and in the annotation of a Service', () => {
    expect(texts([...namespaces, entry(['.', 'bnak'])])).toEqual([
      `ServiceEntry shop/e spec.exportTo[1]: ${unknown}did you mean "bank"? If not, name a namespace of the callers`,
    ]);
    expect(texts([...namespaces, annotated('shop, elsewhere')])).toEqual([
      'Service shop/web metadata.annotations["networking.istio.io/exportTo"]: ' +
        `${unknown}name a namespace of the callers`,
    ]);
  });
  test('silent: those that exist, that objects are in, or that are elsewhere; and in a part of the files', () => {
    expect(texts([...namespaces, entry(['.', '*', '~', 'bank']), annotated('~')])).toEqual([]);
    expect(texts([...namespaces, entry(['ops']), object('ConfigMap', 'ops/x')])).toEqual([]);
    expect(texts([...namespaces, entry(['ops'])], { outside: { namespaces: ['ops'] } })).toEqual([]);
    expect(texts([...namespaces, entry(['ops'])], { complete: false })).toEqual([]);
    expect(texts([entry(['ops'])])).toEqual([]);
  });
});

describe('services that are open to the clients of a gateway', () => {
  const pods = (name: string, labels: object) =>
    object('Deployment', name, { template: { metadata: { labels }, spec: { containers: [{ name: 'istio-proxy' }] } } });
  const shop = [
    pods('shop/web', { app: 'web' }),
    object('Service', 'shop/web', { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] }),
    pods('ingress/gw', { istio: 'gw' }),
    object('Service', 'ingress/gw', { selector: { istio: 'gw' }, ports: [{ name: 'http', port: 80 }] }),
    object('Gateway', 'ingress/public', {
      selector: { istio: 'gw' },
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['x.com'] }],
    }),
  ];
  const routed = (gateways: string[], protocol = 'http') =>
    object('VirtualService', 'shop/v', {
      hosts: ['x.com'],
      gateways,
      [protocol]: [{ ...(protocol === 'tcp' && { match: [{ port: 80 }] }), route: [{ destination: { host: 'web' } }] }],
    });
  const open = (objects: Manifest[], codes: object = { also: ['ISC1026'] }) =>
    analyze([{ name: 'a.yaml', objects }], { codes })
      .findings.filter(({ code }) => code === 'ISC1026')
      .map(({ path, message }) => `${path}: ${message}`);
  const text = (protocol: string) =>
    `spec.${protocol}[0].route[0].destination.host: clients of Gateway ingress/public reach it, and no ` +
    "AuthorizationPolicy is for its pods or the gateway's";
  const http = routed(['ingress/public']);

  test('by HTTP and by TCP', () => {
    expect(open([...shop, http])).toEqual([text('http')]);
    expect(open([...shop, routed(['mesh', 'ingress/public'], 'tcp')])).toEqual([text('tcp')]);
    expect(open([...shop, http, policy('bank/p', 'ALLOW', [{}])])).toEqual([text('http')]);
  });
  test('silent: where it is not asked for, inside the mesh, and beside a policy for either pods', () => {
    expect(open([...shop, http], {})).toEqual([]);
    expect(open([...shop, routed(['mesh'])])).toEqual([]);
    expect(open([...shop, http, policy('shop/p', 'ALLOW', [{}], { app: 'web' })])).toEqual([]);
    expect(open([...shop, http, policy('ingress/p', 'CUSTOM', [{}])])).toEqual([]);
    expect(open([...shop, http, policy('istio-system/p', 'ALLOW', [{}])])).toEqual([]);
  });
});
