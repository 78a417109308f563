'use strict';
/**
 * Preloaded into every measured process: reports its own CPU time, peak memory and named timings to the file that it is
 * told.
 */
const { writeFileSync } = require('node:fs');

const timings = {};
/** Programs that measure parts of themselves put the milliseconds here. */
globalThis.timing = (name, milliseconds) => {
  timings[name] = milliseconds;
};

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    process.env.BENCH_USAGE,
    JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024, timings }),
  );
});
