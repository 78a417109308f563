'use strict';
/** Import of a mesh with policies: reading, checks, references, proof of the props, and the printed program. */
const { join } = require('node:path');
const { expectEqual } = require('../support/compare');
const { median, run } = require('../support/measure');

module.exports = ({ quick }) => {
  const rows = [];
  for (const policies of quick ? [1_000] : [1_000, 10_000]) {
    const args = [join(__dirname, '../programs/import.js'), String(policies)];
    const runs = Array.from({ length: quick ? 2 : 3 }, () => run(args));
    for (const { output } of runs)
      expectEqual(output.trim(), JSON.stringify([policies, 0, true]), 'policies and notes');
    const of = (name) => median(runs.map(({ timings }) => timings[name])) / 1000;
    rows.push({
      name: `CPU seconds to import a mesh and ${policies} policies`,
      value: of('import') + of('program'),
      ...(policies === 1_000 && { aim: 2 }),
      note: `${of('import').toFixed(2)} s to read it, ${of('program').toFixed(2)} s to print it`,
    });
  }
  return rows;
};
