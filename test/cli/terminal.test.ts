import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { showsColours } from '../../lib/cli/terminal';
import { cli } from './cli';

const TSX = join(__dirname, '../../node_modules/tsx/dist/cli.mjs');
const MAIN = join(__dirname, '../../lib/cli/main.ts');

let dir: string;
let shop: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'terminal-'));
  shop = join(dir, 'shop.yaml');
  writeFileSync(
    shop,
    'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a, namespace: shop }\n' +
      'spec: { hosts: [a], http: [{ route: [{ destination: { host: nowhere } }] }] }\n',
  );
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('colours', () => {
  test.each<[isTerminal: boolean, environment: Record<string, string>, shows: boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { TERM: 'dumb' }, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '0' }, false],
    [true, { NO_COLOR: '' }, true],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [true, { FORCE_COLOR: 'false' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [false, { FORCE_COLOR: '1', TERM: 'dumb' }, true],
  ])('terminal %s, %j: %s', (isTerminal, environment, shows) => {
    expect(showsColours(isTerminal, environment)).toBe(shows);
  });

  const COLOURED = { out: true, err: true };
  const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

  test('of analyze: objects and levels, around the same text', async () => {
    const { out } = await cli(['analyze', shop], undefined, COLOURED);
    expect(out).toContain('\u001b[1mVirtualService shop/a\u001b[0m\n  \u001b[31merror\u001b[0m ISC1002 ');
    expect(plain(out)).toBe((await cli(['analyze', shop])).out);
  });

  test('of no format that a program reads', async () => {
    for (const format of ['json', 'sarif', 'github', 'junit', 'log'])
      expect((await cli(['analyze', shop, '-o', format], undefined, COLOURED)).out).not.toContain('\u001b');
  });

  test('of the titles of help', async () => {
    const { out } = await cli(['render', '--help'], undefined, COLOURED);
    expect(out).toContain('\u001b[1mOptions:\u001b[0m\n');
    expect((await cli(['render', '--help'])).out).not.toContain('\u001b');
  });

  test('none is left behind by a run with them', async () => {
    await cli(['analyze', shop], undefined, COLOURED);
    expect((await cli(['analyze', shop])).out).not.toContain('\u001b');
  });
});

/** Runs a line of a shell in a terminal, and returns what it shows. */
function inTerminal(line: string, environment: Record<string, string> = {}): string {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
  return execFileSync('script', ['-qefc', line, '/dev/null'], {
    encoding: 'utf8',
    cwd: dir,
    env: { ...inherited, TERM: 'xterm', NODE: process.execPath, TSX, MAIN, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const CLI = '"$NODE" "$TSX" "$MAIN"';

describe('as a process', () => {
  test('in a terminal there are colours, on standard error too; behind a pipe and with NO_COLOR there are none', () => {
    const line = `${CLI} analyze shop.yaml; ${CLI} render -f nowhere.yaml; true`;
    const shown = inTerminal(line);
    expect(shown).toContain('\u001b[31merror\u001b[0m IST0101 ');
    expect(shown).toContain('\u001b[31merror:\u001b[0m nowhere.yaml: ENOENT');
    expect(inTerminal(line, { NO_COLOR: '1' })).not.toContain('\u001b[31m');
    expect(inTerminal(`(${CLI} analyze shop.yaml | cat); true`)).not.toContain('\u001b[31m');
  }, 60_000);

  test('FORCE_COLOR has them behind a pipe', () => {
    const environment = { ...process.env, FORCE_COLOR: '1' } as NodeJS.ProcessEnv;
    delete environment.NO_COLOR;
    const { stdout } = spawnSync(process.execPath, [TSX, MAIN, 'analyze', shop], {
      env: environment,
      encoding: 'utf8',
    });
    expect(stdout).toContain('\u001b[31merror\u001b[0m IST0101 ');
  }, 30_000);

  /** Gives the props after five seconds: longer than the patience of the progress. */
  const slow = (rest: string): string => `(sleep 5; echo 'profile: minimal') | ${CLI} images -f - ${rest}`;

  test('what takes over a second says so on the terminal, and leaves nothing of it', () => {
    const shown = inTerminal(slow('> images.txt'));
    expect(shown).toContain('\r\u001b[Kistio-constructs images: 1 s\r\u001b[Kistio-constructs images: 2 s');
    expect(shown.replaceAll('\r\n', '\n')).toMatch(/\r\u001b\[K$/);
    expect(readFileSync(join(dir, 'images.txt'), 'utf8')).toBe(
      'docker.io/istio/pilot:1.31.4\ndocker.io/istio/proxyv2:1.31.4\n',
    );
  }, 30_000);

  test('the line is gone before the output, where both are on the terminal', () => {
    expect(inTerminal(slow(''))).toMatch(/images: \d s\r\u001b\[Kdocker\.io\/istio\/pilot/);
  }, 30_000);

  test('a pipe that another process made non-blocking is read to its end, however slow', () => {
    const program = `const { spawn } = require('node:child_process');
      // A parent that reads the pipe as a stream makes it non-blocking for its child too.
      process.stdin.resume(); process.stdin.pause();
      spawn(process.execPath, process.argv.slice(1), { stdio: 'inherit' }).on('exit', (code) => process.exit(code));`;
    const line = `(sleep 1; echo 'profile: minimal'; sleep 1; echo 'hub: r.example') | "$0" "$@"`;
    const args = [process.execPath, '-e', program, TSX, MAIN, 'images', '-f', '-'];
    expect(execFileSync('sh', ['-c', line, ...args], { encoding: 'utf8' })).toBe(
      'r.example/pilot:1.31.4\nr.example/proxyv2:1.31.4\n',
    );
  }, 30_000);

  test('nothing of it goes into a file, or is shown of what is done at once', () => {
    inTerminal(slow('> images.txt 2> errors.txt'));
    expect(readFileSync(join(dir, 'errors.txt'), 'utf8')).toBe('');
    expect(inTerminal(`${CLI} profiles`)).not.toContain('\u001b[K');
  }, 30_000);
});
