'use strict';
/** Injects the Deployments of a JSON file, and writes nothing but what shows that it was done. Arguments: the file. */
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { injectSidecar } = require('istio-constructs/manifests');

const objects = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const start = performance.now();
const injected = objects.map((object) => injectSidecar(object));
globalThis.timing('inject', performance.now() - start);
const proxies = injected.filter(
  ({
    spec: {
      template: { spec },
    },
  }) => [...spec.containers, ...(spec.initContainers ?? [])].some(({ name }) => name === 'istio-proxy'),
);
console.log(
  JSON.stringify({
    proxies: proxies.length,
    digest: createHash('sha256').update(JSON.stringify(injected)).digest('hex'),
  }),
);
