import { formatNote, importMesh } from '../../lib/migrate';

import type { MeshProps } from '../../lib/props';
import { NEWEST_VERSION } from '../support/releases';
import answers from './answers/answers.json';
import { fingerprints } from './answers/fingerprints';
import { helmInputsOf, WRAPPED } from './answers/wrapped';

/* Values of Helm in the files of other tools. The objects are those that the real Helm renders for the same values. */

const recorded = answers as unknown as Readonly<Record<string, { readonly objects: Record<string, string> }>>;
const inputOf = (wanted: string) => WRAPPED.find(({ name }) => name === wanted) as (typeof WRAPPED)[number];
const imported = (name: string) => importMesh(inputOf(name).text, { version: NEWEST_VERSION });

const elsewhere = (place: string): string =>
  `warning: ${place}; these values are not part of the input, so that the program lacks them; ` +
  'write them among the values of the input (import/values-elsewhere)';

const RELEASE_NAMES =
  'a mesh has one release name for all of its charts; the labels get those of the guide of Istio, and pods ' +
  'restart once (import/release-names)';

const CASES: readonly (readonly [name: string, props: MeshProps, notes: readonly string[]])[] = [
  [
    'argo-values',
    {
      profile: 'minimal',
      meshConfig: { accessLogFile: '/dev/stdout', outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } },
      base: false,
      pilot: { autoscaling: { min: 2 } },
    },
    [],
  ],
  [
    'argo-parameters',
    {
      profile: 'minimal',
      base: false,
      pilot: { replicas: 3, env: { PILOT_ENABLE_STATUS: 'true' }, podAnnotations: { 'example.com/team': '7' } },
      logAsJson: true,
    },
    [
      '17: error: spec.source.helm.parameters: got [{"name":"ipFamilies[0]","value":"IPv4"}]; parameters for lists ' +
        'are not read; write them as values (import/parameters)',
      `11: ${elsewhere('spec.source.helm.valueFiles: got ["values-prod.yaml"]')}`,
    ],
  ],
  [
    'argo-sources',
    { profile: 'minimal', cni: { logLevel: 'debug' } },
    [`13: ${elsewhere('spec.sources[2].helm.valueFiles: got ["$config/istio/istiod.yaml"]')}`],
  ],
  [
    'flux',
    {
      base: false,
      pilot: { resources: { requests: { cpu: '250m', memory: '1Gi' } } },
      ingressGateways: [{ name: 'ingress-gateway', namespace: 'ingress', service: { type: 'ClusterIP' }, replicas: 2 }],
      proxy: { logLevel: 'error' },
    },
    [`10: ${elsewhere('spec.valuesFrom: got [{"kind":"ConfigMap","name":"istiod-values"}]')}`],
  ],
  [
    'kustomize',
    { profile: 'minimal', namespace: 'mesh', pilot: { logLevel: 'default:warn', traceSampling: 10 } },
    [`14: ${elsewhere('helmCharts[1].valuesFile: got "istiod.yaml"')}`],
  ],
  [
    'sail-ambient',
    {
      profile: 'ambient',
      meshConfig: { discoverySelectors: [{ matchLabels: { mesh: 'on' } }] },
      base: false,
      cni: { namespace: 'istio-cni' },
      ztunnel: { namespace: 'ztunnel', logLevel: 'debug' },
    },
    [
      'warning: the CNI agent is installed, but istiod does not know of it: pods get the init container istio-init; ' +
        'in the program they get none that needs privileges; set pilot.cni.enabled among the values of istiod, and ' +
        'restart pods, before the program takes over (import/agent-unused)',
      `info: got ["default-istiod"]; ${RELEASE_NAMES}`,
    ],
  ],
  [
    'sail-revision',
    {
      profile: 'minimal',
      releaseName: 'prod-v1-31-0-istiod',
      revision: 'prod-v1-31-0',
      meshId: 'prod',
      base: false,
    },
    [],
  ],
  [
    'sail-istiorevision',
    {
      profile: 'minimal',
      releaseName: 'canary-istiod',
      revision: 'canary',
      base: false,
      pilot: { autoscaling: { max: 9 } },
    },
    [],
  ],
  [
    'umbrella',
    {
      hub: 'registry.example.com/istio',
      cni: { excludeNamespaces: ['kube-system', 'storage'] },
      ingressGateways: [{ service: { externalTrafficPolicy: 'Local' } }],
    },
    [],
  ],
];

test('every file is expected to become something', () => {
  expect(CASES.map(([name]) => name)).toEqual(WRAPPED.map(({ name }) => name));
});

test.each(CASES)('%s', (name, props, notes) => {
  const mesh = imported(name);
  const rendered = helmInputsOf(inputOf(name)).map((input) => recorded[input.name].objects);
  expect(fingerprints(mesh.objects)).toEqual(Object.assign({}, ...rendered));
  const { version, ...others } = mesh.props;
  expect([version, others]).toEqual([NEWEST_VERSION, props]);
  expect(mesh.notes.map(formatNote)).toEqual(notes);
});

test.each(CASES)('%s renders what Helm does, and says of each difference what it is', (name) => {
  const { missing, extra, changed, explained } = imported(name).proof();
  const unused = { object: 'ConfigMap istio-system/istio-sidecar-injector', path: 'data.values.pilot.cni.enabled' };
  expect([missing, extra]).toEqual([[], []]);
  expect(changed).toEqual(name === 'sail-ambient' ? [{ ...unused, ours: true, theirs: false }] : []);
  const labels = explained.filter(({ reason }) => reason === 'the label repeats the name of the Helm release');
  expect(new Set(labels.map(({ theirs }) => theirs))).toEqual(
    new Set(name === 'sail-ambient' ? ['default-istiod'] : []),
  );
});

test('releases of several names are those of the guide in a mesh, with a note', () => {
  const application = (name: string, chart: string): string =>
    [
      'apiVersion: argoproj.io/v1alpha1',
      'kind: Application',
      `metadata: { name: ${name} }`,
      'spec:',
      '  destination: { namespace: istio-system }',
      `  source: { chart: ${chart}, helm: { valuesObject: { pilot: { cni: { enabled: true } } } } }`,
    ].join('\n');
  const mesh = importMesh([application('eu-istiod', 'istiod'), application('eu-base', 'base')].join('\n---\n'));
  expect(mesh.props).toEqual({ profile: 'minimal', values: { istiod: { cni: { enabled: true } } } });
  expect(mesh.notes.map(formatNote)).toContainEqual(`info: got ["eu-istiod","eu-base"]; ${RELEASE_NAMES}`);
  expect(mesh.proof().equal).toBe(true);
});
