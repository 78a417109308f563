import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { COMMANDS } from '../../lib/cli/commands';
import { EXIT, EXIT_TEXTS } from '../../lib/cli/exit-code';
import { examplesOf, exitTexts } from '../../lib/cli/help';
import { program } from '../../lib/cli/program';
import { renderMesh } from '../../lib/mesh/render';
import { toYaml } from '../../lib/yaml/to-yaml';
import { cli } from './cli';

/*
 * What holds of every command: help with examples that run, `-o json`, standard input, the nearest name, exit codes.
 */

const NAMES = Object.keys(COMMANDS);
const whole = program(
  () => undefined,
  () => undefined,
);
const commandOf = (name: string): Command => whole.commands.find((command) => command.name() === name) as Command;

/** Objects of a small mesh with two services, one of which may call the other. */
const SHOP = `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Namespace
metadata: { name: ops, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders } }
spec: { serviceAccountName: orders, containers: [{ name: orders, image: orders }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { serviceAccountName: web, containers: [{ name: web, image: web }] }
---
apiVersion: v1
kind: Pod
metadata: { name: batch, namespace: ops, labels: { app: batch } }
spec: { serviceAccountName: batch, containers: [{ name: batch, image: batch }] }
`;

const OPERATOR = `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
spec: { profile: minimal }
`;

const TESTS = `tests:
  - name: web reaches orders
    request: { from: shop/web, url: 'http://orders/' }
    goesTo: orders
`;

const FLEET = `meshId: shop
ca: { secret: cacerts }
defaults: { profile: minimal }
clusters:
  east: { network: n1 }
  west: { network: n2 }
`;

/** Files that examples name. */
const FILES: Readonly<Record<string, string>> = {
  'props.yaml': 'profile: minimal\n',
  'before.yaml': 'profile: minimal\n',
  'after.yaml': 'profile: minimal\npilot: { replicas: 2 }\n',
  'app.yaml': SHOP,
  'operator.yaml': OPERATOR,
  'istiod-values.yaml': 'pilot: { autoscaleMin: 2 }\n',
  'gateway-values.yaml': 'name: public-ingress\nautoscaling: { minReplicas: 2 }\n',
  'mesh.test.yaml': TESTS,
  'fleet.yaml': FLEET,
  'k8s/shop.yaml': SHOP,
  'dist/shop.yaml': SHOP,
  'dist-before/shop.yaml': SHOP,
};

let dir: string;
const cwd = process.cwd();
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'every-command-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(dir, name, '..'), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  writeFileSync(join(dir, 'rendered.yaml'), toYaml(renderMesh({ profile: 'minimal' })));
  process.chdir(dir);
});
afterEach(() => {
  process.chdir(cwd);
  rmSync(dir, { recursive: true });
});

/** Returns the words of the call of this program in a line of a shell; quotes hold words together. */
function wordsOf(line: string): string[] {
  const call = /istio-constructs (.*?)(?: [|>].*|\))?$/.exec(line)?.[1] ?? '';
  return [...call.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare);
}

const EXAMPLES = [['', whole] as const, ...NAMES.map((name) => [name, commandOf(name)] as const)].flatMap(
  ([name, command]) => examplesOf(command).map((line) => [name, line] as const),
);

describe('--help', () => {
  test.each(NAMES)('%s: examples of the command itself, and exit codes', async (name) => {
    const { code, out, err } = await cli([name, '--help']);
    expect([code, err]).toEqual([0, '']);
    const lines = examplesOf(commandOf(name));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.includes(`istio-constructs ${name}`))).toEqual([]);
    const codes = Object.keys(exitTexts(commandOf(name)));
    expect(codes).toEqual(expect.arrayContaining(['done', 'no', 'usage']));
    expect(out).toContain(`\nExamples:\n${lines.map((line) => `  ${line}\n`).join('')}\nExit codes:\n  0   `);
  });

  test.each(EXAMPLES)('of %s: %s', async (_, line) => {
    const input = /^kustomize/.test(line) ? SHOP : undefined;
    const { code, err } = await cli(wordsOf(line), input);
    // Files of this test have mistakes of their own, which is an answer too; a wrong call is none.
    expect([EXIT.done, EXIT.no]).toContain(code);
    expect(err).not.toMatch(/^error:/);
  });

  test('every command has a description, which begins as the others do', () => {
    for (const command of whole.commands) expect(command.description()).toMatch(/^[a-z][^.]*$/);
  });
});

describe('names that are not known', () => {
  test.each([
    [['rendr'], "error: unknown command 'rendr'\n(Did you mean render?)\n"],
    [['render', '--profil', 'demo'], "error: unknown option '--profil'\n(Did you mean --profile?)\n"],
    [['analyze', '--fail', 'x'], "error: unknown option '--fail'\n(Did you mean --fail-on?)\n"],
    [
      ['images', '-o', 'jsn'],
      "error: option '-o, --output <format>' argument 'jsn' is invalid. Allowed choices are text, json.\n",
    ],
    [['--verison'], "error: unknown option '--verison'\n(Did you mean --version?)\n"],
    [['profiles', 'x'], "error: too many arguments for 'profiles'. Expected 0 arguments but got 1.\n"],
    [['can', 'shop/web'], "error: missing required argument 'to'\n"],
  ])('%j', async (args, err) => {
    expect(await cli(args)).toEqual({ code: 2, out: '', err });
  });
});

test.each(['-v', '-V', '--version', '--package-version'])('%s is the version', async (flag) => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
  expect(await cli([flag])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

describe('-o json', () => {
  /** Arguments of each command, and whether its answer is "no". */
  const CALLS: Readonly<Record<string, readonly string[]>> = {
    init: ['made'],
    render: ['--profile', 'minimal', '--crds', 'skip'],
    images: [],
    profiles: [],
    import: ['operator.yaml', '--to', 'props'],
    diff: ['before.yaml', 'after.yaml'],
    inject: ['app.yaml'],
    analyze: ['k8s'],
    graph: ['k8s'],
    list: ['k8s'],
    describe: ['service', 'shop/orders', 'k8s'],
    explain: ['Deployment/istiod', 'spec.replicas', '--set', 'pilot.replicas=2'],
    precheck: ['k8s'],
    route: ['-f', 'k8s', '--from', 'shop/web', 'http://orders/'],
    can: ['-f', 'k8s', 'shop/web', 'shop/orders'],
    matrix: ['-f', 'k8s'],
    unenforced: ['-f', 'k8s'],
    test: ['-f', 'k8s', 'mesh.test.yaml'],
  };

  test('every command has it but the one that prints a script', () => {
    expect(Object.keys(CALLS)).toEqual(NAMES.filter((name) => name !== 'completion'));
    for (const name of Object.keys(CALLS)) {
      const option = commandOf(name).options.find(({ long }) => long === '--output');
      expect([name, option?.flags, option?.argChoices]).toEqual([
        name,
        '-o, --output <format>',
        expect.arrayContaining(['json']) as unknown,
      ]);
    }
    expect(commandOf('completion').options).toEqual([]);
  });

  test.each(Object.entries(CALLS))('%s %j', async (name, args) => {
    const { code, out, err } = await cli([name, ...args, '-o', 'json']);
    expect([code, err]).toEqual([0, '']);
    expect(typeof JSON.parse(out)).toBe('object');
    expect(out).toMatch(/^[[{][\s\S]*[\]}]\n$/);
  });

  const json = async (...args: string[]): Promise<unknown> => JSON.parse((await cli([...args, '-o', 'json'])).out);

  test('render and inject give a List, as kubectl does', async () => {
    const objects = renderMesh({ profile: 'minimal' }).map(({ manifest }) => manifest);
    expect(await json('render', '--profile', 'minimal')).toEqual({ apiVersion: 'v1', kind: 'List', items: objects });
    const { items } = (await json('inject', 'app.yaml')) as {
      items: { kind: string; spec?: { initContainers?: object[] } }[];
    };
    expect(items.map(({ kind }) => kind)).toEqual(['Namespace', 'Namespace', 'Service', 'Pod', 'Pod', 'Pod']);
    expect(items[3].spec?.initContainers).toHaveLength(1);
  });

  test('images is a list, and profiles says what each switches on', async () => {
    expect(await json('images', '--profile', 'minimal')).toEqual([
      'docker.io/istio/pilot:1.31.4',
      'docker.io/istio/proxyv2:1.31.4',
    ]);
    expect(await json('profiles')).toMatchObject({
      'openshift-ambient': {
        base: true,
        pilot: true,
        cni: true,
        ztunnel: true,
        ingressGateway: false,
        egressGateway: false,
        values: 'ambient',
        platform: 'openshift',
      },
      'default': { cni: false },
    });
  });

  test('codes: of explain and --list-codes', async () => {
    expect(await json('explain', 'IST0109')).toMatchObject({ code: 'IST0109', level: 'error' });
    const codes = (await json('analyze', '--list-codes')) as { code: string; summary: string }[];
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.every(({ summary }) => summary.length > 10)).toBe(true);
  });

  test('unenforced and test: an empty list of findings, and the failures of each test', async () => {
    expect(await json('unenforced', '-f', 'k8s')).toEqual([]);
    writeFileSync(join(dir, 'mesh.test.yaml'), TESTS.replace('goesTo: orders', 'goesTo: billing'));
    const { code, out } = await cli(['test', '-f', 'k8s', 'mesh.test.yaml', '-o', 'json']);
    expect([code, JSON.parse(out)]).toEqual([
      1,
      [{ name: 'web reaches orders', passed: false, failures: [expect.stringContaining('billing') as unknown] }],
    ]);
  });

  test('import: props are JSON, a program is none', async () => {
    expect(await json('import', 'operator.yaml', '--to', 'props')).toMatchObject({ profile: 'minimal' });
    expect(await cli(['import', 'operator.yaml', '-o', 'json'])).toEqual({
      code: 2,
      out: '',
      err: 'error: a program is TypeScript; -o json is for --to props\n',
    });
  });

  test('text that moves the cursor is escaped in all of them', async () => {
    writeFileSync(join(dir, 'mesh.test.yaml'), TESTS.replace('web reaches orders', '"a\\u009bb\\u202ec"'));
    const { out } = await cli(['test', '-f', 'k8s', 'mesh.test.yaml', '-o', 'json']);
    expect(out).not.toMatch(/[\u0080-\u009f\u202e]/);
    expect(JSON.parse(out)).toMatchObject([{ name: 'a\u009bb\u202ec' }]);
  });

  test('the former names go on working', async () => {
    const same = async (...args: readonly [string[], string[]]) =>
      expect((await cli(args[0])).out).toBe((await cli(args[1])).out);
    await same(
      ['diff', 'before.yaml', 'after.yaml', '--format', 'json'],
      ['diff', 'before.yaml', 'after.yaml', '-o', 'json'],
    );
    await same(['explain', 'Deployment/istiod', '--format', 'json'], ['explain', 'Deployment/istiod', '-o', 'json']);
    await same(['matrix', '-f', 'k8s', '--json'], ['matrix', '-f', 'k8s', '-o', 'json']);
    expect((await cli(['diff', 'before.yaml', 'after.yaml', '--format', 'xml'])).code).toBe(2);
  });
});

describe('-o names a form, and never a folder', () => {
  test.each(['render', 'import'])('%s', async (name) => {
    const args = name === 'import' ? ['operator.yaml'] : [];
    const { code, out, err } = await cli([name, ...args, '-o', 'out']);
    const forms = name === 'import' ? 'text, json' : 'yaml, json';
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err:
        `error: option '-o, --output <format>' argument 'out' is invalid. Allowed choices are ${forms}. ` +
        'The folder that files are written into is --out out.\n',
    });
  });

  test('files of --out are YAML', async () => {
    expect(await cli(['render', '--out', 'out', '-o', 'json'])).toEqual({
      code: 2,
      out: '',
      err: 'error: the files of --out are YAML; leave out -o json, or --out\n',
    });
  });
});

describe('standard input stands for each file, as "-"', () => {
  /** Calls with `-` in place of a file, and the text of the file. */
  const CALLS: readonly (readonly [args: readonly string[], input: string])[] = [
    [['render', '-f', '-'], 'profile: minimal\n'],
    [['images', '-f', '-'], 'profile: minimal\n'],
    [['explain', 'Deployment/istiod', 'spec.replicas', '-f', '-'], 'pilot: { replicas: 3 }\n'],
    [['precheck', '-'], SHOP],
    [['precheck', 'k8s', '-f', '-'], 'profile: minimal\n'],
    [['import', '-'], OPERATOR],
    [['import', 'operator.yaml', '--against', '-', '--to', 'props'], toYaml(renderMesh({ profile: 'minimal' }))],
    [['diff', '-', 'after.yaml'], 'profile: minimal\n'],
    [['diff', 'before.yaml', '-'], 'profile: minimal\n'],
    [['inject', '-'], SHOP],
    [['inject', 'app.yaml', '--mesh', '-'], 'profile: minimal\n'],
    [['analyze', '-'], SHOP],
    [['analyze', 'k8s', '--mesh', '-'], 'profile: minimal\n'],
    [['analyze', 'k8s', '--mesh-config', '-'], 'accessLogFile: /dev/stdout\n'],
    [['analyze', 'k8s', '--mesh-networks', '-'], 'networks: {}\n'],
    [['analyze', 'k8s', '--outside', '-'], 'hosts: [a.example.com]\n'],
    [['route', '-f', '-', '--from', 'shop/web', 'http://orders/'], SHOP],
    [['route', '-f', 'k8s', '--mesh-config', '-', '--from', 'shop/web', 'http://orders/'], 'accessLogFile: x\n'],
    [['can', '-f', '-', 'shop/web', 'shop/orders'], SHOP],
    [['matrix', '-f', '-'], SHOP],
    [['unenforced', '-f', '-'], SHOP],
    [['test', '-f', '-', 'mesh.test.yaml'], SHOP],
    [['test', '-f', 'k8s', '-'], TESTS],
  ];

  test.each(CALLS)('%j', async (args, input) => {
    const { code, err } = await cli(args, input);
    expect([EXIT.done, EXIT.no]).toContain(code);
    expect(err).not.toMatch(/^error:/m);
  });

  test.each(CALLS)('%j does not wait at a terminal', async (args) => {
    const { code, out, err } = await cli(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(
      /^error: standard input is a terminal; name files( with workloads)?, or write them to standard input\n$/,
    );
  });

  test.each([
    [['analyze', '-', '--mesh', '-'], SHOP],
    [['render', '-f', '-', '-f', '-'], 'profile: minimal\n'],
    [['test', '-f', '-', '-'], SHOP],
    [['inject', '-', '--mesh', '-'], SHOP],
  ])('%j is read once', async (args, input) => {
    expect(await cli(args, input)).toEqual({
      code: 2,
      out: '',
      err: 'error: standard input is read once; give "-" for one of the files, and name the others\n',
    });
  });
});

test.each([[['-']], [['k8s', '--mesh', '-']], [['k8s', '--outside', '-']]])(
  'standard input cannot be watched: %j',
  async (args) => {
    expect(await cli(['analyze', '--watch', ...args], SHOP)).toEqual({
      code: 2,
      out: '',
      err: 'error: standard input cannot be watched; name files or folders\n',
    });
  },
);

test('help COMMAND is the help of the command', async () => {
  expect((await cli(['help', 'render'])).out).toBe((await cli(['render', '--help'])).out);
});

describe('exit codes', () => {
  test('are those of the table', () => {
    expect(EXIT).toEqual({ done: 0, no: 1, usage: 2, unknown: 3, defect: 70 });
    expect(Object.keys(EXIT_TEXTS)).toEqual(Object.keys(EXIT));
    for (const command of whole.commands)
      expect(Object.keys(EXIT_TEXTS)).toEqual(expect.arrayContaining(Object.keys(exitTexts(command))));
  });

  test('the help of the program has all of them', async () => {
    const { out } = await cli(['--help']);
    expect(
      out
        .split('Exit codes:\n')[1]
        .match(/^ {2}\d+/gm)
        ?.map(Number),
    ).toEqual(Object.values(EXIT));
  });

  test('70 of a process that cannot write its output', () => {
    const tsx = join(__dirname, '../../node_modules/tsx/dist/cli.mjs');
    const main = join(__dirname, '../../lib/cli/main.ts');
    const run = () =>
      execFileSync('sh', ['-c', `exec "$0" "$@" > /dev/full`, process.execPath, tsx, main, 'profiles'], {
        stdio: 'pipe',
      });
    expect(run).toThrow(expect.objectContaining({ status: 70 }) as Error);
  }, 30_000);
});

test('a command loads what it needs, and no other one', () => {
  // What a process has loaded when it has printed its version or made a project: no renderer, no analysis.
  const lib = join(__dirname, '../../lib/');
  const script = `require('tsx/cjs');
    const { run } = require(${JSON.stringify(join(lib, 'cli/main.ts'))});
    const lib = ${JSON.stringify(lib)};
    run(JSON.parse(process.argv[1]), () => undefined, () => undefined).then(() => {
      const own = Object.keys(require.cache).filter((file) => file.startsWith(lib));
      const names = own.map((file) => file.slice(lib.length));
      console.log(JSON.stringify(names));
    });`;
  const loaded = (...args: string[]): string[] => {
    const out = execFileSync(process.execPath, ['-e', script, JSON.stringify(args)], {
      cwd: join(__dirname, '../..'),
      encoding: 'utf8',
    });
    return JSON.parse(out) as string[];
  };
  const foreign = (names: readonly string[]): string[] => names.filter((file) => !/^(cli|releases|model)/.test(file));
  expect(foreign(loaded('profiles'))).toEqual([]);
  expect(loaded('--version').sort()).toEqual(
    ['commands', 'exit-code', 'help', 'main', 'program', 'terminal', 'usage-error'].map((name) => `cli/${name}.ts`),
  );
  expect(foreign(loaded('init', join(dir, 'made')))).toEqual([
    'migrate/program/package-json.ts',
    'migrate/program/packages.data.ts',
  ]);
}, 60_000);
