import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { run } from '../../lib/cli/main';
import { renderMesh } from '../../lib/mesh/render';
import { toYaml } from '../../lib/yaml/to-yaml';
import type { Loose } from '../support/render';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: string[][] = [[], []];
  const code = await run(
    args,
    (text) => out.push(text),
    (text) => err.push(text),
  );
  return { code, out: out.join(''), err: err.join('') };
}

function file(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

const objects = (text: string): Loose[] => parseAllDocuments(text).map((document) => document.toJS() as Loose);
const kindsIn = (text: string): Set<string> => new Set(objects(text).map(({ kind }) => kind as string));

describe('render', () => {
  test('writes what renderMesh gives', async () => {
    const { code, out, err } = await cli('render', '--profile', 'demo', '--version', '1.30', '--set', 'cni=true');
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(toYaml(renderMesh({ profile: 'demo', version: '1.30', cni: true })));
  });

  test('takes props from YAML and JSON files, the last one wins, and --set over both', async () => {
    const yaml = file('a.yaml', 'profile: minimal\nbase: false\nhub: example.com/yaml\ntag: yaml\nrevision: yaml\n');
    const json = file('b.json', '{ "tag": "json", "revision": "json" }');
    const { out } = await cli('render', '-f', yaml, '-f', json, '--set', 'revision=set');
    const deployment = objects(out).find(({ kind }) => kind === 'Deployment');
    expect([deployment.metadata.name, deployment.spec.template.spec.containers[0].image]).toEqual([
      'istiod-set',
      'example.com/yaml/pilot:json',
    ]);
  });

  test('--crds only and --crds skip share the objects between them', async () => {
    const only = await cli('render', '--crds', 'only');
    const skip = await cli('render', '--crds', 'skip');
    expect([...kindsIn(only.out)]).toEqual(['CustomResourceDefinition']);
    expect(kindsIn(skip.out)).not.toContain('CustomResourceDefinition');
    expect(objects(only.out).length + objects(skip.out).length).toBe(renderMesh().length);
  });

  test('--out writes a file for each component, in the order of installation', async () => {
    const out = join(dir, 'deep', 'dist');
    const result = await cli('render', '--set', 'cni=true', '--set', 'ztunnel=true', '--out', out);
    expect(result).toEqual({ code: 0, out: '', err: '' });
    expect(readdirSync(out)).toEqual([
      '00-crds.yaml',
      '01-namespaces.yaml',
      '02-base.yaml',
      '03-istiod.yaml',
      '04-cni.yaml',
      '05-ztunnel.yaml',
      '06-istio-ingressgateway.yaml',
    ]);
    expect([...kindsIn(readFileSync(join(out, '01-namespaces.yaml'), 'utf8'))]).toEqual(['Namespace']);
  });

  test('writes warnings to standard error only', async () => {
    const { code, out, err } = await cli(
      'render',
      '--set',
      'hub=gcr.io/istio-release',
      '--profile',
      'minimal',
      '--crds',
      'skip',
    );
    expect(code).toBe(0);
    expect(err).toBe(
      'warning: hub: got "gcr.io/istio-release"; Istio stops serving gcr.io/istio-release at the end of 2026; ' +
        "use 'docker.io/istio', or a mirror of your own (props/hub-ends)\n",
    );
    expect(out).not.toContain('warning:');
  });
});

describe('images and profiles', () => {
  test('one image a line', async () => {
    expect((await cli('images', '--profile', 'ambient', '--set', 'hub=r.example/i')).out).toBe(
      ['install-cni', 'pilot', 'proxyv2', 'ztunnel'].map((name) => `r.example/i/${name}:1.31.4-distroless\n`).join(''),
    );
  });

  test('what each profile switches on', async () => {
    const { code, out } = await cli('profiles');
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/));
    expect(code).toBe(0);
    expect(rows[0]).toEqual([
      'PROFILE',
      'base',
      'pilot',
      'cni',
      'ztunnel',
      'ingressGateway',
      'egressGateway',
      'values',
      'platform',
    ]);
    expect(rows).toContainEqual(['demo', 'yes', 'yes', '-', '-', 'yes', 'yes', 'demo', '-']);
    expect(rows).toContainEqual(['openshift-ambient', 'yes', 'yes', 'yes', 'yes', '-', '-', 'ambient', 'openshift']);
    expect(rows).toHaveLength(11);
  });
});

describe('inject', () => {
  test('adds sidecars to workloads of files, as the mesh of --mesh says', async () => {
    const app = file(
      'app.yaml',
      `apiVersion: v1
kind: Service
metadata: { name: web }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web, image: web }] }
`,
    );
    const mesh = file('mesh.yaml', 'hub: r.example/i\ncni: true\n');
    const { code, out } = await cli('inject', '-f', app, '--mesh', mesh);
    const [service, pod] = objects(out);
    expect([code, service]).toEqual([0, { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } }]);
    expect(pod.spec.containers.map(({ image }: Loose) => image).sort()).toEqual(['r.example/i/proxyv2:1.31.4', 'web']);
    expect(pod.spec.initContainers.map(({ name }: Loose) => name)).toEqual(['istio-validation']);
  });
});

describe('wrong input has exit code 1, wrong usage 2', () => {
  test('problems of props, all of them, without a stack', async () => {
    expect(await cli('render', '--profile', 'dmeo', '--set', 'pilot.replicas=-1')).toEqual({
      code: 1,
      out: '',
      err:
        '2 problems:\n' +
        '- profile: got "dmeo"; must be one of default, demo, minimal, empty, ambient, openshift, ' +
        'openshift-ambient, preview, remote, stable; did you mean "demo"? (schema/enum)\n' +
        '- pilot.replicas: got -1; must be at least 0 (schema/range)\n',
    });
  });

  test('a file with wrong props names the prop', async () => {
    expect(await cli('images', '-f', file('wrong.yaml', 'pilott: {}\n'))).toMatchObject({
      code: 1,
      err:
        '1 problem:\n- pilott: got {}; "pilott" is not a field of MeshProps; did you mean "pilot"? ' +
        '(schema/unknown-field)\n',
    });
  });

  test.each<[string, string[], RegExp]>([
    ['a file that is not there', ['render', '-f', '/nowhere/props.yaml'], /^error: \/nowhere\/props\.yaml: ENOENT/],
    [
      '--set without a value',
      ['render', '--set', 'cni'],
      /^error: --set cni: write it as PATH=VALUE, for example cni=true\n$/,
    ],
    [
      '--set with an empty name',
      ['render', '--set', 'pilot..replicas=1'],
      /a name in the path is empty; write it as PATH=VALUE, for example cni=true\n$/,
    ],
    ['an unknown option', ['render', '--profil', 'demo'], /unknown option '--profil'/],
    ['an unknown command', ['rendr'], /unknown command 'rendr'/],
    ['a choice that does not exist', ['render', '--crds', 'all'], /Allowed choices are only, skip/],
  ])('%s', async (_, args, text) => {
    const { code, out, err } = await cli(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(text);
  });

  test.each([
    ['a list', '- a\n', 'props are a map, this is a list'],
    ['no YAML', 'a: [\n', 'a value is expected at line 2, column 1'],
  ])('a file with %s', async (name, text, message) => {
    const { code, err } = await cli('render', '-f', file(`${name}.yaml`, text));
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('--help', () => {
  test.each(['render', 'images', 'profiles', 'inject'])('%s has examples', async (name) => {
    const { code, out } = await cli(name, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/Examples:\n {2}\S/);
    expect(out).toContain(`istio-constructs ${name}`);
  });

  test('names every command', async () => {
    const { code, out } = await cli('--help');
    expect(code).toBe(0);
    for (const name of ['render', 'images', 'profiles', 'inject'])
      expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
    expect(out).toMatch(/Examples:\n {2}\S/);
  });

  test('the version of the package is not that of Istio', async () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
    for (const option of ['--version', '-V', '--package-version'])
      expect(await cli(option)).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

test('as a process: standard input, standard output and exit code', () => {
  const command = [join(__dirname, '../../node_modules/tsx/dist/cli.mjs'), join(__dirname, '../../lib/cli/main.ts')];
  const out = execFileSync(process.execPath, [...command, 'render', '-f', '-', '--crds', 'skip'], {
    input: 'profile: minimal\nbase: false\nrevision: piped\n',
    encoding: 'utf8',
  });
  expect(parse(out.split('\n---\n')[0])).toMatchObject({ kind: 'Namespace', metadata: { name: 'istio-system' } });
  expect(out).toContain('name: istiod-piped\n');
  expect(() => execFileSync(process.execPath, [...command, 'render', '--profile', 'x'], { stdio: 'pipe' })).toThrow(
    expect.objectContaining({ status: 1 }),
  );
}, 30_000);
