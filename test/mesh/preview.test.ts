import { renderMesh } from '../../lib/manifests';
import { meshConfigProblems } from '../../lib/api/mesh-config';
import { formatProblem } from '../../lib/model';
import { renderWithWarnings } from '../../lib/mesh/render';
import { resolveMesh } from '../../lib/mesh/resolve';

const warnings = (version: string): string[] =>
  renderWithWarnings(resolveMesh({ version } as never)).warnings.map((problem) => formatProblem(problem));

test('a minor that is not released yet renders, with one warning that says what it was compared with', () => {
  expect(warnings('1.32')).toEqual([
    'version: got "1.32.0"; Istio 1.32 was compared with the charts of the development branch of August 2026 and the ' +
      'API of istio.io/api 1.32.0, and may differ from what is released; use 1.31, or compare the objects with those ' +
      'of the charts before they run (props/preview-release)',
  ]);
  expect(warnings('1.31')).toEqual([]);
  expect(warnings('1.31.17')).toEqual([]);
});

test('containers of 1.32 have no GOMAXPROCS, and those of 1.31 do', () => {
  const has = (version: '1.31' | '1.32'): string[] =>
    renderMesh({ version, cni: true })
      .filter(({ manifest }) => JSON.stringify(manifest).includes('GOMAXPROCS'))
      .map(({ manifest }) => `${manifest.kind}/${manifest.metadata.name}`);
  expect(has('1.32')).toEqual([]);
  expect(has('1.31')).toEqual(['ConfigMap/istio-sidecar-injector', 'Deployment/istiod', 'DaemonSet/istio-cni-node']);
});

describe('retries of inbound routes', () => {
  const problems = (retry: object, version = '1.32'): string[] =>
    meshConfigProblems({ defaultInboundHttpRetryPolicy: retry } as never, { version, path: 'meshConfig' }).map(
      (problem) => formatProblem(problem),
    );
  const at = 'meshConfig.defaultInboundHttpRetryPolicy';

  test('are off with an empty policy, and may have attempts, conditions and a back-off', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ attempts: 3, retryOn: 'reset-before-request,503', backoff: '25ms' })).toEqual([]);
  });

  test('without attempts nothing else has an effect', () => {
    expect(problems({ retryOn: '5xx', backoff: '1s' })).toEqual([
      `${at}.retryOn: got "5xx"; without attempts there are no retries, and retryOn has no effect; set attempts, or ` +
        'remove retryOn (schema/retry-disabled)',
      `${at}.backoff: got "1s"; without attempts there are no retries, and backoff has no effect; set attempts, or ` +
        'remove backoff (schema/retry-disabled)',
    ]);
  });

  test('attempts that are negative and conditions that nobody knows are refused', () => {
    expect(problems({ attempts: -1, retryOn: '5xx, reset' })).toEqual([
      `${at}.attempts: got -1; the number of attempts cannot be negative; write 0 to switch retries off ` +
        '(schema/retry-attempts)',
      `${at}.retryOn: got "5xx, reset"; " reset" is neither a condition nor an HTTP status; separate them with ` +
        'commas, without spaces: 5xx, gateway-error, reset, reset-before-request, connect-failure and others ' +
        '(schema/retry-on)',
    ]);
  });

  test('are a field of 1.32', () => {
    expect(problems({ attempts: 1 }, '1.31')).toEqual([
      `${at}: got {"attempts":1}; the field is acted on since Istio 1.32, and the target is 1.31; remove it, or ` +
        'target Istio 1.32 or later (schema/newer-field)',
    ]);
  });
});
