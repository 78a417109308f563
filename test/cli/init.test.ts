import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { parse } from 'yaml';
import { renderMesh } from '../../lib/mesh/render';
import type { MeshProps } from '../../lib/props';
import { DEFAULT_MINOR } from '../../lib/releases/known';
import { objectsOfProgram } from '../../lib/testing/pulumi';
import { cli } from './cli';

const ROOT = join(__dirname, '../..');
const ENGINES = ['cdk8s', 'pulumi'] as const;
const PROFILES = ['default', 'demo', 'minimal', 'ambient', 'openshift', 'openshift-ambient', 'preview', 'stable'];

/* Projects are written below the root, so that they find the packages. */
mkdirSync(join(ROOT, 'dist'), { recursive: true });
const folder = mkdtempSync(join(ROOT, 'dist/init-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const own = (name: string): string => join(folder, name);
const filesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(dir.length + 1))
    .sort();

const projects = ENGINES.flatMap((engine) =>
  PROFILES.map((profile) => ({ engine, profile, name: `${engine}-${profile}` })),
);

beforeAll(async () => {
  for (const { engine, profile, name } of projects) {
    const { code, err } = await cli(['init', own(name), '--engine', engine, '--profile', profile]);
    expect([code, err]).toEqual([0, '']);
  }
});

describe('the files of a project', () => {
  test('for cdk8s, by default', async () => {
    const { out } = await cli(['init', own('shown')]);
    const files = [
      '.github/workflows/mesh.yaml',
      '.gitignore',
      'README.md',
      'cdk8s.yaml',
      'main.ts',
      'mesh.test.ts',
      'mesh.ts',
      'package.json',
      'props.yaml',
      'tsconfig.json',
      'workloads.ts',
    ];
    expect(filesIn(own('shown'))).toEqual(files);
    expect(out).toBe(`${files.join('\n')}\n\nNext:\n  cd ${own('shown')}\n  npm install\n  npm test\n`);
  });

  test('for Pulumi', () => {
    expect(filesIn(own('pulumi-default'))).toEqual([
      '.github/workflows/mesh.yaml',
      '.gitignore',
      'Pulumi.yaml',
      'README.md',
      'index.test.ts',
      'index.ts',
      'package.json',
      'props.yaml',
      'tsconfig.json',
      'workloads.ts',
    ]);
  });

  test('props.yaml names its schema, which the package ships', () => {
    const [first] = readFileSync(join(own('cdk8s-default'), 'props.yaml'), 'utf8').split('\n');
    const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      exports: Record<string, string>;
    };
    const path = exports['./props.schema.json'].replace('./', './node_modules/istio-constructs/');
    expect(first).toBe(`# yaml-language-server: $schema=${path}`);
  });

  test('props.yaml has a mesh of the newest release, without problems', async () => {
    const props = parse(readFileSync(join(own('cdk8s-default'), 'props.yaml'), 'utf8')) as MeshProps;
    expect([props.version, props.profile]).toEqual([DEFAULT_MINOR, 'default']);
    const { code, out, err } = await cli(['render', '-f', join(own('cdk8s-default'), 'props.yaml'), '-o', 'json']);
    const { items } = JSON.parse(out) as { items: unknown[] };
    expect([code, err, items.length]).toEqual([0, '', renderMesh(props).length]);
  });

  test.each(PROFILES)('props.yaml of profile %s has no problems', async (profile) => {
    const path = join(own(`pulumi-${profile}`), 'props.yaml');
    expect(await cli(['images', '-f', path])).toMatchObject({ code: 0, err: '' });
  });

  test('the workflow runs scripts that the project has', () => {
    for (const { name } of projects) {
      const read = (file: string) => readFileSync(join(own(name), file), 'utf8');
      const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
      const { jobs } = parse(read('.github/workflows/mesh.yaml')) as { jobs: { check: { steps: { run?: string }[] } } };
      const runs = jobs.check.steps.flatMap(({ run }) => /^npm run (\w+)/.exec(run ?? '')?.[1] ?? []);
      expect(Object.keys(scripts)).toEqual(expect.arrayContaining(runs));
    }
  });

  test('-o json lists them', async () => {
    const { out } = await cli(['init', own('json'), '--engine', 'pulumi', '-o', 'json']);
    expect(JSON.parse(out)).toEqual({ folder: own('json'), files: filesIn(own('json')) });
  });
});

describe('the name', () => {
  const nameIn = (dir: string): unknown =>
    (JSON.parse(readFileSync(join(own(dir), 'package.json'), 'utf8')) as { name: string }).name;

  test.each([
    ['Payments Mesh', 'payments-mesh'],
    ['_mesh-', 'mesh'],
    ['网格', 'mesh'],
    ['a.b_c', 'a.b_c'],
  ])('of the folder %s is %s', async (dir, name) => {
    await cli(['init', own(dir)]);
    expect(nameIn(dir)).toBe(name);
  });

  test('may be given', async () => {
    await cli(['init', own('x'), '--name', 'prod', '--engine', 'pulumi']);
    expect(nameIn('x')).toBe('prod');
    expect(parse(readFileSync(join(own('x'), 'Pulumi.yaml'), 'utf8'))).toMatchObject({ name: 'prod' });
  });

  test.each(['Prod', '-a', '', 'a b', 'a/b', 'x'.repeat(101)])('%j is refused', async (name) => {
    expect(await cli(['init', own('refused'), '--name', name])).toEqual({
      code: 2,
      out: '',
      err:
        `error: --name ${name}: a name has lower-case letters, digits, ".", "_" and "-", at most 100, and begins ` +
        'with a letter or digit; write for example my-mesh\n',
    });
    expect(existsSync(own('refused'))).toBe(false);
  });
});

describe('a folder that is not empty', () => {
  const inFolder = (dir: string, ...names: string[]): string => {
    mkdirSync(own(dir));
    for (const name of names) writeFileSync(join(own(dir), name), name);
    return own(dir);
  };

  test.each([
    ['one file', ['a'], 'it has a'],
    ['a hidden one', ['.env'], 'it has .env'],
    ['seven', ['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'it has a, b, c, d, e, and 2 more'],
  ])('%s', async (what, names, text) => {
    const dir = inFolder(what, ...names);
    expect(await cli(['init', dir])).toEqual({
      code: 2,
      out: '',
      err: `error: ${dir}: the folder is not empty, ${text}; name a folder that is empty, or does not exist\n`,
    });
    expect(filesIn(dir)).toEqual(names);
  });

  test('twice is refused, and changes nothing', async () => {
    const before = readFileSync(join(own('cdk8s-default'), 'mesh.ts'), 'utf8');
    expect((await cli(['init', own('cdk8s-default'), '--profile', 'ambient'])).code).toBe(2);
    expect(readFileSync(join(own('cdk8s-default'), 'mesh.ts'), 'utf8')).toBe(before);
  });

  test('what git init makes is no content', async () => {
    mkdirSync(join(inFolder('cloned'), '.git'));
    expect((await cli(['init', own('cloned')])).code).toBe(0);
  });

  test('a file is no folder', async () => {
    const file = join(inFolder('with-file', 'f'), 'f');
    const { code, err } = await cli(['init', file]);
    expect([code, err]).toEqual([
      2,
      `error: ${file}: cannot be written, ENOTDIR: not a directory, scandir '${file}'; ` +
        'name a folder that you may write to\n',
    ]);
  });
});

test('a folder that cannot be made is said so', async () => {
  expect(await cli(['init', '/proc/nowhere'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/^error: \/proc\/nowhere: cannot be written, ENOENT/) as unknown,
  });
});

test('a release that is not known is refused', async () => {
  expect(await cli(['init', own('old'), '--istio', '1.2'])).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /^error: --istio 1\.2: this release of Istio is not known; use one of .*1\.30, .*\n$/,
    ) as unknown,
  });
});

test('all projects compile under strict', () => {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.dev.json'), (file) => ts.sys.readFile(file)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const main = projects.flatMap(({ name }) =>
    filesIn(own(name))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(own(name), file)),
  );
  const program = ts.createProgram(main, { ...options, noEmit: true, noUnusedLocals: true });
  const problems = main.flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path.slice(folder.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
  expect(problems).toEqual([]);
}, 60_000);

/** Profiles that differ in what the program says of them; the other ones differ in props only. */
const RUN = ['default', 'ambient'];

/** Each project has four tests; those of ambient meshes have none of what leaves the mesh. */
const TESTS = 2 * (4 * RUN.length - 1);

test('the tests of projects pass', () => {
  const { jest: config } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { jest: object };
  const settings = {
    ...config,
    rootDir: ROOT,
    testMatch: [`${folder}/{cdk8s,pulumi}-{${RUN.join()}}/*.test.ts`],
    reporters: ['default'],
  };
  const { stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/jest/bin/jest.js'), '--ci', '-w', '2', '--config', JSON.stringify(settings)],
    { encoding: 'utf8', cwd: ROOT },
  );
  expect(stderr).toMatch(new RegExp(`^Tests: +${TESTS} passed, ${TESTS} total$`, 'm'));
}, 120_000);

test('a test of a project fails where the program no longer says so', () => {
  const { jest: config } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { jest: object };
  const dir = own('broken');
  mkdirSync(dir);
  for (const file of filesIn(own('cdk8s-default')).filter((name) => !name.startsWith('.')))
    writeFileSync(
      join(dir, file),
      readFileSync(join(own('cdk8s-default'), file), 'utf8').replace('  web.calls(orders);\n', ''),
    );
  const settings = { ...config, rootDir: ROOT, testMatch: [`${dir}/*.test.ts`], reporters: ['default'] };
  const { stderr, status } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/jest/bin/jest.js'), '--ci', '--config', JSON.stringify(settings)],
    { encoding: 'utf8', cwd: ROOT },
  );
  expect([status, /✕ web calls orders/.test(stderr)]).toEqual([1, true]);
}, 60_000);

test('both engines declare the same objects', async () => {
  process.env.CDK8S_OUTDIR = own('dist');
  const { buildMesh } = jest.requireActual<{ buildMesh(): { charts: { toJson(): object[] }[] } }>(
    join(own('cdk8s-default'), 'mesh'),
  );
  const cdk8s = buildMesh().charts.flatMap((chart) => chart.toJson()) as Named[];
  const pulumi = (await objectsOfProgram(() =>
    jest.requireActual(join(own('pulumi-default'), 'index')),
  )) as readonly Named[];
  delete process.env.CDK8S_OUTDIR;
  expect(cdk8s.map(nameOf).sort()).toEqual(pulumi.map(nameOf).sort());
});

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name?: string; readonly namespace?: string };
}

/** A chart of cdk8s names its namespace on a Namespace too, which has none. */
const nameOf = ({ kind, metadata: { name, namespace = '' } }: Named): string =>
  `${kind} ${kind === 'Namespace' ? '' : namespace}/${name}`;
