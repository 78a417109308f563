'use strict';
/** The yardstick: the same objects in a plain cdk8s app, unchecked. Arguments: number of objects, number of charts. */
const [objects, charts] = process.argv.slice(2);
const { ApiObject, App, Chart } = require('cdk8s');
const { manifest, virtualService } = require('../support/virtual-service');

const app = new App();
const scopes = Array.from(
  { length: Number(charts) },
  (_, i) => new Chart(app, `chart-${i}`, { namespace: `team-${i}` }),
);
for (let i = 0; i < Number(objects); i++)
  new ApiObject(scopes[i % scopes.length], `routes-${i}`, manifest(i, virtualService(i)));
app.synth();
