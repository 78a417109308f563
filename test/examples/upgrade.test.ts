import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { run } from '../../lib/cli/main';
import { EXAMPLES, runExample, type Written } from './run';

const FOLDER = join(EXAMPLES, 'production');

/** Runs the program as if its mesh named another release. */
function inRelease(version: string): Written {
  jest.doMock('istio-constructs', () => {
    const actual = jest.requireActual<typeof import('istio-constructs')>('istio-constructs');
    class ServiceMesh extends actual.ServiceMesh {
      constructor(...[scope, props]: [never, object]) {
        super(scope, { ...props, version: version as '1.31' });
      }
    }
    return new Proxy(actual, { get: (all, name) => (name === 'ServiceMesh' ? ServiceMesh : all[name as never]) });
  });
  const log = jest.spyOn(console, 'error').mockImplementation();
  try {
    return runExample('production');
  } finally {
    jest.dontMock('istio-constructs');
    log.mockRestore();
  }
}

/** Prints the report of an upgrade of the program, as its README says. */
async function report(from: string, to: string): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'upgrade-'));
  const before = process.cwd();
  const folders = { 'dist-before': inRelease(from), 'dist': inRelease(to) };
  for (const [name, { objects }] of Object.entries(folders)) {
    mkdirSync(join(dir, name));
    writeFileSync(join(dir, name, 'all.yaml'), objects.map((object) => stringify(object)).join('---\n'));
  }
  process.chdir(dir);
  try {
    let out = '';
    const code = await run(
      ['diff', 'dist-before', 'dist', '--format', 'markdown'],
      (text) => (out += text),
      (text) => (out += text),
    );
    expect(code).toBe(0);
    return out;
  } finally {
    process.chdir(before);
    rmSync(dir, { recursive: true });
  }
}

test('production: the report of its upgrade is that of the folder, and short enough to be read', async () => {
  const text = await report('1.30', '1.31');
  if (process.env.WRITE_UPGRADE) writeFileSync(join(FOLDER, 'UPGRADE.md'), text);
  expect(readFileSync(join(FOLDER, 'UPGRADE.md'), 'utf8')).toBe(text);
  expect(text.split('\n').length).toBeLessThanOrEqual(120);
});

test('the program names the release that the report ends with', () => {
  expect(readFileSync(join(FOLDER, 'main.ts'), 'utf8')).toContain("version: '1.31',");
});
