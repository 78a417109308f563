import type { Manifest } from '../../../lib/model';
import { found, gateway, gatewayPods, object, server, service, workload } from './found';

const vs = (name: string, spec: object): Manifest =>
  object('VirtualService', name, {
    http: [{ route: [{ destination: { host: 'web.shop.svc.cluster.local' } }] }],
    ...spec,
  });
const tls = (credentialName: string) => ({ tls: { mode: 'SIMPLE', credentialName } });

type Case = [name: string, objects: Manifest[], expected: string[]];

describe('hosts of VirtualServices that their gateways do not serve', () => {
  const noRoute = (name: string, at: string, host: string, why: string): string =>
    `warning analysis/host-not-on-gateway [VirtualService ${name}] ${at}: got "${host}"; ${why}, so this host ` +
    'gets no ' +
    'route; add the host to a server of the Gateway, or remove it here';
  const only = (hosts: string) => `gateway infra/gw serves only ${hosts}`;
  const gw = (...hosts: string[]) => gateway('infra/gw', 'edge', server(80, hosts));

  test.each<Case>([
    [
      'one host, another one on the gateway',
      [gw('a.example.com'), vs('shop/s', { hosts: ['b.example.com'], gateways: ['infra/gw'] })],
      [noRoute('shop/s', 'spec.hosts[0]', 'b.example.com', only('a.example.com'))],
    ],
    [
      'one of two hosts',
      [gw('a.example.com'), vs('shop/s', { hosts: ['a.example.com', 'c.example.com'], gateways: ['infra/gw'] })],
      [noRoute('shop/s', 'spec.hosts[1]', 'c.example.com', only('a.example.com'))],
    ],
    [
      'both hosts',
      [gw('x.com', 'y.com'), vs('shop/s', { hosts: ['a.com', 'b.com'], gateways: ['infra/gw'] })],
      [
        noRoute('shop/s', 'spec.hosts[0]', 'a.com', only('x.com and y.com')),
        noRoute('shop/s', 'spec.hosts[1]', 'b.com', only('x.com and y.com')),
      ],
    ],
    [
      'a wildcard of another domain',
      [gw('*.example.com'), vs('shop/s', { hosts: ['example.com'], gateways: ['infra/gw'] })],
      [noRoute('shop/s', 'spec.hosts[0]', 'example.com', only('*.example.com'))],
    ],
    [
      'a host that the gateway serves for another namespace',
      [gw('bank/a.example.com'), vs('shop/s', { hosts: ['a.example.com'], gateways: ['infra/gw'] })],
      [
        noRoute(
          'shop/s',
          'spec.hosts[0]',
          'a.example.com',
          'gateway infra/gw serves no host of VirtualServices in this namespace',
        ),
      ],
    ],
    [
      "a host for the gateway's own namespace",
      [gw('./a.example.com'), vs('shop/s', { hosts: ['a.example.com'], gateways: ['infra/gw'] })],
      [
        noRoute(
          'shop/s',
          'spec.hosts[0]',
          'a.example.com',
          'gateway infra/gw serves no host of VirtualServices in this namespace',
        ),
      ],
    ],
    [
      'two gateways, neither of which has it',
      [
        gw('a.com'),
        gateway('infra/two', 'edge', server(81, ['b.com'])),
        vs('shop/s', { hosts: ['c.com'], gateways: ['infra/gw', 'infra/two'] }),
      ],
      [noRoute('shop/s', 'spec.hosts[0]', 'c.com', `${only('a.com')}; gateway infra/two serves only b.com`)],
    ],
    [
      'two gateways, one of which has none of the hosts',
      [
        gw('a.com'),
        gateway('infra/two', 'edge', server(81, ['b.com'])),
        vs('shop/s', { hosts: ['a.com'], gateways: ['infra/gw', 'infra/two'] }),
      ],
      [
        'warning analysis/host-not-on-gateway [VirtualService shop/s] spec.gateways[1]: got "infra/two"; gateway ' +
          'infra/two serves only b.com, so none of the hosts gets a route there; add the hosts to a server of the ' +
          'Gateway, or remove the gateway',
      ],
    ],
    [
      'a gateway that has none, beside the mesh',
      [
        gw('a.com'),
        vs('infra/s', { hosts: ['web.shop.svc.cluster.local'], gateways: ['gw', 'mesh'] }),
        service('shop/web', {}),
      ],
      [
        'warning analysis/host-not-on-gateway [VirtualService infra/s] spec.gateways[0]: got "gw"; gateway infra/gw ' +
          'serves only a.com, so none of the hosts gets a route there; add the hosts to a server of the Gateway, or ' +
          'remove the gateway',
      ],
    ],
    [
      'a gateway without hosts',
      [gateway('infra/gw', 'edge'), vs('shop/s', { hosts: ['a.com'], gateways: ['infra/gw'] })],
      [
        noRoute(
          'shop/s',
          'spec.hosts[0]',
          'a.com',
          'gateway infra/gw serves no host of VirtualServices in this namespace',
        ),
      ],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));

  test.each<[name: string, gatewayHosts: string[], hosts: string[]]>([
    ['the same', ['a.com'], ['a.com']],
    ['all', ['*'], ['a.com']],
    ['all of all namespaces', ['*/*'], ['a.com']],
    ['a wildcard that has it', ['*.com'], ['a.b.com']],
    ['a wildcard that it has', ['a.b.com'], ['*.com']],
    ['for its namespace', ['shop/a.com'], ['a.com']],
    ['for all namespaces', ['*/a.com'], ['a.com']],
    ['on another server', ['x.com', 'a.com'], ['a.com']],
    ['none to route: a delegate', ['a.com'], []],
  ])('silent: %s', (_, served, hosts) => {
    expect(found([gw(...served), vs('shop/s', { hosts, gateways: ['infra/gw'] })])).toEqual([]);
  });

  test('silent: a gateway that is elsewhere, and one of two hosts on each of two gateways', () => {
    expect(found([vs('shop/s', { hosts: ['a.com'], gateways: ['infra/gw'] })])).toEqual([]);
    const two = [gw('a.com'), gateway('infra/two', 'edge', server(81, ['b.com']))];
    expect(found([...two, vs('shop/s', { hosts: ['a.com', 'b.com'], gateways: ['infra/gw', 'infra/two'] })])).toEqual(
      [],
    );
  });
});

describe('two Gateways for one host, port and pods', () => {
  const dropped = (name: string, other: string, host = 'a.com', at = 'spec.servers[0].hosts[0]'): string =>
    `error analysis/gateway-conflict [Gateway ${name}] ${at}: got "${host}"; Gateway ${other} serves this on ` +
    'port 443 of the ' +
    'same pods too, and istiod takes the server of the older Gateway and drops the other; serve each host in one ' +
    'Gateway, and let VirtualServices name that one';
  const joined = (name: string, other: string, host: string): string =>
    `warning analysis/gateway-conflict [Gateway ${name}] spec.servers[0].hosts[0]: got "${host}"; Gateway ` +
    `${other} serves ` +
    'this on port 80 of the same pods too, and the routes of all their VirtualServices are joined in an order that ' +
    'nobody chose; serve each host in one Gateway, and let VirtualServices name that one';
  const one = gateway('shop/one', 'edge', server(443, ['a.com'], tls('c1')));

  test.each<Case>([
    [
      'with TLS, in two namespaces',
      [one, gateway('bank/two', 'edge', server(443, ['a.com'], tls('c2')))],
      [dropped('shop/one', 'bank/two'), dropped('bank/two', 'shop/one')],
    ],
    [
      'with TLS, in one namespace, at another place of the list',
      [one, gateway('shop/two', 'edge', server(443, ['b.com', 'a.com'], tls('c2')))],
      [dropped('shop/one', 'shop/two'), dropped('shop/two', 'shop/one', 'a.com', 'spec.servers[0].hosts[1]')],
    ],
    [
      'passthrough on both sides',
      [
        gateway('shop/one', 'edge', server(443, ['a.com'], { tls: { mode: 'PASSTHROUGH' } })),
        gateway('shop/two', 'edge', server(443, ['a.com'], { tls: { mode: 'PASSTHROUGH' } })),
      ],
      [dropped('shop/one', 'shop/two'), dropped('shop/two', 'shop/one')],
    ],
    [
      'a wildcard twice',
      [
        gateway('shop/one', 'edge', server(443, ['*.a.com'], tls('c'))),
        gateway('shop/two', 'edge', server(443, ['*.a.com'], tls('d'))),
      ],
      [dropped('shop/one', 'shop/two', '*.a.com'), dropped('shop/two', 'shop/one', '*.a.com')],
    ],
    [
      'for all namespaces, written in two ways',
      [one, gateway('shop/two', 'edge', server(443, ['*/a.com'], tls('c2')))],
      [dropped('shop/one', 'shop/two'), dropped('shop/two', 'shop/one', '*/a.com')],
    ],
    [
      'without TLS: their routes are joined',
      [gateway('shop/one', 'edge', server(80, ['a.com'])), gateway('shop/two', 'edge', server(80, ['a.com']))],
      [joined('shop/one', 'shop/two', 'a.com'), joined('shop/two', 'shop/one', 'a.com')],
    ],
    [
      'plain HTTP that is redirected to HTTPS counts as TLS',
      [
        gateway('shop/one', 'edge', server(80, ['*'], { tls: { httpsRedirect: true } })),
        gateway('shop/two', 'edge', server(80, ['*'], { tls: { httpsRedirect: true } })),
      ],
      ['shop/one', 'shop/two'].map((name, i, names) => dropped(name, names[1 - i], '*').replaceAll('443', '80')),
    ],
    [
      'two hosts of one server',
      [
        gateway('shop/one', 'edge', server(443, ['a.com', 'b.com'], tls('c'))),
        gateway('shop/two', 'edge', server(443, ['a.com', 'b.com'], tls('d'))),
      ],
      ['shop/one', 'shop/two'].map((name, i, names) =>
        dropped(name, names[1 - i], '@', 'spec.servers[0].hosts').replace('"@"', '["a.com","b.com"]'),
      ),
    ],
    [
      'three Gateways',
      ['shop/one', 'shop/two', 'shop/three'].map((name) => gateway(name, 'edge', server(443, ['a.com'], tls('c')))),
      [
        ...[
          dropped('shop/one', 'shop/three and shop/two'),
          dropped('shop/two', 'shop/one and shop/three'),
          dropped('shop/three', 'shop/one and shop/two'),
        ].map((text) => text.replace(/; Gateway (.*) serves this/, '; Gateways $1 serve this')),
      ],
    ],
    [
      'two selectors that find the same pods',
      [
        workload('infra/edge', { istio: 'edge', app: 'edge' }),
        one,
        object('Gateway', 'shop/two', { selector: { app: 'edge' }, servers: [server(443, ['a.com'], tls('d'))] }),
      ],
      [dropped('shop/one', 'shop/two'), dropped('shop/two', 'shop/one')],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(withoutCertificates(expected, objects)));

  /** Servers of these cases share no certificate unless both have `c`. */
  function withoutCertificates(expected: string[], objects: Manifest[]): string[] {
    const shared = objects.filter((each) => JSON.stringify(each).includes('"credentialName":"c"'));
    return shared.length < 2 ? expected : expect.arrayContaining(expected);
  }

  test.each<[name: string, other: Manifest]>([
    ['another port', gateway('shop/two', 'edge', server(8443, ['a.com'], tls('d')))],
    ['another host', gateway('shop/two', 'edge', server(443, ['b.com'], tls('d')))],
    ['a wildcard beside a host', gateway('shop/two', 'edge', server(443, ['*.com'], tls('d')))],
    ['other pods', gateway('shop/two', 'inner', server(443, ['a.com'], tls('d')))],
    ['another address', gateway('shop/two', 'edge', server(443, ['a.com'], { bind: '10.0.0.1', ...tls('d') }))],
    [
      'for the VirtualServices of another namespace',
      gateway('shop/two', 'edge', server(443, ['bank/a.com'], tls('d'))),
    ],
  ])('silent: %s', (_, other) => expect(found([one, other])).toEqual([]));

  test('silent: two selectors that no pod meets both of, and one Gateway with two servers', () => {
    const other = object('Gateway', 'shop/two', {
      selector: { app: 'edge' },
      servers: [server(443, ['a.com'], tls('d'))],
    });
    expect(
      found([workload('infra/edge', { istio: 'edge' }), workload('infra/other', { app: 'edge' }), one, other]),
    ).toEqual([]);
    expect(
      found([gateway('shop/one', 'edge', server(443, ['a.com'], tls('c')), server(443, ['b.com'], tls('c')))]),
    ).toEqual([]);
  });
});

describe('one certificate in two Gateways', () => {
  const shared = (name: string, other: string, path = 'spec.servers[0].tls.credentialName', value = 'cert'): string =>
    `warning analysis/duplicate-certificate [Gateway ${name}] ${path}: got "${value}"; Gateway ${other} serves ` +
    'the same ' +
    'certificate on the same pods, and clients that reuse an HTTP/2 connection get 404 for its hosts; serve all ' +
    'hosts of ' +
    'a certificate in one Gateway';
  const one = gateway('shop/one', 'edge', server(443, ['a.com'], tls('cert')));
  const files = (name: string) => ({
    tls: { mode: 'SIMPLE', serverCertificate: `/etc/${name}.pem`, privateKey: '/etc/key.pem' },
  });

  test.each<Case>([
    [
      'a Secret',
      [one, gateway('shop/two', 'edge', server(443, ['b.com'], tls('cert')))],
      [shared('shop/one', 'shop/two'), shared('shop/two', 'shop/one')],
    ],
    [
      'files',
      [
        gateway('shop/one', 'edge', server(443, ['a.com'], files('a'))),
        gateway('shop/two', 'edge', server(443, ['b.com'], files('a'))),
      ],
      [
        shared('shop/one', 'shop/two', 'spec.servers[0].tls.serverCertificate', '/etc/a.pem'),
        shared('shop/two', 'shop/one', 'spec.servers[0].tls.serverCertificate', '/etc/a.pem'),
      ],
    ],
    [
      'a selector with more labels: only of the wider one',
      [
        one,
        object('Gateway', 'shop/two', {
          selector: { istio: 'edge', zone: 'a' },
          servers: [server(443, ['b.com'], tls('cert'))],
        }),
      ],
      [shared('shop/one', 'shop/two')],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));

  test.each<[name: string, other: Manifest]>([
    ['another Secret', gateway('shop/two', 'edge', server(443, ['b.com'], tls('other')))],
    ['other pods', gateway('shop/two', 'inner', server(443, ['b.com'], tls('cert')))],
    ['no TLS', gateway('shop/two', 'edge', server(80, ['b.com']))],
  ])('silent: %s', (_, other) => expect(found([one, other])).toEqual([]));
});

describe('ports that no Service of the pods has', () => {
  const lacking = (name: string, i: number, port: number, has = 'Service infra/edge has only 80 and 443'): string =>
    `warning analysis/gateway-port [Gateway ${name}] spec.servers[${i}].port.number: got ${port}; ${has}, so nothing ` +
    "reaches this port; add the port to the gateway's Service, or serve one that it has";
  const edge = gatewayPods('infra/edge');

  test.each<Case>([
    ['one port', [...edge, gateway('shop/g', 'edge', server(9443, ['*']))], [lacking('shop/g', 0, 9443)]],
    [
      'the second server',
      [...edge, gateway('shop/g', 'edge', server(80, ['*']), server(8080, ['*']))],
      [lacking('shop/g', 1, 8080)],
    ],
    [
      'two ports',
      [...edge, gateway('shop/g', 'edge', server(81, ['*']), server(82, ['*']))],
      [lacking('shop/g', 0, 81), lacking('shop/g', 1, 82)],
    ],
    [
      'a port that is only there for UDP',
      [
        ...gatewayPods('infra/edge', [{ port: 80 }, { port: 53, protocol: 'UDP' }]),
        gateway('shop/g', 'edge', server(53, ['*'])),
      ],
      [lacking('shop/g', 0, 53, 'Service infra/edge has only 80')],
    ],
    [
      'two Services before the pods',
      [
        ...edge,
        object('Service', 'infra/inner', { selector: { istio: 'edge' }, ports: [{ port: 8443 }] }),
        gateway('shop/g', 'edge', server(9443, ['*'])),
      ],
      [lacking('shop/g', 0, 9443, 'Service infra/edge has only 80 and 443; Service infra/inner has only 8443')],
    ],
    [
      'a Service of the same labels in another namespace',
      [
        ...edge,
        object('Service', 'other/edge', { selector: { istio: 'edge' }, ports: [{ port: 9443 }] }),
        gateway('shop/g', 'edge', server(9443, ['*'])),
      ],
      [lacking('shop/g', 0, 9443)],
    ],
    [
      'pods of a DaemonSet',
      [
        workload('infra/edge', { istio: 'edge' }, { kind: 'DaemonSet' }),
        edge[1],
        gateway('shop/g', 'edge', server(81, ['*'])),
      ],
      [lacking('shop/g', 0, 81)],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));

  test.each<[name: string, objects: Manifest[]]>([
    ['a port of the Service', [...edge, gateway('shop/g', 'edge', server(443, ['*']))]],
    [
      'a port of the pods',
      [...gatewayPods('infra/edge', [{ port: 80, targetPort: 8080 }]), gateway('shop/g', 'edge', server(8080, ['*']))],
    ],
    [
      'a named port of the pods',
      [...gatewayPods('infra/edge', [{ port: 80, targetPort: 'http' }]), gateway('shop/g', 'edge', server(80, ['*']))],
    ],
    [
      'a port as text',
      [
        ...gatewayPods('infra/edge', [{ port: 80, targetPort: '8080' }]),
        gateway('shop/g', 'edge', server(8080, ['*'])),
      ],
    ],
    ['pods without a Service: they may have host ports', [edge[0], gateway('shop/g', 'edge', server(9443, ['*']))]],
    ['pods that are elsewhere', [edge[1], gateway('shop/g', 'edge', server(9443, ['*']))]],
    [
      'a second Service that has it',
      [
        ...edge,
        object('Service', 'infra/more', { selector: { istio: 'edge' }, ports: [{ port: 9443 }] }),
        gateway('shop/g', 'edge', server(9443, ['*'])),
      ],
    ],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});

describe('selectors of Gateways that no pod has', () => {
  const edge = gatewayPods('infra/edge');
  const none = (label: string, value: string, near?: string): string =>
    `warning analysis/unknown-reference [Gateway shop/g] spec.selector${label}: got "${value}"; no pod has the ` +
    'labels of this ' +
    'selector, so no proxy serves the Gateway; ' +
    `${near === undefined ? '' : `did you mean "${near}"? If not, `}use labels of the gateway's pods`;
  const selecting = (selector: object) => object('Gateway', 'shop/g', { selector, servers: [server(80, ['*'])] });

  test.each<[name: string, objects: Manifest[], expected: string]>([
    ['a misspelt label', [...edge, selecting({ istio: 'egde' })], none('.istio', 'egde', 'edge')],
    ['a misspelt key', [...edge, selecting({ isito: 'edge' })], none('.isito', 'edge', 'istio')],
    ['one of two labels', [...edge, selecting({ istio: 'edge', itsio: 'x' })], none('.itsio', 'x', 'istio')],
    [
      'a label of another workload',
      [...edge, workload('infra/inner', { istio: 'inner' }), selecting({ istio: 'iner' })],
      none('.istio', 'iner', 'inner'),
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual([expected]));

  test.each<[name: string, objects: Manifest[]]>([
    ['the pods of another namespace', [...edge, selecting({ istio: 'edge' })]],
    ['all pods', [...edge, selecting({})]],
    ['a gateway that may be elsewhere', [...edge, selecting({ istio: 'somewhere' })]],
    ['a label that no pod has, of another name', [...edge, selecting({ 'example.com/gateway': 'edge' })]],
    ['where no gateway is declared', [workload('shop/web', { app: 'web' }), selecting({ istio: 'ingressgateway' })]],
    ['where no workload is declared', [selecting({ istio: 'ingressgateway' })]],
  ])('silent: %s', (_, objects) => {
    expect(found(objects).filter((text) => text.includes('unknown-reference'))).toEqual([]);
  });
});
