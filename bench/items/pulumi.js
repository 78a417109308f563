'use strict';
/** Loading the Pulumi entry, against loading Pulumi's SDK alone. */
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { expectEqual } = require('../support/compare');
const { pairs, run } = require('../support/measure');
const program = (name) => join(__dirname, '../programs', `${name}.js`);

module.exports = ({ rounds }) => {
  if (!existsSync(join(__dirname, '../../build/pulumi.js')))
    return [{ name: "require('istio-constructs/pulumi')", note: 'not measured: the entry is not there' }];
  expectEqual(
    typeof require('istio-constructs/pulumi').ServiceMesh,
    'function',
    'ServiceMesh of istio-constructs/pulumi',
  );
  const ratio = pairs(
    () => run([program('require'), 'istio-constructs/pulumi']),
    () => run([program('require'), '@pulumi/pulumi']),
    rounds,
  );
  return [
    { name: "require('istio-constructs/pulumi') / require('@pulumi/pulumi')", ratio, aim: 1.15 },
    { name: 'the same, memory', value: ratio.memory, aim: 1.15 },
  ];
};
