'use strict';
/**
 * Renders a mesh over several clusters, and writes the YAML of each. Arguments: number of clusters, and `secrets` for a
 * remote secret from each cluster to each other one.
 */
const { createHash } = require('node:crypto');
const [count, secrets] = process.argv.slice(2);
const { renderClusters, toYaml } = require('istio-constructs/manifests');

const NETWORKS = 5;
const names = Array.from({ length: Number(count) }, (_, i) => `c${i}`);
const server = (name) => ({
  url: `https://${name}.example.com:6443`,
  ...(secrets && { credential: { externalSecret: { store: 'vault', token: { key: name } } } }),
});

const start = performance.now();
const { clusters } = renderClusters({
  meshId: 'bench',
  ca: { secret: 'cacerts' },
  defaults: { profile: 'default' },
  clusters: Object.fromEntries(names.map((name, i) => [name, { network: `n${i % NETWORKS}` }])),
  apiServers: Object.fromEntries(names.map((name) => [name, server(name)])),
});
const digests = [];
for (const [name, nodes] of clusters) {
  const text = toYaml(nodes);
  digests.push([name, nodes.length, createHash('sha256').update(text).digest('hex')]);
}
globalThis.timing('render', performance.now() - start);
console.log(JSON.stringify(digests));
