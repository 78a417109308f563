import { spawnSync } from 'node:child_process';
import { join, relative, sep } from 'node:path';
import BUNDLES from '../../lib/bundles.json';

const ROOT = join(__dirname, '../..');
const PREFIXES = Object.entries(BUNDLES)
  .flatMap(([bundle, prefixes]) => prefixes.map((prefix) => ({ bundle, prefix })))
  .sort((a, b) => b.prefix.length - a.prefix.length);
/** The bundle of the package that a module is in: the longest prefix wins. */
const bundleOf = (module: string): string | undefined =>
  PREFIXES.find(({ prefix }) => module.startsWith(prefix))?.bundle;

/** The modules of `lib` that a program has loaded at its end, of the bundle of addons. */
function loaded(program: string): string[] {
  const report = 'setTimeout(() => console.log(JSON.stringify(Object.keys(require.cache))), 50)';
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', 'tsx/cjs', '-e', `const library = (name) => require('./lib/' + name); ${program}; ${report}`],
    { cwd: ROOT, encoding: 'utf8' },
  );
  const line = stdout.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('[')) throw new Error(stderr);
  const modules = (JSON.parse(line) as string[])
    .map((file) => relative(join(ROOT, 'lib'), file).split(sep).join('/').replace(/\.ts$/, ''))
    .filter((module) => !module.startsWith('..'));
  expect(modules).toContain('mesh/render');
  return modules.filter((module) => bundleOf(module) === 'addons').sort();
}

const CDK8S = (props: string): string => `
const { App, Chart, Testing } = require('cdk8s');
const { ServiceMesh, PeerAuthentication } = library('index');
const app = new App();
const mesh = new ServiceMesh(new Chart(app, 'mesh'), ${props});
const policies = new Chart(app, 'policies');
new PeerAuthentication(policies, 'default', { namespace: mesh.namespace, mtls: { mode: 'STRICT' } });
for (const chart of app.charts) Testing.synth(chart)`;
const PULUMI = (props: string): string => `
const pulumi = require('@pulumi/pulumi');
const newResource = ({ name, inputs }) => ({ id: name, state: inputs });
pulumi.runtime.setMocks({ newResource, call: ({ inputs }) => inputs });
new (library('pulumi/index').ServiceMesh)('mesh', ${props})`;
const PLAIN = (props: string): string => `library('manifests').renderMesh(${props})`;
const WAYS = { cdk8s: CDK8S, pulumi: PULUMI, manifests: PLAIN };

test.each(Object.entries(WAYS))(
  '%s: a mesh without addons loads nothing of them',
  (_, program) => {
    expect(loaded(program("{ profile: 'demo', crds: false }"))).toEqual([]);
  },
  60_000,
);

test('a mesh with addons does: the modules that are looked for are those', () => {
  const modules = loaded(PLAIN('{ addons: { prometheus: true } }'));
  expect(modules).toEqual(expect.arrayContaining(['addons/index', 'addons/render', 'addons/prometheus/deployment']));
}, 60_000);
