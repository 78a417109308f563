'use strict';
/** The yardstick: a plain cdk8s app that writes the same objects, from a JSON file. */
const { readFileSync } = require('node:fs');
const { ApiObject, App, Chart } = require('cdk8s');

const app = new App();
const chart = new Chart(app, 'mesh');
JSON.parse(readFileSync(process.argv[2], 'utf8')).forEach((object, i) => new ApiObject(chart, `object-${i}`, object));
app.synth();
