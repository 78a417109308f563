import { networking, table } from './table';

const vs = networking('VirtualService');
const to = [{ destination: { host: 'catalog' } }];
/** A VirtualService whose only route has these fields. */
const route = (fields: Record<string, unknown>) => vs({ hosts: ['catalog'], http: [{ route: to, ...fields }] });
const action = (fields: Record<string, unknown>) => vs({ hosts: ['catalog'], http: [fields] });
const onGateway = (spec: Record<string, unknown>) =>
  vs({ gateways: ['istio-system/ingress'], http: [{ route: to }], ...spec });
const inMesh = (spec: Record<string, unknown>) => vs({ http: [{ route: to }], ...spec });
const at = 'spec.http[0]';

describe('hosts and gateways', () => {
  table([
    ['a short name', inMesh({ hosts: ['catalog'] })],
    ['a wildcard', inMesh({ hosts: ['*.shop.svc.cluster.local'] })],
    ['an IP address', inMesh({ hosts: ['10.1.2.3'] })],
    ['every host, for sidecars', inMesh({ hosts: ['*'] }), 'host-all spec.hosts[0]'],
    ['every host, on a gateway', onGateway({ hosts: ['*'] })],
    [
      'every host, on a gateway and for sidecars',
      onGateway({ hosts: ['*'], gateways: ['mesh', 'gw'] }),
      'host-all spec.hosts[0]',
    ],
    ['an empty host', inMesh({ hosts: [''] }), 'host-empty spec.hosts[0]'],
    ['a wildcard in the middle', inMesh({ hosts: ['a.*.com'] }), 'host-wildcard spec.hosts[0]'],
    ['an underscore', inMesh({ hosts: ['a_b.com'] }), 'host-name spec.hosts[0]'],
    ['a number at the end', inMesh({ hosts: ['a.com.12'] }), 'host-numeric spec.hosts[0]'],
    ['a label that is too long', inMesh({ hosts: [`${'x'.repeat(64)}.com`] }), 'host-name spec.hosts[0]'],
    ['a name that is too long', inMesh({ hosts: [`${'x.'.repeat(127)}com`] }), 'host-length spec.hosts[0]'],
    ['the same host twice', inMesh({ hosts: ['a.com', 'a.com'] }), 'hosts-overlap spec.hosts[1]'],
    ['a wildcard over another host', inMesh({ hosts: ['b.a.com', '*.a.com'] }), 'hosts-overlap spec.hosts[1]'],
    ['two wildcards', inMesh({ hosts: ['*.com', '*.a.com'] }), 'hosts-overlap spec.hosts[1]'],
    ['a wildcard beside its own end', inMesh({ hosts: ['*.a.com', 'a.com'] })],
    ['no routes', vs({ hosts: ['a.com'] }), 'routes-missing spec'],
    ['no hosts: a delegate', inMesh({})],
    ['a delegate on gateways', onGateway({}), 'delegate spec.gateways'],
    ['a delegate with tcp', vs({ tcp: [{ route: to }] }), 'delegate spec.tcp'],
    ['gateway names', onGateway({ hosts: ['*'], gateways: ['ns/gw', 'mesh'].slice(0, 1) })],
    [
      'a gateway name with two slashes',
      onGateway({ hosts: ['*'], gateways: ['a/b/c'] }),
      'gateway-name spec.gateways[0]',
    ],
    [
      'a gateway without namespace before the slash',
      onGateway({ hosts: ['*'], gateways: ['/gw'] }),
      'gateway-name spec.gateways[0]',
    ],
    [
      'an old gateway name',
      onGateway({ hosts: ['*'], gateways: ['gw.ns.svc.cluster.local'] }),
      '(gateway-legacy-name spec.gateways[0])',
    ],
    [
      "istiod's own SNI host",
      vs({
        hosts: ['outbound_.80_._.a.b'],
        gateways: ['gw'],
        tls: [{ match: [{ sniHosts: ['outbound_.80_._.a.b'] }], route: to }],
      }),
    ],
    [
      'half an SNI host',
      vs({ hosts: ['outbound_.80'], gateways: ['gw'], tls: [{ match: [{ sniHosts: ['outbound_.80'] }], route: to }] }),
      'host-sni spec.hosts[0]',
      'host-sni spec.tls[0].match[0].sniHosts[0]',
    ],
  ]);
});

describe('what becomes of a request', () => {
  table([
    ['nothing', action({}), `action-missing ${at}`],
    ['redirect and route', action({ redirect: { uri: '/x' }, route: to }), `action-exclusive ${at}.route`],
    [
      'redirect with fault, rewrite and answer',
      action({
        redirect: { uri: '/x' },
        fault: { delay: { fixedDelay: '1s' } },
        rewrite: { uri: '/y' },
        directResponse: { status: 200 },
      }),
      `action-exclusive ${at}.fault`,
      `action-exclusive ${at}.rewrite`,
      `action-exclusive ${at}.directResponse`,
    ],
    ['answer and route', action({ directResponse: { status: 200 }, route: to }), `action-exclusive ${at}.route`],
    [
      'answer with rewrite',
      action({ directResponse: { status: 200 }, rewrite: { uri: '/y' } }),
      `action-exclusive ${at}.rewrite`,
    ],
    ['delegate', action({ delegate: { name: 'x' } })],
    ['delegate and route', action({ delegate: { name: 'x' }, route: to }), `delegate ${at}.route`],
    ['delegate and redirect', action({ delegate: { name: 'x' }, redirect: { uri: '/x' } }), `delegate ${at}.redirect`],
    [
      'a delegate that delegates',
      vs({ http: [{ delegate: { name: 'x' }, route: to }] }),
      `delegate-chain ${at}.delegate`,
    ],
    [
      'mirror and mirrors',
      route({ mirror: { host: 'a' }, mirrors: [{ destination: { host: 'b' } }] }),
      `mirror-exclusive ${at}.mirror`,
    ],
    ['mirrorPercent', route({ mirror: { host: 'a' }, mirrorPercent: 10 }), `(mirror-percent ${at}.mirrorPercent)`],
    [
      'mirrorPercentage above 100',
      route({ mirror: { host: 'a' }, mirrorPercentage: { value: 101 } }),
      `percent-range ${at}.mirrorPercentage.value`,
    ],
    ['a mirror without destination', route({ mirrors: [{}] }), `destination-missing ${at}.mirrors[0].destination`],
    [
      'a mirror of -1 %',
      route({ mirrors: [{ destination: { host: 'b' }, percentage: { value: -1 } }] }),
      `percent-range ${at}.mirrors[0].percentage.value`,
    ],
    ['an empty redirect', action({ redirect: {} }), `redirect-empty ${at}.redirect`],
    ['a redirect to a port', action({ redirect: { port: 8080 } })],
    [
      'a redirect with status 200',
      action({ redirect: { uri: '/x', redirectCode: 200 } }),
      `redirect-code ${at}.redirect.redirectCode`,
    ],
    ['a redirect to ftp', action({ redirect: { scheme: 'ftp' } }), `redirect-scheme ${at}.redirect.scheme`],
    ['a redirect to port 70000', action({ redirect: { port: 70000 } }), `port-range ${at}.redirect.port`],
    [
      'a redirect of path and prefix',
      action({ redirect: { uri: '/x', prefixRewrite: '/y' } }),
      `redirect-exclusive ${at}.redirect.prefixRewrite`,
    ],
    [
      'a redirect of a prefix that is not matched',
      action({ redirect: { prefixRewrite: '/y' }, match: [{ uri: { exact: '/x' } }] }),
      `redirect-prefix ${at}.match[0].uri`,
    ],
    [
      'an answer with status 199',
      action({ directResponse: { status: 199 } }),
      `http-status ${at}.directResponse.status`,
    ],
    ['an answer with status 600, which istiod takes', action({ directResponse: { status: 600 } })],
    [
      'an answer of 101 KiB',
      action({ directResponse: { status: 200, body: { string: 'x'.repeat(101 * 1024) } } }),
      `(body-size ${at}.directResponse.body)`,
    ],
    [
      'an answer of 1 MiB and a byte',
      action({ directResponse: { status: 200, body: { string: 'x'.repeat(1024 * 1024 + 1) } } }),
      `body-size ${at}.directResponse.body`,
    ],
    [
      'an answer of as many bytes in base64',
      action({ directResponse: { status: 200, body: { bytes: Buffer.alloc(1024 * 1024 + 1).toString('base64') } } }),
      `body-size ${at}.directResponse.body`,
    ],
    ['an empty rewrite', route({ rewrite: {} }), `rewrite-empty ${at}.rewrite`],
    [
      'a rewrite of the path in two ways',
      route({ rewrite: { uri: '/x', uriRegexRewrite: { match: 'a', rewrite: 'b' } } }),
      `rewrite-exclusive ${at}.rewrite.uriRegexRewrite`,
    ],
    [
      'half a regex rewrite',
      route({ rewrite: { uriRegexRewrite: { match: 'a' } } }),
      `rewrite-regex ${at}.rewrite.uriRegexRewrite.rewrite`,
    ],
    [
      'a regex rewrite with a lookahead',
      route({ rewrite: { uriRegexRewrite: { match: '(?=a)', rewrite: 'b' } } }),
      `regex ${at}.rewrite.uriRegexRewrite.match`,
    ],
    [
      'the authority written twice',
      route({ rewrite: { authority: 'a' }, headers: { request: { set: { Host: 'b' } } } }),
      `authority-twice ${at}.headers.request.set.Host`,
    ],
    ['a timeout of half a millisecond more', route({ timeout: '1.5ms' }), `duration-precision ${at}.timeout`],
    ['a timeout in minutes and seconds', route({ timeout: '1m30s' })],
  ]);
});

describe('destinations and weights', () => {
  const split = (...weights: (number | undefined)[]) =>
    route({
      route: weights.map((weight) => ({
        destination: { host: 'catalog' },
        ...(weight === undefined ? {} : { weight }),
      })),
    });
  table([
    ['90 and 10', split(90, 10)],
    ['90 and 90: shares of 180', split(90, 90)],
    ['no weights at all', split(undefined, undefined), `weights-zero ${at}.route`],
    ['one destination without weight', split(undefined)],
    ['a negative weight', split(-1, 100), `weight-negative ${at}.route[0].weight`],
    ['every host', route({ route: [{ destination: { host: '*' } }] }), `host-all ${at}.route[0].destination.host`],
    ['no destination', route({ route: [{}] }), `destination-missing ${at}.route[0].destination`],
    [
      'a subset with a dot',
      route({ route: [{ destination: { host: 'a', subset: 'v1.2' } }] }),
      `subset-name ${at}.route[0].destination.subset`,
    ],
    [
      'port 0',
      route({ route: [{ destination: { host: 'a', port: { number: 0 } } }] }),
      `port-range ${at}.route[0].destination.port.number`,
    ],
    [
      'headers of a destination',
      route({ route: [{ destination: { host: 'a' }, headers: { response: { remove: ['Host'] } } }] }),
      `header-host ${at}.route[0].headers.response.remove[0]`,
    ],
  ]);
});

describe('matches', () => {
  const match = (fields: Record<string, unknown>) => route({ match: [fields] });
  const m = `${at}.match[0]`;
  table([
    ['an empty prefix of the path', match({ uri: { prefix: '' } })],
    ['an empty prefix of the method', match({ method: { prefix: '' } }), `prefix-empty ${m}.method.prefix`],
    ['an empty expression', match({ uri: { regex: '' } }), `regex-empty ${m}.uri.regex`],
    ['an expression of 1025 bytes', match({ uri: { regex: 'x'.repeat(1025) } }), `regex-length ${m}.uri.regex`],
    ['a backreference', match({ authority: { regex: '(a)\\1' } }), `regex ${m}.authority.regex`],
    [
      'an expression for a query parameter',
      match({ queryParams: { 'a.b': { regex: '[' } } }),
      `regex ${m}.queryParams["a.b"].regex`,
    ],
    ['"*" for a header that is absent', match({ withoutHeaders: { 'x-a': { regex: '*' } } })],
    [
      '"*" for a header that is there',
      match({ headers: { 'x-a': { regex: '*' } } }),
      `regex ${m}.headers["x-a"].regex`,
    ],
    ['a pseudo header', match({ headers: { ':path': { exact: '/' } } })],
    ['a header with a space', match({ headers: { 'a b': { exact: 'x' } } }), `header-name ${m}.headers["a b"]`],
    [
      'a claim, for sidecars',
      match({ headers: { '@request.auth.claims.group': { exact: 'x' } } }),
      `jwt-claim ${m}.headers["@request.auth.claims.group"]`,
    ],
    [
      'a claim, on a gateway',
      onGateway({
        hosts: ['a.com'],
        http: [{ route: to, match: [{ headers: { '@request.auth.claims[group]': { exact: 'x' } } }] }],
      }),
    ],
    ['port 70000', match({ port: 70000 }), `port-range ${m}.port`],
    [
      'labels',
      match({ sourceLabels: { 'a/b/c': 'v', 'ok': 'a b' } }),
      `label-key ${m}.sourceLabels["a/b/c"]`,
      `label-value ${m}.sourceLabels.ok`,
    ],
    ['a source namespace with a dot', match({ sourceNamespace: 'a.b' }), `namespace ${m}.sourceNamespace`],
    ['a gateway', match({ gateways: ['n_s/gw'] }), `gateway-name ${m}.gateways[0]`],
  ]);
});

describe('headers, CORS, faults and retries', () => {
  const set = (name: string, value = 'x') => route({ headers: { request: { set: { [name]: value } } } });
  const h = `${at}.headers.request.set`;
  const [cors, fault, retries] = ['corsPolicy', 'fault', 'retries'].map(
    (field) => (fields: Record<string, unknown>) => route({ [field]: fields }),
  );
  table([
    ['a pseudo header is set', set(':path'), `header-pseudo ${h}[":path"]`],
    ['the authority is set', set(':authority')],
    ['a value with a variable', set('x', 'from %DOWNSTREAM_REMOTE_ADDRESS% 100%%')],
    ['a value with one percent sign', set('x', '100%'), `header-value ${h}.x`],
    ['a variable without end', set('x', '%REQ(a)'), `header-value ${h}.x`],
    ['a list of arguments', set('x', '%METADATA(["a", "b"])%')],
    ['a list of arguments without quotes', set('x', '%METADATA([a])%'), `header-value ${h}.x`],
    ['a control character', set('x', 'a\nb'), `header-value ${h}.x`],
    [
      'Host is removed',
      route({ headers: { request: { remove: ['host'] } } }),
      `header-host ${at}.headers.request.remove[0]`,
    ],
    ['an empty origin', cors({ allowOrigins: [{ exact: '' }] }), `cors-origin ${at}.corsPolicy.allowOrigins[0]`],
    ['a method in lower case', cors({ allowMethods: ['get'] }), `cors-method ${at}.corsPolicy.allowMethods[0]`],
    ['a header with a space', cors({ allowHeaders: ['*', 'a b'] }), `header-name ${at}.corsPolicy.allowHeaders[1]`],
    ['half a second', cors({ maxAge: '1.5s' }), `cors-max-age ${at}.corsPolicy.maxAge`],
    ['an empty fault', fault({}), `fault-empty ${at}.fault`],
    [
      'a share that is too small',
      fault({ abort: { httpStatus: 500, percentage: { value: 0.00001 } } }),
      `percent-range ${at}.fault.abort.percentage.value`,
    ],
    ['status 100', fault({ abort: { httpStatus: 100 } }), `http-status ${at}.fault.abort.httpStatus`],
    [
      'a gRPC status in lower case',
      fault({ abort: { grpcStatus: 'unavailable' } }),
      `grpc-status ${at}.fault.abort.grpcStatus`,
    ],
    ['an HTTP/2 error', fault({ abort: { http2Error: 'X' } }), `fault-unsupported ${at}.fault.abort.http2Error`],
    [
      'an exponential delay',
      fault({ delay: { exponentialDelay: '1s' } }),
      `fault-unsupported ${at}.fault.delay.exponentialDelay`,
    ],
    ['conditions for retries', retries({ attempts: 3, retryOn: '5xx,reset,503' })],
    ['a space between conditions', retries({ attempts: 3, retryOn: '5xx, reset' }), `retry-on ${at}.retries.retryOn`],
    ['an unknown status', retries({ attempts: 3, retryOn: '599' }), `retry-on ${at}.retries.retryOn`],
    ['no attempts, but a timeout', retries({ perTryTimeout: '1s' }), `retry-disabled ${at}.retries.perTryTimeout`],
    ['no attempts', retries({ attempts: 0 })],
    ['-1 attempts', retries({ attempts: -1 }), `retry-attempts ${at}.retries.attempts`],
  ]);
});

describe('tls and tcp', () => {
  const tls = (match: unknown[], hosts = ['*.a.com']) => vs({ hosts, tls: [{ match, route: to }] });
  const sni = 'spec.tls[0].match[0].sniHosts';
  table([
    ['an SNI host under a host', tls([{ sniHosts: ['b.a.com'] }])],
    ['an SNI host elsewhere', tls([{ sniHosts: ['b.com'] }]), `sni-host-outside ${sni}[0]`],
    ['a wildcard wider than the host', tls([{ sniHosts: ['*.com'] }]), `sni-host-outside ${sni}[0]`],
    ['an IP address', tls([{ sniHosts: ['2001:db8::1'] }]), `(sni-ip ${sni}[0])`],
    ['no SNI hosts', tls([{ port: 443 }]), `sni-hosts-missing ${sni}`],
    ['no match', vs({ hosts: ['a.com'], tls: [{ route: to }] }), 'tls-match-missing spec.tls[0].match'],
    ['no destination', vs({ hosts: ['a.com'], tcp: [{ match: [{ port: 1 }] }] }), 'action-missing spec.tcp[0].route'],
    [
      'subnets',
      vs({
        hosts: ['a.com'],
        tcp: [{ match: [{ destinationSubnets: ['10.0.0.0/8', '10.0.0.0/33', '::1'] }], route: to }],
      }),
      'cidr spec.tcp[0].match[0].destinationSubnets[1]',
    ],
  ]);
});

describe('what no request reaches', () => {
  const routes = (...matches: unknown[][]) =>
    vs({ hosts: ['catalog'], http: matches.map((match) => ({ ...(match.length > 0 ? { match } : {}), route: to })) });
  const prefix = (text: string, more: Record<string, unknown> = {}) => ({ uri: { prefix: text }, ...more });
  table([
    ['the last route takes the rest', routes([prefix('/a')], [])],
    ['a second route for the rest', routes([], []), '(route-unreachable spec.http[1])'],
    ['a match after a route for the rest', routes([], [prefix('/a')]), '(route-unreachable spec.http[1])'],
    [
      'the same match again',
      routes([prefix('/a')], [prefix('/a')]),
      '(match-duplicate spec.http[1].match[0])',
      '(route-unreachable spec.http[1])',
    ],
    [
      'the same match by another name',
      routes([prefix('/a', { name: 'x' })], [prefix('/a', { port: 0 }), prefix('/b')]),
      '(match-duplicate spec.http[1].match[0])',
    ],
    [
      'a longer prefix after a shorter',
      routes([prefix('/a')], [prefix('/a/b')]),
      '(match-covered spec.http[1].match[0])',
    ],
    ['a longer prefix before a shorter', routes([prefix('/a/b')], [prefix('/a')])],
    ['prefixes with different methods', routes([prefix('/a', { method: { exact: 'POST' } })], [prefix('/a/b')])],
    [
      'prefixes with different headers',
      routes([prefix('/a', { headers: { x: { exact: '1' } } })], [prefix('/a/b', { headers: { y: { exact: '1' } } })]),
    ],
    ['prefixes on different ports', routes([prefix('/a', { port: 80 })], [prefix('/a/b', { port: 81 })])],
    [
      'the same tcp match',
      vs({
        hosts: ['a.com'],
        tcp: [
          { match: [{ port: 1 }], route: to },
          { match: [{ port: 1 }, { port: 2 }], route: to },
        ],
      }),
      '(match-duplicate spec.tcp[1].match[0])',
    ],
  ]);
});
