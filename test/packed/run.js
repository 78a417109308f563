'use strict';
/**
 * Packs the package, installs it in an empty folder as a user would, and uses it there: the command line and the
 * functions without any engine, then
 * a cdk8s app under each way of module resolution, in CommonJS and as ECMAScript modules.
 *
 * Prints the packed size. Fails at the first thing that does not hold.
 */
const assert = require('node:assert/strict');
const { execFileSync, spawnSync } = require('node:child_process');
const {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { parse } = require('yaml');

const root = join(__dirname, '../..');
const MAX_BYTES = 950_000;
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** A package as `npm install` takes it, in the version that the repository is tested with. */
const withVersion = (name) => `${name}@${own.devDependencies[name]}`;

const npm = (args, cwd) =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const node = (args, cwd) =>
  execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const say = (text) => process.stdout.write(`${text}\n`);

const strict = { strict: true, target: 'ES2022', lib: ['ES2022'], types: ['node'], outDir: 'out', rootDir: '.' };

/** Each way in which a user's compiler may look for the package, and what Node then runs. */
const WAYS = [
  {
    name: 'node10, CommonJS',
    type: 'commonjs',
    options: { module: 'CommonJS', moduleResolution: 'node10', ignoreDeprecations: '6.0' },
  },
  { name: 'node16, CommonJS', type: 'commonjs', options: { module: 'Node16', moduleResolution: 'Node16' } },
  { name: 'node16, ECMAScript modules', type: 'module', options: { module: 'Node16', moduleResolution: 'Node16' } },
  { name: 'bundler, CommonJS', type: 'commonjs', options: { module: 'CommonJS', moduleResolution: 'bundler' } },
  { name: 'bundler, ECMAScript modules', type: 'module', options: { module: 'ESNext', moduleResolution: 'bundler' } },
];

const APP = `import { App, Chart } from 'cdk8s';
import { MeshService, ServiceMesh, VirtualService } from 'istio-constructs';
import type { ServiceMeshProps } from 'istio-constructs';
import { renderMesh, validate } from 'istio-constructs/manifests';

const props: ServiceMeshProps = { profile: 'default', cni: true };
// @ts-expect-error -- without types this line would be fine, and the next one an error
const wrong: ServiceMeshProps = { profile: 'defualt' };
void wrong;

const app = new App();
const chart = new Chart(app, 'mesh');
const mesh = new ServiceMesh(chart, props);
const namespace = 'shop';
const subsets = { v1: { version: 'v1' }, v2: { version: 'v2' } };
const catalog = new MeshService(chart, 'catalog', { namespace, port: 80, subsets });
const http = [{ route: [{ destination: catalog.subset('v1') }] }];
new VirtualService(chart, 'routes', { namespace, hosts: [catalog], http });
app.synth();

const nodes = renderMesh(props);
const problems = validate(nodes.map(({ manifest }) => manifest)).length;
console.log(JSON.stringify({ version: mesh.version, objects: nodes.length, problems }));
`;

const PULUMI = `import * as istio from 'istio-constructs/pulumi';

const props: istio.ServiceMeshArgs = { profile: 'default' };
// @ts-expect-error -- as above
const wrong: istio.ServiceMeshArgs = { profile: 'defualt' };
void wrong;
console.log(typeof istio.ServiceMesh, props.profile);
`;

const PULUMI_ALONE = `import { ServiceMesh, VirtualService } from 'istio-constructs/pulumi';
import type { ServiceMeshArgs } from 'istio-constructs/pulumi';

// @ts-expect-error -- without types this line would be fine
export const wrong: ServiceMeshArgs = { profile: 'defualt' };
export const classes = [ServiceMesh, VirtualService];
`;

/** Pages that the README leads to, and that are in the repository only: an installation does not need them. */
const IN_REPOSITORY = ['API.md', 'CONTRIBUTING.md', 'docs', 'examples'];

const isInRepository = (link) => IN_REPOSITORY.some((path) => link === path || link.startsWith(`${path}/`));

/** Makes the archive; says how big it is. */
function pack(dir) {
  npm(['pack', '--pack-destination', dir], root);
  const archive = join(
    dir,
    readdirSync(dir).find((name) => name.endsWith('.tgz')),
  );
  const bytes = statSync(archive).size;
  assert(bytes < MAX_BYTES, `the package has ${bytes} bytes, more than ${MAX_BYTES}`);
  const stated = Number(/is ([\d.]+) MB packed/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1]);
  assert(
    Math.abs(stated - bytes / 1e6) <= 0.1,
    `the README says ${stated} MB, the package has ${(bytes / 1e6).toFixed(2)}`,
  );
  const inside = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).split('\n');
  for (const [, link] of readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g))
    assert(
      inside.some((file) => file === `package/${link}` || file.startsWith(`package/${link}/`)) ||
        (isInRepository(link) && existsSync(join(root, link))),
      `the README links to ${link}, which is not in the package`,
    );
  say(`packed: ${Math.round(bytes / 1024)} KiB of at most ${Math.round(MAX_BYTES / 1024)}`);
  return archive;
}

/** What works with nothing else installed. */
function withoutEngines(dir) {
  for (const name of ['cdk8s', 'constructs', '@pulumi'])
    assert(!existsSync(join(dir, 'node_modules', name)), `${name} was installed with the package`);
  const cli = (...args) =>
    execFileSync('npx', ['--no-install', 'istio-constructs', ...args], {
      cwd: dir,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 1e8,
    });
  assert.equal(cli('--version').trim(), own.version);
  assert.equal(cli('images'), 'docker.io/istio/pilot:1.31.4\ndocker.io/istio/proxyv2:1.31.4\n');
  assert.match(cli('render', '--profile', 'ambient', '--crds', 'skip'), /^kind: DaemonSet$/m);
  assert.match(cli('render', '--crds', 'only'), /^kind: CustomResourceDefinition$/m);
  assert.match(cli('profiles'), /^openshift-ambient /m);
  node(['-e', "require('istio-constructs/props.schema.json')"], dir);
  writeFileSync(
    join(dir, 'pod.yaml'),
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: web\n',
  );
  assert.match(cli('inject', '-f', 'pod.yaml'), /name: istio-proxy/);
  say('command line: version, images, render, profiles, inject');
}

/**
 * A project that `init` makes in an empty folder: with the archive and its other packages installed, every step of its
 * workflow passes. The tests of one for Pulumi preview it with mocks.
 */
function initProject(user, archive, engine) {
  const project = join(user, '..', `init-${engine}`);
  mkdirSync(project);
  const cli = join(user, 'node_modules/.bin/istio-constructs');
  execFileSync(cli, ['init', '--engine', engine], { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
  npm(['install', archive], project);
  const [first] = readFileSync(join(project, 'props.yaml'), 'utf8').split('\n');
  const schema = JSON.parse(readFileSync(join(project, first.split('$schema=')[1]), 'utf8'));
  assert.ok('profile' in schema.properties, 'props.yaml names its schema');
  const { jobs } = parse(readFileSync(join(project, '.github/workflows/mesh.yaml'), 'utf8'));
  // What `npm ci` installs is there.
  const steps = jobs.check.steps.flatMap(({ run }) => (run === undefined || run === 'npm ci' ? [] : [run]));
  for (const step of steps) {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', step], { cwd: project, encoding: 'utf8' });
    assert.equal(status, 0, `${engine}: ${step}\n${stdout}${stderr}`);
    if (step === 'npm test') assert.match(stderr, /^Tests: +4 passed, 4 total$/m);
  }
  if (engine === 'cdk8s')
    assert.match(readFileSync(join(project, 'dist/0000-mesh.k8s.yaml'), 'utf8'), /name: istiod$/m);
  rmSync(project, { recursive: true, force: true });
  say(`init for ${engine}: installed, ${steps.join(', ')}`);
}

/** A bundler that takes names of profiles takes nothing else, and what is imported is what is required. */
function bundlesLittle(dir) {
  const program = "import { PROFILES } from 'istio-constructs/manifests'; console.log(PROFILES.length);";
  const bundled = require('esbuild').buildSync({
    stdin: { contents: program, resolveDir: dir },
    bundle: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    write: false,
  });
  assert.ok(bundled.outputFiles[0].contents.length < 2000, 'the names of profiles are bundled without the renderer');
  const same = `import * as module from 'istio-constructs/manifests';
import { createRequire } from 'node:module';
const required = createRequire(process.cwd() + '/x.js')('istio-constructs/manifests');
const names = (of) => Object.keys(of).filter((name) => !/^(default|module.exports)$/.test(name)).sort().join();
console.log(names(module) === names(required), module.MeshProblems === required.MeshProblems);`;
  assert.equal(node(['--input-type=module', '-e', same], dir).trim(), 'true true');
}

/** The functions load no engine, even where one is installed. */
function loadsNoEngine(dir) {
  const script = `const { renderMesh, renderComponent, toYaml } = require('istio-constructs/manifests');
    if (!toYaml(renderMesh()).includes('name: istiod')) throw new Error('no istiod');
    if (renderComponent({ component: 'gateway', version: '1.30' }).length === 0) throw new Error('no gateway');
    const engine = Object.keys(require.cache).find((file) => /node_modules.(cdk8s|constructs|@pulumi)./.test(file));
    if (engine) throw new Error('loaded ' + engine);`;
  node(['-e', script], dir);
}

/** A page of a graph has all that it runs: its code, and the simulation. */
function drawsGraphs(dir) {
  const script = `const { meshGraph, renderGraph } = require('istio-constructs/manifests');
    const { inflateRawSync } = require('node:zlib');
    const metadata = { name: 'web', namespace: 'shop' };
    const objects = [{ apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ name: 'http', port: 80 }] } }];
    const graph = meshGraph(objects);
    for (const format of ['mermaid', 'dot', 'svg'])
      if (!renderGraph(graph, format).includes('web')) throw new Error('no service in ' + format);
    const page = renderGraph(graph, 'html', { objects });
    const packed = (id) => Buffer.from(page.split('id="' + id + '">')[1].split('<')[0], 'base64');
    const text = (id) => inflateRawSync(packed(id)).toString();
    const loader = page.split('<script>')[1].split('const meshStart')[0];
    const code = [loader, text('page'), text('simulation'), "return meshRequire('./simulate.js')"].join('\\n');
    const { simulate } = new Function(code)()['program/simulate/simulate'];
    const request = { url: 'http://web.shop/' };
    const here = require('istio-constructs/testing').simulate(objects).request(request);
    const there = simulate(objects, { check: false }).request(request);
    if (JSON.stringify(here) !== JSON.stringify(there)) throw new Error('the page says ' + JSON.stringify(there));`;
  node(['-e', script], dir);
}

/**
 * What few programs need is read from disk by those alone: addons by a mesh with them, checks of others by those who
 * check.
 */
function loadsWhatIsUsed(dir) {
  const loaded = (props) =>
    JSON.parse(
      node(
        [
          '-e',
          `require('istio-constructs/manifests').renderMesh(${props});
      const files = Object.keys(require.cache).map((file) => require('node:path').basename(file));
      console.log(JSON.stringify(files.filter((file) => ['addons.js', 'analyze.js', 'checks.js'].includes(file))));`,
        ],
        dir,
      ),
    );
  assert.deepEqual(loaded("{ profile: 'demo' }"), []);
  assert.deepEqual(loaded('{ addons: true }'), ['addons.js']);
  say('manifests: a mesh without addons loads nothing of them, and no checks of other objects');
}

/**
 * A program for Pulumi compiles and runs where cdk8s is not installed, also with a compiler that checks the types of
 * packages.
 */
function pulumiAlone(user) {
  const [modules, sdk] = [join(user, 'node_modules'), join(user, 'node_modules/@pulumi')];
  for (const name of ['cdk8s', 'constructs']) assert(!existsSync(join(modules, name)));
  symlinkSync(join(root, 'node_modules/@pulumi'), sdk);
  for (const { name, type, options } of WAYS) {
    const program = join(user, `alone-${name.replace(/\W+/g, '-')}`);
    mkdirSync(program);
    writeFileSync(join(program, 'package.json'), JSON.stringify({ private: true, type }));
    writeFileSync(
      join(program, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...strict, types: [], ...options }, include: ['*.ts'] }),
    );
    writeFileSync(join(program, 'pulumi.ts'), PULUMI_ALONE);
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], {
      cwd: program,
      stdio: 'inherit',
    });
    node(['out/pulumi.js'], program);
  }
  rmSync(sdk);
  say(`Pulumi without cdk8s: compiled in ${WAYS.length} of ${WAYS.length} ways`);
}

/** Compiles and runs the app in a folder of its own; gives the manifests. */
function use(dir, { name, type, options }, pulumi) {
  const app = join(dir, name.replace(/\W+/g, '-'));
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), JSON.stringify({ private: true, type }));
  writeFileSync(
    join(app, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...strict, ...options }, include: ['*.ts'] }),
  );
  writeFileSync(join(app, 'main.ts'), APP);
  if (pulumi) writeFileSync(join(app, 'pulumi.ts'), PULUMI);
  execFileSync(process.execPath, [join(dir, 'node_modules/typescript/bin/tsc'), '-p', '.'], {
    cwd: app,
    stdio: 'inherit',
  });
  const result = JSON.parse(node(['out/main.js'], app));
  assert.equal(result.version, '1.31.4');
  assert.equal(result.problems, 0);
  assert(result.objects > 40, `${result.objects} objects`);
  if (pulumi) assert.equal(node(['out/pulumi.js'], app).trim(), 'function default');
  const yaml = readFileSync(join(app, 'dist/mesh.k8s.yaml'), 'utf8');
  assert.match(yaml, /^kind: VirtualService$/m);
  assert.match(yaml, /^ {2}name: istio-cni-node$/m);
  say(`${name}: compiled, ${result.objects} objects${pulumi ? ', Pulumi too' : ''}`);
  return yaml;
}

/** With `--vitest`: a real Vitest runs a file of tests with the matchers, which has its types too. */
function withVitest(user) {
  // npm would take what is lent for packages that nothing asks for, and remove them in the repository.
  rmSync(join(user, 'node_modules/@pulumi'), { force: true });
  // It asks for later types of Node than the lowest Node that the package supports.
  npm(['install', '--legacy-peer-deps', 'vitest@5', 'vite@8'], user);
  const folder = join(user, 'vitest');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  cpSync(join(__dirname, 'vitest/mesh.test.ts.txt'), join(folder, 'mesh.test.ts'));
  const options = { ...strict, types: [], module: 'ESNext', moduleResolution: 'bundler', skipLibCheck: true };
  const lib = ['ES2022', 'DOM'];
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...options, lib, noEmit: true }, include: ['*.ts'] }),
  );
  node([join(user, 'node_modules/typescript/bin/tsc'), '-p', folder], folder);
  assert.match(node([join(user, 'node_modules/vitest/vitest.mjs'), 'run'], folder), /1 passed/);
  say('Vitest: the matchers and their types');
}

/** Everything that an app wrote, by file. */
function written(dir) {
  const files = readdirSync(join(dir, 'dist'), { recursive: true })
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(dir, 'dist', file), 'utf8')]));
}

/** Copies of the examples, with the installed package, write what the examples write from the sources. */
function examples(user) {
  const from = join(root, 'examples');
  const names = readdirSync(from).filter((name) => existsSync(join(from, name, 'cdk8s.yaml')));
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const synth = (cwd) => execFileSync(process.execPath, [tsx, 'main.ts'], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  for (const name of names) {
    const copy = join(user, name);
    cpSync(join(from, name), copy, { recursive: true, filter: (path) => !/[\\/](dist|node_modules)$/.test(path) });
    synth(copy);
    rmSync(join(from, name, 'dist'), { recursive: true, force: true });
    synth(join(from, name));
    assert.deepEqual(written(copy), written(join(from, name)), `${name} differs`);
  }
  say(`examples: ${names.length} of ${names.length} copies write the same bytes as in the repository`);
}

function main() {
  const dir = mkdtempSync(join(tmpdir(), 'istio-constructs-packed-'));
  try {
    const archive = pack(dir);
    const user = join(dir, 'user');
    mkdirSync(user);
    writeFileSync(join(user, 'package.json'), JSON.stringify({ private: true }));
    npm(['install', archive], user);
    withoutEngines(user);
    for (const engine of ['cdk8s', 'pulumi']) initProject(user, archive, engine);
    loadsNoEngine(user);
    drawsGraphs(user);
    loadsWhatIsUsed(user);
    pulumiAlone(user);
    npm(['install', ...['cdk8s', 'cdk8s-plus-27', 'constructs', 'typescript', '@types/node'].map(withVersion)], user);
    loadsNoEngine(user);
    say('manifests: neither cdk8s nor Pulumi is loaded');
    bundlesLittle(user);
    say('manifests: a bundler takes what is imported');
    // Pulumi's SDK for Kubernetes is too big to be installed once more: the one of the repository is lent.
    const pulumi = existsSync(join(root, 'lib/pulumi/index.ts'));
    if (pulumi) {
      symlinkSync(join(root, 'node_modules/@pulumi'), join(user, 'node_modules/@pulumi'));
      node(
        [
          '-e',
          `require('istio-constructs/pulumi');
        const isOfCdk8s = (file) => /node_modules.(cdk8s|constructs)./.test(file);
        if (Object.keys(require.cache).some(isOfCdk8s)) throw new Error('the entry for Pulumi loads cdk8s');`,
        ],
        user,
      );
    }
    const outputs = WAYS.map((way) => use(user, way, pulumi));
    assert(
      outputs.every((yaml) => yaml === outputs[0]),
      'not all ways give the same bytes',
    );
    say(`${WAYS.length} of ${WAYS.length} ways give the same bytes`);
    examples(user);
    if (process.argv.includes('--vitest')) withVitest(user);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

main();
