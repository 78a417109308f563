import type { Json, Manifest } from '../../lib/model';
import type { Random } from '../support/random';

/** A caller and a request, as a client sends it. */
export interface RandomRequest {
  readonly principal?: string;
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly user?: string;
  readonly forwardedFor?: string;
  readonly jwt?: Readonly<Record<string, Json>>;
}

/** Policies at one proxy, which listens on a port of its own. */
export interface RandomPolicies {
  readonly port: number;
  readonly tcp: boolean;
  readonly trustDomain: string;
  readonly aliases: readonly string[];
  readonly policies: readonly Manifest[];
}

/** Values that requests have, values that none has, and every form of a star. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  principals: [
    'cluster.local/ns/shop/sa/web',
    'cluster.local/ns/shop/*',
    '*/sa/batch',
    '*',
    'new/ns/shop/sa/web',
    'old/ns/shop/sa/web',
    '*/ns/shop/sa/web',
    'foreign/ns/shop/sa/web',
    '*ld/ns/shop/sa/web',
  ],
  namespaces: ['shop', 'ops', 'sh*', '*ps', '*', 's*p'],
  serviceAccounts: ['web', 'shop/web', 'ops/batch'],
  trustDomains: ['new', 'old', 'cluster.local', '*', 'o*', '*w', 'foreign'],
  ipBlocks: ['127.0.0.0/8', '10.0.0.0/8', '127.0.0.1'],
  remoteIpBlocks: ['203.0.113.0/24', '10.0.0.0/8', '127.0.0.1', '2001:db8::/32'],
  requestPrincipals: ['me/ann', 'me/*', '*/ann', '*', 'm*', '*ann', 'https://id/x/bob', 'me/a*', '*e/ann', 'me'],
  hosts: ['a.example.com', '*.example.com', 'a.*', '*', 'A.Example.com', 'a.example.com:8080'],
  methods: ['GET', 'POST', 'G*', '*T', '*', 'get'],
  paths: [
    '/admin',
    '/admin*',
    '*.json',
    '*',
    '/items/{*}/detail',
    '/files/{**}',
    '/{*}',
    '/x/{**}',
    '/{*}/y',
    '/Admin',
  ],
};
const SOURCES = Object.keys(VALUES).slice(0, 7);
const OPERATIONS = ['hosts', 'methods', 'paths', 'ports'];
const CONDITIONS: Readonly<Record<string, readonly string[]>> = {
  'source.ip': VALUES.ipBlocks,
  'remote.ip': VALUES.remoteIpBlocks,
  'source.namespace': VALUES.namespaces,
  'source.principal': VALUES.principals,
  'source.serviceAccount': VALUES.serviceAccounts,
  'source.trustDomain': VALUES.trustDomains,
  'request.auth.principal': VALUES.requestPrincipals,
  'request.auth.audiences': ['orders', 'or*', '*', '*ers'],
  'request.auth.presenter': ['app', '*'],
  'request.auth.claims[group]': ['admin', 'ad*', '*v', '*', '1', 'true'],
  'request.auth.claims[scope]': ['read', 'write', '*'],
  'request.auth.claims[realm][roles]': ['admin', '*'],
  'request.headers[x-user]': ['ann', 'a*', '*n', '*'],
  'request.headers[X-User]': ['ann'],
  'request.headers[:method]': ['GET'],
  'request.headers[host]': ['a.example.com'],
  'request.headers[:path]': ['/admin', '/admin?q=1', '/admin*'],
  'destination.ip': ['127.0.0.1', '10.0.0.0/8'],
  'connection.sni': ['*', 'x'],
  'destination.port': [],
};

const opposite = (field: string): string => `not${field[0].toUpperCase()}${field.slice(1)}`;
const times = <T>(random: Random, most: number, make: () => T): T[] =>
  Array.from({ length: 1 + random.below(most) }, make);

function values(random: Random, known: readonly string[] | undefined, port: number): string[] {
  const list = known === undefined || known.length === 0 ? [String(port), '80', '8080'] : known;
  return times(random, 2, () => random.pick(list));
}

function attributes(random: Random, fields: readonly string[], port: number): Record<string, string[]> {
  const all = times(random, 2, () => random.pick(fields));
  return Object.fromEntries(
    all.map((field) => [random.chance(0.3) ? opposite(field) : field, values(random, VALUES[field], port)]),
  );
}

function condition(random: Random, port: number): object {
  const key = random.pick(Object.keys(CONDITIONS));
  const some = () => values(random, CONDITIONS[key], port);
  if (random.chance(0.25)) return { key, notValues: some() };
  return random.chance(0.1) ? { key, values: some(), notValues: some() } : { key, values: some() };
}

function rule(random: Random, port: number): object {
  const made = {
    ...(random.chance(0.55) && { from: times(random, 2, () => ({ source: attributes(random, SOURCES, port) })) }),
    ...(random.chance(0.5) && { to: times(random, 2, () => ({ operation: attributes(random, OPERATIONS, port) })) }),
    ...(random.chance(0.45) && { when: times(random, 2, () => condition(random, port)) }),
  };
  return Object.keys(made).length > 0 || random.chance(0.1) ? made : rule(random, port);
}

function policy(random: Random, port: number, index: number): Manifest {
  const action = random.pick(['ALLOW', 'ALLOW', 'DENY']);
  const none = action === 'ALLOW' && random.chance(0.05);
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: `${random.pick(['a', 'b', 'z'])}${index}`, namespace: 'shop' },
    spec: { action, rules: none ? [] : times(random, 3, () => rule(random, port)) },
  } as Manifest;
}

const DOMAINS: readonly (readonly [string, readonly string[]])[] = [
  ['cluster.local', []],
  ['new', ['old']],
  ['new', ['old', 'older']],
];

export function randomPolicies(random: Random, port: number): RandomPolicies {
  const [trustDomain, aliases] = random.pick(DOMAINS);
  const count = 1 + random.below(3);
  const policies = Array.from({ length: count }, (_, i) => policy(random, port, i));
  return { port, tcp: random.chance(0.25), trustDomain, aliases, policies };
}

const maybe = <T>(random: Random, of: readonly T[]): T | undefined =>
  random.chance(0.3) ? undefined : random.pick(of);

const CLAIMS: Readonly<Record<string, readonly Json[]>> = {
  sub: ['ann', 'bob', 5],
  aud: ['orders', ['x', 'orders'], 'x'],
  azp: ['app'],
  group: ['admin', 'dev', ['dev', 'admin'], [], 1, true, 'admin dev', ''],
  scope: ['read', 'read write', ['write']],
  realm: [{ roles: ['admin'] }, { roles: 'admin' }, 'x'],
};

function token(random: Random): Record<string, Json> {
  const claims = Object.entries(CLAIMS).map(([name, of]) => [name, maybe(random, of)] as const);
  return { iss: 'me', ...Object.fromEntries(claims.filter((one): one is [string, Json] => one[1] !== undefined)) };
}

export function randomRequest(random: Random, { trustDomain, aliases }: RandomPolicies): RandomRequest {
  const domain = random.pick([trustDomain, ...aliases]);
  const account = maybe(random, ['ns/shop/sa/web', 'ns/ops/sa/batch', 'ns/shop/sa/other']);
  const user = maybe(random, ['ann', 'bob', 'an']);
  const forwardedFor = maybe(random, [
    '203.0.113.9',
    '10.1.1.1, 203.0.113.9',
    '203.0.113.9, 10.1.1.1',
    'x',
    '2001:db8::1',
  ]);
  return {
    ...(account === undefined ? {} : { principal: `${domain}/${account}` }),
    method: random.pick(['GET', 'POST']),
    path: random.pick(
      (
        '/admin /admin/x /a.json /items/1/detail /items/1/2/detail /files/ /files/a/b /x /x/y /admin?q=1 / ' +
        '/Admin /files'
      ).split(' '),
    ),
    host: random.pick(['a.example.com', 'a.example.com:8080', 'b.example.com', 'A.EXAMPLE.com', 'other']),
    ...(user === undefined ? {} : { user }),
    ...(forwardedFor === undefined ? {} : { forwardedFor }),
    ...(random.chance(0.4) ? {} : { jwt: token(random) }),
  };
}
