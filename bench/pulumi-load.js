'use strict';
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');

/** Time and memory of loading one module in a process of its own. */
function load(what) {
  const program =
    `const t = performance.now(); require(${JSON.stringify(what)}); console.log(JSON.stringify({ ms: ` +
    'performance.now() - t, mb: process.memoryUsage().rss / 2 ** 20 }))';
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', program], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * What `istio-constructs/pulumi` costs over `@pulumi/pulumi` alone, cold: median of `runs` processes each, taken in
 * turn.
 * `entry` is the built entry.
 */
function pulumiLoad({ runs = 9, entry = join(ROOT, 'build/pulumi.js') } = {}) {
  const own = [];
  const alone = [];
  for (let i = 0; i < runs; i++) {
    alone.push(load('@pulumi/pulumi'));
    own.push(load(entry));
  }
  const ratio = (field) => median(own.map((run) => run[field])) / median(alone.map((run) => run[field]));
  return {
    ms: median(own.map(({ ms }) => ms)),
    aloneMs: median(alone.map(({ ms }) => ms)),
    timeRatio: ratio('ms'),
    memoryRatio: ratio('mb'),
  };
}

module.exports = { pulumiLoad };

if (require.main === module) console.log(pulumiLoad());
