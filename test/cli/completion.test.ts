import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableOf } from '../../lib/cli/completion/table';
import { COMMANDS } from '../../lib/cli/commands';
import { program } from '../../lib/cli/program';
import { PROFILES } from '../../lib/releases/names';
import { report } from '../support/report';
import { cli } from './cli';

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'completion-'));
  mkdirSync(join(dir, 'files/k8s'), { recursive: true });
  writeFileSync(join(dir, 'files/props.yaml'), '');
  writeFileSync(join(dir, 'files/pro duction.yaml'), '');
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, out } = await cli(['completion', shell]);
    expect(code).toBe(0);
    writeFileSync(join(dir, shell), out);
  }
});
afterAll(() => rmSync(dir, { recursive: true }));

/** Words up to the cursor, the last one unfinished; and what is offered in its place, in order. */
type Row = readonly [words: string, offered: readonly string[]];

const COMMAND_NAMES = [...Object.keys(COMMANDS), 'help'];
const OUTPUT = ['text', 'json'];

/** What all shells offer. */
const ROWS: readonly Row[] = [
  ['', COMMAND_NAMES],
  ['re', ['render']],
  ['pr', ['profiles', 'precheck']],
  ['nothing-begins-so', []],
  ['render --prof', ['--profile']],
  ['render --profile ', PROFILES],
  ['render -p op', ['openshift', 'openshift-ambient']],
  ['render --crds ', ['only', 'skip']],
  ['render --cni=true --crds s', ['skip']],
  ['images -o ', OUTPUT],
  ['images --output j', ['json']],
  ['analyze k8s/ --fail-on ', ['info', 'warning', 'error']],
  ['analyze -o sa', ['sarif']],
  ['diff --for', []],
  ['init --engine ', ['cdk8s', 'pulumi']],
  ['render --set ', []],
  ['completion ', ['bash', 'zsh', 'fish']],
  ['help ex', ['explain']],
  ['profiles ', []],
  ['render -f ', ['k8s', 'pro duction.yaml', 'props.yaml']],
  ['render -f pr', ['pro duction.yaml', 'props.yaml']],
  ['analyze pr', ['pro duction.yaml', 'props.yaml']],
  ['test -f k8s prop', ['props.yaml']],
];

const sorted = (words: readonly string[]): string[] => [...words].sort();

/** Returns whether a shell is there. Debian has all three: a run without one says so. */
function hasShell(name: string): boolean {
  const found = spawnSync(name, ['--version']).status === 0;
  if (!found) report(`completion: ${name} is not installed, and its script was only printed`);
  return found;
}

describe('bash', () => {
  /** Bash takes `=` for a word of its own, as COMP_WORDBREAKS says. */
  const offered = (line: string): string[] => {
    const words = ['istio-constructs', ...line.split(' ').flatMap((word) => word.split(/(=)/))];
    const script = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _istio_constructs
      for word in "\${COMPREPLY[@]}"; do echo "$word"; done`;
    return execFileSync('bash', ['--norc', '-c', script, join(dir, 'bash'), ...words], {
      encoding: 'utf8',
      cwd: join(dir, 'files'),
    })
      .split('\n')
      .slice(0, -1);
  };

  test.each(ROWS)('%s', (line, words) => expect(sorted(offered(line))).toEqual(sorted(words)));

  test('a value behind =', () => {
    expect(offered('render --profile=mi')).toEqual(['minimal']);
    expect(offered('render --profile=')).toEqual(PROFILES);
  });

  test('as a user: at a prompt, with the key', () => {
    const setUp = `PS1=; bind 'set bell-style none'; source ${join(dir, 'bash')}\n`;
    const input = `${setUp}istio-constructs rend\t--cr\tsk\t\u0001echo got: \n`;
    const { stdout } = spawnSync('bash', ['--norc', '-i'], { input, encoding: 'utf8', cwd: dir });
    expect(stdout).toContain('got: istio-constructs render --crds skip');
  });
});

describe('fish', () => {
  if (!hasShell('fish')) return test.skip('needs fish on PATH: apt-get install fish', () => undefined);
  const offered = (line: string): string[] =>
    execFileSync(
      'fish',
      ['--no-config', '-c', 'source $argv[1]; complete -C $argv[2]', join(dir, 'fish'), `istio-constructs ${line}`],
      {
        encoding: 'utf8',
        cwd: join(dir, 'files'),
      },
    )
      .split('\n')
      .slice(0, -1)
      .map((word) => word.split('\t')[0].replace(/\/$/, ''));

  return test.each(ROWS)('%s', (line, words) => expect(sorted(offered(line))).toEqual(sorted(words)));
});

describe('zsh', () => {
  if (!hasShell('zsh')) return test.skip('needs zsh on PATH: apt-get install zsh', () => undefined);

  const offered = (line: string): string[] => {
    const args = [join(__dirname, 'capture.zsh'), join(dir, 'zsh'), join(dir, 'files'), dir, line];
    const out = execFileSync('zsh', ['-f', ...args], { encoding: 'utf8', timeout: 30_000 });
    const words = out.split('\n').filter((word) => word !== '' && word !== ':end:');
    return [...new Set(words.map((word) => word.replace(/\/$/, '').replaceAll('\\', '')))];
  };

  test('a value behind =', () => expect(offered('render --profile=mi')).toEqual(['minimal']), 30_000);

  return test.each(ROWS)('%s', (line, words) => expect(sorted(offered(line))).toEqual(sorted(words)), 30_000);
});

describe('the table', () => {
  const table = tableOf(
    program(
      () => undefined,
      () => undefined,
    ),
  );

  test('has each command and each option that its help shows, with a value where it takes one', async () => {
    for (const { name, options } of table.filter(({ name }) => name !== 'help')) {
      const { out } = await cli([...(name === '' ? [] : [name]), '--help']);
      const shown = /^Options:\n((?: .*\n)+)/m.exec(out)?.[1].match(/^ {2}-\S.*$/gm) ?? [];
      const flags = shown.map((line) => /^ {2}((?:-\w, )?--?[\w-]+)( <)?/.exec(line) as RegExpExecArray);
      expect(options.map((option) => [option.flags.join(', '), option.value !== undefined])).toEqual(
        flags.map(([, names, value]) => [names, value !== undefined]),
      );
    }
  });

  test('completes files where an option or an argument is a file', () => {
    const files = table.flatMap(({ name, options, argument }) => [
      ...(argument === 'files' ? [`${name} ARGUMENT`] : []),
      ...options.filter(({ value }) => value === 'files').map(({ flags }) => `${name} ${flags.at(-1)}`),
    ]);
    expect(files).toEqual(
      expect.arrayContaining([
        'render --file',
        'render --out',
        'analyze ARGUMENT',
        'analyze --mesh',
        'diff ARGUMENT',
        'test ARGUMENT',
      ]) as unknown,
    );
    expect(files).not.toContain('render --set');
  });
});

test('another shell is refused with those that there are', async () => {
  expect(await cli(['completion', 'tcsh'])).toEqual({
    code: 2,
    out: '',
    err: "error: command-argument value 'tcsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.\n",
  });
});
