'use strict';
/** What the graph of a large mesh costs: with the findings of the analysis, and without. */
const { join } = require('node:path');
const { expectEqual } = require('../support/compare');
const { median, run } = require('../support/measure');

const NAMESPACES = 50;
/** Every how many services one has a policy of its own, which lets in one namespace and one caller more. */
const EVERY_POLICY = 4;
const CALLERS = 2;

/** Counts of nodes and edges by kind, of services by who may call them, and of findings. */
function expected(services, routes) {
  const policies = services / EVERY_POLICY;
  return JSON.stringify([
    { namespace: NAMESPACES + 1, policy: policies + 1, service: services, subset: services, workload: services },
    { call: policies * CALLERS, policy: policies + NAMESPACES, route: services * (routes + 1), selects: services },
    { some: policies, all: services - policies },
    0,
  ]);
}

module.exports = ({ quick }) => {
  const [services, routes] = quick ? [400, 5] : [2_000, 5];
  const of = (...more) => {
    const args = [join(__dirname, '../programs/graph.js'), services, routes, ...more].map(String);
    const runs = Array.from({ length: quick ? 1 : 3 }, () => run(args));
    for (const { output } of runs) expectEqual(output.trim(), expected(services, routes), 'graph');
    return {
      seconds: median(runs.map(({ timings }) => timings.graph)) / 1000,
      memory: median(runs.map(({ memory }) => memory)),
    };
  };
  const [whole, alone] = [of(), of('alone')];
  const name = `seconds for the graph of ${services} services and ${services * routes} routes`;
  return [
    { name, value: whole.seconds, aim: 2, note: `in a cold process, ${whole.memory.toFixed(0)} MB` },
    { name: `${name}, without the analysis`, value: alone.seconds, aim: 1 },
  ];
};
