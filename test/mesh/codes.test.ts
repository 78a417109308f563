import { injectText } from '../../lib/injection/inject-text';
import { injectSidecar } from '../../lib/injection/inject';
import { renderComponent, renderMesh } from '../../lib/manifests';
import { MeshProblems, formatProblem, type ChartName, type ValueTree } from '../../lib/model';
import { RELEASES } from '../../lib/releases';
import { NEWEST_VERSION } from '../support/releases';

/** Codes of props, values, networks and injection that no other test expects, with their whole texts. */

function textsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (reason) {
    if (reason instanceof MeshProblems) return reason.problems.map(formatProblem);
    throw reason;
  }
  return [];
}

const chart = (component: ChartName, values: ValueTree): unknown =>
  renderComponent({ component, version: NEWEST_VERSION, values });
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: [{ name: 'app', image: 'nginx' }] },
};

test.each<[string, () => unknown, string[]]>([
  [
    'a registry with a space',
    () => renderMesh({ hub: 'a b' }),
    [
      'hub: got "a b"; this is not a registry and path; write it as \'registry.example.com/istio\' ' +
        '(props/hub-form)',
    ],
  ],
  [
    'a bundle that is no base64',
    () => renderMesh({ values: { istiod: { istiodRemote: { injectionCABundle: 'x' } } } }),
    [
      'values.istiod.istiodRemote.injectionCABundle: got "x"; must be base64 text; encode the ' +
        'certificates, for example with base64 -w0 (schema/base64)',
    ],
  ],
  [
    'a gateway of a network without a full name',
    () =>
      renderMesh({
        meshNetworks: {
          n: { endpoints: [{ fromRegistry: 'a' }], gateways: [{ registryServiceName: 'a_b', port: 15443 }] },
        },
      }),
    [
      'meshNetworks.n.gateways[0].registryServiceName: got "a_b"; must be a full DNS name; for example ' +
        'istio-eastwestgateway.istio-system.svc.cluster.local (schema/dns-name)',
    ],
  ],
  [
    'ports and ranges that the proxy cannot read',
    () => renderMesh({ proxy: { includeInboundPorts: '80, x', excludeIPRanges: '10.0.0.0/40' } }),
    [
      'proxy.excludeIPRanges: got "10.0.0.0/40"; "10.0.0.0/40" is not an IP range in CIDR notation; ' +
        'write for example "10.0.0.0/8,fd00::/8", without spaces (props/ranges)',
      'proxy.includeInboundPorts: got "80, x"; " x" is not a port number from 0 to 65535; write for ' +
        'example "80,8080", without spaces, or "*" for all (props/ports)',
    ],
  ],
  [
    'values with defaults around them',
    () => chart('istiod', { defaults: { pilot: {} } }),
    [
      'defaults: got {"pilot":{}}; values stand without `defaults` around them; move what is under ' +
        '`defaults` one level up (values/defaults-prefix)',
    ],
  ],
  [
    'unknown sets of values',
    () => chart('istiod', { profile: 'ambeint', platform: 'opnshift', compatibilityVersion: '1.2' }),
    [
      'profile: got "ambeint"; the charts of this release have no such profile; did you mean ' +
        '"ambient"? (values/unknown-profile)',
      'compatibilityVersion: got "1.2"; the charts of this release have no such compatibility version; ' +
        'did you mean "1.25"? (values/unknown-compatibilityVersion)',
      'platform: got "opnshift"; the charts of this release have no such platform; did you mean ' +
        '"openshift"? (values/unknown-platform)',
    ],
  ],
  [
    'text to inject that is no YAML',
    () => injectText('a: [b'),
    [
      'text: not YAML: a comma or the closing ] is expected at line 1, column 6; correct the text ' +
        '(injection/no-yaml)',
    ],
  ],
  [
    'a template that does not end',
    () => injectSidecar(pod, { templates: { mine: '{{ if }}' }, defaultTemplates: ['mine'] }),
    [
      'templates.mine: line 1: nothing to evaluate in if; istiod would refuse to inject at all with ' +
        'this template; correct the line (injection/template-syntax)',
    ],
  ],
  [
    'values of the injector in two ways',
    () => injectSidecar(pod, { values: {}, injectorValues: {} } as never),
    [
      'injectorValues: values and injectorValues say the same thing in two ways; give one of the two ' +
        '(injection/two-values)',
    ],
  ],
])('%s', (_, object, expected) => {
  expect(textsOf(object)).toEqual(expected);
});

test('injection for a release of nobody', () => {
  const known = RELEASES.map(({ version }) => version).join(', ');
  expect(textsOf(() => injectSidecar(pod, { version: '1.12' }))).toEqual([
    `version: got "1.12"; this release of Istio is not known; use one of ${known} (injection/unknown-release)`,
  ]);
});
