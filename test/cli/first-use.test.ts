import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../lib/cli/main';
import { renderMesh } from '../../lib/mesh/render';
import { toYaml } from '../../lib/yaml/to-yaml';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cli-first-use-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line, with what comes on standard input; nothing for a terminal. */
async function cli(args: readonly string[], input?: string): Promise<Result> {
  const [out, err]: string[][] = [[], []];
  const write = (to: string[]) => (text: string) => void to.push(text);
  const code = await run(args, write(out), write(err), () => input);
  return { code, out: out.join(''), err: err.join('') };
}

function file(name: string, text: string): string {
  const path = join(dir, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, image: web }] }\n';

describe('inject reads standard input', () => {
  const names = { text: 'name files with workloads, or write them to standard input' };

  test.each([
    ['without a file', []],
    ['as "-"', ['-']],
    ['as -f -', ['-f', '-']],
  ])('%s', async (_, args) => {
    const { code, out, err } = await cli(['inject', ...args], POD);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('name: istio-proxy');
  });

  test('beside files', async () => {
    const { out } = await cli(['inject', file('pod.yaml', POD.replace('name: web }', 'name: filed }')), '-'], POD);
    expect(out.match(/^ {2}name: \w+$/gm)).toEqual(['  name: filed', '  name: web']);
  });

  test.each(['', '\n', '  \n\t\n'])('or says that nothing came: %j', async (input) => {
    const err = `error: nothing came on standard input; ${names.text}\n`;
    expect(await cli(['inject'], input)).toEqual({ code: 2, out: '', err });
    expect(await cli(['inject', '-f', '-'], input)).toEqual({ code: 2, out: '', err });
  });

  test('does not wait at a terminal', async () => {
    const err = `error: standard input is a terminal; ${names.text}\n`;
    expect(await cli(['inject'])).toEqual({ code: 2, out: '', err });
  });

  test('an empty file is named', async () => {
    const path = file('empty.yaml', '\n');
    expect(await cli(['inject', '-f', path])).toEqual({
      code: 2,
      out: '',
      err: `error: ${path}: is empty; ${names.text}\n`,
    });
  });

  test('help says what -f is, and does not offer props there', async () => {
    const { out } = await cli(['inject', '--help']);
    expect(out).toMatch(/-f, --file <path> +a file with workloads, the same as an\s+argument; may be given again/);
    expect(out).not.toMatch(/-f.*props/);
    expect((await cli(['render', '--help'])).out).toMatch(/-f, --file <path> +props as YAML or JSON/);
  });
});

describe('inject refuses documents that are no objects', () => {
  const kind = (n: number, found: string) =>
    `- [document ${n}] kind: got ${found}; an object of Kubernetes has a kind; give it apiVersion and kind, or ` +
    `leave it out (injection/no-kind)\n`;
  const text = (n: number, found: string) =>
    `- [document ${n}] text: got ${found}; a document is an object of Kubernetes; give it apiVersion and kind, ` +
    `or leave it out (injection/no-kind)\n`;

  test.each<[string, string, string]>([
    ['a forgotten kind', 'apiVersion: v1\nmetadata: { name: a }\n', `1 problem:\n${kind(1, 'nothing')}`],
    ['an empty kind', 'kind: ""\n', `1 problem:\n${kind(1, '""')}`],
    ['a kind that is a number', 'kind: 1\n', `1 problem:\n${kind(1, '1')}`],
    ['no kind', 'kind:\n', `1 problem:\n${kind(1, 'null')}`],
    ['a slip', 'apiVersion: v1\nKind: Pod\n', `1 problem:\n${kind(1, 'nothing')}`],
    ['the second document', `${POD}---\nspec: {}\n`, `1 problem:\n${kind(2, 'nothing')}`],
    ['two of three', `a: 1\n---\n${POD}---\nb: 2\n`, `2 problems:\n${kind(1, 'nothing')}${kind(3, 'nothing')}`],
    ['a leading separator does not count', '---\n# only this\n---\na: 1\n', `1 problem:\n${kind(1, 'nothing')}`],
    ['a list', '- a\n', `1 problem:\n${text(1, '["a"]')}`],
    ['a text', 'just words\n', `1 problem:\n${text(1, '"just words"')}`],
    ['JSON without a kind', '{ "apiVersion": "v1" }', `1 problem:\n${kind(1, 'nothing')}`],
  ])('%s', async (_, input, err) => {
    expect(await cli(['inject'], input)).toEqual({ code: 1, out: '', err });
  });

  test('comments and empty documents are none', async () => {
    const input = '# nothing\n---\n---\napiVersion: v1\nkind: Service\nmetadata: { name: a }\n---\n';
    expect(await cli(['inject'], input)).toEqual({ code: 0, out: input, err: '' });
  });
});

describe('the release', () => {
  test.each([['--istio'], ['--version']])('render %s', async (option) => {
    const { out } = await cli(['render', option, '1.30', '--profile', 'minimal', '--crds', 'skip']);
    const nodes = renderMesh({ version: '1.30', profile: 'minimal' }).filter(({ phase }) => phase !== 'crds');
    expect(out).toBe(toYaml(nodes));
  });

  test('both, as long as they agree', async () => {
    expect((await cli(['images', '--istio', '1.30', '--version', '1.30'])).code).toBe(0);
    const err = 'error: --istio 1.30 and --version 1.31 say two things; give one of them\n';
    expect(await cli(['images', '--istio', '1.30', '--version', '1.31'])).toEqual({ code: 2, out: '', err });
  });

  test('the version of the program is asked before the command', async () => {
    const { out } = await cli(['--version', 'render']);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('--set', () => {
  const env = (out: string): string[] => out.match(/name: [AB]\n +value: .*/g) ?? [];

  test('takes several settings, as helm does', async () => {
    const { out } = await cli(['render', '--crds', 'skip', '--set', 'pilot.env.A=x,pilot.env.B=y']);
    expect(env(out).map((text) => text.replace(/\s+/g, ' '))).toEqual(['name: A value: x', 'name: B value: "y"']);
  });

  test('reaches into lists of files', async () => {
    const path = file('props.yaml', 'ingressGateways: [{ name: a, namespace: x }, { name: b }]\n');
    const { out } = await cli(['render', '-f', path, '--crds', 'skip', '--set', 'ingressGateways[0].name=c']);
    expect(
      out
        .match(/^kind: Service\nmetadata:\n(?: {2}labels:\n(?: {4}.*\n)*)? {2}name: .*/gm)
        ?.map((text) => text.split(' ').at(-1)),
    ).toEqual(expect.arrayContaining(['c', 'b']));
    expect(out).not.toMatch(/name: a$/m);
  });

  test('what follows a comma and is no setting is refused', async () => {
    const err =
      'error: --set meshConfig.accessLogFormat=%A%,%B%: "%B%" has no value; write it as PATH=VALUE, and a ' +
      'comma inside a value as \\,\n';
    expect(await cli(['render', '--set', 'meshConfig.accessLogFormat=%A%,%B%'])).toEqual({ code: 2, out: '', err });
    const { out } = await cli(['render', '--crds', 'skip', '--set', 'meshConfig.accessLogFormat=%A%\\,%B%']);
    expect(out.match(/accessLogFormat: .*/)?.[0]).toBe('accessLogFormat: "%A%,%B%"');
  });
});

describe('--out', () => {
  const names = (folder: string): string[] => readdirSync(folder).sort();
  const render = (folder: string, ...args: string[]) => cli(['render', '--out', folder, ...args]);
  const MINIMAL = ['00-crds.yaml', '01-namespaces.yaml', '02-base.yaml', '03-istiod.yaml'];

  test('removes its own files that are no longer rendered, and no others', async () => {
    const out = join(dir, 'dist');
    await render(out, '--profile', 'ambient');
    expect(names(out)).toEqual([...MINIMAL, '04-cni.yaml', '05-ztunnel.yaml']);
    writeFileSync(join(out, '06-mine.yaml'), 'kind: A\n');
    writeFileSync(join(out, 'README.md'), 'mine\n');
    expect(await render(out, '--profile', 'minimal')).toEqual({ code: 0, out: '', err: '' });
    expect(names(out)).toEqual([...MINIMAL, '06-mine.yaml', 'README.md']);
    expect(readFileSync(join(out, '06-mine.yaml'), 'utf8')).toBe('kind: A\n');
  });

  test('the first file lists all, the others say whose they are; below is what render writes', async () => {
    const out = join(dir, 'dist');
    await render(out, '--profile', 'minimal');
    const nodes = renderMesh({ profile: 'minimal' });
    const of = (name: string) => readFileSync(join(out, name), 'utf8');
    expect(of(MINIMAL[0])).toBe(
      `# Written by istio-constructs render\n# with: ${MINIMAL.join(' ')}\n` +
        toYaml(nodes.filter(({ phase }) => phase === 'crds')),
    );
    const istiod = nodes.filter(({ component, phase }) => component === 'istiod' && phase !== 'crds');
    expect(of(MINIMAL[3])).toBe(`# Written by istio-constructs render\n${toYaml(istiod)}`);
  });

  test('the same twice is the same', async () => {
    const out = join(dir, 'dist');
    await render(out, '--profile', 'minimal');
    const before = names(out).map((name) => readFileSync(join(out, name), 'utf8'));
    await render(out, '--profile', 'minimal');
    expect(names(out).map((name) => readFileSync(join(out, name), 'utf8'))).toEqual(before);
  });

  test('numbers that move', async () => {
    const out = join(dir, 'dist');
    await render(out, '--profile', 'minimal', '--set', 'cni=true');
    expect(names(out)).toEqual([...MINIMAL, '04-cni.yaml']);
    await render(out, '--profile', 'minimal', '--crds', 'skip');
    expect(names(out)).toEqual(['00-namespaces.yaml', '01-base.yaml', '02-istiod.yaml']);
    await render(out, '--profile', 'minimal', '--crds', 'only');
    expect(names(out)).toEqual(['00-crds.yaml']);
  });

  test.each<[string, (out: string) => string]>([
    [
      'a file of somebody else under one of our names',
      (out) => (writeFileSync(join(out, '05-ztunnel.yaml'), 'kind: A\n'), '05-ztunnel.yaml'),
    ],
    [
      'a copy of one of ours',
      (out) => (cpSync(join(out, '05-ztunnel.yaml'), join(out, '09-copy.yaml')), '09-copy.yaml'),
    ],
    [
      'a copy of the first, with its list',
      (out) => (cpSync(join(out, '00-crds.yaml'), join(out, '09-copy.yaml')), '09-copy.yaml'),
    ],
    [
      'a folder that is called like one',
      (out) => (rmSync(join(out, '05-ztunnel.yaml')), mkdirSync(join(out, '05-ztunnel.yaml')), '05-ztunnel.yaml'),
    ],
    [
      'a file below',
      (out) => (
        mkdirSync(join(out, 'sub')),
        cpSync(join(out, '05-ztunnel.yaml'), join(out, 'sub/05-ztunnel.yaml')),
        'sub/05-ztunnel.yaml'
      ),
    ],
  ])('leaves %s', async (_, change) => {
    const out = join(dir, 'dist');
    await render(out, '--profile', 'ambient');
    const kept = change(out);
    expect((await render(out, '--profile', 'minimal')).code).toBe(0);
    expect(existsSync(join(out, kept))).toBe(true);
    expect(existsSync(join(out, '04-cni.yaml'))).toBe(false);
  });

  test('a list that names files elsewhere removes none of them', async () => {
    const out = join(dir, 'dist');
    await render(out, '--profile', 'minimal');
    const outside = file('05-outside.yaml', '# Written by istio-constructs render\n');
    const first = join(out, '00-crds.yaml');
    writeFileSync(first, readFileSync(first, 'utf8').replace('# with: ', `# with: ../05-outside.yaml ${outside} `));
    await render(out, '--profile', 'minimal');
    expect(existsSync(outside)).toBe(true);
  });

  test('a file is no folder', async () => {
    const path = file('dist', 'text\n');
    const err = `error: --out ${path}: there is a file of that name; name a folder\n`;
    expect(await render(path)).toEqual({ code: 2, out: '', err });
    expect(readFileSync(path, 'utf8')).toBe('text\n');
  });

  test('a folder below a file', async () => {
    const path = join(file('dist', 'text\n'), 'below');
    const { code, out, err } = await render(path);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(
      /^error: --out .*\/dist\/below: cannot be written, ENOTDIR: .*; name a folder that you may write to\n$/,
    );
  });

  test.each(['/proc/istio-constructs', '/proc/self/dist', '/proc/1/dist'])('%s cannot be written', async (path) => {
    const { code, out, err } = await render(path);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(
      /^error: --out \/proc\/\S+: cannot be written, E[A-Z]+: .*; name a folder that you may write to\n$/,
    );
  });
});

describe('files that are no props', () => {
  const OPERATOR =
    'write its spec as props: profile, hub, tag, revision and meshConfig keep their names, components are ' +
    'pilot, cni, ' +
    'ztunnel, ingressGateways and egressGateways, and what has no prop goes under values, by chart (cli/no-props)';
  const KUBERNETES =
    'the file has an object of Kubernetes, and no props of a mesh; give the fields of a mesh, for example ' +
    '"profile: default"; `inject` takes workloads (cli/no-props)';
  const helm = (where: string) =>
    `put them under ${where}, or render the chart by itself with renderComponent (cli/no-props)`;

  test.each<[string, string, string]>([
    [
      'an IstioOperator',
      'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec: { profile: demo }\n',
      `kind: got "IstioOperator"; the file has an IstioOperator, and no props of a mesh; ${OPERATOR}`,
    ],
    [
      'a Deployment',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\n',
      `kind: got "Deployment"; ${KUBERNETES}`,
    ],
    [
      'an Istio of the Sail operator',
      'apiVersion: sailoperator.io/v1\nkind: Istio\nspec: {}\n',
      `kind: got "Istio"; ${KUBERNETES}`,
    ],
    [
      'values of istiod',
      'autoscaleMin: 2\nglobal: { hub: r.example/i }\n',
      'autoscaleMin: got 2; the file has Helm values of chart istiod (autoscaleMin, global), and no props of a ' +
        `mesh; ${helm('values.global and values.istiod')}`,
    ],
    [
      'values of istiod beside names that props have too',
      'hub: r.example/i\nautoscaleEnabled: false\n',
      'autoscaleEnabled: got false; the file has Helm values of chart istiod (autoscaleEnabled), and no props ' +
        `of a mesh; ${helm('values.istiod')}`,
    ],
    [
      'shared values',
      'global: { hub: r.example/i }\n',
      'global: got {"hub":"r.example/i"}; the file has Helm values (global), and no props of a mesh; ' +
        `${helm('values.global')}`,
    ],
    [
      'values of cni',
      'cniBinDir: /opt\nrepair: { enabled: true }\n',
      'cniBinDir: got "/opt"; the file has Helm values of chart cni (cniBinDir, repair), and no props of a ' +
        `mesh; ${helm('values.cni')}`,
    ],
    [
      'values of ztunnel',
      'xdsAddress: a:15012\n',
      'xdsAddress: got "a:15012"; the file has Helm values of chart ztunnel (xdsAddress), and no props of a ' +
        `mesh; ${helm('values.ztunnel')}`,
    ],
    [
      'values of gateway',
      'replicaCount: 2\nservice: { type: NodePort }\n',
      'replicaCount: got 2; the file has Helm values of chart gateway (replicaCount, service), and no props of ' +
        `a mesh; ${helm('values.gateway')}`,
    ],
  ])('%s', async (_, text, problem) => {
    const path = file('given.yaml', text);
    const err = `1 problem:\n- [${path}] ${problem}\n`;
    expect(await cli(['render', '-f', path])).toEqual({ code: 1, out: '', err });
    expect(await cli(['inject', '--mesh', path], POD)).toEqual({ code: 1, out: '', err });
  });

  test.each<[string, string, string]>([
    [
      'two documents',
      'profile: demo\n---\nhub: a\n',
      'there are 2 documents, and props are one; write each into a file of its own',
    ],
    [
      'three documents',
      'a: 1\n---\nb: 2\n---\nc: 3\n',
      'there are 3 documents, and props are one; write each into a file of its own',
    ],
    ['a list', '- a\n', 'props are a map, this is a list'],
    ['a text', 'profile\n', 'props are a map, this is string'],
  ])('%s', async (_, text, message) => {
    const path = file('given.yaml', text);
    expect(await cli(['render', '-f', path])).toEqual({ code: 2, out: '', err: `error: ${path}: ${message}\n` });
  });

  test.each(['', '# nothing\n', '---\n', '---\n---\n'])(
    'an empty file is no props, which are all optional: %j',
    async (text) => {
      expect((await cli(['images', '-f', file('given.yaml', text)])).out).toBe((await cli(['images'])).out);
    },
  );

  test('one document between separators is one', async () => {
    expect((await cli(['images', '-f', file('given.yaml', '---\nhub: r.example/i\n---\n')])).out).toContain(
      'r.example/i/pilot',
    );
  });

  test('a prop at the wrong place is shown its own', async () => {
    const { code, err } = await cli(['render', '-f', file('given.yaml', 'pilot: { nodeSelector: { a: b } }\n')]);
    expect([code, err]).toEqual([
      1,
      '1 problem:\n- pilot.nodeSelector: got {"a":"b"}; "nodeSelector" is not a field of PilotProps; did you ' +
        'mean "pilot.scheduling.nodeSelector"? (schema/unknown-field)\n',
    ]);
  });
});

test('as a process: workloads on standard input, nothing on it, and the version', () => {
  const command = [join(__dirname, '../../node_modules/tsx/dist/cli.mjs'), join(__dirname, '../../lib/cli/main.ts')];
  const process_ = (args: string[], input: string) =>
    execFileSync(process.execPath, [...command, ...args], { input, encoding: 'utf8', stdio: 'pipe' });
  expect(process_(['inject'], POD)).toContain('name: istio-proxy');
  expect(() => process_(['inject'], '')).toThrow(
    expect.objectContaining({
      status: 2,
      stderr: expect.stringMatching(/^error: nothing came on standard input; /) as string,
    }),
  );
}, 30_000);
