'use strict';
/** AuthorizationPolicies and connections for ztunnel, the same ones on every machine. */

/** A small random number generator (mulberry32). */
function randomSource(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (below) => Math.floor(next() * below);
  return { int, pick: (items) => items[int(items.length)], chance: (probability) => next() < probability };
}

/** Values that some connection has, some that none has, and every form of a star. */
const VALUES = {
  principals: [
    ['cluster.local/ns/shop/sa/web'],
    ['cluster.local/ns/shop/*'],
    ['*/sa/batch'],
    ['*'],
    ['spiffe://cluster.local/ns/shop/sa/web'],
  ],
  namespaces: [['shop'], ['ops'], ['sh*'], ['*ps'], ['shop', 'ops']],
  serviceAccounts: [['web'], ['shop/web'], ['ops/batch']],
  trustDomains: [['other'], ['cluster.local'], ['*'], ['cl*']],
  ipBlocks: [['10.0.0.0/8'], ['203.0.113.7'], ['2001:db8::/32']],
  ports: [['8080'], ['9090'], ['8080', '9090'], ['80']],
  remoteIpBlocks: [['10.0.0.0/8']],
  requestPrincipals: [['*']],
  methods: [['GET']],
  paths: [['/admin'], ['/a*', '/b']],
  hosts: [['orders.shop']],
};
const SOURCES = [
  'principals',
  'namespaces',
  'serviceAccounts',
  'trustDomains',
  'ipBlocks',
  'remoteIpBlocks',
  'requestPrincipals',
];
const OPERATIONS = ['ports', 'methods', 'paths', 'hosts'];
const CONDITIONS = {
  'source.ip': VALUES.ipBlocks,
  'source.namespace': VALUES.namespaces,
  'source.principal': VALUES.principals,
  'destination.ip': [['10.1.0.1'], ['10.2.0.0/16']],
  'destination.port': VALUES.ports,
  'source.serviceAccount': VALUES.serviceAccounts,
  'source.trustDomain': VALUES.trustDomains,
  'remote.ip': VALUES.remoteIpBlocks,
  'request.headers[x-user]': [['ann']],
  'request.auth.principal': [['*']],
  'request.auth.claims[iss]': [['https://id.example.com']],
  'connection.sni': [['*.example.com']],
};

/** What ztunnel takes is drawn more often, so that not every rule is lost. */
const OFTEN = ['principals', 'namespaces', 'serviceAccounts', 'trustDomains', 'ipBlocks', 'ports'];
const OFTEN_CONDITIONS = ['source.ip', 'source.namespace', 'source.principal', 'destination.port'];
const weighted = (names, often) => names.flatMap((name) => Array(often.includes(name) ? 4 : 1).fill(name));
const DRAWN_SOURCES = weighted(SOURCES, OFTEN);
const DRAWN_OPERATIONS = weighted(OPERATIONS, OFTEN);
const DRAWN_CONDITIONS = weighted(Object.keys(CONDITIONS), OFTEN_CONDITIONS);

const opposite = (field) => `not${field[0].toUpperCase()}${field.slice(1)}`;

/** Every attribute alone, with and without `not`, for both actions. */
function alone() {
  const rules = [];
  for (const [fields, clause, item] of [
    [SOURCES, 'from', 'source'],
    [OPERATIONS, 'to', 'operation'],
  ]) {
    for (const field of fields) {
      for (const values of VALUES[field]) {
        rules.push(
          { [clause]: [{ [item]: { [field]: values } }] },
          { [clause]: [{ [item]: { [opposite(field)]: values } }] },
        );
      }
    }
  }
  for (const [key, all] of Object.entries(CONDITIONS)) {
    for (const values of all) rules.push({ when: [{ key, values }] }, { when: [{ key, notValues: values }] });
  }
  return [{}, ...rules];
}

function attributes(random, fields) {
  const out = {};
  for (let n = 1 + random.int(2); n > 0; n--) {
    const field = random.pick(fields);
    out[random.chance(0.25) ? opposite(field) : field] = random.pick(VALUES[field]);
  }
  return out;
}

function condition(random) {
  const key = random.pick(DRAWN_CONDITIONS);
  return { key, [random.chance(0.25) ? 'notValues' : 'values']: random.pick(CONDITIONS[key]) };
}

const some = (random, make) => Array.from({ length: 1 + random.int(2) }, () => make(random));

/** A rule of several clauses, some with alternatives. */
function mixed(random) {
  const rule = {};
  if (random.chance(0.6)) rule.from = some(random, () => ({ source: attributes(random, DRAWN_SOURCES) }));
  if (random.chance(0.6)) rule.to = some(random, () => ({ operation: attributes(random, DRAWN_OPERATIONS) }));
  if (random.chance(0.4)) rule.when = some(random, condition);
  return Object.keys(rule).length > 0 ? rule : mixed(random);
}

/** Rules, each of which is judged as an ALLOW and as a DENY policy. */
function rules({ seed = 1, random: count = 240 } = {}) {
  const random = randomSource(seed);
  return [...alone(), ...Array.from({ length: count }, () => mixed(random))];
}

/** Every kind of caller on both ports. */
function connections() {
  const callers = [
    { ip: '10.0.0.1' },
    { ip: '203.0.113.7' },
    { principal: 'cluster.local/ns/shop/sa/web', ip: '10.0.0.1' },
    { principal: 'cluster.local/ns/ops/sa/batch', ip: '203.0.113.7' },
    { principal: 'other/ns/shop/sa/web', ip: '10.0.0.1' },
    { principal: 'other/ns/ops/sa/web', ip: '2001:db8::7' },
  ];
  return callers.flatMap((caller) =>
    [8080, 9090].map((port) => ({
      ...caller,
      destinationIp: caller.ip.includes(':') ? '2001:db8::1' : '10.1.0.1',
      port,
    })),
  );
}

/** Sets of policies on one pod, by the places of their rules; the action of each is given. */
function sets(count, ruleCount, seed = 2) {
  const random = randomSource(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + random.int(4) }, () => ({
      rule: random.int(ruleCount),
      action: random.pick(['ALLOW', 'DENY']),
    })),
  );
}

const MODES = ['UNSET', 'STRICT', 'PERMISSIVE', 'DISABLE'];
const NO_MODES = [undefined, ...MODES];

/** Every mode of the mesh, a namespace, a pod and two of its ports; undefined where there is no policy. */
function peers() {
  const all = [];
  for (const mesh of NO_MODES)
    for (const namespace of NO_MODES)
      for (const workload of NO_MODES)
        for (const first of workload ? NO_MODES : [undefined])
          for (const second of workload ? NO_MODES : [undefined]) all.push([mesh, namespace, workload, first, second]);
  return all;
}

/** Plain text and mTLS on the two ports, and on one that no policy names. */
const peerConnections = () =>
  [8080, 9090, 7070].flatMap((port) =>
    [undefined, 'cluster.local/ns/shop/sa/web'].map((principal) => ({
      ...(principal && { principal }),
      ip: '10.0.0.1',
      destinationIp: '10.1.0.1',
      port,
    })),
  );

module.exports = { rules, connections, sets, peers, peerConnections };
