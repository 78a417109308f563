import { formatNote, importMesh } from '../../lib/migrate';
import { MeshProblems } from '../../lib/model';
import { NEWEST } from '../support/releases';

const operator = (spec: string, name = 'mesh.yaml') => [
  { name, text: `apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec:\n${spec.replace(/^/gm, '  ')}\n` },
];
const notesOf = (spec: string): string[] => importMesh(operator(spec)).notes.map(formatNote);

describe('notes say what was left out, where, and what to write instead', () => {
  test('fields that Istio no longer has, all at once', () => {
    expect(
      notesOf(
        [
          'addonComponents:',
          '  kiali: { enabled: true }',
          'components:',
          '  citadel: { enabled: true }',
          'values:',
          '  global:',
          '    mtls: { enabled: true }',
          '    trustDomain: example.org',
        ].join('\n'),
      ),
    ).toEqual([
      'mesh.yaml:4: warning: spec.addonComponents: got {"kiali":{"enabled":true}}; ' +
        'add-ons left Istio in 1.8; nothing is installed for it; install it beside the mesh, by its own chart ' +
        '(import/removed-field)',
      'mesh.yaml:10: warning: spec.values.global.mtls: got {"enabled":true}; ' +
        'mutual TLS is a policy, and no chart reads it since 1.7; between proxies it is automatic; use a ' +
        'PeerAuthentication: ' +
        "mesh.mtls('strict') (import/removed-field)",
      'mesh.yaml:11: warning: spec.values.global.trustDomain: got "example.org"; ' +
        'moved to the mesh config, whose own value wins; use the prop `trustDomain` (import/removed-field)',
      'mesh.yaml:7: info: spec.components.citadel: got {"enabled":true}; ' +
        'joined into istiod in 1.5, which signs certificates; leave it out (import/removed-field)',
    ]);
  });

  test('a field that was never one, with what it means', () => {
    expect(
      notesOf('components:\n  ingressGateways:\n  - name: in\n    k8s:\n      affinity:\n        hostNetwork: true'),
    ).toEqual([
      'mesh.yaml:9: error: spec.components.ingressGateways[0].k8s.affinity.hostNetwork: got true; Affinity has ' +
        'no such field; ' +
        'use `patches`: merge { spec: { template: { spec: { hostNetwork: true } } } } of the workload ' +
        '(import/unknown-field)',
    ]);
  });

  test('an overlay that fits nothing, and a setting of an object that is not rendered', () => {
    expect(
      notesOf(
        'components:\n  pilot:\n    k8s:\n      podDisruptionBudget: { minAvailable: 1 }\n' +
          '      overlays:\n      - kind: Deployment\n        name: istiod\n        patches:\n' +
          '        - path: spec.template.spec.containers.[name:none].image\n          value: x',
      ),
    ).toEqual([
      'mesh.yaml:7: warning: spec.components.pilot.k8s.podDisruptionBudget: ' +
        'the object that it changes is not rendered; istioctl passes over it in silence; leave it out, or ' +
        'correct its name ' +
        '(import/setting-fits-nothing)',
      'mesh.yaml:12: warning: spec.components.pilot.k8s.overlays[0].patches[0]: ' +
        'nothing that is rendered has this place; istioctl passes over it in silence; leave it out, or correct ' +
        'its name ' +
        '(import/overlay-fits-nothing)',
    ]);
  });

  test('mesh config for which istiod would drop all of it', () => {
    const mesh = importMesh(operator('meshConfig:\n  accessLogFile: /dev/stdout\n  enableTracing: sometimes'));
    expect(mesh.props.meshConfig).toEqual({ accessLogFile: '/dev/stdout' });
    expect(mesh.notes.map(({ code, path, line, severity }) => ({ code, path, line, severity }))).toEqual([
      { code: 'import/mesh-config', path: 'spec.meshConfig.enableTracing', line: 6, severity: 'error' },
    ]);
  });

  test('variables of a shell become parameters of the program', () => {
    const mesh = importMesh(operator('hub: ${REGISTRY}/istio\nprofile: minimal'));
    expect(mesh.parameters).toEqual([{ name: 'REGISTRY', sample: 'param-registry', text: '${REGISTRY}' }]);
    expect(mesh.program('cdk8s')).toBe(`import { App, Chart } from 'cdk8s';
import { ServiceMesh } from 'istio-constructs';

const registry = variable('REGISTRY');

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(\`set \${name} in the environment\`);
  return value;
}

const app = new App();

new ServiceMesh(new Chart(app, 'mesh'), {
  hub: \`\${registry}/istio\`,
  profile: 'minimal',
  releaseName: 'istio',
  defaultRevision: '',
});

app.synth();
`);
  });
});

describe('input that cannot be imported', () => {
  const refusal = (text: string): string => {
    try {
      importMesh([{ name: 'in.yaml', text }]);
    } catch (reason) {
      if (reason instanceof MeshProblems) return reason.message;
      throw reason;
    }
    throw new Error('taken');
  };

  test('broken YAML, with line and column', () => {
    expect(refusal('a: 1\n---\nspec: [1\n')).toMatch(
      /^1 problem:\n- \[in\.yaml\] input: not YAML: .* at line 4, column 1; correct the text \(import\/no-yaml\)$/,
    );
  });

  test('a list, and objects that do not install Istio', () => {
    expect(refusal('- a\n')).toBe(
      '1 problem:\n- [in.yaml] input: got ["a"]; a document to import is a map; give an IstioOperator, Helm ' +
        'values, or Kubernetes objects (import/no-map)',
    );
    expect(refusal('apiVersion: v1\nkind: Service\nmetadata: { name: a }\n')).toBe(
      '1 problem:\n- input: got ["Service"]; nothing in it installs Istio; ' +
        'give an IstioOperator, values of one of the charts of Istio, or what wraps them (import/nothing-of-istio)',
    );
  });

  test('two meshes in one file: the first is read, and a note says so', () => {
    const [one] = operator('profile: minimal');
    const mesh = importMesh([{ name: 'in.yaml', text: `${one.text}---\n${one.text}` }]);
    expect(mesh.notes.map(formatNote)).toEqual([
      'in.yaml:8: error: spec: a file holds one IstioOperator; only the first is read; ' +
        'import each mesh by itself, or put what belongs to one mesh into files of its own (import/several-meshes)',
    ]);
  });

  test('an anchor that contains itself', () => {
    expect(refusal('a: &a\n  b: *a\n')).toContain('contains itself');
  });
});

describe('a mesh config as only istiod reads it becomes one that compiles', () => {
  const mesh = importMesh(
    'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec:\n  meshConfig:\n    defaultConfig:\n' +
      '      tracing: { sampling: "10", custom_tags: { site: { literal: { value: a } } } }\n',
  );

  test('names and numbers are those of the type', () => {
    expect(mesh.props.meshConfig).toEqual({
      defaultConfig: { tracing: { sampling: 10, customTags: { site: { literal: { value: 'a' } } } } },
    });
  });

  test('the proof says that istiod reads both alike', () => {
    const { equal, explained } = mesh.proof();
    expect(equal).toBe(true);
    expect(explained.filter(({ object }) => object === 'ConfigMap istio-system/istio')).toEqual([
      {
        object: 'ConfigMap istio-system/istio',
        path: 'data.mesh.defaultConfig.tracing.customTags',
        ours: { site: { literal: { value: 'a' } } },
        theirs: undefined,
        reason: 'istiod reads both spellings alike',
      },
      {
        object: 'ConfigMap istio-system/istio',
        path: 'data.mesh.defaultConfig.tracing.sampling',
        ours: 10,
        theirs: '10',
        reason: 'istiod reads both spellings alike',
      },
      {
        object: 'ConfigMap istio-system/istio',
        path: 'data.mesh.defaultConfig.tracing.custom_tags',
        ours: undefined,
        theirs: { site: { literal: { value: 'a' } } },
        reason: 'istiod reads both spellings alike',
      },
    ]);
  });

  test('the policy of the validation webhooks is explained, as istiod has it when it runs', () => {
    const webhooks = importMesh('apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec: {}\n').proof()
      .explained;
    expect(webhooks.filter(({ path }) => path.startsWith('webhooks'))).toEqual(
      ['istio-validator-istio-system'].map((name) => ({
        object: `ValidatingWebhookConfiguration /${name}`,
        path: 'webhooks[0].failurePolicy',
        ours: 'Fail',
        theirs: 'Ignore',
        reason: 'istiod turns Ignore into Fail when it runs, so a mesh fails closed from the start',
      })),
    );
  });
});

test("a copy of a chart's own values file says what differs from the defaults of the release", () => {
  const text =
    '_internal_defaults_do_not_set: { replicaCount: 3, autoscaleEnabled: no }\nglobal: { logAsJson: true }\n';
  const mesh = importMesh(text, { kind: 'helm-values', chart: 'istiod', version: NEWEST });
  expect(mesh.props).toEqual({ profile: 'minimal', base: false, pilot: { replicas: 3 }, logAsJson: true });
  expect(mesh.notes).toEqual([]);
  expect(mesh.proof().equal).toBe(true);
});
