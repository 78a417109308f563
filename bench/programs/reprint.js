'use strict';
/** The yardstick: parses the same Deployments from YAML and prints them again. Arguments: the file. */
const { readFileSync } = require('node:fs');
const { parseAllDocuments, stringify } = require('yaml');

const text = readFileSync(process.argv[2], 'utf8');
const start = performance.now();
const printed = parseAllDocuments(text)
  .map((document) => stringify(document.toJS(), { lineWidth: 0 }))
  .join('---\n');
globalThis.timing('print', performance.now() - start);
console.log(printed === text);
