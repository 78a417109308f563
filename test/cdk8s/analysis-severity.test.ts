import { Chart, Testing } from 'cdk8s';
import { analysisSeverity, AuthorizationPolicy, VirtualService, type CodeSeverities } from '../../lib';

/** Synthesizes an app with two doubtful and one wrong thing; gives what was shown and what was thrown. */
function synthesized(severities: CodeSeverities): { readonly shown: string[]; readonly thrown: string } {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const http = [{ directResponse: { status: 200 } }];
  new VirtualService(chart, 'one', { hosts: ['web.shop.svc.cluster.local'], http });
  new VirtualService(chart, 'two', { hosts: ['web.shop.svc.cluster.local'], http });
  new AuthorizationPolicy(chart, 'p', {
    rules: [{ to: [{ operation: { paths: ['/a'], notPaths: ['/*'] } }] }],
  });
  analysisSeverity(app, severities);
  const shown: string[] = [];
  const warn = jest.spyOn(console, 'warn').mockImplementation((text: string) => void shown.push(text));
  try {
    Testing.synth(chart);
    app.synth();
    return { shown, thrown: '' };
  } catch (reason) {
    return { shown, thrown: (reason as Error).message };
  } finally {
    warn.mockRestore();
  }
}

const count = (text: string, code: string) => text.split(`(${code})`).length - 1;
const CONFLICT = 'analysis/host-conflict';
const NEVER = 'analysis/rule-never-met';

test('without settings, and with others for two codes', () => {
  const usual = synthesized({});
  expect([count(usual.thrown, CONFLICT), count(usual.thrown, NEVER)]).toEqual([1, 0]);
  const other = synthesized({ IST0109: 'ignore', ISC1025: 'error' });
  expect([count(other.thrown, CONFLICT), count(other.thrown, NEVER)]).toEqual([0, 1]);
  const none = synthesized({ IST0109: 'ignore', ISC1025: 'ignore' });
  expect(none).toEqual({ shown: [], thrown: '' });
  const warned = synthesized({ IST0109: 'warning', ISC1025: 'ignore' });
  expect(warned.thrown).toBe('');
  expect(count(warned.shown.join('\n'), CONFLICT)).toBe(1);
});

test('codes and severities that do not exist are refused', () => {
  const set = (severities: object) => () => analysisSeverity(Testing.app(), severities);
  expect(set({ IST0190: 'ignore' })).toThrow(
    'analysisSeverity().IST0190: got "IST0190"; there is no such code; did you mean IST0109? (validate/unknown-code)',
  );
  expect(set({ IST0109: 'off' })).toThrow(
    'analysisSeverity().IST0109: got "off"; no severity of a finding; use "ignore", "warning" or "error" ' +
      '(validate/unknown-code)',
  );
});
