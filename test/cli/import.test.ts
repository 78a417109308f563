import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../lib/cli/main';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'cli-import-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** Runs a command line; paths in the folder are shown without it. */
async function cli(...args: string[]): Promise<[code: number, out: string, err: string]> {
  const [out, err]: string[][] = [[], []];
  const write = (to: string[]) => (text: string) => void to.push(text.replaceAll(`${dir}/`, ''));
  const code = await run(['import', ...args], write(out), write(err), () => undefined);
  return [code, out.join(''), err.join('')];
}

function file(name: string, text: string): string {
  const path = join(dir, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const OPERATOR = 'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec: { profile: minimal }\n';
const PROPS = 'profile: minimal\nreleaseName: istio\ndefaultRevision: ""\n';
const istiod = (name: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n  namespace: istio-system\n` +
  '  labels: { app.kubernetes.io/name: istiod, app.kubernetes.io/part-of: istio }\n';
const SECRET =
  'apiVersion: v1\nkind: Secret\nmetadata: { name: cacerts, namespace: istio-system }\ndata: { key: aGVtbGljaA== }\n';

test('props are written with --to props', async () => {
  expect(await cli(file('op.yaml', OPERATOR), '--to', 'props')).toEqual([0, PROPS, '']);
});

describe('input that cannot be imported is an error, and nothing is written', () => {
  const NOTHING =
    'nothing in it installs Istio; give an IstioOperator, values of one of the charts of Istio, or what wraps them ' +
    '(import/nothing-of-istio)\n';
  test.each([
    ['an empty file', '', `- input: got []; ${NOTHING}`],
    ['a file of comments', '# nothing\n---\n', `- input: got []; ${NOTHING}`],
    ['another object', 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n', `- input: got ["Pod"]; ${NOTHING}`],
    [
      'a HelmRelease of another chart',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: { chart: { spec: { chart: nginx } } }\n',
      `- input: got ["HelmRelease"]; ${NOTHING}`,
    ],
    [
      'values of another chart',
      'replicaCount: 2\nimage: { repository: nginx }\ningress: { enabled: true }\nlivenessProbe: {}\n',
      '- [in.yaml] input: got ["replicaCount","image","ingress","livenessProbe"]; no chart of Istio has most ' +
        'of these ' +
        'values; name the chart, or give the values of one of the charts of Istio (import/unknown-chart)\n',
    ],
    [
      'broken YAML',
      'spec:\n  profile: minimal\n   hub: x\n',
      '- [in.yaml] input: not YAML: a ":" with a value cannot stand in this place, at line 3, column 7; correct the ' +
        'text (import/no-yaml)\n',
    ],
    [
      'an anchor that contains itself',
      'a: &a\n  b: *a\n',
      '- [in.yaml] input: not YAML: the value of the anchor &a contains itself at line 2, column 6; correct the text ' +
        '(import/no-yaml)\n',
    ],
    [
      'two control planes',
      `${istiod('istiod-a')}---\n${istiod('istiod-b')}`,
      '- input: got ["istio-system/istiod-a","istio-system/istiod-b"]; there are several control planes in it, ' +
        'and an import is of one mesh; give the objects of each revision alone, one import each ' +
        '(import/several-control-planes)\n',
    ],
  ])('%s', async (_, text, problem) => {
    expect(await cli(file('in.yaml', text), '--to', 'props')).toEqual([1, '', `1 problem:\n${problem}`]);
  });

  test('a folder without YAML', async () => {
    file('none/readme.txt', 'x');
    expect(await cli(join(dir, 'none'))).toEqual([1, '', `1 problem:\n- input: got []; ${NOTHING}`]);
  });

  test('a file that is not there', async () => {
    const path = join(dir, 'missing.yaml');
    expect(await cli(path)).toEqual([
      2,
      '',
      "error: missing.yaml: ENOENT: no such file or directory, stat 'missing.yaml'\n",
    ]);
  });

  test('a version that is not known', async () => {
    expect(await cli(file('op.yaml', OPERATOR), '--version', '1.12')).toEqual([
      1,
      '',
      '1 problem:\n- version: got "1.12"; there is no such version; use one of 1.31, 1.30, 1.29 ' +
        '(options/unknown-version)\n',
    ]);
  });
});

describe('--against', () => {
  test.each([
    [
      'what is no object',
      'a: 1\n',
      '- [theirs.yaml] input: got ["a"]; a document to compare with is a Kubernetes object, with kind and metadata; ' +
        'give the manifests that run, or that another tool renders (import/no-object)\n',
    ],
    [
      'broken YAML',
      'a: [1\n',
      '- [theirs.yaml] input: not YAML: a comma or the closing ] is expected at line 2, column 1; correct the text ' +
        '(import/no-yaml)\n',
    ],
  ])('%s', async (_, text, problem) => {
    const path = file('theirs.yaml', text);
    const answer = await cli(file('op.yaml', OPERATOR), '--to', 'props', '--against', path);
    expect(answer).toEqual([1, PROPS, `1 problem:\n${problem}`]);
  });

  test('a file that cannot be read', async () => {
    const [code, , err] = await cli(file('op.yaml', OPERATOR), '--to', 'props', '--against', join(dir, 'missing.yaml'));
    expect([code, err]).toEqual([2, "error: missing.yaml: ENOENT: no such file or directory, stat 'missing.yaml'\n"]);
  });
});

test('a Secret beside an IstioOperator is not written: a note refers to it', async () => {
  expect(await cli(file('secret.yaml', `${OPERATOR}---\n${SECRET}`), '--to', 'props')).toEqual([
    0,
    PROPS,
    'warning: Secret istio-system/cacerts: secrets are not written into a program; keep the Secret where it ' +
      'is managed ' +
      'today, and refer to it by its name (import/secret)\n',
  ]);
});
