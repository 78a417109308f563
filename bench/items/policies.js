'use strict';
/** Many VirtualServices with all checks, against a plain cdk8s app that checks nothing. */
const { join } = require('node:path');
const { sameFiles } = require('../support/compare');
const { pairs, run } = require('../support/measure');
const program = (name) => join(__dirname, '../programs', `${name}.js`);

module.exports = ({ quick }) => {
  const objects = quick ? 2_000 : 10_000;
  const rows = [];
  for (const charts of [1, 100]) {
    const plain = () => run([program('plain-policies'), objects, charts].map(String));
    for (const appClass of ['App', 'FastApp']) {
      const ours = () => run([program('policies'), appClass, objects, charts].map(String));
      const name = `${objects} VirtualServices, ${charts} charts, ${appClass} / plain cdk8s`;
      sameFiles(ours().folder, plain().folder, name);
      rows.push({ name, ratio: pairs(ours, plain, 5), aim: 1 });
    }
  }
  return rows;
};
