'use strict';
/** Imports a mesh with policies. Argument: number of policies. */
const [policies] = process.argv.slice(2).map(Number);
const { importMesh } = require('istio-constructs/manifests');

const host = (i) => `svc${i}.ns${i % 20}.svc.cluster.local`;
const object = (kind, group, i, spec) =>
  JSON.stringify({
    apiVersion: `${group}.istio.io/v1`,
    kind,
    metadata: { name: `r${i}`, namespace: `ns${i % 20}` },
    spec,
  });
const KINDS = [
  (i) =>
    object('VirtualService', 'networking', i, {
      hosts: [host(i)],
      http: [{ route: ['v1', 'v2'].map((subset) => ({ destination: { host: host(i), subset }, weight: 50 })) }],
    }),
  (i) =>
    object('DestinationRule', 'networking', i, {
      host: host(i),
      subsets: ['v1', 'v2'].map((version) => ({ name: version, labels: { version } })),
    }),
  (i) =>
    object('AuthorizationPolicy', 'security', i, {
      selector: { matchLabels: { app: `svc${i}` } },
      rules: [{ from: [{ source: { principals: [`cluster.local/ns/ns${i % 20}/sa/svc${i}`] } }] }],
    }),
];
const MESH = 'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec: { profile: demo }\n';
const objects = Array.from({ length: policies }, (_, i) => KINDS[i % KINDS.length](Math.floor(i / KINDS.length)));
const input = [MESH, ...objects].join('\n---\n');

/** Milliseconds of CPU since a point in time: other work of the machine does not count. */
function spent(since) {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

let start = process.cpuUsage();
const mesh = importMesh(input);
globalThis.timing('import', spent(start));
start = process.cpuUsage();
const lines = mesh.program('cdk8s').split('\n').length;
globalThis.timing('program', spent(start));
console.log(JSON.stringify([mesh.policies.length, mesh.notes.length, lines > policies]));
