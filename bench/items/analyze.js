'use strict';
/** What the analysis of files costs: seconds and memory, and how both grow with the number of objects. */
const { join } = require('node:path');
const { expectEqual } = require('../support/compare');
const { median, run } = require('../support/measure');

const EACH = 5;
const NAMESPACES = 50;
const EVERY_WRONG = 997;
/** Lines of a service's objects, and that of the host in them. */
const LINES = 35;
const LINE_OF_HOST = 22;

/** A route to a host that is not there, in every 997th of the services, with its line. */
function expected(objects) {
  const findings = [];
  for (let i = 0; i < objects / EACH; i += EVERY_WRONG) {
    findings.push(['IST0101', `VirtualService team-${i % NAMESPACES}/s${i}`, (i % 100) * LINES + LINE_OF_HOST]);
  }
  return JSON.stringify(findings);
}

module.exports = ({ quick }) => {
  const sizes = quick ? [2_000, 20_000] : [10_000, 100_000];
  const [small, big] = sizes.map((objects) => {
    const args = [join(__dirname, '../programs/analyze.js'), objects, EVERY_WRONG].map(String);
    const runs = Array.from({ length: quick ? 1 : 3 }, () => run(args));
    for (const { output } of runs) expectEqual(output.trim(), expected(objects), 'findings');
    return {
      objects,
      seconds: median(runs.map(({ timings }) => timings.analyze)) / 1000,
      memory: median(runs.map(({ memory }) => memory)),
    };
  });
  const row = ({ objects, seconds, memory }) => ({
    name: `seconds for ${objects} objects as text`,
    value: seconds,
    aim: objects / 5_000,
    note: `${memory.toFixed(0)} MB`,
  });
  return [
    row(small),
    row(big),
    { name: `MB for ${big.objects} objects as text`, value: big.memory, aim: 1_500 },
    {
      name: `exponent from ${small.objects} to ${big.objects} objects`,
      value: Math.log10(big.seconds / small.seconds),
      aim: 1.1,
      note: 'one more digit of objects, as digits of time',
    },
  ];
};
