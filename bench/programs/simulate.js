'use strict';
/**
 * Simulates a mesh of many services with routes and policies. Arguments: number of services of the big program, of the
 * matrix, of requests.
 */
const [services, square, requests] = process.argv.slice(2).map(Number);
const { simulate } = require('istio-constructs/testing');

const TEAM = 50;

/** A Service, its pods of the versions, its subsets, its routes and its policy. */
function service(i, versions) {
  const namespace = `team-${Math.floor(i / TEAM)}`;
  const name = `app-${i}`;
  const labels = { app: name };
  const account = (of) => `cluster.local/ns/team-${Math.floor(of / TEAM)}/sa/app-${of}`;
  const object = (apiVersion, kind, spec, suffix = '') => ({
    apiVersion,
    kind,
    metadata: { name: `${name}${suffix}`, namespace },
    spec,
  });
  const pod = (version) => ({
    ...object('v1', 'Pod', { serviceAccountName: name, containers: [{ name: 'app', image: 'app' }] }, `-${version}`),
    metadata: { name: `${name}-${version}`, namespace, labels: { ...labels, version } },
  });
  const subsets = ['v1', 'v2'].map((version) => ({ name: version, labels: { version } }));
  return [
    object('v1', 'Service', { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 8080 }] }),
    ...versions.map(pod),
    object('networking.istio.io/v1', 'DestinationRule', { host: name, subsets }),
    object('networking.istio.io/v1', 'VirtualService', {
      hosts: [name],
      http: [
        { match: [{ uri: { prefix: '/v2/' } }], route: [{ destination: { host: name, subset: 'v2' } }] },
        { route: [{ destination: { host: name, subset: 'v1' } }] },
      ],
    }),
    object('security.istio.io/v1', 'AuthorizationPolicy', {
      selector: { matchLabels: labels },
      rules: [
        {
          from: [{ source: { principals: [account(i === 0 ? 0 : i - 1)] } }],
          to: [{ operation: { methods: ['GET'] } }],
        },
      ],
    }),
  ];
}

function objects(count, versions = ['v1', 'v2']) {
  const namespaces = Array.from({ length: Math.ceil(count / TEAM) }, (_, i) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: `team-${i}`, labels: { 'istio-injection': 'enabled' } },
  }));
  return [...namespaces, ...Array.from({ length: count }, (_, i) => service(i, versions)).flat()];
}

const timed = (name, work) => {
  const start = performance.now();
  const result = work();
  globalThis.timing(name, performance.now() - start);
  return result;
};

const workload = (i) => `team-${Math.floor(i / TEAM)}/app-${i}-v1`;
const host = (i) => `app-${i}.team-${Math.floor(i / TEAM)}`;

/** Objects of one service: a Service, two Pods, a DestinationRule, a VirtualService and an AuthorizationPolicy. */
const PER_SERVICE = 6;

/** Reads a program and has the first request of the first service to the second. */
function first(program) {
  const mesh = simulate(program, { check: false });
  mesh.request({ from: workload(0), url: `http://${host(1)}/` });
  return mesh;
}

const [few, many, one] = [objects(Math.floor(1_000 / PER_SERVICE)), objects(services), objects(square, ['v1'])];
const small = timed('small', () => first(few));
const big = timed('big', () => first(many));

/** Bytes of live objects. */
function usedHeap() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

// Numbers that look drawn, the same each time.
let state = 1;
const drawn = (limit) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % limit;
const outcomes = {};
const heaps = [];
timed('requests', () => {
  for (let i = 0; i < requests; i++) {
    if (i === requests / 10) heaps.push(usedHeap());
    const [caller, callee] = [drawn(square / 2), drawn(square / 2)];
    const url = `http://${host(callee)}${['/', '/v2/', '/v2/x?y=1', '/%2e%2e/v2/', '//'][drawn(5)]}`;
    const { outcome } = small.request({ from: workload(caller), url, method: ['GET', 'POST'][drawn(2)] });
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
});
heaps.push(usedHeap());
let allowed = 0;
timed('can', () => {
  for (let i = 0; i < requests; i++) {
    const [caller, callee] = [drawn(square / 2), drawn(square / 2)];
    const { outcome } = small.can(workload(caller), `team-${Math.floor(callee / TEAM)}/app-${callee}`, 'GET', '/');
    if ((outcome === 'allowed') !== (callee === 0 ? caller === 0 : caller === callee - 1))
      throw new Error(`${caller} calls ${callee}: ${outcome}`);
    if (outcome === 'allowed') allowed++;
  }
});
const matrix = timed('matrix', () => {
  const mesh = simulate(one, { check: false });
  const table = mesh.matrix();
  return table.callers.length * table.callees.length - table.toString().split(' yes ').length + 1;
});
const chain = [
  big.request({ from: workload(0), url: `http://${host(1)}/` }).outcome,
  big.request({ from: workload(0), url: `http://${host(2)}/` }).outcome,
  big.request({ from: workload(0), url: `http://${host(1)}/v2/` }).destination?.subset,
];
const grown = Math.round((heaps[1] - heaps[0]) / 1e6);
console.log(
  JSON.stringify({ chain, outcomes: Object.keys(outcomes).sort(), someAllowed: allowed > 0, denied: matrix, grown }),
);
