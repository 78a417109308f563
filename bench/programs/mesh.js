'use strict';
/** A user's program: one mesh. Arguments: class of the app, profile, and `addons` for a mesh with all of them. */
const [appClass, profile, addons] = process.argv.slice(2);
const { Chart } = require('cdk8s');
const { ServiceMesh } = require('istio-constructs');
const App = require(appClass === 'App' ? 'cdk8s' : 'istio-constructs')[appClass];

const app = new App();
new ServiceMesh(new Chart(app, 'mesh'), { profile, cni: true, ...(addons && { addons: true }) });
app.synth();
