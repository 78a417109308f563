'use strict';
/**
 * Makes `build/` from nothing:
 *
 * - the types of all files, by the TypeScript compiler;
 * - `core.js`: everything that knows neither cdk8s nor Pulumi, each module run when it is first needed;
 * - `index.js`, `manifests.js`, `pulumi.js`, `cli.js`: the entries, which share the core;
 * - `data/`: CRDs and injection templates as text, so that nothing is printed twice.
 *
 * One file for each entry, because finding and reading hundreds of files is most of what loading a package costs.
 */
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join, relative, resolve } = require('node:path');
const esbuild = require('esbuild');

const root = join(__dirname, '..');
const build = join(root, 'build');
const lib = join(root, 'lib');

/** Rooms that an entry carries itself. All other rooms are the core. */
const FRONTS = { index: 'cdk8s', pulumi: 'pulumi', cli: 'cli', manifests: undefined };
const ENTRIES = { index: 'index.ts', manifests: 'manifests.ts', pulumi: 'pulumi/index.ts', cli: 'cli/main.ts' };
const CORE_ROOMS = readdirSync(lib, { withFileTypes: true }).filter((item) => item.isDirectory() && !Object.values(FRONTS).includes(item.name)).map((item) => item.name);

/** Makes the texts in `data/`. */
const TEXTS = 'pipeline/prebuilt-texts';

const COMMON = {
  bundle: true, platform: 'node', target: 'node20', format: 'cjs', packages: 'external', absWorkingDir: root, legalComments: 'none', minifySyntax: true,
  minifyWhitespace: true, logLevel: 'warning',
};

/** The file that an import means, if it is one of ours. */
function sourceFile(importer, path) {
  const base = resolve(dirname(importer), path);
  return [`${base}.ts`, join(base, 'index.ts')].find(existsSync);
}

/** The name of a core module, or nothing for what belongs to a front end. */
function coreModule(file) {
  const name = relative(lib, file).replace(/\\/g, '/');
  return CORE_ROOMS.includes(name.split('/')[0]) ? name.replace(/\.ts$/, '') : undefined;
}

/** Has imports of core modules read from `core.js`, and notes which there are. */
function fromCore(wanted) {
  return {
    name: 'from-core',
    setup(bundler) {
      bundler.onResolve({ filter: /^\./ }, ({ path, importer }) => {
        const file = importer && sourceFile(importer, path);
        const name = file && coreModule(file);
        if (!name) return undefined;
        wanted.add(name);
        return { path: name, namespace: 'core' };
      });
      bundler.onLoad({ filter: /.*/, namespace: 'core' }, ({ path }) => ({ contents: `module.exports = require('./core.js')[${JSON.stringify(path)}];`, loader: 'js' }));
      bundler.onResolve({ filter: /^\.\/core\.js$/, namespace: 'core' }, () => ({ path: './core.js', external: true }));
    },
  };
}

async function bundle() {
  const wanted = new Set([TEXTS]);
  for (const [name, file] of Object.entries(ENTRIES)) {
    if (!existsSync(join(lib, file))) continue;
    await esbuild.build({ ...COMMON, entryPoints: [join(lib, file)], outfile: join(build, `${name}.js`), plugins: [fromCore(wanted)] });
  }
  const getters = [...wanted].sort().map((name) => `get ${JSON.stringify(name)}() { return require(${JSON.stringify(`./${name}`)}); },`);
  const contents = `module.exports = {\n${getters.join('\n')}\n};`;
  await esbuild.build({ ...COMMON, stdin: { contents, resolveDir: lib, loader: 'js' }, outfile: join(build, 'core.js') });
}

/** Texts that the package would otherwise print at each start. */
function writeData() {
  mkdirSync(join(build, 'data'));
  const { prebuiltTexts } = require(join(build, 'core.js'))[TEXTS];
  for (const [name, text] of Object.entries(prebuiltTexts())) writeFileSync(join(build, 'data', name), text);
}

async function main() {
  rmSync(build, { recursive: true, force: true });
  execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', join(root, 'tsconfig.json'), '--emitDeclarationOnly'], { stdio: 'inherit', cwd: root });
  await bundle();
  writeData();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
