'use strict';
/** Schema, CEL rules and webhook rules of big VirtualServices, against building them as constructs. */
const { join } = require('node:path');
const { expectEqual } = require('../support/compare');
const { median, run } = require('../support/measure');

const ROUTES = 20;
const EVERY_WRONG = 100;

module.exports = ({ quick }) => {
  const objects = quick ? 2_000 : 10_000;
  const args = [join(__dirname, '../programs/validate.js'), objects, ROUTES, EVERY_WRONG].map(String);
  const wrong = Array.from({ length: objects / EVERY_WRONG }, (_, i) => [
    `VirtualService shop/routes-${i * EVERY_WRONG}`,
    'spec.http[3].timeout',
  ]);
  const runs = Array.from({ length: 6 }, () => run(args));
  for (const { output } of runs) expectEqual(output.trim(), JSON.stringify(wrong), 'problems found');
  const timings = runs.slice(1).map((one) => one.timings);
  const each = (name) => `${((1000 * median(timings.map((timing) => timing[name]))) / objects).toFixed(0)} us`;
  return [
    {
      name: `validating ${objects} VirtualServices of ${ROUTES} routes / building them`,
      value: median(timings.map(({ validate, build }) => validate / build)),
      note: `${each('validate')} to validate one, ${each('build')} to build one`,
    },
  ];
};
