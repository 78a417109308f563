'use strict';
/** What a comparison costs: of a mesh in two releases, with all causes, and of many policies. */
const { join } = require('node:path');
const { expectEqual } = require('../support/compare');
const { median, run } = require('../support/measure');

module.exports = ({ quick }) => {
  const policies = quick ? 2_000 : 10_000;
  const expected = JSON.stringify({ changed: true, policies: policies / 100, paths: ['timeout'] });
  const runs = Array.from({ length: quick ? 2 : 3 }, () =>
    run([join(__dirname, '../programs/diff.js'), `${policies}`]),
  );
  for (const { output } of runs) expectEqual(output.trim(), expected, 'changes');
  const of = (name) => median(runs.map(({ timings }) => timings[name]));
  return [
    { name: 'ms to compare a mesh in two releases, cold', value: of('cold'), note: 'with the loading of both' },
    { name: 'ms to compare a mesh in two releases, warm', value: of('warm'), aim: 500 },
    { name: `ms to compare ${policies} VirtualServices`, value: of('policies'), aim: 3000 },
  ];
};
