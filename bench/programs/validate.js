'use strict';
/**
 * Builds big VirtualServices as constructs, and validates their objects. Arguments: number of objects, of routes, of
 * every how many is wrong.
 */
const [objects, routes, everyWrong] = process.argv.slice(2).map(Number);
const { App, Chart } = require('cdk8s');
const { VirtualService } = require('istio-constructs');
const { validate } = require('istio-constructs/manifests');
const { bigVirtualService, manifest } = require('../support/virtual-service');

const specs = Array.from({ length: objects }, (_, i) => bigVirtualService(i, routes));
for (let i = 0; i < objects; i += everyWrong) specs[i].http[3] = { ...specs[i].http[3], timeout: 'five minutes' };

let start = performance.now();
const chart = new Chart(new App(), 'policies', { namespace: 'shop' });
specs.forEach((spec, i) => new VirtualService(chart, `routes-${i}`, spec));
globalThis.timing('build', performance.now() - start);

const manifests = specs.map((spec, i) => manifest(i, spec, 'shop'));
start = performance.now();
const problems = validate(manifests);
globalThis.timing('validate', performance.now() - start);
console.log(
  JSON.stringify(problems.filter(({ severity }) => severity === 'error').map(({ object, path }) => [object, path])),
);
