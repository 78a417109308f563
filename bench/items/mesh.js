'use strict';
/** A whole mesh, against a plain cdk8s app that writes the same objects, and against only loading cdk8s. */
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { sameFiles } = require('../support/compare');
const { freshFolder, pairs, run } = require('../support/measure');
const program = (name) => join(__dirname, '../programs', `${name}.js`);

/** The objects of a mesh as JSON, in the order in which they are written. */
function objectsFile(profile, more = {}) {
  const { App, Chart } = require('cdk8s');
  const { ServiceMesh } = require('istio-constructs');
  const chart = new Chart(new App(), 'mesh');
  new ServiceMesh(chart, { profile, cni: true, ...more });
  const file = join(freshFolder(), 'objects.json');
  writeFileSync(file, JSON.stringify(chart.toJson()));
  return file;
}

module.exports = ({ rounds }) => {
  const rows = [];
  for (const profile of ['default', 'demo', 'ambient']) {
    const objects = objectsFile(profile);
    const plain = () => run([program('objects'), objects]);
    for (const appClass of ['App', 'FastApp']) {
      const ours = () => run([program('mesh'), appClass, profile]);
      sameFiles(ours().folder, plain().folder, `${profile}, ${appClass}`);
      rows.push({ name: `${profile}, ${appClass} / plain cdk8s`, ratio: pairs(ours, plain, rounds), aim: 0.5 });
      rows.push({
        name: `${profile}, ${appClass} / require('cdk8s')`,
        ratio: pairs(ours, () => run([program('require'), 'cdk8s']), rounds),
        aim: 1.4,
      });
    }
  }
  return [...rows, ...addonRows(rounds)];
};

/** A mesh with all addons of Istio's samples; the rows above are meshes without them, which load nothing of them. */
function addonRows(rounds) {
  const objects = objectsFile('default', { addons: true });
  const plain = () => run([program('objects'), objects]);
  const without = () => run([program('mesh'), 'FastApp', 'default']);
  const ours = () => run([program('mesh'), 'FastApp', 'default', 'addons']);
  sameFiles(ours().folder, plain().folder, 'default with addons');
  return [
    { name: 'default with addons, FastApp / plain cdk8s', ratio: pairs(ours, plain, rounds) },
    { name: 'default with addons / without, FastApp', ratio: pairs(ours, without, rounds) },
  ];
}
