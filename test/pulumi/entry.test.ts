import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** The files that a program has loaded after `code`. */
function loaded(code: string): string[] {
  const program =
    `const m = require('./lib/pulumi/index.ts'); ${code}; setTimeout(() => ` +
    'console.log(JSON.stringify(Object.keys(require.cache))), 50)';
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', '-e', program], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as string[];
  } catch {
    throw new Error(stderr);
  }
}

const MOCKS = `
const pulumi = require('@pulumi/pulumi');
const newResource = ({ name, inputs }) => ({ id: name, state: inputs });
pulumi.runtime.setMocks({ newResource, call: ({ inputs }) => inputs });
pulumi.log.warn = async () => undefined;`;

const USE = `${MOCKS}
new m.ServiceMesh('mesh', { hub: pulumi.output('registry.example'), crds: false });
new m.MeshService('catalog', { port: 80 }).timeout('2s')`;

test('the entry never loads cdk8s, constructs or our constructs, not even when it is used', () => {
  const files = loaded(USE);
  expect(files.filter((file) => /lib\/pulumi\/service-mesh/.test(file))).toHaveLength(1);
  expect(files.filter((file) => /node_modules\/(cdk8s|constructs|cdk8s-plus-\d+)\/|\/lib\/cdk8s\//.test(file))).toEqual(
    [],
  );
}, 30_000);

test('loading the entry loads no schemas, no rules and nothing of the Kubernetes SDK', () => {
  const files = loaded('');
  expect(
    files.filter((file) =>
      /lib\/(rules|api\/kinds|api\/mesh-config\/shapes|injection\/inject)|node_modules\/@pulumi\/kubernetes\//.test(
        file,
      ),
    ),
  ).toEqual([]);
}, 30_000);

test('a program that has only a mesh loads no rules but the formats of Kubernetes', () => {
  const files = loaded(`${MOCKS} new m.ServiceMesh('mesh', { profile: 'demo', crds: false })`);
  expect(files.filter((file) => /lib\/pulumi\/service-mesh/.test(file))).toHaveLength(1);
  expect(files.filter((file) => /lib\/rules\/(?!kubernetes\/|place\.ts)/.test(file))).toEqual([]);
}, 30_000);
