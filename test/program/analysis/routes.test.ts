import type { Manifest } from '../../../lib/model';
import { found, gateway, gatewayPods, object, server, service, workload } from './found';

type Case = [name: string, objects: Manifest[], expected: string[]];

const route = (destination: object, spec: object = {}, name = 'shop/v'): Manifest =>
  object('VirtualService', name, { hosts: ['x.com'], http: [{ route: [{ destination }] }], ...spec });
const AT = 'spec.http[0].route[0].destination';

describe('destinations without a port whose service has several', () => {
  const two = service('shop/two', { app: 'two' }, [80, 443]);
  const chance = (at = AT, host = 'two.shop.svc.cluster.local', ports = '80, 443', name = 'shop/v'): string =>
    `warning analysis/port-required [VirtualService ${name}] ${at}.port: ${host} has several ports, and which of ` +
    'them is ' +
    `meant depends on the port where a request arrives; name one of ports ${ports}`;
  const nowhere = (port: number): string =>
    `error analysis/port-required [VirtualService shop/v] ${AT}.port: two.shop.svc.cluster.local has several ` +
    'ports, and none ' +
    `of them is the port ${port} of the gateway, which is used where none is named; name one of ports 80, 443`;
  const atGateway = { gateways: ['shop/gw'] };

  test.each<Case>([
    ['at a gateway that is elsewhere', [two, route({ host: 'two' }, atGateway)], [chance()]],
    ['by the whole name', [two, route({ host: 'two.shop.svc.cluster.local' }, atGateway)], [chance()]],
    [
      'from another namespace',
      [two, route({ host: 'two.shop.svc.cluster.local' }, atGateway, 'bank/v')],
      [chance(AT, undefined, undefined, 'bank/v')],
    ],
    [
      'at a gateway with a port that the service has',
      [two, gateway('shop/gw', 'edge', server(80, ['x.com'])), route({ host: 'two' }, atGateway)],
      [chance()],
    ],
    [
      'at a gateway with a port that the service lacks: leads nowhere',
      [two, gateway('shop/gw', 'edge', server(8080, ['x.com'])), route({ host: 'two' }, atGateway)],
      [nowhere(8080)],
    ],
    [
      'a mirror',
      [
        two,
        service('shop/one', {}),
        route(
          { host: 'one' },
          { ...atGateway, http: [{ route: [{ destination: { host: 'one' } }], mirror: { host: 'two' } }] },
        ),
      ],
      [chance('spec.http[0].mirror')],
    ],
    [
      'one of several mirrors',
      [
        two,
        service('shop/one', {}),
        route(
          {},
          {
            ...atGateway,
            http: [{ route: [{ destination: { host: 'one' } }], mirrors: [{ destination: { host: 'two' } }] }],
          },
        ),
      ],
      [chance('spec.http[0].mirrors[0].destination')],
    ],
    [
      'a TCP route',
      [two, route({}, { ...atGateway, http: [], tcp: [{ route: [{ destination: { host: 'two' } }] }] })],
      [chance('spec.tcp[0].route[0].destination')],
    ],
    [
      'a TLS route',
      [
        two,
        route(
          {},
          {
            ...atGateway,
            http: [],
            tls: [{ match: [{ sniHosts: ['x.com'] }], route: [{ destination: { host: 'two' } }] }],
          },
        ),
      ],
      [chance('spec.tls[0].route[0].destination')],
    ],
    [
      'a ServiceEntry',
      [
        object('ServiceEntry', 'shop/e', {
          hosts: ['api.com'],
          ports: [
            { number: 80, name: 'a' },
            { number: 8080, name: 'b' },
          ],
        }),
        route({ host: 'api.com' }, atGateway),
      ],
      [chance(AT, 'api.com', '80, 8080')],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));

  test.each<[name: string, objects: Manifest[]]>([
    ['with a port', [two, route({ host: 'two', port: { number: 443 } }, atGateway)]],
    ['a service with one port', [service('shop/one', {}), route({ host: 'one' }, atGateway)]],
    ['in the mesh, where callers use the ports of the service', [two, route({ host: 'two' }, { hosts: ['two'] })]],
    ['a service that nobody declares', [route({ host: 'other' }, atGateway)]],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});

describe('services that are not exported to who routes to them', () => {
  const entry = (exportTo: string[], host = 'other.com') =>
    object('ServiceEntry', 'other/se', { exportTo, hosts: [host], ports: [{ number: 80, name: 'http' }] });
  const exported = (annotation: string) =>
    service('other/web', { app: 'web' }, [80], { annotations: { 'networking.istio.io/exportTo': annotation } });
  const hidden = (owner: string, scope: string, host = 'other.com', viewer = 'shop', at = `${AT}.host`): string =>
    `error analysis/unknown-reference [VirtualService ${viewer}/v] ${at}: got "${host}"; ${owner} has this host, ` +
    'and is exported ' +
    `to ${scope}, not to ${viewer}; export it to namespace ${viewer} too`;
  const full = 'web.other.svc.cluster.local';

  test.each<Case>([
    [
      'a ServiceEntry of its own namespace',
      [entry(['.']), route({ host: 'other.com' })],
      [hidden('ServiceEntry other/se', 'namespace other')],
    ],
    [
      'a ServiceEntry of a third namespace',
      [entry(['bank']), route({ host: 'other.com' })],
      [hidden('ServiceEntry other/se', 'namespace bank')],
    ],
    [
      'a ServiceEntry of two namespaces',
      [entry(['.', 'bank']), route({ host: 'other.com' })],
      [hidden('ServiceEntry other/se', 'namespaces other and bank')],
    ],
    [
      'a ServiceEntry of nobody',
      [entry(['~']), route({ host: 'other.com' })],
      [hidden('ServiceEntry other/se', 'no namespace')],
    ],
    [
      'a wildcard ServiceEntry',
      [entry(['.'], '*.other.com'), route({ host: 'a.other.com' })],
      [hidden('ServiceEntry other/se', 'namespace other', 'a.other.com')],
    ],
    [
      'a Service with the annotation',
      [exported('.'), route({ host: full })],
      [hidden('Service other/web', 'namespace other', full)],
    ],
    [
      'a Service with a list',
      [exported('., bank'), route({ host: full })],
      [hidden('Service other/web', 'namespaces other and bank', full)],
    ],
    [
      'a mirror',
      [
        entry(['.']),
        service('shop/a', {}),
        route({}, { http: [{ route: [{ destination: { host: 'a' } }], mirror: { host: 'other.com' } }] }),
      ],
      [hidden('ServiceEntry other/se', 'namespace other', 'other.com', 'shop', 'spec.http[0].mirror.host')],
    ],
    [
      'the default of the mesh',
      [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'istio', namespace: 'istio-system' },
          data: { mesh: 'defaultServiceExportTo: ["."]', meshNetworks: 'networks: {}' },
        },
        service('other/web', { app: 'web' }),
        route({ host: full }),
      ],
      [hidden('Service other/web', 'namespace other', full)],
    ],
    [
      'a DestinationRule',
      [entry(['.']), object('DestinationRule', 'shop/r', { host: 'other.com' })],
      [
        'error analysis/unknown-reference [DestinationRule shop/r] spec.host: got "other.com"; ServiceEntry ' +
          'other/se has this ' +
          'host, and is exported to namespace other only; export it to namespace shop too',
      ],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));

  test.each<[name: string, objects: Manifest[]]>([
    ['to all', [entry(['*']), route({ host: 'other.com' })]],
    ['to all by default', [entry([]), route({ host: 'other.com' })]],
    ['to the namespace', [entry(['shop']), route({ host: 'other.com' })]],
    ['by the annotation', [exported('shop'), route({ host: full })]],
    ['by the annotation, to all', [exported('*'), route({ host: full })]],
    ['in one namespace', [entry(['.']), route({ host: 'other.com' }, {}, 'other/v')]],
    [
      'a second one that is exported',
      [
        entry(['.']),
        object('ServiceEntry', 'bank/se', { hosts: ['other.com'], ports: [{ number: 80, name: 'h' }] }),
        route({ host: 'other.com' }),
      ],
    ],
    [
      'a VirtualService for the namespace that sees it',
      [entry(['.']), route({ host: 'other.com' }, { exportTo: ['other'] })],
    ],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});

describe('subsets whose DestinationRule is not exported to who routes to them', () => {
  const web = service('other/web', { app: 'web' });
  const host = 'web.other.svc.cluster.local';
  const rule = (exportTo: string[]) =>
    object('DestinationRule', 'other/r', { host, exportTo, subsets: [{ name: 'v1', labels: { version: 'v1' } }] });

  test('a rule for its own namespace', () => {
    expect(found([web, rule(['.']), route({ host, subset: 'v1' })])).toEqual([
      `error analysis/unknown-reference [VirtualService shop/v] ${AT}.subset: got "v1"; DestinationRule other/r ` +
        'has this ' +
        'subset, and is exported to namespace other, not to shop; export it to namespace shop too',
    ]);
  });
  test('silent: a rule for all, for the namespace, and a second one', () => {
    for (const exportTo of [[], ['*'], ['shop']])
      expect(found([web, rule(exportTo), route({ host, subset: 'v1' })])).toEqual([]);
    const own = object('DestinationRule', 'shop/own', { host, subsets: [{ name: 'v1', labels: { version: 'v1' } }] });
    expect(found([web, rule(['.']), own, route({ host, subset: 'v1' })])).toEqual([]);
  });
});

describe('services that the pods of a gateway do not see', () => {
  const edge = [...gatewayPods('infra/edge'), gateway('shop/gw', 'edge', server(80, ['x.com']))];
  const web = (annotation: string) =>
    service('shop/web', {}, [80], { annotations: { 'networking.istio.io/exportTo': annotation } });
  const blind = (scope: string): string =>
    `error analysis/unknown-reference [VirtualService shop/v] ${AT}.host: got "web"; Service shop/web is ` +
    `exported to ${scope}, ` +
    'and the pods of gateway shop/gw in namespace infra do not see it; export it to namespace infra too';

  test.each<[name: string, annotation: string, scope: string]>([
    ['its own namespace', '.', 'namespace shop'],
    ['two others', 'shop,bank', 'namespaces shop and bank'],
  ])('exported to %s', (_, annotation, scope) => {
    expect(found([...edge, web(annotation), route({ host: 'web' }, { gateways: ['gw'] })])).toEqual([blind(scope)]);
  });
  test('silent: exported to them, in the mesh, and where the pods are not known', () => {
    expect(found([...edge, web('shop,infra'), route({ host: 'web' }, { gateways: ['gw'] })])).toEqual([]);
    expect(found([...edge, web('.'), route({ host: 'web' })])).toEqual([]);
    expect(found([edge[2], web('.'), route({ host: 'web' }, { gateways: ['gw'] })])).toEqual([]);
  });
});

describe('subsets without pods', () => {
  const web = service('shop/web', { app: 'web' });
  const pods = workload('shop/web-v1', { app: 'web', version: 'v1' });
  const rule = (labels: object, host = 'web') =>
    object('DestinationRule', 'shop/r', { host, subsets: [{ name: 'v', labels }] });
  const empty = (labels: string, near?: string): string =>
    `warning analysis/empty-subset [DestinationRule shop/r] spec.subsets[0].labels: got "${labels}"; no pod of ` +
    `web.shop.svc.cluster.local has these labels, so requests for the subset fail; ` +
    `${near === undefined ? '' : `did you mean "${near}"? If not, `}use labels of the service's pods`;

  test.each<Case>([
    ['a version that no workload has', [web, pods, rule({ version: 'v2' })], [empty('version=v2', 'version=v1')]],
    ['another label', [web, pods, rule({ track: 'canary' })], [empty('track=canary')]],
    [
      'pods of another service',
      [web, pods, workload('shop/api', { app: 'api', version: 'v2' }), rule({ version: 'v2' })],
      [empty('version=v2', 'version=v1')],
    ],
    [
      'by the whole host',
      [web, pods, rule({ version: 'v2' }, 'web.shop.svc.cluster.local')],
      [empty('version=v2', 'version=v1')],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));

  test.each<[name: string, objects: Manifest[]]>([
    ['that a workload has', [web, pods, rule({ version: 'v1' })]],
    ['by labels of the node', [web, pods, rule({ 'topology.kubernetes.io/zone': 'a' })]],
    ['without labels', [web, pods, rule({})]],
    ['where no pods of the service are declared', [web, workload('shop/api', { app: 'api' }), rule({ version: 'v2' })]],
    [
      'of a virtual machine',
      [
        web,
        pods,
        object('WorkloadEntry', 'shop/vm', { labels: { app: 'web', version: 'v2' } }),
        rule({ version: 'v2' }),
      ],
    ],
    [
      'of a service outside the cluster',
      [object('ServiceEntry', 'shop/e', { hosts: ['x.org'], ports: [] }), pods, rule({ version: 'v2' }, 'x.org')],
    ],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});
