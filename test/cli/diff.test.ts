import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../lib/cli/main';

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await run(
    args,
    (text) => (out += text),
    (text) => (err += text),
  );
  return { code, out, err };
}

const folder = mkdtempSync(join(tmpdir(), 'diff-'));
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const mesh = file('props.yaml', 'profile: minimal\n');
const more = file('more.yaml', 'profile: minimal\npilot:\n  replicas: 2\n');
const map = (value: string): string =>
  [
    'apiVersion: v1',
    'kind: ConfigMap',
    'metadata: { name: a, namespace: shop }',
    `data: { mesh: 'accessLogFile: ${value}' }`,
  ].join('\n');

test('two releases of the same props: what is changed, by what, and what runs anew', async () => {
  const { code, out, err } = await cli('diff', '-f', mesh, '--from', '1.31', '--to', '1.32');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Istio 1.31.4 to 1.32.0: 0 objects added, 0 removed, 34 changed\n');
  expect(out).toContain('Restarts\n  restarts the pods of Deployment istio-system/istiod\n');
  expect(out).toContain('\nChanged by release fact backendStatus\n');
});

test('two files of props, with the prop that is the cause', async () => {
  const { code, out } = await cli('diff', mesh, more);
  expect({ code, out }).toEqual({
    code: 0,
    out:
      `${mesh} to ${more}: 1 object added, 1 removed, 2 changed\n\n` +
      'Changed by prop pilot\n' +
      '  ConfigMap istio-system/values data.original-values.autoscaleEnabled: nothing -> false\n' +
      '  ConfigMap istio-system/values data.original-values.replicaCount: nothing -> 2\n' +
      '  ConfigMap istio-system/values data.merged-values.autoscaleEnabled: true -> false\n' +
      '  ConfigMap istio-system/values data.merged-values.replicaCount: 1 -> 2\n' +
      '  Deployment istio-system/istiod spec.replicas: nothing -> 2\n' +
      '  PodDisruptionBudget istio-system/istiod is added\n' +
      '  HorizontalPodAutoscaler istio-system/istiod is removed\n',
  });
});

test('manifests, with texts inside of ConfigMaps field by field', async () => {
  const [before, after] = [file('a.yaml', map('""')), file('b.yaml', map('/dev/stdout'))];
  const { code, out } = await cli('diff', before, after, '--exit-code', '--format', 'markdown');
  expect({ code, out }).toEqual({
    code: 1,
    out:
      `## ${before} to ${after}\n\n0 objects added, 0 removed, 1 changed.\n\n### Mesh config\n\n` +
      '- istiod reads ConfigMap shop/a at once, and sends it to all proxies\n\n### Changes\n\n' +
      '- ConfigMap shop/a data.mesh.accessLogFile: "" -> "/dev/stdout"\n',
  });
});

test('no difference', async () => {
  expect(await cli('diff', mesh, mesh, '--exit-code')).toEqual({
    code: 0,
    out: `${mesh} to ${mesh}: no difference\n`,
    err: '',
  });
});

test('a downgrade says so', async () => {
  const { err } = await cli('diff', '-f', mesh, '--from', '1.31', '--to', '1.30');
  expect(err).toBe(
    'warning: 1.31.4 to 1.30.8 is a downgrade: objects with fields that came later lose them, or are refused\n',
  );
});

test('a folder with two objects of one name', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'twice-'));
  writeFileSync(join(dir, 'a.yaml'), map('a'));
  writeFileSync(join(dir, 'b.yaml'), map('b'));
  const { code, out, err } = await cli('diff', dir, dir);
  const twice = (side: string): string =>
    `- ${side}: got "ConfigMap shop/a"; two objects have this kind, namespace and name, so which of them runs is not ` +
    'known; keep one of them (diff/repeated-object)\n';
  expect({ code, out, err }).toEqual({ code: 1, out: '', err: `2 problems:\n${twice('before')}${twice('after')}` });
});

test('text that is no YAML: line and column', async () => {
  const path = file('no.yaml', 'a: 1\nb: [1\n');
  const { code, err } = await cli('diff', path, mesh);
  expect(code).toBe(2);
  expect(err).toMatch(/no\.yaml.*line 3, column 1/s);
});

test('releases in manifests: their notes, and a downgrade', async () => {
  const at = async (version: string): Promise<string> => {
    const { out } = await cli('render', '-f', mesh, '--version', version, '--crds', 'skip');
    return file(`${version}.yaml`, out);
  };
  const [old, now] = [await at('1.30'), await at('1.31')];
  const up = await cli('diff', old, now);
  expect(up.err).toBe('');
  expect(up.out).toContain(`Istio 1.30.8 to 1.31.4: ${old} to ${now}: 0 objects added, 0 removed, `);
  expect(up.out).toContain(
    '\nTo check\n  Clients of the API generator of istiod need an identity of the control plane',
  );
  const down = await cli('diff', now, old);
  expect(down.err).toMatch(/^warning: 1\.31\.4 to 1\.30\.8 is a downgrade: /);
  expect(down.out).not.toContain('To check');
});

test.each<[string, string[], string]>([
  ['a release of nobody', ['-f', mesh, '--from', '1.12'], '--from 1.12: this release of Istio is not known'],
  ['one side alone', [mesh], 'name both sides: diff OLD NEW'],
  ['a file that is not there', ['nowhere.yaml', mesh], 'cannot read nowhere.yaml'],
  ['standard input twice', ['-', '-'], 'only one side can be standard input'],
  [
    'releases beside files',
    [mesh, more, '--from', '1.30'],
    '--from and --to compare two releases of the same props: -f props.yaml --from 1.30 --to 1.31',
  ],
  ['text that is no YAML', [file('broken.yaml', 'a: [1\n'), mesh], `${join(folder, 'broken.yaml')}: `],
])('%s', async (_, args, expected) => {
  const { code, err } = await cli('diff', ...args);
  expect(code).toBe(2);
  expect(err.startsWith(`error: ${expected}`)).toBe(true);
});

test.each([
  ['moved', 'a\\nb\\nc', 'b\\na\\nc', 'lines in another order'],
  ['once more', 'a\\nb', 'a\\nb\\nb', '1 lines added, 0 removed'],
  ['others', 'a\\nb', 'a\\nc\\nd', '2 lines added, 1 removed'],
])('lines of long texts: %s', async (name, before, after, said) => {
  const [left, right] = [before, after].map((text, i) =>
    file(`${name}-${i}.yaml`, map('x').replace("'accessLogFile: x'", `"${text}"`)),
  );
  const { out } = await cli('diff', left, right);
  expect(out).toContain(`ConfigMap shop/a data.mesh: ${said}\n`);
});
