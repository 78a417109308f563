'use strict';
/**
 * What questions to a simulated mesh cost: reading its program, requests, and the table of who may call whom.
 */
const { join } = require('node:path');
const { expectEqual } = require('../support/compare');
const { median, run } = require('../support/measure');

/** Objects that the program's services are made of. */
const PER_SERVICE = 6;

module.exports = ({ quick }) => {
  const services = quick ? 400 : 1_666;
  const square = quick ? 100 : 200;
  const requests = quick ? 10_000 : 100_000;
  const args = ['--expose-gc', join(__dirname, '../programs/simulate.js'), services, square, requests].map(String);
  // Each service lets in the pods of one other, and the first those of itself.
  const expected = JSON.stringify({
    chain: ['forwarded', 'denied', 'v2'],
    outcomes: ['denied', 'forwarded'],
    someAllowed: true,
    denied: square * square - square,
    // Megabytes that the last nine tenths of the requests leave behind.
    grown: 0,
  });
  const runs = Array.from({ length: quick ? 2 : 3 }, () => run(args));
  for (const { output } of runs) expectEqual(output.trim(), expected, 'verdicts');
  const of = (name) => median(runs.map(({ timings }) => timings[name]));
  return [
    { name: 'ms to the first answer of 1000 objects', value: of('small'), aim: 50, note: 'in a cold process' },
    { name: `ms to the first answer of ${services * PER_SERVICE} objects`, value: of('big'), aim: 500 },
    {
      name: `us for one of ${requests} drawn requests`,
      value: (1000 * of('requests')) / requests,
      aim: 200,
      note: 'whole ways: the proxy of the caller and that of the callee',
    },
    { name: `us for one of ${requests} drawn \`can\``, value: (1000 * of('can')) / requests, aim: 50 },
    {
      name: `seconds for a matrix of ${square} workloads and ${square} services`,
      value: of('matrix') / 1000,
      aim: 1,
      note: 'with the reading of the program',
    },
    { name: 'MB of memory', value: median(runs.map(({ memory }) => memory)) },
  ];
};
