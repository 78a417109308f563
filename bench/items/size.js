'use strict';
/** The size of the package as it is published. */
const { execFileSync } = require('node:child_process');
const { join } = require('node:path');
const { WrongOutput } = require('../support/compare');

module.exports = () => {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: join(__dirname, '../..'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ size, unpackedSize, files }] = JSON.parse(output);
  for (const name of ['build/index.js', 'build/lib/index.d.ts'])
    if (!files.some(({ path }) => path === name)) throw new WrongOutput(`${name} is not in the package`);
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
  return [
    {
      name: 'packed size in MB',
      value: size / 1e6,
      aim: 1.5,
      note: `${megabytes(unpackedSize)} unpacked, ${files.length} files`,
    },
  ];
};
