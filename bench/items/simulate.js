'use strict';
/**
 * What questions to a simulated mesh cost: its program read ten times as big, requests, and the table of who may call
 * whom.
 */
const { join } = require('node:path');
const { expectEqual } = require('../support/compare');
const { median, run } = require('../support/measure');

module.exports = ({ quick }) => {
  const services = quick ? 400 : 1_650;
  const square = quick ? 100 : 200;
  const requests = quick ? 10_000 : 100_000;
  const args = [join(__dirname, '../programs/simulate.js'), services, square, requests].map(String);
  // Two pods of each service call; each service lets in the pods of one other, and the first those of itself.
  const expected = JSON.stringify({
    chain: ['forwarded', 'denied', 'v2'],
    outcomes: ['denied', 'forwarded'],
    denied: 2 * square * square - 2 * square,
  });
  const runs = Array.from({ length: quick ? 2 : 3 }, () => run(args));
  for (const { output } of runs) expectEqual(output.trim(), expected, 'verdicts');
  const of = (name) => median(runs.map(({ timings }) => timings[name]));
  return [
    {
      name: `first request of ${services * 6} objects / of a tenth`,
      value: of('big') / of('small'),
      note: `${of('big').toFixed(0)} ms for the big program`,
    },
    {
      name: `microseconds for one of ${requests} drawn requests`,
      value: (1000 * of('requests')) / requests,
      note: 'whole ways: the proxy of the caller and that of the callee',
    },
    {
      name: `seconds for a matrix of ${2 * square} workloads and ${square} services`,
      value: of('matrix') / 1000,
      note: 'with the reading of the program',
    },
  ];
};
