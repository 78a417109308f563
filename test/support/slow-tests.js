const { availableParallelism, loadavg } = require('node:os');
const { relative } = require('node:path');

/** Longest time of one test, in seconds, on cores that have nothing else to do. */
const LIMIT = 60;
/** How many of the slowest tests are listed. */
const LISTED = 10;

const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1).padStart(6);
const lineOf = ({ file, name, duration }) => `${seconds(duration)} s  ${file}: ${name}`;

/**
 * Lists the slowest tests at the end of a run, and fails it where one took longer than a minute. On a machine that has
 * more to do than it has cores for, times are those of the others too: then it only says so.
 */
class SlowTests {
  constructor({ rootDir }, { print = (text) => process.stderr.write(text), load = () => loadavg()[0] } = {}) {
    this.rootDir = rootDir;
    this.print = print;
    this.load = load;
    this.tests = [];
    this.wasBusy = false;
  }

  onTestResult({ path }, { testResults }) {
    // Of this run is one process for each core.
    const isBusy = this.load() > availableParallelism() * 1.5;
    this.wasBusy ||= isBusy;
    for (const { fullName, duration } of testResults)
      if (duration) this.tests.push({ file: relative(this.rootDir, path), name: fullName, duration, isBusy });
  }

  onRunComplete() {
    const slowest = [...this.tests].sort((a, b) => b.duration - a.duration);
    if (slowest.length <= LISTED) return;
    this.print(`\nThe slowest tests:\n${slowest.slice(0, LISTED).map(lineOf).join('\n')}\n`);
    const late = slowest.filter(({ duration }) => duration > LIMIT * 1000);
    this.late = late.filter(({ isBusy }) => !isBusy);
    if (late.length > this.late.length) this.print(`Over ${LIMIT} s, but the machine was busy; not counted.\n`);
    if (this.late.length > 0)
      this.print(`A test may take ${LIMIT} s: split it.\n${this.late.map(lineOf).join('\n')}\n`);
  }

  getLastError() {
    return this.late?.length > 0 ? new Error(`${this.late.length} tests took over ${LIMIT} s`) : undefined;
  }
}

module.exports = SlowTests;
