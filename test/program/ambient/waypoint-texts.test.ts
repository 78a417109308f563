import type { Manifest } from '../../../lib/model';
import {
  AMBIENT,
  BEHIND_WAYPOINT,
  ambient,
  authorization,
  behindWaypoint,
  deployment,
  forPods,
  forService,
  found,
  namespace,
  object,
  operation,
  service,
  source,
  texts,
  waypoint,
  when,
  withAnnotations,
  withLabels,
  type Row,
} from './support';

const NEVER = 'so that the rule never fires, and what it is to deny is let through';
const NOTHING = 'so that the rule allows nothing';
const PATHS = operation({ paths: ['/admin'] });
const WEB = source({ principals: ['cluster.local/ns/shop/sa/web'] });
const GATEWAY = { group: 'gateway.networking.k8s.io', kind: 'Gateway' };
const CLASS = { group: 'gateway.networking.k8s.io', kind: 'GatewayClass' };
const named = (ns: string) => `[AuthorizationPolicy ${ns}/p]`;

describe('what a policy is for', () => {
  const none = (what: string, reason: string, fix: string, severity = 'error', ns = 'shop') =>
    `${severity} ambient/no-waypoint ${named(ns)} spec.targetRefs[0]: got "${what}"; ` +
    `${reason}, so nobody carries the policy out; ${fix}`;
  const not = (ns: string, got: string, reason: string, fix: string) =>
    `error ambient/not-enforced ${named(ns)} spec.targetRefs[0]: got "${got}"; ${reason}; ${fix}`;
  const GIVE = 'give namespace shop a waypoint, or the Service the label istio.io/use-waypoint';
  const without = behindWaypoint().slice(0, -1);
  const elsewhere = namespace('shop', { ...BEHIND_WAYPOINT, 'istio.io/use-waypoint-namespace': 'ops' });
  const from = (all: object) => [
    elsewhere,
    ...ambient().slice(1),
    waypoint({}, 'ops', { namespaces: all }),
    forService({ rules: [PATHS] }),
  ];
  const ALLOW_ROUTES = 'let its listener allow the namespace: allowedRoutes.namespaces';
  const REFUSED = 'waypoint ops/waypoint does not take services of namespace shop';
  const entry = object('networking.istio.io/v1', 'ServiceEntry', 'api', {
    hosts: ['api.example.com'],
    ports: [{ number: 80, name: 'http', protocol: 'HTTP' }],
  });
  const forEntry = authorization({
    targetRefs: [{ group: 'networking.istio.io', kind: 'ServiceEntry', name: 'api' }],
    rules: [PATHS],
  });
  const rows: readonly Row[] = [
    [
      'a Service without a waypoint',
      ambient(forService({ rules: [PATHS] })),
      none('orders', 'no waypoint handles Service shop/orders', GIVE),
    ],
    [
      'the older single reference',
      ambient(authorization({ targetRef: { kind: 'Service', name: 'orders' }, rules: [PATHS] })),
      none('orders', 'no waypoint handles Service shop/orders', GIVE).replace('targetRefs[0]', 'targetRef'),
    ],
    [
      'a ServiceEntry without a waypoint',
      ambient(entry, forEntry),
      none('api', 'no waypoint handles ServiceEntry shop/api', GIVE.replace('the Service', 'the ServiceEntry')),
    ],
    ['a ServiceEntry with a waypoint', behindWaypoint(entry, forEntry)],
    [
      'a Service that says none',
      behindWaypoint(
        withLabels(service('db'), { 'istio.io/use-waypoint': 'none' }),
        forService({ rules: [PATHS] }, 'shop', 'db'),
      ),
      none('db', 'no waypoint handles Service shop/db', GIVE),
    ],
    [
      'a waypoint for workloads',
      [...without, waypoint({ 'istio.io/waypoint-for': 'workload' }), forService({ rules: [PATHS] })],
      none('orders', 'no waypoint handles Service shop/orders', GIVE),
    ],
    [
      'a waypoint for nothing',
      [...without, waypoint({ 'istio.io/waypoint-for': 'none' }), forService({ rules: [PATHS] })],
      none('orders', 'no waypoint handles Service shop/orders', GIVE),
    ],
    ['a waypoint for all', [...without, waypoint({ 'istio.io/waypoint-for': 'all' }), forService({ rules: [PATHS] })]],
    [
      'headless',
      behindWaypoint(
        service('db', [{ port: 80 }], { clusterIP: 'None' }),
        forService({ rules: [PATHS] }, 'shop', 'db'),
      ),
      none(
        'db',
        'Service shop/db is headless: its clients connect to pods and pass the waypoint by',
        'give the Service a cluster address, or select its pods with `selector` and compare what a connection has',
      ),
    ],
    [
      'no such waypoint',
      [...without, forService({ rules: [PATHS] })],
      none(
        'orders',
        'Service shop/orders is to use waypoint shop/waypoint, and there is no such Gateway',
        'declare the waypoint (a Gateway of class istio-waypoint), or name it in `outside`',
      ),
    ],
    [
      'neither the waypoint nor the Service among the objects',
      [namespace('shop', BEHIND_WAYPOINT), forService({ rules: [PATHS] })],
      none(
        'orders',
        'Service shop/orders is to use waypoint shop/waypoint, and there is no such Gateway',
        'declare the waypoint (a Gateway of class istio-waypoint), or name it in `outside`',
        'warning',
      ),
    ],
    [
      'a waypoint of another namespace, by default only for its own',
      [elsewhere, ...ambient().slice(1), waypoint({}, 'ops'), forService({ rules: [PATHS] })],
      none('orders', REFUSED, ALLOW_ROUTES),
    ],
    ['only the same namespace', from({ from: 'Same' }), none('orders', REFUSED, ALLOW_ROUTES)],
    ['all namespaces', from({ from: 'All' })],
    [
      'namespaces by label, others',
      from({ from: 'Selector', selector: { matchLabels: { team: 'web' } } }),
      none('orders', REFUSED, ALLOW_ROUTES),
    ],
    [
      'namespaces by name',
      from({ from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }),
    ],
    [
      'namespaces by expression',
      from({
        from: 'Selector',
        selector: { matchExpressions: [{ key: 'istio.io/dataplane-mode', operator: 'In', values: ['ambient'] }] },
      }),
    ],
    [
      'a Gateway of another namespace',
      behindWaypoint(authorization({ targetRefs: [{ ...GATEWAY, name: 'waypoint' }], rules: [PATHS] }, 'ops')),
      not(
        'ops',
        'waypoint',
        'the Gateway of this name is in namespace shop, and a policy is only attached in its ' +
          'own, so nobody carries it out',
        'put the policy into namespace shop',
      ),
    ],
    [
      'the class of gateways',
      behindWaypoint(authorization({ targetRefs: [{ ...CLASS, name: 'istio' }], rules: [PATHS] }, 'istio-system')),
      not(
        'istio-system',
        'istio',
        'policies are only attached to the class istio-waypoint, so nobody carries this one out',
        'attach the policy to each Gateway of the class',
      ),
    ],
    [
      'the class of waypoints, outside the root namespace',
      behindWaypoint(authorization({ targetRefs: [{ ...CLASS, name: 'istio-waypoint' }], rules: [PATHS] })),
      not(
        'shop',
        'istio-waypoint',
        'a policy for all waypoints only counts in the root namespace istio-system, so nobody carries this one out',
        'put the policy into namespace istio-system, or attach it to a waypoint of this one',
      ),
    ],
    [
      'the class of waypoints, in the root namespace',
      behindWaypoint(
        authorization({ targetRefs: [{ ...CLASS, name: 'istio-waypoint' }], rules: [PATHS] }, 'istio-system'),
      ),
    ],
    [
      'a Gateway for what comes in',
      behindWaypoint(
        object('gateway.networking.k8s.io/v1', 'Gateway', 'public', { gatewayClassName: 'istio' }),
        authorization({ targetRefs: [{ ...GATEWAY, name: 'public' }], rules: [PATHS] }),
      ),
    ],
  ];
  texts(rows);

  test('a waypoint that is elsewhere', () => {
    expect(found([...without, forService({ rules: [PATHS] })], { outside: { waypoints: ['shop/waypoint'] } })).toEqual(
      [],
    );
  });
});

describe('conditions that a waypoint cannot compare', () => {
  const at = (code: string, path: string, got: string, rest: string) =>
    `error ambient/${code} ${named('shop')} spec.rules[0].${path}: got ${got}; ${rest}`;
  const IP = 'a waypoint takes connections out of its tunnel, and their peer has no address of its own';
  const IP_FIX = 'compare the address of the client: `remoteIpBlocks`, or `remote.ip`';
  const SNI = 'a waypoint takes connections out of its tunnel, where there is no SNI';
  const SNI_FIX = 'compare `hosts` or `ports` instead';
  const PORT = 'a waypoint compares with the port of the Service (80), not with that of the pod';
  const deny = (rule: object) => behindWaypoint(forService({ action: 'DENY', rules: [rule] }));
  const allow = (rule: object) => behindWaypoint(forService({ rules: [rule] }));
  const block = (field: string, outcome: string) =>
    at('waypoint-address', `from[0].source.${field}`, '["10.0.0.0/8"]', `${IP}, ${outcome}; ${IP_FIX}`);
  const rows: readonly Row[] = [
    ['ALLOW of addresses', allow(source({ ipBlocks: ['10.0.0.0/8'] })), block('ipBlocks', NOTHING)],
    ['DENY of addresses', deny(source({ ipBlocks: ['10.0.0.0/8'] })), block('ipBlocks', NEVER)],
    [
      'DENY of other addresses',
      deny(source({ notIpBlocks: ['10.0.0.0/8'] })),
      block('notIpBlocks', 'so that the rule denies more than it says: everything'),
    ],
    [
      'ALLOW of other addresses of a namespace',
      allow(source({ notIpBlocks: ['10.0.0.0/8'], namespaces: ['shop'] })),
      block('notIpBlocks', 'so that the rule allows more than it says: everything with namespaces shop'),
    ],
    [
      'source.ip',
      deny(when('source.ip', '10.0.0.1')),
      at('waypoint-address', 'when[0].key', '["10.0.0.1"]', `${IP}, ${NEVER}; ${IP_FIX}`),
    ],
    ['remoteIpBlocks work', deny(source({ remoteIpBlocks: ['10.0.0.0/8'] }))],
    [
      'ALLOW of SNI',
      allow(when('connection.sni', '*.example.com')),
      at('waypoint-sni', 'when[0].key', '"connection.sni"', `${SNI}, ${NOTHING}; ${SNI_FIX}`),
    ],
    [
      'DENY of SNI and a path',
      deny({ ...PATHS, ...when('connection.sni', '*') }),
      at('waypoint-sni', 'when[0].key', '"connection.sni"', `${SNI}, ${NEVER}; ${SNI_FIX}`),
    ],
    [
      'ALLOW of the port of the pod',
      allow(operation({ ports: ['8080'] })),
      at('port', 'to[0].operation.ports', '["8080"]', `${PORT}, ${NOTHING}; write "80"`),
    ],
    [
      'DENY of it',
      deny(operation({ ports: ['8080'], paths: ['/x'] })),
      at('port', 'to[0].operation.ports', '["8080"]', `${PORT}, ${NEVER}; write "80"`),
    ],
    [
      'DENY of others',
      deny(operation({ notPorts: ['8080'] })),
      at(
        'port',
        'to[0].operation.notPorts',
        '["8080"]',
        `${PORT}, so that the rule denies more than it says: everything; write "80"`,
      ),
    ],
    ['the port of the Service', allow(operation({ ports: ['80'] }))],
    [
      'a port of one of two services of the waypoint',
      behindWaypoint(
        service('db', [{ port: 8080 }]),
        authorization({ targetRefs: [{ ...GATEWAY, name: 'waypoint' }], rules: [operation({ ports: ['8080'] })] }),
      ),
    ],
    [
      'trust domains and accounts work',
      allow(source({ trustDomains: ['cluster.local'], serviceAccounts: ['shop/web'] })),
    ],
    [
      'CUSTOM and AUDIT work',
      behindWaypoint(
        forService({ action: 'AUDIT', rules: [PATHS] }),
        forService({ action: 'CUSTOM', provider: { name: 'opa' }, rules: [PATHS] }),
      ),
    ],
  ];
  texts(rows);
});

describe('ports of waypoints that carry no HTTP', () => {
  const db = (ports: unknown[] = [{ name: 'tcp', port: 5432 }]) => service('db', ports);
  const policy = (spec: object) => forService(spec, 'shop', 'db');
  const at = (path: string, got: string, rest: string) =>
    `error ambient/tcp-port ${named('shop')} spec.rules[0].${path}: got "${got}"; ${rest}`;
  const denied = (path: string, got: string, what = 'everything', port = 5432) =>
    at(
      path,
      got,
      `port ${port} of Service shop/db is TCP, where this condition is left out, so that the ` +
        `rule denies more than it says: ${what} on that port; exclude the port: notPorts ` +
        `["${port}"]; or name it after its protocol if it is HTTP`,
    );
  const nothing = (path: string, got: string, ports = '5432') =>
    at(
      path,
      got,
      `Service shop/db has only TCP ports (${ports}), and rules with this condition are left ` +
        'out there, so that the policy allows nothing; name the port after its protocol if it is ' +
        'HTTP; else compare what a connection has: principals, namespaces, ports',
    );
  const MIXED = [
    { name: 'tcp-db', port: 5432 },
    { name: 'http', port: 80 },
  ];
  const rows: readonly Row[] = [
    [
      'DENY of paths',
      behindWaypoint(db(), policy({ action: 'DENY', rules: [PATHS] })),
      denied('to[0].operation.paths', 'paths'),
    ],
    [
      'DENY of a namespace and methods',
      behindWaypoint(
        db(),
        policy({ action: 'DENY', rules: [{ ...source({ namespaces: ['ops'] }), ...operation({ methods: ['GET'] }) }] }),
      ),
      denied('to[0].operation.methods', 'methods', 'everything with namespaces ops'),
    ],
    [
      'DENY without a token',
      behindWaypoint(db(), policy({ action: 'DENY', rules: [source({ notRequestPrincipals: ['*'] })] })),
      denied('from[0].source.notRequestPrincipals', 'notRequestPrincipals'),
    ],
    [
      'DENY on the other port',
      behindWaypoint(db(MIXED), policy({ action: 'DENY', rules: [operation({ paths: ['/x'], ports: ['80'] })] })),
    ],
    [
      'DENY but not on the port',
      behindWaypoint(db(MIXED), policy({ action: 'DENY', rules: [operation({ paths: ['/x'], notPorts: ['5432'] })] })),
    ],
    [
      'DENY where both kinds of ports are',
      behindWaypoint(db(MIXED), policy({ action: 'DENY', rules: [operation({ paths: ['/x'] })] })),
      denied('to[0].operation.paths', 'paths'),
    ],
    ['DENY of a caller', behindWaypoint(db(), policy({ action: 'DENY', rules: [WEB] }))],
    [
      'ALLOW of methods',
      behindWaypoint(db(), policy({ rules: [operation({ methods: ['GET'] })] })),
      nothing('to[0].operation.methods', 'methods'),
    ],
    [
      'ALLOW of methods, and of a caller',
      behindWaypoint(db(), policy({ rules: [operation({ methods: ['GET'] }), WEB] })),
    ],
    [
      'ALLOW of methods where both kinds of ports are',
      behindWaypoint(db(MIXED), policy({ rules: [operation({ methods: ['GET'] })] })),
    ],
    [
      'a protocol by appProtocol',
      behindWaypoint(db([{ name: 'x', port: 6379, appProtocol: 'redis' }]), policy({ action: 'DENY', rules: [PATHS] })),
      denied('to[0].operation.paths', 'paths', 'everything', 6379),
    ],
    [
      'TLS that is passed on',
      behindWaypoint(db([{ name: 'tls-x', port: 443 }]), policy({ rules: [PATHS] })),
      nothing('to[0].operation.paths', 'paths', '443'),
    ],
    [
      'a port that says nothing is looked into',
      behindWaypoint(db([{ port: 5432 }]), policy({ action: 'DENY', rules: [PATHS] })),
    ],
    [
      'HTTP/2 in plain text',
      behindWaypoint(
        db([{ name: 'x', port: 80, appProtocol: 'kubernetes.io/h2c' }]),
        policy({ action: 'DENY', rules: [PATHS] }),
      ),
    ],
  ];
  texts(rows);
});

describe('ztunnel of pods behind a waypoint', () => {
  const FROM_WAYPOINT =
    'calls of Service shop/orders come from waypoint shop/waypoint, whose identity ztunnel compares';
  const at = (path: string, got: string, rest: string, ns = 'shop') =>
    `error ambient/behind-waypoint ${named(ns)} spec.rules[0].from[0].source.${path}: got ${got}; ${rest}`;
  const ATTACH = 'attach the policy with `targetRefs` to the Service: the waypoint sees who calls';
  const ADMIT =
    'attach the policy with `targetRefs` to the Service, and admit the waypoint here: ' +
    'principals ["cluster.local/ns/shop/sa/waypoint"]';
  const closed = (path: string, got: string, ns?: string) =>
    at(path, got, `${FROM_WAYPOINT}, so that all of them are denied; ${ADMIT}`, ns);
  const silent = (path: string, got: string, ns?: string) =>
    at(
      path,
      got,
      `${FROM_WAYPOINT}, so that the rule never fires for them, and what it is to deny is let through; ${ATTACH}`,
      ns,
    );
  const all = (path: string, got: string) =>
    at(path, got, `${FROM_WAYPOINT}, so that the rule denies all of them; ${ATTACH}`);
  const open = (path: string, got: string) =>
    at(path, got, `${FROM_WAYPOINT}, so that all of them are let in, whoever calls; ${ATTACH}`);
  const OPS = source({ namespaces: ['ops'] });
  const WAYPOINT = 'cluster.local/ns/shop/sa/waypoint';
  const SA = '["cluster.local/ns/shop/sa/web"]';
  const istiod: Manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'istiod', namespace: 'istio-system', labels: { app: 'istiod' } },
    spec: {
      template: {
        spec: {
          containers: [{ name: 'discovery', env: [{ name: 'PILOT_AUTO_ALLOW_WAYPOINT_POLICY', value: 'true' }] }],
        },
      },
    },
  };
  const rows: readonly Row[] = [
    ['ALLOW of a caller', behindWaypoint(forPods({ rules: [WEB] })), closed('principals', SA)],
    ['ALLOW of another namespace', behindWaypoint(forPods({ rules: [OPS] })), closed('namespaces', '["ops"]')],
    [
      'ALLOW of an account',
      behindWaypoint(forPods({ rules: [source({ serviceAccounts: ['shop/web'] })] })),
      closed('serviceAccounts', '["shop/web"]'),
    ],
    [
      'ALLOW in the root namespace',
      behindWaypoint(authorization({ rules: [OPS] }, 'istio-system')),
      closed('namespaces', '["ops"]', 'istio-system'),
    ],
    [
      'ALLOW of a caller and of the waypoint',
      behindWaypoint(forPods({ rules: [WEB, source({ principals: [WAYPOINT] })] })),
    ],
    [
      'ALLOW of the waypoint in another policy',
      behindWaypoint(
        forPods({ rules: [WEB] }),
        authorization({ rules: [source({ serviceAccounts: ['waypoint'] })] }, 'shop', 'other'),
      ),
    ],
    [
      'ALLOW of the waypoint by its account',
      behindWaypoint(forPods({ rules: [source({ serviceAccounts: ['shop/waypoint'] })] })),
    ],
    ['ALLOW of a port', behindWaypoint(forPods({ rules: [operation({ ports: ['8080'] })] }))],
    ['ALLOW of any identity', behindWaypoint(forPods({ rules: [source({ principals: ['*'] })] }))],
    [
      'ALLOW of the namespace of the waypoint',
      behindWaypoint(forPods({ rules: [source({ namespaces: ['shop'] })] })),
      open('namespaces', '["shop"]'),
    ],
    [
      'ALLOW of it, and the waypoint compares callers',
      behindWaypoint(forPods({ rules: [source({ namespaces: ['shop'] })] }), forService({ rules: [WEB] })),
    ],
    ['ALLOW where istiod lets waypoints in', [...behindWaypoint(forPods({ rules: [WEB] })), istiod]],
    ['DENY of a caller', behindWaypoint(forPods({ action: 'DENY', rules: [WEB] })), silent('principals', SA)],
    [
      'DENY of a caller for the namespace',
      behindWaypoint(authorization({ action: 'DENY', rules: [OPS] })),
      silent('namespaces', '["ops"]'),
    ],
    [
      'DENY in the root namespace',
      behindWaypoint(authorization({ action: 'DENY', rules: [OPS] }, 'istio-system')),
      silent('namespaces', '["ops"]', 'istio-system'),
    ],
    [
      'DENY of a caller, also at the waypoint',
      behindWaypoint(forPods({ action: 'DENY', rules: [WEB] }), forService({ action: 'DENY', rules: [WEB] })),
    ],
    [
      'DENY of a caller, at the waypoint only paths',
      behindWaypoint(forPods({ action: 'DENY', rules: [WEB] }), forService({ action: 'DENY', rules: [PATHS] })),
      silent('principals', SA),
    ],
    [
      'DENY of all but a caller',
      behindWaypoint(forPods({ action: 'DENY', rules: [source({ notPrincipals: ['cluster.local/ns/shop/sa/web'] })] })),
      all('notPrincipals', SA),
    ],
    [
      'DENY of all but the waypoint',
      behindWaypoint(forPods({ action: 'DENY', rules: [source({ notPrincipals: [WAYPOINT] })] })),
    ],
    [
      'DENY of the namespace of the waypoint',
      behindWaypoint(forPods({ action: 'DENY', rules: [source({ namespaces: ['shop'] })] })),
      all('namespaces', '["shop"]'),
    ],
    ['DENY of plain text', behindWaypoint(forPods({ action: 'DENY', rules: [source({ notPrincipals: ['*'] })] }))],
    [
      'DENY of a caller on a port that the service does not lead to',
      behindWaypoint(forPods({ action: 'DENY', rules: [{ ...WEB, ...operation({ ports: ['9090'] }) }] })),
    ],
    [
      'DENY of addresses: those of waypoints are not known',
      behindWaypoint(forPods({ action: 'DENY', rules: [source({ ipBlocks: ['203.0.113.0/24'] })] })),
    ],
    [
      'pods without a service',
      behindWaypoint(authorization({ selector: { matchLabels: { app: 'web' } }, rules: [OPS] })),
    ],
    [
      'pods of a service that says none',
      [
        namespace('shop', BEHIND_WAYPOINT),
        namespace('ops', AMBIENT),
        withLabels(service(), { 'istio.io/use-waypoint': 'none' }),
        deployment(),
        waypoint(),
        forPods({ rules: [OPS] }),
      ],
    ],
    [
      'a waypoint with an account of its own',
      [
        ...behindWaypoint().slice(0, -1),
        withAnnotations(waypoint(), { 'gateway.istio.io/service-account': 'proxy' }),
        forPods({ rules: [source({ principals: ['cluster.local/ns/shop/sa/proxy'] })] }),
      ],
    ],
  ];
  texts(rows);
});
