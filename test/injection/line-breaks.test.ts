import { parse, stringify } from 'yaml';
import { run } from '../../lib/cli/main';
import { injectionWarnings } from '../../lib/injection/inject-text';
import { formatProblem } from '../../lib/model';

const IMAGE = 'sidecar.istio.io/proxyImage';
const HOSTILE = 'a.example/proxyv2\n    privileged: true';
const pod = (annotations: object): string =>
  stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a', namespace: 'shop', annotations },
    spec: { containers: [{ name: 'a', image: 'a' }] },
  });
const cronJob = stringify({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'nightly' },
  spec: { jobTemplate: { metadata: { annotations: { 'sidecar.istio.io/logLevel': 'debug\r\n' } }, spec: {} } },
});
const list = stringify({ apiVersion: 'v1', kind: 'List', items: [JSON.parse(JSON.stringify({ kind: 'Service' }))] });
const warnings = (text: string, version?: string): string[] =>
  injectionWarnings(text, { version }).map((problem) => formatProblem(problem));

test('a line break in an annotation that istiod does not quote is a warning', () => {
  expect(warnings([pod({ [IMAGE]: HOSTILE }), cronJob, list].join('---\n'))).toEqual([
    '[Pod a] metadata.annotations["sidecar.istio.io/proxyImage"]: got "a.example/proxyv2\\n    privileged: true"; ' +
      'istiod of ' +
      'this release writes the value into the pod without quotes, and what follows the line break becomes fields ' +
      'of the ' +
      'pod; write the value on one line; istiod quotes it from 1.32 on (injection/line-break-in-annotation)',
    '[CronJob nightly] spec.jobTemplate.metadata.annotations["sidecar.istio.io/logLevel"]: got "debug\\r\\n"; istiod ' +
      'of this release writes the value into the pod without quotes, and what follows the line break becomes ' +
      'fields of ' +
      'the pod; write the value on one line; istiod quotes it from 1.32 on (injection/line-break-in-annotation)',
  ]);
});

test.each([
  ['a value on one line', pod({ [IMAGE]: 'proxyv2' }), '1.31'],
  ['an annotation that is not put into the pod', pod({ 'prometheus.io/path': HOSTILE }), '1.31'],
  ['a release that quotes', pod({ [IMAGE]: HOSTILE }), '1.32'],
  ['no annotations', pod({}), '1.29'],
])('silent: %s', (_, text, version) => {
  expect(warnings(text, version)).toEqual([]);
});

test.each(['1.29', '1.30', '1.31'])('release %s', (version) => {
  expect(warnings(pod({ [IMAGE]: HOSTILE }), version)).toHaveLength(1);
});

test('the command line prints it, and the pod has no other field', async () => {
  let [out, err] = ['', ''];
  const code = await run(
    ['inject', '-'],
    (text) => (out += text),
    (text) => (err += text),
    () => pod({ [IMAGE]: HOSTILE }),
  );
  expect(code).toBe(0);
  expect(err).toMatch(/^warning: \[Pod a\] metadata\.annotations\["sidecar\.istio\.io\/proxyImage"\]: got /);
  expect(err.split('\n')).toHaveLength(2);
  const { containers } = (parse(out) as { spec: { containers: Record<string, unknown>[] } }).spec;
  const proxy = containers.find(({ name }) => name === 'istio-proxy');
  expect(proxy).not.toHaveProperty('privileged');
  expect(proxy?.image).toBe(HOSTILE);
});
