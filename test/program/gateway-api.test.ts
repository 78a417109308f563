import { App, Chart } from 'cdk8s';
import {
  BackendTLSPolicy,
  HTTPRoute,
  KubernetesGateway,
  ListenerSet,
  outside,
  ReferenceGrant,
  ServiceMesh,
  TCPRoute,
  TLSRoute,
  type ServiceMeshProps,
} from '../../lib';
import { validate } from '../../lib/manifests';
import type { Manifest } from '../../lib/model';
import { codeFirst } from '../support/problems';

const GROUP = 'gateway.networking.k8s.io';
const FLAG = 'PILOT_ENABLE_ALPHA_GATEWAY_API';
const object = (kind: string, spec: unknown, more: Partial<Manifest> = {}): Manifest => ({
  apiVersion: `${GROUP}/v1`,
  kind,
  metadata: { name: 'a', namespace: 'shop' },
  spec,
  ...more,
});
const istiod = (env: unknown[] = []): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'istiod', namespace: 'istio-system' },
  spec: { template: { spec: { containers: [{ name: 'discovery', env }] } } },
});
/** Problems of the Gateway API among objects. */
const found = (objects: readonly Manifest[], version: string): string[] =>
  validate(objects, { version })
    .filter(({ code }) => code.startsWith('gateway-api/'))
    .map(codeFirst);

const parentRefs = [{ name: 'edge' }];
const backendRefs = [{ name: 'pg', port: 5432 }];
const edge = (...listeners: unknown[]): Manifest =>
  object('Gateway', { gatewayClassName: 'istio', listeners }, { metadata: { name: 'edge', namespace: 'shop' } });
const listener = { name: 'http', port: 80, protocol: 'HTTP' };
const alphaTcp = object('TCPRoute', { parentRefs, rules: [{ backendRefs }] }, { apiVersion: `${GROUP}/v1alpha2` });
const v1Tcp = object('TCPRoute', { parentRefs, rules: [{ backendRefs }] });

describe('what istiod reads only when it is told to', () => {
  const kind = (name: string, path = 'kind', what = name): string =>
    `error gateway-api/alpha-kind [${name} shop/a] ${path}: got "${what}"; istiod of this release reads ` +
    `${name} only with ${FLAG}: the object has no effect; set ${FLAG} to "true" in pilot.env of the mesh, or ` +
    'target a later release';
  const protocol = (name: string): string =>
    `error gateway-api/alpha-protocol [Gateway shop/edge] spec.listeners[0].protocol: got "${name}"; istiod of ` +
    `this release takes listeners of protocol ${name} only with ${FLAG}; set ${FLAG} to "true" in pilot.env of ` +
    'the mesh, or target a later release';
  const tls = { name: 'tls', port: 443, protocol: 'TLS', tls: { mode: 'Passthrough' } };
  const on = istiod([{ name: FLAG, value: 'true' }]);

  test.each<[string, Manifest, string, string[]]>([
    ['TCPRoute', alphaTcp, '1.29', [kind('TCPRoute')]],
    ['TCPRoute', alphaTcp, '1.30', [kind('TCPRoute')]],
    ['TCPRoute', v1Tcp, '1.31', []],
    [
      'TLSRoute',
      object('TLSRoute', { parentRefs, rules: [{ backendRefs }] }, { apiVersion: `${GROUP}/v1alpha2` }),
      '1.29',
      [kind('TLSRoute')],
    ],
    ['TLSRoute', object('TLSRoute', { parentRefs, hostnames: ['a.b'], rules: [{ backendRefs }] }), '1.30', []],
    [
      'XListenerSet',
      object(
        'XListenerSet',
        { parentRef: { name: 'b' }, listeners: [listener] },
        { apiVersion: 'gateway.networking.x-k8s.io/v1alpha1' },
      ),
      '1.29',
      [kind('XListenerSet')],
    ],
    ['ListenerSet', object('ListenerSet', { parentRef: { name: 'b' }, listeners: [listener] }), '1.30', []],
    [
      'XBackendTrafficPolicy',
      object(
        'XBackendTrafficPolicy',
        { targetRefs: [{ group: '', kind: 'Service', name: 'a' }] },
        { apiVersion: 'gateway.networking.x-k8s.io/v1alpha1' },
      ),
      '1.31',
      [kind('XBackendTrafficPolicy')],
    ],
    ['a TCP listener', edge({ name: 'db', port: 5432, protocol: 'TCP' }), '1.30', [protocol('TCP')]],
    ['a TCP listener', edge({ name: 'db', port: 5432, protocol: 'TCP' }), '1.31', []],
    ['a TLS listener', edge(tls), '1.29', [protocol('TLS')]],
    ['a TLS listener', edge(tls), '1.30', []],
  ])('%s %#', (_, one, version, expected) => {
    expect(found([istiod(), one], version)).toEqual(expected);
    expect(found([istiod([{ name: FLAG, value: 'false' }]), one], version)).toEqual(expected);
    expect(found([on, one], version)).toEqual([]);
    expect(found([one], version)).toEqual([]);
  });
});

describe('routes and the listeners of their gateway', () => {
  const route = (spec: Record<string, unknown>, more: Partial<Manifest> = {}): Manifest =>
    object('HTTPRoute', { parentRefs, rules: [{ backendRefs }], ...spec }, more);
  const of = (path: string, text: string): string[] => [
    `error gateway-api/no-listener [HTTPRoute shop/a] ${path}: ${text}`,
  ];
  const other = { metadata: { name: 'a', namespace: 'other' } };
  test.each<[string, Manifest, Manifest, string[]]>([
    ['attached', edge(listener), route({}), []],
    [
      'port',
      edge(listener),
      route({ parentRefs: [{ name: 'edge', port: 8080 }] }),
      of('spec.parentRefs[0].port', 'got 8080; Gateway shop/edge has no listener on this port; use one of 80'),
    ],
    [
      'section',
      edge(listener),
      route({ parentRefs: [{ name: 'edge', sectionName: 'https' }] }),
      of(
        'spec.parentRefs[0].sectionName',
        'got "https"; Gateway shop/edge has no listener of this name; use one of http',
      ),
    ],
    [
      'host',
      edge({ ...listener, hostname: '*.example.com' }),
      route({ hostnames: ['example.org'] }),
      of(
        'spec.hostnames',
        'got ["example.org"]; no listener of Gateway shop/edge is for any of these hosts; its listeners are ' +
          'for *.example.com',
      ),
    ],
    [
      'host of a wildcard',
      edge({ ...listener, hostname: '*.example.com' }),
      route({ hostnames: ['a.b.example.com'] }),
      [],
    ],
    [
      'wildcard of a host',
      edge({ ...listener, hostname: 'a.example.com' }),
      route({ hostnames: ['*.example.com'] }),
      [],
    ],
    [
      'kind',
      edge({ name: 'tls', port: 443, protocol: 'TLS', tls: { mode: 'Passthrough' } }),
      route({}),
      of(
        'spec.parentRefs[0]',
        'got "shop/edge"; no listener of the gateway takes a HTTPRoute; its listeners take TLSRoute',
      ),
    ],
    [
      'another listener takes it',
      edge(listener, { ...listener, name: 'b', port: 81, hostname: 'a.b' }),
      route({ hostnames: ['c.d'] }),
      [],
    ],
    [
      'another namespace',
      edge({ ...listener, allowedRoutes: { namespaces: { from: 'All' } } }),
      route({ parentRefs: [{ name: 'edge', namespace: 'shop' }] }, other),
      [],
    ],
    [
      'labels of namespaces',
      edge({ ...listener, allowedRoutes: { namespaces: { from: 'Selector', selector: {} } } }),
      route({ parentRefs: [{ name: 'edge', namespace: 'shop' }] }, other),
      [],
    ],
  ])('%s', (_, gateway, one, expected) => {
    expect(found([gateway, one], '1.31')).toEqual(expected);
  });
  test('a namespace that the listener does not take', () => {
    expect(
      found([edge(listener), route({ parentRefs: [{ name: 'edge', namespace: 'shop' }] }, other)], '1.31'),
    ).toEqual([
      'error gateway-api/no-listener [HTTPRoute other/a] spec.parentRefs[0]: got "shop/edge"; the listeners ' +
        "take routes of namespace shop only; set allowedRoutes: { namespaces: { from: 'All' } } of a listener",
    ]);
  });
  test('a gateway of another class is judged by its own controller', () => {
    const foreignGateway = object(
      'Gateway',
      { gatewayClassName: 'kong', listeners: [listener] },
      { metadata: { name: 'edge', namespace: 'shop' } },
    );
    expect(found([foreignGateway, route({ parentRefs: [{ name: 'edge', port: 1 }] })], '1.31')).toEqual([]);
  });
  test('listener sets that the gateway does not take', () => {
    const set = object('ListenerSet', { parentRef: { name: 'edge' }, listeners: [listener] });
    expect(found([edge(listener), set], '1.31')).toEqual([
      'error gateway-api/listener-set [ListenerSet shop/a] spec.parentRef: got "shop/edge"; Gateway ' +
        "shop/edge takes no listeners from namespace shop; set allowedListeners: { namespaces: { from: 'All' } } " +
        "of the gateway, or 'Same' for its own namespace",
    ]);
    const open = edge(listener);
    (open.spec as Record<string, unknown>).allowedListeners = { namespaces: { from: 'Same' } };
    expect(found([open, set], '1.31')).toEqual([]);
  });
});

describe('constructs write the version that the mesh beside them reads', () => {
  const written = (props: ServiceMeshProps | undefined): string[] => {
    const app = new App();
    const chart = new Chart(app, 'data', { namespace: 'data' });
    outside(chart, { hosts: ['pg.data.svc.cluster.local'], gateways: ['edge'], namespaces: ['data'] });
    const refs = [{ group: '', kind: 'Service', name: 'pg' }];
    new TCPRoute(chart, 'tcp', { parentRefs: refs, rules: [{ backendRefs }] });
    new TLSRoute(chart, 'tls', { parentRefs: refs, hostnames: ['pg.example.com'], rules: [{ backendRefs }] });
    new HTTPRoute(chart, 'http', { parentRefs: refs, rules: [{ backendRefs }] });
    const grant = { from: [{ group: GROUP, kind: 'HTTPRoute', namespace: 'a' }], to: [{ group: '', kind: 'Service' }] };
    new ReferenceGrant(chart, 'grant', grant);
    const validation = { hostname: 'pg.example.com', wellKnownCACertificates: 'System' };
    new BackendTLSPolicy(chart, 'backend', { targetRefs: refs, validation });
    const gateway = new KubernetesGateway(chart, 'edge', {
      gatewayClassName: 'istio',
      listeners: [listener],
      allowedListeners: { namespaces: { from: 'Same' } },
    });
    const set = new ListenerSet(chart, 'set', { parentRef: gateway, listeners: [{ ...listener, port: 81 }] });
    new HTTPRoute(chart, 'of-set', { parentRefs: [set], rules: [{ backendRefs }] });
    // The mesh may come last.
    if (props) new ServiceMesh(new Chart(app, 'mesh'), { profile: 'minimal', ...props });
    return chart
      .toJson()
      .map(({ apiVersion, kind, spec }: Manifest) => {
        const parent = (spec as { parentRefs?: { group?: string; kind?: string }[] }).parentRefs?.[0];
        const ofSet = parent?.kind?.includes('ListenerSet') ? ` of ${parent.group}/${parent.kind}` : '';
        return `${apiVersion} ${kind}${ofSet}`;
      })
      .sort();
  };
  const pilot = { env: { [FLAG]: 'true' } };
  const v1 = (...kinds: string[]): string[] => kinds.map((kind) => `${GROUP}/v1 ${kind}`);
  const GRANT = `${GROUP}/v1beta1 ReferenceGrant`;
  const OF_SET = `${GROUP}/v1 HTTPRoute of ${GROUP}/ListenerSet`;
  const NEWEST = [
    ...v1('BackendTLSPolicy', 'Gateway', 'HTTPRoute', 'ListenerSet', 'TCPRoute', 'TLSRoute'),
    OF_SET,
    GRANT,
  ].sort();
  test.each<[string, ServiceMeshProps | undefined, string[]]>([
    ['no mesh', undefined, NEWEST],
    ['1.31', { version: '1.31' }, NEWEST],
    [
      '1.30',
      { version: '1.30', pilot },
      [...NEWEST.filter((one) => !one.includes('TCPRoute')), `${GROUP}/v1alpha2 TCPRoute`].sort(),
    ],
    [
      '1.29',
      { version: '1.29', pilot },
      [
        ...v1('BackendTLSPolicy', 'Gateway', 'HTTPRoute'),
        GRANT,
        `${GROUP}/v1alpha2 TCPRoute`,
        `${GROUP}/v1alpha2 TLSRoute`,
        'gateway.networking.x-k8s.io/v1alpha1 XListenerSet',
        `${GROUP}/v1 HTTPRoute of gateway.networking.x-k8s.io/XListenerSet`,
      ].sort(),
    ],
  ])('%s', (_, props, expected) => {
    expect(written(props)).toEqual(expected);
  });

  test('an alpha route beside a mesh without the flag is a problem at synth', () => {
    const app = new App();
    new ServiceMesh(new Chart(app, 'mesh'), { version: '1.30', profile: 'minimal' });
    const data = new Chart(app, 'data', { namespace: 'data' });
    outside(data, { hosts: ['pg.data.svc.cluster.local'], namespaces: ['data'] });
    const gateway = new KubernetesGateway(data, 'edge', {
      gatewayClassName: 'istio',
      listeners: [{ name: 'tcp', port: 5432, protocol: 'TCP' }],
    });
    new TCPRoute(data, 'db', { parentRefs: [gateway], rules: [{ backendRefs: [{ name: 'pg', port: 5432 }] }] });
    expect(() => app.synth()).toThrow(
      [
        '[data/edge] spec.listeners[0].protocol: got "TCP"; istiod of this release takes listeners of protocol ' +
          `TCP only with ${FLAG}; set ${FLAG} to "true" in pilot.env of the mesh, or target a later release ` +
          '(gateway-api/alpha-protocol)',
        `[data/db] kind: got "TCPRoute"; istiod of this release reads TCPRoute only with ${FLAG}: the object ` +
          `has no effect; set ${FLAG} to "true" in pilot.env of the mesh, or target a later release ` +
          '(gateway-api/alpha-kind)',
      ].join('\n  '),
    );
  });
});
