'use strict';
/**
 * Files of the package that also run in a page: those of the page itself, and those of the simulation. Run by itself,
 * it makes them in memory and prints them as JSON, for a checkout that is not built.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const esbuild = require('esbuild');
const { COMMON, fromOthers, sharedBundle } = require('./build');

/** Module that starts a page. */
const PAGE = 'program/graph/page/main';
const SIMULATION = 'program/simulate/simulate';

/** Bundles that run in a page. All else that they need is in a small core of their own. */
const BUNDLES = ['graph-page', 'picture', 'simulate', 'access', 'gateway-api', 'yaml'];

/** Leaves out what only renders a mesh: the defaults of charts, and the values of profiles. */
const withoutCharts = {
  name: 'without-charts',
  setup(bundler) {
    const filter = /[\\/]releases[\\/](?:defaults|profiles)[\\/].*\.ts$/;
    bundler.onLoad({ filter }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/** Returns the text of the modules of the core that the bundles need, without the rest of it. */
async function graphCore(texts, wanted = new Set()) {
  const found = texts.flatMap((text) => [...text.matchAll(/require\("\.\/core\.js"\)\["([^"]+)"\]/g)]);
  const names = [...new Set(found.map(([, name]) => name))].sort();
  const getters = names.map((name) => `get ${JSON.stringify(name)}() { return require('./${name}'); },`);
  const { outputFiles } = await esbuild.build({
    ...COMMON,
    stdin: {
      contents: `module.exports = {\n${getters.join('\n')}\n};`,
      resolveDir: join(__dirname, '..', 'lib'),
      loader: 'js',
    },
    plugins: [fromOthers('core', wanted), withoutCharts],
    minifyIdentifiers: true,
    write: false,
  });
  return outputFiles[0].text;
}

/** Writes that file beside the bundles of the package. */
async function writeGraphCore(build) {
  const texts = BUNDLES.map((name) => readFileSync(join(build, `${name}.js`), 'utf8'));
  writeFileSync(join(build, 'graph-core.js'), await graphCore(texts));
}

/** Makes all files in memory. */
async function pageFiles() {
  const wanted = new Set([PAGE, SIMULATION]);
  const texts = {};
  for (let before = 0; before < wanted.size;) {
    before = wanted.size;
    for (const name of BUNDLES) {
      const { outputFiles } = await sharedBundle(name, wanted, { write: false });
      texts[name] = outputFiles[0].text;
    }
    texts['graph-core'] = await graphCore(Object.values(texts), wanted);
  }
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`./${name}.js`, text]));
}

module.exports = { PAGE, pageFiles, writeGraphCore };

if (require.main === module) {
  pageFiles().then(
    (files) => process.stdout.write(JSON.stringify(files)),
    (error) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
