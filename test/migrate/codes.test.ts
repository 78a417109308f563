import { formatNote, importMesh } from '../../lib/migrate';
import { MeshProblems, formatProblem } from '../../lib/model';
import { NEWEST_VERSION } from '../support/releases';

/** Each code of the import that no other test expects, with its whole text. */

/** The notes of an import, or the problems that it ends with. */
function textsOf(text: string): string[] {
  try {
    return importMesh([{ name: 'mesh.yaml', text }], { version: NEWEST_VERSION }).notes.map(formatNote);
  } catch (reason) {
    if (!(reason instanceof MeshProblems)) throw reason;
    return reason.problems.map(formatProblem);
  }
}

const operator = (...lines: string[]): string =>
  ['apiVersion: install.istio.io/v1alpha1', 'kind: IstioOperator', 'spec:', ...lines.map((line) => `  ${line}`)].join(
    '\n',
  );

test.each<[string, string, string[]]>([
  [
    'no YAML',
    'a: [b',
    [
      '[mesh.yaml] input: not YAML: a comma or the closing ] is expected at line 1, column 6; correct ' +
        'the text (import/no-yaml)',
    ],
  ],
  [
    'ztunnel without the agent',
    [
      'apiVersion: helm.toolkit.fluxcd.io/v2',
      'kind: HelmRelease',
      'metadata: { name: ztunnel, namespace: istio-system }',
      'spec: { chart: { spec: { chart: ztunnel } }, values: {} }',
    ].join('\n'),
    [
      'mesh.yaml:1: warning: ztunnel gets its traffic from the CNI agent, which the input does not ' +
        'install; the program installs it; give the values of chart cni too (import/agent-assumed)',
    ],
  ],
  [
    'names of images',
    operator("hub: 'a b'", "tag: '-'"),
    [
      'mesh.yaml:4: error: spec.hub: got "a b"; must be a registry and path; correct it ' + '(import/bad-name)',
      'mesh.yaml:5: error: spec.tag: got "-"; must be a tag of an image; correct it (import/bad-name)',
    ],
  ],
  [
    'a port below 1024',
    operator(
      'components:',
      '  ingressGateways:',
      '  - name: in',
      '    enabled: true',
      '    k8s: { service: { ports: [{ name: http, port: 80 }] } }',
    ),
    [
      'mesh.yaml:8: warning: spec.components.ingressGateways[0].k8s.service.ports[0].targetPort: ' +
        'istioctl refuses port 80 without a targetPort of at least 1024: the proxy does not run as root; ' +
        'give a targetPort such as 8080 or 8443 (import/low-target-port)',
    ],
  ],
  [
    'a field in other letters',
    operator('components: { pilot: { k8s: { replicacount: 2 } } }'),
    [
      'mesh.yaml:4: error: spec.components.pilot.k8s.replicacount: got 2; istioctl takes this ' +
        'spelling, and then reads nothing from it; write replicaCount (import/misspelt-field)',
    ],
  ],
  [
    'a field of another type',
    operator('components: { pilot: { enabled: maybe } }'),
    [
      'mesh.yaml:4: error: spec.components.pilot.enabled: got "maybe"; must be true or false; leave it ' +
        'out (import/wrong-type)',
    ],
  ],
  [
    'a gateway without a name',
    operator('components: { egressGateways: [{ enabled: true }] }'),
    [
      'mesh.yaml:4: warning: spec.components.egressGateways[0]: a gateway without a name is rendered ' +
        'as objects without a name, which Kubernetes refuses; it is called istio-egressgateway here; ' +
        'give it a name (import/nameless-gateway)',
    ],
  ],
  [
    'an old metric',
    operator(
      'components:',
      '  pilot:',
      '    k8s:',
      '      hpaSpec:',
      '        maxReplicas: 3',
      '        minReplicas: 1',
      '        scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: istiod }',
      '        metrics: [{ type: Resource, resource: { name: cpu, targetAverageUtilization: 80 } }]',
    ),
    [
      'mesh.yaml:11: warning: ' +
        'spec.components.pilot.k8s.hpaSpec.metrics[0].resource.targetAverageUtilization: got 80; ' +
        'autoscaling/v2beta1 is gone since Kubernetes 1.25; taken over as a target of autoscaling/v2; ' +
        'write target: {"type":"Utilization","averageUtilization":80} (import/old-metrics)',
    ],
  ],
  [
    'parameters of Argo CD',
    [
      'apiVersion: argoproj.io/v1alpha1',
      'kind: Application',
      'metadata: { name: istiod }',
      'spec: { source: { chart: istiod, helm: { parameters: [{ name: "a[0]", value: b }] } } }',
    ].join('\n'),
    [
      'mesh.yaml:4: error: spec.source.helm.parameters: got [{"name":"a[0]","value":"b"}]; parameters ' +
        'for lists are not read; write them as values (import/parameters)',
    ],
  ],
  [
    'a profile of nobody',
    operator('profile: ours.yaml'),
    [
      'mesh.yaml:4: error: spec.profile: got "ours.yaml"; Istio has no such profile; a file of your ' +
        'own is not read; name one of the profiles of Istio, and give the file as a further input ' +
        '(import/unknown-profile)',
    ],
  ],
  [
    'a value that no chart reads',
    operator('values: { pilots: { cpus: 2 } }'),
    [
      'mesh.yaml:4: warning: spec.values.pilots: got {"cpus":2}; no chart reads it; leave it out ' +
        '(import/unread-value)',
    ],
  ],
  [
    'a value of another type',
    operator('values: { global: { proxy: { privileged: "yes" } } }'),
    [
      'mesh.yaml:4: error: spec.values.global.proxy.privileged: got "yes"; must be true or false ' +
        '(import/wrong-value)',
    ],
  ],
  [
    'a variable',
    operator('hub: registry.example.com/$TEAM/istio'),
    [
      'mesh.yaml:4: warning: spec.hub: got "registry.example.com/$TEAM/istio"; a text with a variable ' +
        '(TEAM), which becomes a parameter of the program; give its value in the environment when the ' +
        'program runs (import/variable)',
    ],
  ],
  [
    'a setting that is refused',
    operator('components: { pilot: { k8s: { env: [{ name: "1 =", value: x }] } } }'),
    [
      'mesh.yaml:4: error: spec.components.pilot.k8s.env[0].name: got "1 ="; must be the name of an ' +
        'environment variable; use letters, digits, "_", "-" and ".", beginning with no digit ' +
        '(import/refused)',
    ],
  ],
  [
    'values that a chart cannot read',
    operator('values: { pilot: { env: 5 }, meshConfig: [] }'),
    [
      'mesh.yaml:4: error: spec.values.meshConfig: got []; must be an object: istiod would not read ' +
        'it, so it is left out; correct it (import/mesh-config)',
      'mesh.yaml:4: error: spec.values.meshConfig: got []; must be an object; leave it out ' + '(values/wrong-type)',
      'mesh.yaml:4: error: spec.values: the chart cannot read these values (import/unreadable-values)',
    ],
  ],
])('%s', (_, object, expected) => {
  expect(textsOf(object)).toEqual(expected);
});
