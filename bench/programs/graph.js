'use strict';
/**
 * Draws the graph of a large mesh: services of many namespaces with their workloads and accounts, routes with matches
 * and weights, mutual TLS and policies by namespace and by service. Arguments: number of services, routes of each, and
 * `alone` where nothing is analyzed.
 */
const [services, routes] = process.argv.slice(2, 4).map(Number);
const findings = process.argv[4] !== 'alone';
const { meshGraph } = require('istio-constructs/manifests');

const NAMESPACES = 50;
const spaceOf = (i) => `team-${i % NAMESPACES}`;
const object = (apiVersion, kind, name, namespace, spec) => ({ apiVersion, kind, metadata: { name, namespace }, spec });

const namespaces = Array.from({ length: NAMESPACES }, (_, i) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: `team-${i}`, labels: { 'istio-injection': 'enabled' } },
}));

const ofService = (i) => {
  const [name, namespace] = [`s${i}`, spaceOf(i)];
  const labels = { app: name };
  const http = Array.from({ length: routes }, (_, j) =>
    j < routes - 1
      ? {
          match: [{ uri: { prefix: `/v${j}` } }],
          route: [{ destination: { host: name, subset: 'v1' } }],
          timeout: '3s',
        }
      : {
          route: [
            { destination: { host: name, subset: 'v1' }, weight: 90 },
            { destination: { host: `s${(i + NAMESPACES) % services}` }, weight: 10 },
          ],
        },
  );
  return [
    object('v1', 'Service', name, namespace, { selector: labels, ports: [{ port: 80, name: 'http' }] }),
    object('apps/v1', 'Deployment', name, namespace, {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels: { ...labels, version: 'v1' } },
        spec: { serviceAccountName: name, containers: [{ name: 'app', image: 'example.com/app:1' }] },
      },
    }),
    object('networking.istio.io/v1', 'VirtualService', name, namespace, { hosts: [name], http }),
    object('networking.istio.io/v1', 'DestinationRule', name, namespace, {
      host: name,
      subsets: [{ name: 'v1', labels: { version: 'v1' } }],
    }),
    ...(i % 4 === 0
      ? [
          object('security.istio.io/v1', 'AuthorizationPolicy', name, namespace, {
            selector: { matchLabels: labels },
            rules: [
              { from: [{ source: { namespaces: [spaceOf(i + 1)] } }] },
              {
                from: [{ source: { principals: [`cluster.local/ns/${spaceOf(i + 2)}/sa/s${i + 2}`] } }],
                to: [{ operation: { methods: ['GET'], paths: ['/public/*'] } }],
              },
            ],
          }),
        ]
      : []),
  ];
};

const objects = [
  ...namespaces,
  object('security.istio.io/v1', 'PeerAuthentication', 'default', 'istio-system', { mtls: { mode: 'STRICT' } }),
  ...Array.from({ length: services }, (_, i) => ofService(i)).flat(),
];

const start = performance.now();
const graph = meshGraph(objects, { version: '1.31.0', findings });
globalThis.timing('graph', performance.now() - start);
const count = (items, key) => {
  const sums = {};
  for (const { [key]: value } of items) if (value !== undefined) sums[value] = (sums[value] ?? 0) + 1;
  return sums;
};
const { nodes, edges } = graph;
const access = count(nodes, 'access');
const counts = [count(nodes, 'kind'), count(edges, 'kind'), { some: access.some, all: access.all }];
console.log(JSON.stringify([...counts, graph.findings.length]));
