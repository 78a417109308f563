import type { Manifest } from '../../../lib/model';
import { found, object, service, workload } from './found';

type Case = [name: string, objects: Manifest[], expected: string[]];
type Silent = [name: string, objects: Manifest[]];

describe('identities of callers where mutual TLS is off', () => {
  const off = (name: string, spec: object = {}) =>
    object('PeerAuthentication', name, { mtls: { mode: 'DISABLE' }, ...spec });
  const policy = (source: object, spec: object = {}) =>
    object('AuthorizationPolicy', 'shop/p', { rules: [{ from: [{ source }] }], ...spec });
  const unproven = (field: string, value: string, by: string, consequence = 'the rule is never met') =>
    `error analysis/unproven-identity [AuthorizationPolicy shop/p] spec.rules[0].from[0].source.${field}: got ` +
    `["${value}"]; ` +
    `PeerAuthentication ${by} switches mutual TLS off, so no caller has an identity and ${consequence}; let the ` +
    'pods take ' +
    'mutual TLS (PERMISSIVE or STRICT)';

  test.each<Case>([
    [
      'principals, in the namespace',
      [off('shop/default'), policy({ principals: ['cluster.local/ns/a/sa/b'] })],
      [unproven('principals', 'cluster.local/ns/a/sa/b', 'shop/default')],
    ],
    [
      'namespaces, in the mesh',
      [off('istio-system/default'), policy({ namespaces: ['bank'] })],
      [unproven('namespaces', 'bank', 'istio-system/default')],
    ],
    [
      'a DENY, which then denies nothing',
      [off('shop/default'), policy({ namespaces: ['bank'] }, { action: 'DENY' })],
      [unproven('namespaces', 'bank', 'shop/default', 'the rule denies nothing')],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));
  test.each<Silent>([
    [
      'permissive',
      [object('PeerAuthentication', 'shop/default', { mtls: { mode: 'PERMISSIVE' } }), policy({ namespaces: ['a'] })],
    ],
    ['addresses', [off('shop/default'), policy({ ipBlocks: ['10.0.0.0/8'] })]],
    ['off for other pods', [off('shop/x', { selector: { matchLabels: { app: 'x' } } }), policy({ namespaces: ['a'] })]],
    ['off in another namespace', [off('bank/default'), policy({ namespaces: ['a'] })]],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});

describe('service accounts that no workload has', () => {
  const web = object('Deployment', 'shop/web', {
    template: { metadata: { labels: {} }, spec: { serviceAccountName: 'web' } },
  });
  const policy = (principal: string, namespace = 'bank') =>
    object('AuthorizationPolicy', `${namespace}/p`, { rules: [{ from: [{ source: { principals: [principal] } }] }] });
  const unknown = (principal: string, account: string, near?: string) =>
    'warning analysis/unknown-account [AuthorizationPolicy bank/p] spec.rules[0].from[0].source.principals[0]: ' +
    `got "${principal}"; ` +
    `no workload in namespace shop has service account ${account}; ` +
    `${near === undefined ? '' : `did you mean "${near}"? If not, `}name the service account of the callers`;

  test('a misspelt one, and one that is not there', () => {
    const right = 'cluster.local/ns/shop/sa/web';
    expect(found([web, policy('cluster.local/ns/shop/sa/wbe')])).toEqual([
      unknown('cluster.local/ns/shop/sa/wbe', 'wbe', right),
    ]);
    expect(found([web, policy('cluster.local/ns/shop/sa/reporting-job')])).toEqual([
      unknown('cluster.local/ns/shop/sa/reporting-job', 'reporting-job', 'cluster.local/ns/shop/sa/web'),
    ]);
  });
  test.each<Silent>([
    ['the right one', [web, policy('cluster.local/ns/shop/sa/web')]],
    ['one with an object', [web, object('ServiceAccount', 'shop/x'), policy('cluster.local/ns/shop/sa/x')]],
    ['a wildcard', [web, policy('cluster.local/ns/shop/*')]],
    ['a namespace without workloads', [web, policy('cluster.local/ns/other/sa/x')]],
    ['another trust domain', [web, policy('other.example/ns/shop/sa/x')]],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});

describe('what is written twice', () => {
  const rule = (name: string, subset: string, spec: object = {}) =>
    object('DestinationRule', name, { host: 'web', subsets: [{ name: subset, labels: { version: subset } }], ...spec });
  const web = service('shop/web', { app: 'web' });
  const peer = (name: string, labels?: object) =>
    object('PeerAuthentication', name, {
      mtls: { mode: 'STRICT' },
      ...(labels && { selector: { matchLabels: labels } }),
    });
  const route = (...destinations: object[]) =>
    object('VirtualService', 'shop/v', {
      hosts: ['x.com'],
      http: [{ route: destinations.map((destination) => ({ destination, weight: 50 })) }],
    });

  test.each<Case>([
    [
      'a subset, by short and whole host',
      [web, rule('shop/a', 'v1'), rule('shop/b', 'v1', { host: 'web.shop.svc.cluster.local' })],
      [
        'warning analysis/subset-twice [DestinationRule shop/b] spec.subsets[0].name: got "v1"; DestinationRule ' +
          'shop/a gives the ' +
          'host this subset too, and only the older of the two holds; write all subsets of a host in one ' +
          'DestinationRule',
      ],
    ],
    [
      'a PeerAuthentication of the namespace',
      [peer('shop/a'), peer('shop/b')],
      [
        'warning analysis/authentication-twice [PeerAuthentication shop/b] spec.selector: PeerAuthentication ' +
          'shop/a is for the ' +
          'same pods, and only the older of the two holds; join them',
      ],
    ],
    [
      'a PeerAuthentication of some pods',
      [peer('shop/a', { app: 'x', version: 'v1' }), peer('shop/b', { version: 'v1', app: 'x' })],
      [
        'warning analysis/authentication-twice [PeerAuthentication shop/b] spec.selector: got "app=x,version=v1"; ' +
          'PeerAuthentication shop/a is for the same pods, and only the older of the two holds; join them',
      ],
    ],
    [
      'a destination',
      [web, route({ host: 'web' }, { host: 'web' })],
      [
        'warning analysis/destination-twice [VirtualService shop/v] spec.http[0].route[1].destination: got ' +
          '{"host":"web"}; ' +
          'route[0] has the same destination, so its share is the sum of the two weights; join their weights, or ' +
          'correct the subset',
      ],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));
  test.each<Silent>([
    ['two subsets of one host', [web, rule('shop/a', 'v1'), rule('shop/b', 'v2')]],
    [
      'one subset for two namespaces',
      [web, rule('shop/a', 'v1', { exportTo: ['.'] }), rule('shop/b', 'v1', { exportTo: ['bank'] })],
    ],
    [
      'rules for selected callers',
      [web, rule('shop/a', 'v1'), rule('shop/b', 'v1', { workloadSelector: { matchLabels: { app: 'x' } } })],
    ],
    [
      'PeerAuthentications of different pods',
      [peer('shop/a'), peer('bank/a'), peer('shop/b', { app: 'x' }), peer('shop/c', { app: 'y' })],
    ],
    [
      'two ports of one host',
      [
        service('shop/web', {}, [80, 81]),
        route({ host: 'web', port: { number: 80 } }, { host: 'web', port: { number: 81 } }),
      ],
    ],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});

describe('what only pod templates and namespaces show', () => {
  const annotated = (annotations: object, metadata: object = {}) => ({
    ...object('Deployment', 'shop/web', {
      template: { metadata: { annotations, labels: {} }, spec: { containers: [] } },
    }),
    metadata: { name: 'web', namespace: 'shop', ...metadata },
  });
  const at = (name: string, where = 'spec.template.metadata') =>
    `[Deployment shop/web] ${where}.annotations["${name}"]`;
  test.each<Case>([
    [
      'an annotation that does not exist',
      [annotated({ 'sidecar.istio.io/injct': 'true' })],
      [
        `warning analysis/unknown-annotation ${at('sidecar.istio.io/injct')}: got "sidecar.istio.io/injct"; ` +
          'Istio has no such ' +
          'annotation; did you mean "sidecar.istio.io/inject"? If not, correct its name, or remove it',
      ],
    ],
    [
      'an annotation of pods on the Deployment',
      [annotated({}, { annotations: { 'sidecar.istio.io/proxyCPU': '1' } })],
      [
        `warning analysis/misplaced-annotation ${at('sidecar.istio.io/proxyCPU', 'metadata')}: got "1"; nothing ` +
          'reads this ' +
          'annotation on a Deployment, only on Pod; move it to spec.template.metadata.annotations',
      ],
    ],
    [
      'a value that the injector refuses',
      [annotated({ 'status.sidecar.istio.io/port': 'http' })],
      [
        `warning analysis/invalid-annotation ${at('status.sidecar.istio.io/port')}: got "http"; ` +
          'a port number is from 0 to ' +
          '65535; write one port number, or 0 for none',
      ],
    ],
    [
      'an application that runs as the proxy',
      [workload('shop/web', {}, { containers: [{ name: 'app', securityContext: { runAsUser: 1337 } }] })],
      [
        'warning analysis/application-uid [Deployment shop/web] ' +
          'spec.template.spec.containers[0].securityContext.runAsUser: got ' +
          '1337; this is the user of the proxy, whose connections bypass it; run the application as another user',
      ],
    ],
    [
      'two labels for the injector',
      [object('Namespace', 'shop', {}, { labels: { 'istio-injection': 'enabled', 'istio.io/rev': 'canary' } })],
      [
        'warning analysis/two-injection-labels [Namespace shop] metadata.labels["istio.io/rev"]: got "canary"; ' +
          'istio-injection is ' +
          'there too, and which of them holds depends on more than the labels; keep one of them',
      ],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));
  test.each<Silent>([
    ['annotations in their places', [annotated({ 'sidecar.istio.io/proxyCPU': '100m', 'example.com/x': 'y' })]],
    [
      'the proxy itself',
      [workload('shop/web', {}, { containers: [{ name: 'istio-proxy', securityContext: { runAsUser: 1337 } }] })],
    ],
    ['one label', [object('Namespace', 'shop', {}, { labels: { 'istio-injection': 'enabled' } })]],
    [
      'injection switched off beside a revision',
      [object('Namespace', 'shop', {}, { labels: { 'istio-injection': 'disabled', 'istio.io/rev': 'x' } })],
    ],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});
