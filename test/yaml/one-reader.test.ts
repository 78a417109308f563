import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../lib/cli/main';
import { validate, type Manifest } from '../../lib/manifests';
import { readFields, readYaml } from '../../lib/yaml/read-yaml';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'one-reader-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Writes a file and returns its path. */
function file(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

/** Runs a command line, and returns its exit code with all that it printed. */
async function cli(...args: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const write = (text: string): void => void (out += text);
  const code = await run(args, write, write, () => undefined);
  return { code, out };
}

/** A quoted text that goes on at the same indent: go-yaml reads it, YAML 1.2 forbids it. */
const NOTES = `apiVersion: v1
kind: ConfigMap
metadata: { name: notes, namespace: shop }
data:
  text: 'first line
  second line'
`;
const SHOP = `${NOTES}---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web }, annotations: { sidecar.istio.io/inject: 'true' } }
spec: { serviceAccountName: web, containers: [{ name: web, image: web }] }
`;

describe('every command reads files as kubectl and helm do', () => {
  test.each([['matrix'], ['unenforced'], ['analyze'], ['inject']])('%s', async (command) => {
    const path = file('app.yaml', SHOP);
    const { code, out } = await cli(command, ...(command === 'analyze' ? [path] : ['-f', path]));
    expect(out).not.toMatch(/the closing|not YAML|: is no/);
    expect(code).toBe(0);
  });

  test('and says the same of a text that is none', async () => {
    const path = file('bad.yaml', 'kind: "x\n');
    expect(await cli('matrix', '-f', path)).toEqual({
      code: 2,
      out: `error: ${path}: the closing " is missing; the text begins at line 1, column 7\n`,
    });
  });

  test('a mesh config of YAML 1.1: off is false', async () => {
    const mesh = file('mesh.yaml', 'enableAutoMtls: off\n');
    const { code } = await cli('matrix', '-f', file('app.yaml', SHOP), '--mesh-config', mesh);
    expect(code).toBe(0);
    expect(readYaml('enableAutoMtls: off')).toEqual({ enableAutoMtls: false });
  });
});

describe('a mesh config in a ConfigMap', () => {
  const installed = (mesh: string): Manifest =>
    ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'istio', namespace: 'istio-system' },
      data: { mesh },
    }) as Manifest;

  test('that is no YAML stops no check', () => {
    expect(validate([installed('trustDomain: "open\nrootNamespace: [')])).toEqual([]);
  });
  test.each<[string, object]>([
    ['trustDomain: a\ntrustDomain: b', { trustDomain: 'b' }],
    ['trustDomain: no', { trustDomain: false }],
    ["text: 'a\nb'", { text: 'a b' }],
    ['', {}],
    ['- a', {}],
    ['a: "open', {}],
  ])('fields of %j', (text, fields) => {
    expect(readFields(text)).toEqual(fields);
  });
});

test('nothing but the writer and the lines of findings uses another reader of YAML', () => {
  const files = readdirSync(join(__dirname, '../../lib'), { recursive: true, encoding: 'utf8' });
  const others = files.filter((path) => {
    if (!path.endsWith('.ts')) return false;
    return /(?:from|require\() ?'yaml'/.test(readFileSync(join(__dirname, '../../lib', path), 'utf8'));
  });
  // Lines and comments: where a field stands in a text, and what is said beside it, is in a tree of nodes only.
  expect(others.sort()).toEqual(['migrate/program/comments.ts', 'program/analyze/lines.ts', 'yaml/emit.ts']);
});
