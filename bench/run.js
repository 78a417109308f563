'use strict';
/**
 * What the library costs, as ratios within one run: `npm run bench`. Measures the compiled package: `npm run compile`
 * first.
 *
 *   --quick      fewer pairs, smaller inputs
 *   --only NAME  one item: mesh, types, validate, analyze, import, inject, multicluster, policies, simulate, graph,
 *                diff, pulumi, size
 *
 * An aim that is missed is reported; only a wrong output makes the bench fail.
 */
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { parseArgs } = require('node:util');
const { WrongOutput } = require('./support/compare');
const { table } = require('./support/table');

const ITEMS = [
  'mesh',
  'types',
  'validate',
  'analyze',
  'import',
  'inject',
  'multicluster',
  'policies',
  'simulate',
  'graph',
  'diff',
  'pulumi',
  'size',
];

function main() {
  const {
    values: { quick, only },
  } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
  if (only !== undefined && !ITEMS.includes(only))
    throw new Error(`--only ${only}: no such item; use one of ${ITEMS.join(', ')}`);
  if (!existsSync(join(__dirname, '../build/index.js')))
    throw new Error('the package is not compiled: run `npm run compile` first');
  const options = { quick, rounds: quick ? 5 : 9 };
  for (const name of only === undefined ? ITEMS : [only]) {
    console.log(`${name}\n${table(require(`./items/${name}`)(options))}\n`);
  }
}

try {
  main();
} catch (reason) {
  console.error(reason instanceof WrongOutput ? `WRONG OUTPUT: ${reason.message}` : reason.message);
  process.exitCode = reason instanceof WrongOutput ? 1 : 2;
}
