'use strict';
/** A fast wrong result must not pass: outputs are compared before anything is timed. */
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/** Thrown when an output is not what it must be: the only reason for which the bench fails. */
class WrongOutput extends Error {}

/** All files under a folder, by their path in it. */
function filesOf(folder, prefix = '') {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .flatMap((item) => {
      const path = join(prefix, item.name);
      return item.isDirectory() ? filesOf(folder, path) : [path];
    })
    .sort();
}

/** The two folders hold the same files with the same bytes. */
function sameFiles(left, right, what) {
  const [a, b] = [filesOf(left), filesOf(right)];
  if (a.length === 0) throw new WrongOutput(`${what}: nothing was written`);
  if (a.join() !== b.join()) throw new WrongOutput(`${what}: other files: ${a.slice(0, 5)} and ${b.slice(0, 5)}`);
  for (const file of a) {
    if (!readFileSync(join(left, file)).equals(readFileSync(join(right, file))))
      throw new WrongOutput(`${what}: ${file} differs`);
  }
}

function expectEqual(found, expected, what) {
  if (found !== expected)
    throw new WrongOutput(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
}

module.exports = { WrongOutput, expectEqual, sameFiles };
