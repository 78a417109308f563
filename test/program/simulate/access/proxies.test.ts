import type { Json, Manifest } from '../../../../lib/model';
import { simulate } from '../../../../lib/program/simulate/simulate';
import {
  AMBIENT,
  GATEWAY,
  ORDERS,
  PUBLIC_ROUTE,
  SHOP,
  SIDECARS,
  WAYPOINT,
  WEB,
  peers,
  plain,
  policy,
  short,
  toOrders,
  tokens,
  verdict,
  type ArrivalOptions,
} from './support';

const decide = (
  policies: readonly Manifest[],
  arrival: ArrivalOptions = toOrders(),
  at = ORDERS,
  meshConfig?: object,
) => verdict([SIDECARS, ...SHOP, ...policies], arrival, at, meshConfig);
const IN = 'forwarded shop/p#0';
const OUT = 'denied - 403';
const DENIED = 'denied shop/p#0 403';
const allow = (rule: object) => [policy({ rules: [rule] })];
const deny = (rule: object) => [policy({ action: 'DENY', rules: [rule] })];
const source = (of: object) => ({ from: [{ source: of }] });
const operation = (of: object) => ({ to: [{ operation: of }] });
const when = (key: string, ...values: string[]) => ({ when: [{ key, values }] });

describe('every field of an ALLOW rule', () => {
  const from = (principal: string) => toOrders({ from: { principal } });
  test.each<[string, object, ArrivalOptions, string]>([
    ['a principal', source({ principals: [WEB] }), toOrders(), IN],
    ['another one', source({ principals: [WEB] }), from('cluster.local/ns/shop/sa/other'), OUT],
    ['a principal without mTLS', source({ principals: [WEB] }), plain(), OUT],
    ['no principal, without mTLS', source({ notPrincipals: ['*'] }), plain(), IN],
    ['a namespace', source({ namespaces: ['sh*'] }), toOrders(), IN],
    ['a namespace in the middle', source({ namespaces: ['s*p'] }), toOrders(), IN],
    ['not a namespace', source({ notNamespaces: ['shop'] }), toOrders(), OUT],
    ['not a namespace, without mTLS', source({ notNamespaces: ['shop'] }), plain(), IN],
    ['an account of the own namespace', source({ serviceAccounts: ['web'] }), toOrders(), IN],
    ['an account of another one', source({ serviceAccounts: ['ops/web'] }), toOrders(), OUT],
    ['a trust domain', source({ trustDomains: ['cluster.local'] }), toOrders(), IN],
    ['an address', source({ ipBlocks: ['10.0.0.0/8'] }), toOrders(), IN],
    ['an address of IPv6', source({ ipBlocks: ['2001:db8::/32'] }), toOrders({ from: { ip: '2001:db8:1::7' } }), IN],
    [
      'an address that anybody may write',
      source({ remoteIpBlocks: ['203.0.113.0/24'] }),
      toOrders({ headers: { 'x-forwarded-for': '203.0.113.9' } }),
      IN,
    ],
    [
      'the last of several',
      source({ remoteIpBlocks: ['203.0.113.0/24'] }),
      toOrders({ headers: { 'x-forwarded-for': '203.0.113.9, 192.0.2.1' } }),
      OUT,
    ],
    ['a host in capitals', operation({ hosts: ['ORDERS'] }), toOrders(), IN],
    ['a host with a port', operation({ hosts: ['orders'] }), toOrders({ headers: { host: 'orders:80' } }), OUT],
    ['a method', operation({ methods: ['P*'] }), toOrders({ method: 'POST' }), IN],
    ['the port of the pod', operation({ ports: ['8080'] }), toOrders(), IN],
    ['the port of the Service', operation({ ports: ['80'] }), toOrders(), OUT],
    ['a path without its query', operation({ paths: ['/a'] }), toOrders({ path: '/a?b=c' }), IN],
    ['a path once it is normalised', operation({ paths: ['/a'] }), toOrders({ path: '/x/../%61' }), IN],
    ['a path with two slashes', operation({ paths: ['/a'] }), toOrders({ path: '//a' }), OUT],
    ['a segment of a template', operation({ paths: ['/v/{*}/x'] }), toOrders({ path: '/v/1/x' }), IN],
    ['two segments for one', operation({ paths: ['/v/{*}/x'] }), toOrders({ path: '/v/1/2/x' }), OUT],
    ['the rest of a template', operation({ paths: ['/v/{**}'] }), toOrders({ path: '/v/' }), IN],
    ['less than a template', operation({ paths: ['/v/{**}'] }), toOrders({ path: '/v' }), OUT],
    ['a header, by any case', when('request.headers[X-User]', 'ann'), toOrders({ headers: { 'x-user': 'ann' } }), IN],
    ['a header that is not sent', { when: [{ key: 'request.headers[x-user]', notValues: ['ann'] }] }, toOrders(), IN],
    ['the server name that sidecars send', when('connection.sni', 'outbound_.80_*'), toOrders(), IN],
    [
      'two clauses, one of which does not hold',
      { ...source({ principals: [WEB] }), ...operation({ methods: ['PUT'] }) },
      toOrders(),
      OUT,
    ],
    [
      'two sources, the second of which holds',
      { from: [{ source: { namespaces: ['ops'] } }, { source: { namespaces: ['shop'] } }] },
      toOrders(),
      IN,
    ],
    ['everybody', {}, plain(), IN],
  ])('%s', (_name, rule, arrival, expected) => {
    expect(short(decide(allow(rule), arrival))).toBe(expected);
  });

  test('what only other filters know is unknown, not guessed', () => {
    const rule = when('experimental.envoy.filters.http.lua[x]', 'y');
    expect(decide(allow(rule)).outcome).toBe('unknown');
    expect(decide(deny(rule)).outcome).toBe('unknown');
    expect(short(decide(deny({ ...rule, ...source({ namespaces: ['ops'] }) })))).toBe('forwarded');
  });

  test('an address that the test does not give is unknown where it decides', () => {
    const arrival = { ...toOrders(), from: { principal: WEB } };
    const { outcome, because } = decide(allow(source({ ipBlocks: ['10.0.0.0/8'] })), arrival);
    expect([outcome, because[1]]).toEqual([
      'unknown',
      {
        object: 'AuthorizationPolicy shop/p',
        path: 'spec.rules[0]',
        text: 'what decides is not given or not simulated',
      },
    ]);
    expect(short(decide([...allow({}), policy({ rules: [source({ ipBlocks: ['10.0.0.0/8'] })] }, 'q')], arrival))).toBe(
      IN,
    );
  });
});

describe('policies together', () => {
  test.each<[string, Manifest[], string]>([
    ['no policy', [], 'forwarded'],
    ['DENY before ALLOW', [...allow({}), policy({ action: 'DENY', rules: [{}] }, 'd')], 'denied shop/d#0 403'],
    ['a DENY that does not match', deny(operation({ methods: ['PUT'] })), 'forwarded'],
    ['ALLOW of nobody', [policy({})], OUT],
    [
      'the first of two ALLOW policies by name',
      [policy({ rules: [{}] }, 'z'), policy({ rules: [{}] }, 'a')],
      'forwarded shop/a#0',
    ],
    [
      'rule 10 before rule 2, as text',
      [policy({ rules: [...Array(2).fill(source({ namespaces: ['x'] })), ...Array(9).fill({})] })],
      'forwarded shop/p#10',
    ],
    ['another namespace', [policy({}, 'p', 'ops')], 'forwarded'],
    ['the root namespace', [policy({}, 'p', 'istio-system')], OUT],
    ['a selector of other pods', [policy({ selector: { matchLabels: { app: 'db' } } })], 'forwarded'],
    [
      'a selector in the root namespace',
      [policy({ selector: { matchLabels: { app: 'orders' } } }, 'p', 'istio-system')],
      OUT,
    ],
    ['targets, which sidecars pass over', [policy({ targetRefs: [{ kind: 'Service', name: 'orders' }] })], 'forwarded'],
  ])('%s', (_name, policies, expected) => {
    expect(short(decide(policies))).toBe(expected);
  });

  test('AUDIT and dry runs are told of, and decide nothing', () => {
    const dry = { 'istio.io/dry-run': 'true' };
    const of = (...policies: Manifest[]) => {
      const { outcome, by, audit, dryRun } = decide(policies);
      return { outcome, by, audit, dryRun };
    };
    expect(of(policy({ action: 'AUDIT', rules: [{}] }))).toEqual({ outcome: 'forwarded', audit: 'shop/p#0' });
    expect(of(policy({ action: 'DENY', rules: [{}] }, 'p', 'shop', dry))).toEqual({
      outcome: 'forwarded',
      dryRun: 'denied',
    });
    expect(of(policy({}, 'p', 'shop', dry))).toEqual({ outcome: 'forwarded', dryRun: 'denied' });
    expect(of(policy({}, 'a'), policy({ rules: [{}] }, 'p', 'shop', dry))).toEqual({
      outcome: 'denied',
      by: null,
      dryRun: 'allowed',
    });
  });

  test('every step names its object, its field, and what was there', () => {
    const steps = (policies: Manifest[], arrival?: ArrivalOptions) => decide(policies, arrival).because.slice(1);
    const at = (path: string, text: string, name = 'p') => ({ object: `AuthorizationPolicy shop/${name}`, path, text });
    expect(steps(deny(operation({ paths: ['/'] })))).toEqual([at('spec.rules[0]', 'DENY matches')]);
    expect(steps([policy({})])).toEqual([
      { object: 'AuthorizationPolicy shop/p', text: 'the ALLOW policy has no rules, and so allows nothing' },
    ]);
    const path = 'spec.rules[0].from[0].source';
    expect(steps(allow(source({ namespaces: ['ops'] })))).toEqual([
      at(`${path}.namespaces`, `namespaces wants "ops"; the caller is ${WEB}`),
    ]);
    expect(steps(allow(source({ principals: ['*'] })), plain())).toEqual([
      at(`${path}.principals`, 'principals wants "*"; without mTLS nobody is known to call'),
    ]);
    expect(
      steps(allow({ ...operation({ methods: ['PUT'], paths: ['/'] }), ...source({ ipBlocks: ['10.0.0.0/8'] }) })),
    ).toEqual([at('spec.rules[0].to[0].operation.methods', 'methods wants "PUT"; it is "GET"')]);
    expect(
      steps([
        policy({ rules: [when('request.headers[x]', 'a')] }, 'a'),
        policy({ rules: [source({ requestPrincipals: ['*'] })] }, 'b'),
      ]),
    ).toEqual([
      at('spec.rules[0].when[0].key', 'request.headers[x] wants "a"; it is not sent', 'a'),
      at(`${path}.requestPrincipals`, 'requestPrincipals wants "*"; no token was accepted', 'b'),
    ]);
  });
});

describe('an authorizer outside', () => {
  const config = (service = 'db.shop.svc.cluster.local') => ({
    extensionProviders: [{ name: 'opa', envoyExtAuthzHttp: { service, port: 5432 } }],
  });
  const custom = (spec: object = {}, name = 'c') =>
    policy({ action: 'CUSTOM', provider: { name: 'opa' }, rules: [{}], ...spec }, name);

  test('what it is asked about is unknown; what is denied anyway is denied', () => {
    expect(decide([custom()], toOrders(), ORDERS, config()).outcome).toBe('unknown');
    expect(short(decide([custom(), ...deny({})], toOrders(), ORDERS, config()))).toBe(DENIED);
    expect(decide([custom(), ...deny({})], toOrders(), ORDERS, config())).toMatchObject({ custom: 'shop/c#0' });
    expect(short(decide([custom({ rules: [operation({ paths: ['/x'] })] })], toOrders(), ORDERS, config()))).toBe(
      'forwarded',
    );
  });

  test('without one that works, what matches is denied', () => {
    expect(short(decide([custom()]))).toBe('denied shop/c#0 403');
    expect(short(decide([custom()], toOrders(), ORDERS, config('nobody.shop.svc.cluster.local')))).toBe(
      'denied shop/c#0 403',
    );
    expect(short(decide([custom(), custom({ provider: { name: 'other' } }, 'd')], toOrders(), ORDERS, config()))).toBe(
      'denied shop/c#0 403',
    );
  });

  test('what a dry run of it does is unknown where it matches, if a cluster took it', () => {
    const dry = (spec: object) => {
      const made = custom(spec);
      return { ...made, metadata: { ...made.metadata, annotations: { 'istio.io/dry-run': 'true' } } };
    };
    const of = (spec: object) =>
      simulate([SIDECARS, ...SHOP, dry(spec)], { check: false }).request({ ...toOrders(), host: 'orders', at: ORDERS });
    expect(short(of({}))).toBe('unknown');
    expect(short(of({ rules: [operation({ paths: ['/x'] })] }))).toBe('forwarded');
  });

  test('one for requests is not asked about bytes', () => {
    const arrival = { ...toOrders({ host: 'db', port: 5432, protocol: 'tcp' }) };
    const at = { ...ORDERS, name: 'db' };
    expect(short(decide([custom()], arrival, at, config()))).toBe('forwarded');
  });
});

describe('tokens', () => {
  const RULE = { when: [{ key: 'request.auth.claims[group]', values: ['admin'] }] };
  const jwt = (claims: Record<string, Json>) => toOrders({ from: { jwt: { iss: 'me', sub: 'ann', ...claims } } });
  const group = (value: Json) => jwt({ group: value });
  const ANY = source({ requestPrincipals: ['*'] });
  test.each<[string, object, object, ArrivalOptions, string]>([
    ['good', {}, ANY, jwt({}), IN],
    ['none', {}, ANY, toOrders(), OUT],
    ['expired', {}, ANY, jwt({ $expired: true }), 'unauthenticated 401'],
    ['forged', {}, ANY, jwt({ $forged: true }), 'unauthenticated 401'],
    ['of another issuer', {}, ANY, jwt({ iss: 'you' }), 'unauthenticated 401'],
    ['for another audience', { audiences: ['shop'] }, ANY, jwt({ aud: 'x' }), 'unauthenticated 403'],
    ['for one of the audiences', { audiences: ['shop', 'y'] }, ANY, jwt({ aud: ['x', 'y'] }), IN],
    ['without a subject', {}, ANY, toOrders({ from: { jwt: { iss: 'me' } } }), OUT],
    ['that is no token', {}, ANY, toOrders({ headers: { authorization: 'Bearer x' } }), 'unauthenticated 401'],
    ['of another scheme', {}, ANY, toOrders({ headers: { authorization: 'Basic eA==' } }), OUT],
    ['where the rule does not look', { fromHeaders: [{ name: 'x-token' }] }, ANY, jwt({}), OUT],
    ['a claim', {}, RULE, group('admin'), IN],
    ['a claim in a list', {}, RULE, group(['dev', 'admin']), IN],
    ['words of a claim', {}, RULE, group('admin dev'), OUT],
    ['words of a claim that is split', { spaceDelimitedClaims: ['group'] }, RULE, group('admin dev'), IN],
    ['a number', {}, when('request.auth.claims[group]', '1'), group(1), OUT],
    ['an empty list', {}, when('request.auth.claims[group]', '*'), group([]), OUT],
    ['words of the scope', {}, when('request.auth.claims[scope]', 'read'), jwt({ scope: 'write read' }), IN],
    [
      'a nested claim',
      {},
      when('request.auth.claims[realm][roles]', 'admin'),
      jwt({ realm: { roles: ['admin'] } }),
      IN,
    ],
    ['an issuer and subject', {}, source({ requestPrincipals: ['me/a*'] }), jwt({}), IN],
    [
      'a header made of a claim',
      { outputClaimToHeaders: [{ header: 'x-sub', claim: 'sub' }] },
      when('request.headers[x-sub]', 'ann'),
      jwt({}),
      IN,
    ],
    ['the header, which is taken out', {}, when('request.headers[authorization]', '*'), jwt({}), OUT],
    [
      'the header, which stays',
      { forwardOriginalToken: true },
      when('request.headers[authorization]', '*'),
      jwt({}),
      IN,
    ],
  ])('%s', (_name, rule, allowed, arrival, expected) => {
    expect(short(decide([tokens(rule), ...allow(allowed)], arrival))).toBe(expected);
  });

  test('without RequestAuthentication a token says nothing', () => {
    expect(short(decide(allow(ANY), jwt({})))).toBe(OUT);
    expect(short(decide(allow({}), jwt({ $expired: true })))).toBe(IN);
  });

  test('two issuers: a token has to be good for one', () => {
    const two = [tokens({}), tokens({ issuer: 'you' }, 'other')];
    expect(short(decide([...two, ...allow(source({ requestPrincipals: ['you/*'] }))], jwt({ iss: 'you' })))).toBe(IN);
    expect(short(decide([...two, ...allow({})], jwt({ iss: 'them' })))).toBe('unauthenticated 401');
  });
});

describe('mTLS and trust domains', () => {
  test.each<[string, Manifest[], ArrivalOptions, string]>([
    ['STRICT, plain', [peers({ mtls: { mode: 'STRICT' } })], plain(), 'refused'],
    ['STRICT of the mesh, plain', [peers({ mtls: { mode: 'STRICT' } }, 'default', 'istio-system')], plain(), 'refused'],
    [
      'a port that is open',
      [
        peers({
          selector: { matchLabels: { app: 'orders' } },
          mtls: { mode: 'STRICT' },
          portLevelMtls: { 8080: { mode: 'PERMISSIVE' } },
        }),
      ],
      plain(),
      'forwarded',
    ],
    [
      'the port of the Service',
      [
        peers({
          selector: { matchLabels: { app: 'orders' } },
          mtls: { mode: 'STRICT' },
          portLevelMtls: { 80: { mode: 'PERMISSIVE' } },
        }),
      ],
      plain(),
      'refused',
    ],
    [
      'the older of two',
      [
        peers({ mtls: { mode: 'STRICT' } }, 'a', 'shop', '2026-02-01T00:00:00Z'),
        peers({ mtls: { mode: 'PERMISSIVE' } }, 'b', 'shop', '2026-01-01T00:00:00Z'),
      ],
      plain(),
      'forwarded',
    ],
    ['DISABLE, mTLS', [peers({ mtls: { mode: 'DISABLE' } })], toOrders(), 'refused'],
    ['another trust domain', [], toOrders({ from: { principal: 'other/ns/shop/sa/web' } }), 'refused'],
  ])('%s', (_name, policies, arrival, expected) => {
    expect(short(decide(policies, arrival))).toBe(expected);
  });

  test('aliases, and cluster.local for the trust domain of the mesh', () => {
    const config = { trustDomain: 'new', trustDomainAliases: ['old'] };
    const from = (domain: string) => toOrders({ from: { principal: `${domain}/ns/shop/sa/web` } });
    const of = (value: string, domain: string) =>
      short(decide(allow(source({ principals: [value] })), from(domain), ORDERS, config));
    expect(of('old/ns/shop/sa/web', 'new')).toBe(IN);
    expect(of('cluster.local/ns/shop/sa/web', 'old')).toBe(IN);
    expect(of('other/ns/shop/sa/web', 'new')).toBe(OUT);
    expect(of('*/ns/shop/sa/web', 'old')).toBe(IN);
  });
});

describe('ports that carry no HTTP', () => {
  const at = { ...ORDERS, name: 'db' };
  const arrival = toOrders({ host: 'db', port: 5432, protocol: 'tcp' });
  test.each<[string, Manifest[], string]>([
    ['ALLOW of a namespace', allow(source({ namespaces: ['shop'] })), 'forwarded'],
    ['ALLOW of a method', allow(operation({ methods: ['GET'] })), 'denied -'],
    [
      'ALLOW of a method, and of a namespace',
      [policy({ rules: [operation({ methods: ['GET'] }), source({ namespaces: ['shop'] })] })],
      'forwarded',
    ],
    ['DENY of a method', deny(operation({ methods: ['DELETE'] })), 'denied shop/p#0'],
    ['DENY of a method on another port', deny(operation({ methods: ['DELETE'], ports: ['80'] })), 'forwarded'],
    [
      'DENY of a method of others',
      deny({ ...operation({ methods: ['DELETE'] }), ...source({ namespaces: ['ops'] }) }),
      'forwarded',
    ],
    ['DENY without a token', deny(source({ notRequestPrincipals: ['*'] })), 'denied shop/p#0'],
  ])('%s', (_name, policies, expected) => {
    expect(short(decide(policies, arrival, at))).toBe(expected);
  });
});

describe('gateways and waypoints', () => {
  const gateway = { kind: 'gateway', namespace: 'shop', name: 'public' } as const;
  const atGateway = (policies: Manifest[], headers: Record<string, string> = {}, meshConfig?: object) =>
    short(
      verdict(
        [SIDECARS, ...SHOP, GATEWAY, PUBLIC_ROUTE, ...policies],
        { direction: 'gateway', host: 'orders', port: 80, headers, from: { ip: '192.0.2.1' } },
        gateway,
        meshConfig,
      ),
    );
  const toGateway = (spec: object, kind = 'Gateway', name = 'public') =>
    policy({ targetRefs: [{ group: 'gateway.networking.k8s.io', kind, name }], ...spec });
  const FAR = { rules: [source({ remoteIpBlocks: ['203.0.113.0/24'] })] };
  const XFF = { 'x-forwarded-for': '203.0.113.9' };
  const trusted = (numTrustedProxies: number) => ({ defaultConfig: { gatewayTopology: { numTrustedProxies } } });

  test('a gateway trusts as many addresses as it is told to', () => {
    expect(atGateway([toGateway(FAR)], XFF)).toBe(OUT);
    expect(atGateway([toGateway(FAR)], XFF, trusted(1))).toBe(IN);
    expect(atGateway([toGateway(FAR)], { 'x-forwarded-for': '203.0.113.9, 192.0.2.2' }, trusted(1))).toBe(OUT);
    expect(atGateway([toGateway(FAR)], { 'x-forwarded-for': '203.0.113.9, 192.0.2.2' }, trusted(2))).toBe(IN);
  });

  test('a policy is attached to a gateway by its name, or by its labels', () => {
    expect(atGateway([toGateway({})])).toBe(OUT);
    expect(atGateway([toGateway({}, 'Gateway', 'other')])).toBe('forwarded');
    expect(
      atGateway([policy({ selector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'public' } } })]),
    ).toBe(OUT);
  });

  const waypoint = { kind: 'waypoint', namespace: 'shop', name: 'waypoint' } as const;
  const atWaypoint = (policies: Manifest[], arrival: ArrivalOptions = {}) =>
    short(
      verdict(
        [AMBIENT, ...SHOP, WAYPOINT, ...policies],
        {
          direction: 'waypoint',
          host: 'orders',
          port: 80,
          ...arrival,
          from: { principal: WEB, ip: '10.0.0.1', ...arrival.from },
        },
        waypoint,
      ),
    );
  const toService = (spec: object, name = 'orders') =>
    policy({ targetRefs: [{ group: '', kind: 'Service', name }], ...spec });
  test.each<[string, Manifest, string]>([
    ['a Service', toService({}), OUT],
    ['another Service', toService({}, 'db'), 'forwarded'],
    ['the waypoint', toGateway({}, 'Gateway', 'waypoint'), OUT],
    [
      'the class, in the root namespace',
      { ...toGateway({}, 'GatewayClass', 'istio-waypoint'), metadata: { name: 'p', namespace: 'istio-system' } },
      OUT,
    ],
    ['the class, elsewhere', toGateway({}, 'GatewayClass', 'istio-waypoint'), 'forwarded'],
    ['a selector', policy({ selector: { matchLabels: { app: 'orders' } } }), 'forwarded'],
    ['the root namespace', policy({}, 'p', 'istio-system'), 'forwarded'],
    ['the port of the Service', toService({ rules: [operation({ ports: ['80'] })] }), IN],
    ['the port of the pod', toService({ rules: [operation({ ports: ['8080'] })] }), OUT],
    ['an address of the peer', toService({ rules: [source({ ipBlocks: ['10.0.0.0/8'] })] }), OUT],
    ['any other address', toService({ action: 'DENY', rules: [source({ notIpBlocks: ['10.0.0.0/8'] })] }), DENIED],
    ['the address of the client', toService({ rules: [source({ remoteIpBlocks: ['10.0.0.0/8'] })] }), IN],
    ['a server name', toService({ rules: [when('connection.sni', '*')] }), OUT],
  ])('at a waypoint: %s', (_name, attached, expected) => {
    expect(atWaypoint([attached])).toBe(expected);
  });
});
