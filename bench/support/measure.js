'use strict';
/**
 * Cold processes, measured pair by pair: A B A B ... Only ratios of one run are worth something on a machine that
 * others use too.
 */
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const USAGE = join(__dirname, 'usage.js');

const scratch = mkdtempSync(join(tmpdir(), 'istio-constructs-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

let folders = 0;

/** A folder of its own, gone when the bench ends. */
const freshFolder = () => mkdtempSync(join(scratch, `${folders++}-`));

/** What a process may see of the environment: nothing that changes how Node or cdk8s behave. */
const environment = (usage) => ({
  PATH: process.env.PATH,
  HOME: scratch,
  TMPDIR: scratch,
  LANG: 'C.UTF-8',
  BENCH_USAGE: usage,
});

/**
 * Runs `node args...` once in an empty folder.
 *
 * @returns the wall clock and CPU time in ms, the peak memory in MB, the program's own timings, its output, and the
 * folder
 */
function run(args, cwd = freshFolder()) {
  const usage = join(freshFolder(), 'usage.json');
  const start = process.hrtime.bigint();
  const result = spawnSync(process.execPath, ['--require', USAGE, ...args], {
    cwd,
    env: environment(usage),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  if (result.error) throw result.error;
  if (result.status !== 0)
    throw new Error(
      `node ${args.join(' ')} ended with ${result.status}:\n${result.stdout.slice(-2000)}${result.stderr.slice(-4000)}`,
    );
  return { wall, output: result.stdout, folder: cwd, ...JSON.parse(readFileSync(usage, 'utf8')) };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Medians of the ratios A/B over pairs, and of A and B themselves.
 *
 * @param a what is measured: a function that runs it once and gives what `run` gives
 * @param b the yardstick
 */
function pairs(a, b, rounds) {
  const [left, right] = [[], []];
  for (let i = -1; i < rounds; i++) {
    const [first, second] = [a(), b()];
    if (i < 0) continue; // The warm-up: the system's caches.
    left.push(first);
    right.push(second);
  }
  const ratio = (field) => median(left.map((item, i) => item[field] / right[i][field]));
  const medians = (items) => ({
    wall: median(items.map(({ wall }) => wall)),
    cpu: median(items.map(({ cpu }) => cpu)),
    memory: median(items.map(({ memory }) => memory)),
  });
  return { wall: ratio('wall'), cpu: ratio('cpu'), memory: ratio('memory'), a: medians(left), b: medians(right) };
}

module.exports = { freshFolder, median, pairs, run };
