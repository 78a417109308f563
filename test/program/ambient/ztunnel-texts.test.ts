import {
  ambient,
  authorization,
  forPods,
  operation,
  service,
  source,
  texts,
  when,
  withAnnotations,
  type Row,
} from './support';
import type { Manifest } from '../../../lib/model';

const FIX = 'give namespace shop a waypoint, and attach the policy with `targetRefs` to a Service, or to the waypoint';
const NEVER = 'so that the rule never fires, and what it is to deny is let through';
const NOTHING = 'so that the rule allows nothing';

const at = (code: string, path: string, got: string, rest: string) =>
  `error ambient/${code} [AuthorizationPolicy shop/p] spec.rules[0].${path}: got ${got}; ` +
  `its pods are in ambient mode, and ${rest}`;
/** An attribute that is left out, and nothing stays beside it. */
const emptied = (code: string, path: string, name: string, outcome: string, condition = 'this condition') =>
  at(code, path, `"${name}"`, `ztunnel leaves ${condition} out and passes over what is then empty, ${outcome}; ${FIX}`);
/** An attribute that is left out while others stay. */
const widened = (code: string, path: string, name: string, outcome: string, condition = 'this condition') =>
  at(code, path, `"${name}"`, `ztunnel leaves ${condition} out, ${outcome}; ${FIX}`);
const dropped = (code: string, path: string, name: string) =>
  at(code, path, `"${name}"`, `ztunnel leaves out a rule with this condition, so that it allows nothing; ${FIX}`);

const deny = (rule: object): Manifest[] => ambient(forPods({ action: 'DENY', rules: [rule] }));
const allow = (rule: object): Manifest[] => ambient(forPods({ rules: [rule] }));
const SHOP = { namespaces: ['shop'] };
const denies = (what: string) => `so that the rule denies more than it says: everything with ${what}`;
const allows = (what: string) => `so that the rule allows more than it says: everything with ${what}`;

describe('DENY rules of which a clause is HTTP alone never fire', () => {
  const rows: readonly Row[] = [
    [
      'methods',
      deny(operation({ methods: ['DELETE'] })),
      emptied('http-attribute', 'to[0].operation.methods', 'methods', NEVER),
    ],
    [
      'notMethods',
      deny(operation({ notMethods: ['GET'] })),
      emptied('http-attribute', 'to[0].operation.notMethods', 'notMethods', NEVER),
    ],
    [
      'notPaths',
      deny(operation({ notPaths: ['/public*'] })),
      emptied('http-attribute', 'to[0].operation.notPaths', 'notPaths', NEVER),
    ],
    [
      'hosts',
      deny(operation({ hosts: ['admin.example.com'] })),
      emptied('http-attribute', 'to[0].operation.hosts', 'hosts', NEVER),
    ],
    [
      'notHosts',
      deny(operation({ notHosts: ['shop.example.com'] })),
      emptied('http-attribute', 'to[0].operation.notHosts', 'notHosts', NEVER),
    ],
    [
      'methods and paths',
      deny(operation({ methods: ['GET'], paths: ['/x'] })),
      emptied('http-attribute', 'to[0].operation.methods', 'methods', NEVER, 'methods and paths'),
    ],
    [
      'requestPrincipals',
      deny(source({ requestPrincipals: ['*'] })),
      emptied('http-attribute', 'from[0].source.requestPrincipals', 'requestPrincipals', NEVER),
    ],
    [
      'remoteIpBlocks',
      deny(source({ remoteIpBlocks: ['203.0.113.0/24'] })),
      emptied('http-attribute', 'from[0].source.remoteIpBlocks', 'remoteIpBlocks', NEVER),
    ],
    [
      'notRemoteIpBlocks',
      deny(source({ notRemoteIpBlocks: ['10.0.0.0/8'] })),
      emptied('http-attribute', 'from[0].source.notRemoteIpBlocks', 'notRemoteIpBlocks', NEVER),
    ],
    [
      'a header beside a namespace',
      deny({ ...source(SHOP), ...when('request.headers[x-user]', 'ann') }),
      emptied('http-attribute', 'when[0].key', 'request.headers[x-user]', NEVER),
    ],
    [
      'a claim',
      deny(when('request.auth.claims[group]', 'admin')),
      emptied('http-attribute', 'when[0].key', 'request.auth.claims[group]', NEVER),
    ],
    [
      'remote.ip',
      deny(when('remote.ip', '203.0.113.0/24')),
      emptied('http-attribute', 'when[0].key', 'remote.ip', NEVER),
    ],
    [
      'connection.sni',
      deny(when('connection.sni', '*.example.com')),
      emptied('unknown-attribute', 'when[0].key', 'connection.sni', NEVER),
    ],
    [
      'Envoy metadata',
      deny(when('experimental.envoy.filters.http.lua[x]', 'y')),
      emptied('unknown-attribute', 'when[0].key', 'experimental.envoy.filters.http.lua[x]', NEVER),
    ],
    [
      'a port beside a path in another clause',
      deny({ ...operation({ paths: ['/x'] }), ...when('destination.port', '8080') }),
      emptied('http-attribute', 'to[0].operation.paths', 'paths', NEVER),
    ],
    [
      'two operations, both HTTP',
      deny({ to: [{ operation: { paths: ['/a'] } }, { operation: { methods: ['PUT'] } }] }),
      emptied('http-attribute', 'to[0].operation.paths', 'paths', NEVER, 'paths and methods'),
    ],
  ];
  texts(rows);
});

describe('DENY rules that keep something in each clause deny more', () => {
  const rows: readonly Row[] = [
    [
      'methods of a port',
      deny(operation({ methods: ['DELETE'], ports: ['8080'] })),
      widened('http-attribute', 'to[0].operation.methods', 'methods', denies('ports 8080')),
    ],
    [
      'hosts but for a port',
      deny(operation({ hosts: ['x'], notPorts: ['9090'] })),
      widened('http-attribute', 'to[0].operation.hosts', 'hosts', denies('notPorts 9090')),
    ],
    [
      'tokens of a namespace',
      deny(source({ ...SHOP, requestPrincipals: ['*'] })),
      widened('http-attribute', 'from[0].source.requestPrincipals', 'requestPrincipals', denies('namespaces shop')),
    ],
    [
      'no token, of a principal',
      deny(source({ principals: ['cluster.local/ns/ops/*'], notRequestPrincipals: ['*'] })),
      widened(
        'http-attribute',
        'from[0].source.notRequestPrincipals',
        'notRequestPrincipals',
        denies('principals cluster.local/ns/ops/*'),
      ),
    ],
    [
      'an address from afar and one of the peer',
      deny(source({ ipBlocks: ['10.0.0.0/8'], remoteIpBlocks: ['203.0.113.0/24'] })),
      widened('http-attribute', 'from[0].source.remoteIpBlocks', 'remoteIpBlocks', denies('ipBlocks 10.0.0.0/8')),
    ],
    [
      'a namespace and a path of a port',
      deny({ ...source(SHOP), ...operation({ paths: ['/x'], ports: ['8080'] }) }),
      widened('http-attribute', 'to[0].operation.paths', 'paths', denies('namespaces shop and ports 8080')),
    ],
    [
      'methods, paths and hosts of a port',
      deny(operation({ methods: ['GET'], paths: ['/x'], hosts: ['x'], ports: ['8080'] })),
      widened(
        'http-attribute',
        'to[0].operation.methods',
        'methods',
        denies('ports 8080'),
        'methods and paths and hosts',
      ),
    ],
    [
      'many ports',
      deny(operation({ methods: ['GET'], ports: ['1', '2', '3', '4'] })),
      widened('http-attribute', 'to[0].operation.methods', 'methods', denies('ports 1, 2, 3, …')),
    ],
    [
      'a path of a port, and a condition that stays',
      deny({
        ...operation({ paths: ['/x'], ports: ['8080'] }),
        when: [{ key: 'source.namespace', notValues: ['ops'] }],
      }),
      widened('http-attribute', 'to[0].operation.paths', 'paths', denies('ports 8080 and not source.namespace ops')),
    ],
    [
      'one of two sources',
      deny({ from: [{ source: { ...SHOP, requestPrincipals: ['*'] } }, { source: { namespaces: ['ops'] } }] }),
      widened('http-attribute', 'from[0].source.requestPrincipals', 'requestPrincipals', denies('namespaces shop')),
    ],
    [
      'both sources',
      deny({
        from: [
          { source: { ...SHOP, requestPrincipals: ['a'] } },
          { source: { namespaces: ['ops'], remoteIpBlocks: ['10.0.0.0/8'] } },
        ],
      }),
      widened('http-attribute', 'from[0].source.requestPrincipals', 'requestPrincipals', denies('namespaces shop')),
      widened('http-attribute', 'from[1].source.remoteIpBlocks', 'remoteIpBlocks', denies('namespaces ops')),
    ],
    [
      'one of two operations is lost, the other stays',
      deny({ to: [{ operation: { paths: ['/admin'] } }, { operation: { ports: ['8080'] } }] }),
      emptied(
        'http-attribute',
        'to[0].operation.paths',
        'paths',
        'so that this alternative never fires, and what it is to deny is let through',
      ),
    ],
  ];
  texts(rows);
});

describe('ALLOW rules with what only requests have allow nothing', () => {
  const rows: readonly Row[] = [
    ['paths', allow(operation({ paths: ['/x'] })), dropped('http-attribute', 'to[0].operation.paths', 'paths')],
    [
      'paths of a port',
      allow(operation({ paths: ['/x'], ports: ['8080'] })),
      dropped('http-attribute', 'to[0].operation.paths', 'paths'),
    ],
    ['hosts', allow(operation({ hosts: ['x'] })), dropped('http-attribute', 'to[0].operation.hosts', 'hosts')],
    [
      'notMethods',
      allow(operation({ notMethods: ['DELETE'] })),
      dropped('http-attribute', 'to[0].operation.notMethods', 'notMethods'),
    ],
    [
      'requestPrincipals',
      allow(source({ requestPrincipals: ['*'] })),
      dropped('http-attribute', 'from[0].source.requestPrincipals', 'requestPrincipals'),
    ],
    [
      'two sources, one with a token',
      allow({ from: [{ source: SHOP }, { source: { requestPrincipals: ['*'] } }] }),
      dropped('http-attribute', 'from[1].source.requestPrincipals', 'requestPrincipals'),
    ],
    [
      'remoteIpBlocks',
      allow(source({ remoteIpBlocks: ['10.0.0.0/8'] })),
      dropped('http-attribute', 'from[0].source.remoteIpBlocks', 'remoteIpBlocks'),
    ],
    [
      'source.serviceAccount as a condition',
      allow(when('source.serviceAccount', 'shop/web')),
      dropped('unknown-attribute', 'when[0].key', 'source.serviceAccount'),
    ],
    [
      'source.trustDomain as a condition',
      allow(when('source.trustDomain', 'cluster.local')),
      dropped('unknown-attribute', 'when[0].key', 'source.trustDomain'),
    ],
    [
      'request.auth.audiences',
      allow({ ...source(SHOP), ...when('request.auth.audiences', 'shop') }),
      dropped('http-attribute', 'when[0].key', 'request.auth.audiences'),
    ],
    [
      'connection.sni',
      allow(when('connection.sni', 'x')),
      dropped('unknown-attribute', 'when[0].key', 'connection.sni'),
    ],
    [
      'two rules: only the one that is lost',
      ambient(forPods({ rules: [operation({ methods: ['GET'] }), source(SHOP)] })),
      dropped('http-attribute', 'to[0].operation.methods', 'methods'),
    ],
  ];
  texts(rows);
});

describe('trust domains and accounts', () => {
  const trust = (field: string) => `from[0].source.${field}`;
  const rows: readonly Row[] = [
    [
      'ALLOW of a trust domain alone',
      allow(source({ trustDomains: ['other'] })),
      emptied('unknown-attribute', trust('trustDomains'), 'trustDomains', NOTHING),
    ],
    [
      'ALLOW of all but a trust domain',
      allow(source({ notTrustDomains: ['other'] })),
      emptied('unknown-attribute', trust('notTrustDomains'), 'notTrustDomains', NOTHING),
    ],
    [
      'ALLOW of a namespace in a trust domain',
      allow(source({ ...SHOP, trustDomains: ['cluster.local'] })),
      widened('unknown-attribute', trust('trustDomains'), 'trustDomains', allows('namespaces shop')),
    ],
    [
      'ALLOW of an account in a trust domain',
      allow(source({ serviceAccounts: ['shop/web'], trustDomains: ['cluster.local'] })),
      widened('unknown-attribute', trust('trustDomains'), 'trustDomains', allows('serviceAccounts shop/web')),
    ],
    [
      'ALLOW of a namespace but for a trust domain',
      allow(source({ ...SHOP, notTrustDomains: ['other'] })),
      widened('unknown-attribute', trust('notTrustDomains'), 'notTrustDomains', allows('namespaces shop')),
    ],
    [
      'ALLOW, a trust domain and a port',
      allow({ ...source({ ...SHOP, trustDomains: ['a'] }), ...operation({ ports: ['8080'] }) }),
      widened('unknown-attribute', trust('trustDomains'), 'trustDomains', allows('namespaces shop and ports 8080')),
    ],
    [
      'ALLOW, one of two sources is a trust domain',
      allow({ from: [{ source: { trustDomains: ['a'] } }, { source: SHOP }] }),
      emptied('unknown-attribute', trust('trustDomains'), 'trustDomains', 'so that this alternative allows nothing'),
    ],
    [
      'DENY of a trust domain',
      deny(source({ trustDomains: ['other'] })),
      emptied('unknown-attribute', trust('trustDomains'), 'trustDomains', NEVER),
    ],
    [
      'DENY of all but a trust domain',
      deny(source({ notTrustDomains: ['cluster.local'] })),
      emptied('unknown-attribute', trust('notTrustDomains'), 'notTrustDomains', NEVER),
    ],
    [
      'DENY of a namespace of a trust domain',
      deny(source({ ...SHOP, trustDomains: ['other'] })),
      widened('unknown-attribute', trust('trustDomains'), 'trustDomains', denies('namespaces shop')),
    ],
    [
      'DENY when source.trustDomain',
      deny(when('source.trustDomain', 'other')),
      emptied('unknown-attribute', 'when[0].key', 'source.trustDomain', NEVER),
    ],
    [
      'DENY when source.serviceAccount, of a port',
      deny({ ...operation({ ports: ['8080'] }), ...when('source.serviceAccount', 'shop/web') }),
      emptied('unknown-attribute', 'when[0].key', 'source.serviceAccount', NEVER),
    ],
    ['serviceAccounts in a source stay', allow(source({ serviceAccounts: ['shop/web'] }))],
  ];
  texts(rows);
});

describe('values that no caller has', () => {
  const never = (path: string, got: string, reason: string, outcome: string, fix: string) =>
    at('principal', path, got, `${reason}, ${outcome}; ${fix}`);
  const path = 'from[0].source.principals';
  const WEB = 'cluster.local/ns/shop/sa/web';
  const config = (mesh: string): Manifest => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio', namespace: 'istio-system' },
    data: { mesh },
  });
  const NEW = config('trustDomain: new');
  const DOMAIN = "ztunnel compares trust domains as they are written: the mesh's is new";
  const negative = 'from[0].source.notPrincipals';
  const rows: readonly Row[] = [
    [
      'every pod of a namespace',
      [...allow(source({ principals: ['cluster.local/ns/shop/*'] })), NEW],
      never(path, '["cluster.local/ns/shop/*"]', DOMAIN, NOTHING, 'write "new/ns/shop/*"'),
    ],
    [
      'two principals',
      [...deny(source({ principals: [WEB, 'cluster.local/ns/ops/sa/batch'] })), NEW],
      never(
        path,
        `["${WEB}","cluster.local/ns/ops/sa/batch"]`,
        DOMAIN,
        NEVER,
        'write "new/ns/shop/sa/web", "new/ns/ops/sa/batch"',
      ),
    ],
    ['one of two is right', [...allow(source({ principals: [WEB, 'new/ns/shop/sa/web'] })), NEW]],
    [
      'source.principal as a condition',
      [...deny(when('source.principal', WEB)), NEW],
      never('when[0].key', `["${WEB}"]`, DOMAIN, NEVER, 'write "new/ns/shop/sa/web"'),
    ],
    ['any trust domain', [...allow(source({ principals: ['*/ns/shop/sa/web'] })), NEW]],
    ['a mesh that keeps the trust domain', allow(source({ principals: [WEB] }))],
    [
      'cluster.local in a mesh of another trust domain',
      [...allow(source({ principals: [WEB] })), NEW],
      never(path, `["${WEB}"]`, DOMAIN, NOTHING, 'write "new/ns/shop/sa/web"'),
    ],
    [
      'DENY of it',
      [...deny(source({ principals: [WEB] })), NEW],
      never(path, `["${WEB}"]`, DOMAIN, NEVER, 'write "new/ns/shop/sa/web"'),
    ],
    [
      'DENY of all but it',
      [...deny(source({ notPrincipals: [WEB] })), NEW],
      never(
        negative,
        `["${WEB}"]`,
        DOMAIN,
        'so that the rule denies more than it says: everything',
        'write "new/ns/shop/sa/web"',
      ),
    ],
    [
      'an alias may still be in certificates',
      [...allow(source({ principals: [WEB] })), config('trustDomain: new\ntrustDomainAliases: [cluster.local]')],
    ],
    ['the trust domain of the mesh', [...allow(source({ principals: ['new/ns/shop/sa/web'] })), NEW]],
  ];
  texts(rows);
});

describe('ports of pods', () => {
  const PORT = 'ztunnel compares with the port of the pod (8080), not with that of the Service';
  const port = (path: string, got: string, outcome: string, rest = PORT, fix = 'write "8080"') =>
    at('port', path, got, `${rest}, ${outcome}; ${fix}`);
  const path = 'to[0].operation.ports';
  const named = [...ambient().slice(0, 2), service('orders', [{ port: 80, targetPort: 'web' }])];
  const pods = (ports: object[]): Manifest => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: { template: { metadata: { labels: { app: 'orders' } }, spec: { containers: [{ name: 'app', ports }] } } },
  });
  const rows: readonly Row[] = [
    ['ALLOW', allow(operation({ ports: ['80'] })), port(path, '["80"]', NOTHING)],
    ['DENY', deny(operation({ ports: ['80'] })), port(path, '["80"]', NEVER)],
    [
      'DENY of all others',
      deny(operation({ notPorts: ['80'] })),
      port('to[0].operation.notPorts', '["80"]', 'so that the rule denies more than it says: everything'),
    ],
    [
      'ALLOW of all others',
      allow(operation({ notPorts: ['80'] })),
      port('to[0].operation.notPorts', '["80"]', 'so that the rule allows more than it says: everything'),
    ],
    ['destination.port', allow(when('destination.port', '80')), port('when[0].key', '["80"]', NOTHING)],
    ['both ports', allow(operation({ ports: ['80', '8080'] }))],
    ['a port that no service has', allow(operation({ ports: ['9999'] }))],
    [
      'the name of a port',
      [...named, pods([{ name: 'web', containerPort: 3000 }]), forPods({ rules: [operation({ ports: ['80'] })] })],
      port(
        path,
        '["80"]',
        NOTHING,
        'ztunnel compares with the port of the pod (3000), not with that of the Service',
        'write "3000"',
      ),
    ],
    [
      'a container that listens there too',
      [
        ...named,
        pods([{ name: 'web', containerPort: 3000 }, { containerPort: 80 }]),
        forPods({ rules: [operation({ ports: ['80'] })] }),
      ],
    ],
    ['a name that no container has', [...named, pods([]), forPods({ rules: [operation({ ports: ['80'] })] })]],
    [
      'two services of one pod',
      [
        ...ambient(),
        service('other', [{ port: 81, targetPort: 9090 }]),
        forPods({ rules: [operation({ ports: ['80', '81'] })] }),
      ],
      port(
        path,
        '["80","81"]',
        NOTHING,
        'ztunnel compares with the port of the pod (8080, 9090), not with that of the Service',
        'write "8080", "9090"',
      ),
    ],
    [
      'a service without targetPort',
      [
        ...ambient().slice(0, 2),
        service('orders', [{ port: 80 }]),
        pods([]),
        forPods({ rules: [operation({ ports: ['80'] })] }),
      ],
    ],
  ];
  texts(rows);
});

describe('actions and dry runs', () => {
  const action = (severity: string, name: string, fix = FIX) =>
    `${severity} ambient/not-enforced [AuthorizationPolicy shop/p] spec.action: got ` +
    `"${name}"; its pods are in ambient mode, and ztunnel only knows ALLOW and DENY; ${fix}`;
  const dry = (value: string) =>
    'warning ambient/dry-run [AuthorizationPolicy shop/p] ' +
    `metadata.annotations["istio.io/dry-run"]: got "${value}"; its pods are in ambient mode, ` +
    'and istiod does not send dry runs to ztunnel, so that nobody logs what the policy would ' +
    `do; ${FIX}`;
  const custom = { action: 'CUSTOM', provider: { name: 'opa' } };
  const run = (value: string, spec: object) => withAnnotations(forPods(spec), { 'istio.io/dry-run': value });
  const istiod: Manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'istiod', namespace: 'istio-system', labels: { app: 'istiod' } },
    spec: {
      template: {
        metadata: { labels: { app: 'istiod' } },
        spec: {
          containers: [
            { name: 'discovery', env: [{ name: 'AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY', value: 'true' }] },
          ],
        },
      },
    },
  };
  const rows: readonly Row[] = [
    ['CUSTOM', ambient(forPods({ ...custom, rules: [{}] })), action('error', 'CUSTOM')],
    [
      'CUSTOM of paths: the rules do not matter',
      ambient(forPods({ ...custom, rules: [operation({ paths: ['/x'] })] })),
      action('error', 'CUSTOM'),
    ],
    ['CUSTOM for a namespace', ambient(authorization({ ...custom, rules: [{}] })), action('error', 'CUSTOM')],
    ['AUDIT', ambient(forPods({ action: 'AUDIT', rules: [{}] })), action('warning', 'AUDIT')],
    [
      'AUDIT of HTTP',
      ambient(forPods({ action: 'AUDIT', rules: [operation({ paths: ['/x'] })] })),
      action('warning', 'AUDIT'),
    ],
    ['a dry run of DENY', ambient(run('true', { action: 'DENY', rules: [{}] })), dry('true')],
    [
      'a dry run of ALLOW with HTTP is not enforced anyway',
      ambient(run('true', { rules: [operation({ paths: ['/x'] })] })),
      dry('true'),
    ],
    ['a dry run of CUSTOM', ambient(run('1', { ...custom, rules: [{}] })), dry('1')],
    ['a dry run that is switched off', ambient(run('false', { action: 'DENY', rules: [{}] }))],
    ['a dry run that is no boolean', ambient(run('yes', { action: 'DENY', rules: [{}] }))],
    ['a dry run where istiod sends them', [...ambient(run('true', { action: 'DENY', rules: [{}] })), istiod]],
  ];
  texts(rows);
});
