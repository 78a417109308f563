'use strict';
/**
 * Makes `build/` from nothing:
 *
 * - the types that the entries lead to, by the TypeScript compiler;
 * - `core.js`, `checks.js`, `shapes.js`, `injection.js`: everything that knows neither cdk8s nor Pulumi, each module
 * run when it is first needed;
 * - `index.js`, `manifests.js`, `pulumi.js`, `cli.js`: the entries, which share the others;
 * - `data/`: CRDs and injection templates as text, so that nothing is printed twice.
 *
 * Few files, because finding and reading hundreds is most of what loading a package costs. Code that a plain mesh never
 * runs is in files of its own, because even code that is not run has to be read.
 */
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join, relative, resolve } = require('node:path');
const esbuild = require('esbuild');
const ts = require('typescript');
const { pruneTypes } = require('./prune-types.js');

const root = join(__dirname, '..');
const build = join(root, 'build');
const lib = join(root, 'lib');

/** Rooms that an entry carries itself. All other rooms are the core. */
const FRONTS = { index: 'cdk8s', pulumi: 'pulumi', cli: 'cli', testing: 'testing', manifests: undefined };
const ENTRIES = {
  'index': 'index.ts',
  'manifests': 'manifests.ts',
  'pulumi': 'pulumi/index.ts',
  'cli': 'cli/main.ts',
  'testing': 'testing/index.ts',
  'testing-cdk8s': 'testing/cdk8s.ts',
  'testing-pulumi': 'testing/pulumi.ts',
  'testing-jest': 'testing/jest.ts',
  'testing-matchers': 'testing/matchers.ts',
};

/** Vitest can only be loaded by an ES module: this one registers the matchers of the entry for Jest. */
const VITEST = `import { expect } from 'vitest';
import { matchers } from './testing-matchers.js';
expect.extend(matchers);
`;

/**
 * Types of that module. Vitest's own interfaces have other type parameters in each release, and only alike ones merge:
 * these are merged into that of Chai, which Vitest's are made of.
 */
const VITEST_TYPES = `import 'vitest';
import type { MeshMatchers } from '../program/simulate/matchers';
declare global {
  namespace Chai {
    interface Assertion extends MeshMatchers<void> {}
  }
}
export type { MeshMatchers };
`;
/**
 * Names and small functions of `manifests` that are ES modules by themselves, which a bundler takes without the rest.
 * Classes are not among them: there must be one of each.
 */
const SMALL = {
  './model': ['CHARTS', 'dataPlaneMode', 'formatProblem', 'PHASES', 'waypointOf'],
  './releases/names': ['PLATFORMS', 'PROFILES'],
  './yaml/to-yaml': ['toYaml'],
};
const CORE_ROOMS = readdirSync(lib, { withFileTypes: true })
  .filter((item) => item.isDirectory() && !Object.values(FRONTS).includes(item.name))
  .map((item) => item.name);

/** Makes the texts in `data/`. */
const TEXTS = 'mesh/charts/prebuilt-texts';

const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  absWorkingDir: root,
  legalComments: 'none',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
};

/**
 * Lengths of the lines of code. A line is shown where an error is thrown that nobody catches: of the modules that throw
 * the errors of programs it is short, of the others not the whole file. Each line costs a byte or two of the archive.
 */
const LINES = { short: 400, long: 2000 };

/** Returns the file that an import resolves to, if it is one of ours. */
function sourceFile(importer, path) {
  const base = resolve(dirname(importer), path);
  return [`${base}.ts`, join(base, 'index.ts')].find(existsSync);
}

/**
 * Files of shared modules, each with the beginnings of the names of its modules; the longest match decides. Modules for
 * policies, given values or mesh config, and injection are outside the core.
 */
const BUNDLES = JSON.parse(readFileSync(join(lib, 'bundles.json'), 'utf8'));
const PLACES = Object.entries(BUNDLES)
  .flatMap(([bundle, names]) => names.map((name) => ({ bundle, name })))
  .sort((a, b) => b.name.length - a.name.length);

/** Returns the name of a shared module; undefined for a module that belongs to a front end. */
function sharedModule(file) {
  const name = relative(lib, file).replace(/\\/g, '/');
  return CORE_ROOMS.includes(name.split('/')[0]) ? name.replace(/\.ts$/, '') : undefined;
}

/** Returns the file in `build/` that a shared module is in. */
const bundleOf = (module) =>
  PLACES.find(({ name }) => (name === '' || name.endsWith('/') ? module.startsWith(name) : module === name)).bundle;

/** Names that shared modules export, by module. */
const exported = new Map();

/** Returns the names that a shared module exports. */
function exportsOf(module) {
  if (!exported.has(module)) {
    const file = [`${module}.ts`, `${module}/index.ts`].map((name) => join(lib, name)).find(existsSync);
    const { metafile } = esbuild.buildSync({
      ...COMMON,
      format: 'esm',
      entryPoints: [file],
      write: false,
      metafile: true,
      outdir: build,
    });
    exported.set(module, Object.values(metafile.outputs)[0].exports);
  }
  return exported.get(module);
}

/**
 * Makes imports of modules in another file read from there, and notes which modules these are. Each export is read
 * once: through the objects that a bundler makes of modules, every call would pass two getters.
 */
function fromOthers(own, wanted) {
  return {
    name: 'from-others',
    setup(bundler) {
      bundler.onResolve({ filter: /^\./ }, ({ path, importer, resolveDir }) => {
        const file = sourceFile(importer || join(resolveDir, 'entry'), path);
        const name = file && sharedModule(file);
        if (!name || bundleOf(name) === own) return undefined;
        wanted.add(name);
        return { path: name, namespace: 'shared' };
      });
      bundler.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
        contents: [
          `const from = require('./${bundleOf(path)}.js')[${JSON.stringify(path)}];`,
          'const value = (name) => from[name];',
          ...exportsOf(path).map((name) => `export const ${name} = /* @__PURE__ */ value('${name}');`),
        ].join('\n'),
        loader: 'js',
      }));
      bundler.onResolve({ filter: /^\.\/[a-z-]+\.js$/, namespace: 'shared' }, ({ path }) => ({ path, external: true }));
    },
  };
}

/** Calls by which props are declared, and the place of their documentation among the arguments. */
const DECLARATIONS = { props: 1, extended: 2 };

/** Returns the places in a file of props that only say what a prop is for: people read it in the types. */
function documentation(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node)) return;
    const { expression, arguments: given } = node;
    if (ts.isPropertyAccessExpression(expression) && expression.name.text === 'doc')
      found.push({ from: expression.expression.end, to: node.end, text: '' });
    const doc = ts.isIdentifier(expression) && given[DECLARATIONS[expression.text]];
    if (doc && ts.isStringLiteralLike(doc)) found.push({ from: doc.getStart(), to: doc.end, text: "''" });
  };
  visit(source);
  return { text: source.text, found: found.sort((a, b) => b.from - a.from) };
}

/**
 * Leaves the documentation of props and of the Gateway API out of the code: nothing reads it when a program runs. That
 * of Istio's own kinds is in their CRDs, and `explain` shows that of mesh config and of charts' values.
 */
const withoutDocumentation = {
  name: 'without-documentation',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]lib[\\/](?:props|api[\\/]gateway-api)[\\/].*\.ts$/ }, ({ path }) => {
      const { text, found } = documentation(path);
      const contents = found.reduce((code, { from, to, text: by }) => code.slice(0, from) + by + code.slice(to), text);
      return { contents, loader: 'ts' };
    });
  },
};

/** Returns the licence of a package, as the head of a file that has its code in it. */
const licence = (name) => `/*! ${name}\n${readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8')}*/`;

/** Bundles that have the code of another package in them, so that users install nothing. */
const CARRIES = { picture: { packages: 'bundle', banner: { js: licence('@dagrejs/dagre') } } };

/** Classes keep their names, which errors, constructs and printed objects have; all other names may be short. */
const withClassNames = {
  name: 'with-class-names',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/](?:lib|imports)[\\/].*\.ts$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8');
      const names = [...contents.matchAll(/^(?:export )?(?:abstract )?class (\w+)/gm)].map(([, name]) => name);
      const named = names.map((name) => `\nObject.defineProperty(${name}, 'name', { value: '${name}' });`);
      return { contents: contents + named.join(''), loader: 'ts' };
    });
  },
};

const getter = ({ text, path }) => `get ${text}() { return require(${path}); },`;

/**
 * Returns a file of shared modules. Almost all of the core is run in every program, so that it is run at once: lazily
 * run functions inside functions have to be parsed twice. Modules of the others are behind getters.
 */
function sharedBundle(bundle, wanted, settings = {}) {
  const names = [...wanted]
    .filter((name) => bundleOf(name) === bundle)
    .sort()
    .map((name) => ({ text: JSON.stringify(name), path: JSON.stringify(`./${name}`) }));
  const contents =
    bundle === 'core'
      ? names.map(({ text, path }, i) => `import * as m${i} from ${path};\nexport { m${i} as ${text} };`).join('\n')
      : `module.exports = {\n${names.map(getter).join('\n')}\n};`;
  return esbuild.build({
    ...COMMON,
    stdin: { contents, resolveDir: lib, loader: 'js' },
    outfile: join(build, `${bundle}.js`),
    plugins: [fromOthers(bundle, wanted), withoutDocumentation, ...(bundle === 'core' ? [withClassNames] : [])],
    lineLimit: bundle === 'core' ? LINES.short : LINES.long,
    // The interpreter of templates has the names of its own types as texts, and prints names of classes only where a
    // program brings them.
    minifyIdentifiers: true,
    ...(CARRIES[bundle] ?? {}),
    ...settings,
  });
}

/** Entries whose code is large enough that short names pay. */
const SHORTENED = ['cli', 'index', 'pulumi'];

async function bundle() {
  const { PAGE, writeGraphCore } = require('./page-files');
  const wanted = new Set([TEXTS, PAGE]);
  for (const [name, file] of Object.entries(ENTRIES)) {
    if (!existsSync(join(lib, file))) continue;
    await esbuild.build({
      ...COMMON,
      entryPoints: [join(lib, file)],
      outfile: join(build, `${name}.js`),
      plugins: [fromOthers(name, wanted), withoutDocumentation, ...(name === 'cli' ? [] : [withClassNames])],
      lineLimit: name === 'cli' ? LINES.long : LINES.short,
      // The command line prints no names of its code; constructs and components are named by their classes.
      minifyIdentifiers: SHORTENED.includes(name),
    });
  }
  // The shared files import modules of each other: repeated until no new module is needed.
  for (let before = 0; before < wanted.size;) {
    before = wanted.size;
    for (const shared of Object.keys(BUNDLES)) await sharedBundle(shared, wanted);
  }
  await writeGraphCore(build);
}

/**
 * Lets the types of Istio's kinds be read without cdk8s, which programs for Pulumi do not have: each is a file for
 * both, with the construct and the fields. Without this, a compiler that checks the types of packages would report the
 * missing one.
 */
function makePeersOptional() {
  const peer = /^(?=(?:import|export) .* from '(?:cdk8s|constructs)';$)/gm;
  for (const file of readdirSync(join(build, 'imports'))) {
    const path = join(build, 'imports', file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(peer, '// @ts-ignore -- an optional peer\n'));
  }
}

/**
 * Writes the minors of Istio as they are: the sources derive their type from the table of releases, whose types nobody
 * needs who has the minors.
 */
function nameReleases() {
  const path = join(build, 'lib', 'releases', 'names.d.ts');
  const { RELEASES } = require(join(build, 'core.js'))['releases/index'];
  const derived = "import type { IstioVersion } from './index';\nexport type { IstioVersion };\n";
  const text = readFileSync(path, 'utf8');
  if (!text.includes(derived)) throw new Error(`${path}: the type of minors is derived otherwise`);
  const minors = RELEASES.map(({ minor }) => `'${minor}'`).join(' | ');
  const doc = '/** Minor of Istio that this package knows. */';
  writeFileSync(path, text.replace(derived, `${doc}\nexport type IstioVersion = ${minors};\n`));
}

/** Returns the declarations that a file of declarations refers to. */
function referredTypes(file) {
  const { importedFiles, referencedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  return [...importedFiles, ...referencedFiles]
    .map(({ fileName }) => resolve(dirname(file), fileName.replace(/(?:\.d)?\.[jt]s$/, '')))
    .flatMap((base) => [`${base}.d.ts`, join(base, 'index.d.ts')])
    .filter((path) => existsSync(path));
}

/**
 * Removes declarations that no entry of the package leads to: first files, three of four and an eighth of the package,
 * then single declarations, half of what is left of inner ones.
 */
function removeInnerTypes() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const entries = Object.values(exports).flatMap(({ types }) => (types === undefined ? [] : [join(root, types)]));
  const waiting = [...entries];
  const reached = new Set(waiting);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const other of referredTypes(file)) {
      if (reached.has(other)) continue;
      reached.add(other);
      waiting.push(other);
    }
  }
  for (const name of readdirSync(build, { recursive: true })) {
    const path = join(build, name);
    if (name.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
  }
  pruneTypes(entries, build);
}

/** Writes `manifests.mjs`: the small parts unchanged, and by name all exports of `manifests.js`. */
async function writeModule() {
  const small = Object.values(SMALL).flat();
  const others = Object.keys(require(join(build, 'manifests.js'))).filter((name) => !small.includes(name));
  const contents = [
    ...Object.entries(SMALL).map(([path, names]) => `export { ${names.join(', ')} } from '${path}';`),
    `export { ${others.join(', ')} } from './manifests.js';`,
  ].join('\n');
  await esbuild.build({
    ...COMMON,
    format: 'esm',
    lineLimit: LINES.short,
    stdin: { contents, resolveDir: lib, loader: 'js' },
    outfile: join(build, 'manifests.mjs'),
    external: ['./manifests.js'],
  });
}

/** Writes texts that the package would otherwise print at each start. */
function writeData() {
  writeFileSync(join(build, 'testing-vitest.mjs'), VITEST);
  writeFileSync(join(build, 'lib', 'testing', 'vitest.d.ts'), VITEST_TYPES);
  mkdirSync(join(build, 'data'));
  // From the sources, since the documentation of props is not in the package's code.
  execFileSync(
    process.execPath,
    [require.resolve('tsx/cli'), join(__dirname, 'props-schema.ts'), join(build, 'props.schema.json')],
    { stdio: 'inherit', cwd: root },
  );
  const { prebuiltTexts } = require(join(build, `${bundleOf(TEXTS)}.js`))[TEXTS];
  for (const [name, text] of Object.entries(prebuiltTexts())) writeFileSync(join(build, 'data', name), text);
}

async function main() {
  rmSync(build, { recursive: true, force: true });
  execFileSync(
    process.execPath,
    [require.resolve('typescript/bin/tsc'), '-p', join(root, 'tsconfig.json'), '--emitDeclarationOnly'],
    { stdio: 'inherit', cwd: root },
  );
  makePeersOptional();
  await bundle();
  await writeModule();
  writeData();
  nameReleases();
  removeInnerTypes();
}

module.exports = { COMMON, bundleOf, fromOthers, sharedBundle };

if (require.main === module) {
  main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
