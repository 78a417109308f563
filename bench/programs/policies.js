'use strict';
/**
 * A user's program: many VirtualServices, checked. Arguments: class of the app, number of objects, number of charts.
 */
const [appClass, objects, charts] = process.argv.slice(2);
const { Chart } = require('cdk8s');
const { VirtualService } = require('istio-constructs');
const { virtualService } = require('../support/virtual-service');
const App = require(appClass === 'App' ? 'cdk8s' : 'istio-constructs')[appClass];

const app = new App();
const scopes = Array.from(
  { length: Number(charts) },
  (_, i) => new Chart(app, `chart-${i}`, { namespace: `team-${i}` }),
);
for (let i = 0; i < Number(objects); i++)
  new VirtualService(scopes[i % scopes.length], `routes-${i}`, virtualService(i));
app.synth();
