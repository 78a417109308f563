import { upgradeNotes as inEntry } from '../../../lib/manifests';
import type { Manifest } from '../../../lib/model';
import { upgradeNotes } from '../../../lib/program/diff/notes';
import { RELEASE_NOTES, type NoteSubject } from '../../../lib/releases/upgrade-notes.data';
import { report } from '../../support/report';

type Extra = Readonly<Record<string, unknown>>;

const object = (kind: string, fields: Extra = {}, metadata: Extra = {}, apiVersion = 'v1'): Manifest =>
  ({ apiVersion, kind, metadata: { name: 'a', namespace: 'n', ...metadata }, ...fields }) as unknown as Manifest;
const workload = (kind: string, image: string, env: readonly string[] = [], namespace = 'n'): Manifest =>
  object(
    kind,
    { spec: { template: { spec: { containers: [{ image, env: env.map((name) => ({ name, value: '1' })) }] } } } },
    { namespace },
  );
const policy = (annotations: Extra): Manifest => object('AuthorizationPolicy', {}, { annotations });
const podWith = (annotations: Extra): Manifest =>
  object('Deployment', { spec: { template: { metadata: { annotations } } } });
const entry = (namespace: string): Manifest =>
  object('ServiceEntry', { spec: { hosts: ['a.example'] } }, { namespace });
const gateway = (group: string, namespace: string): Manifest => object('Gateway', {}, { namespace }, `${group}/v1`);
const jwks = (jwksUri: string): Manifest => object('RequestAuthentication', { spec: { jwtRules: [{ jwksUri }] } });
const wasm = (url: string): Manifest => object('WasmPlugin', { spec: { url } });
const binding = (name: string): Manifest => object('ClusterRoleBinding', { roleRef: { kind: 'ClusterRole', name } });
const excluded = (names: string): Manifest =>
  object('ConfigMap', { data: { EXCLUDE_NAMESPACES: names } }, { name: 'istio-cni-config' });

const [ISTIO, GATEWAY_API] = ['networking.istio.io', 'gateway.networking.k8s.io'];
const ZTUNNEL = workload('DaemonSet', 'istio/ztunnel:1');
const DRY_RUN = { 'istio.io/dry-run': 'true' };
const istiod = (...env: string[]): Manifest => workload('Deployment', 'istio/pilot:1', env);

/** Programs that a subject is about, and near misses. */
const PROGRAMS: Readonly<Record<Exclude<NoteSubject, 'always'>, { is: Manifest[][]; not: Manifest[][] }>> = {
  'ambient': {
    is: [[ZTUNNEL], [object('Namespace', {}, { labels: { 'istio.io/dataplane-mode': 'ambient' } })]],
    not: [
      [workload('DaemonSet', 'istio/ztunnel-like:1')],
      [object('Namespace', {}, { labels: { 'istio.io/dataplane-mode': 'none' } })],
    ],
  },
  'ambient-dry-run': {
    is: [[ZTUNNEL, policy(DRY_RUN)]],
    not: [[policy(DRY_RUN)], [ZTUNNEL, policy({ 'istio.io/dry-run': 'false' })]],
  },
  'auto-registration': { is: [[object('WorkloadGroup')], [object('WorkloadEntry')]], not: [[entry('n')]] },
  'base-roles': {
    is: [
      [binding('istiod-reader-istio-system')],
      [
        object('RoleBinding', {
          roleRef: { name: 'x' },
          subjects: [{ kind: 'ServiceAccount', name: 'istiod-service-account' }],
        }),
      ],
    ],
    not: [[binding('istio-reader-clusterrole-istio-system')], [binding('istiod-clusterrole-istio-system')]],
  },
  'circuit-breakers': {
    is: [[object('DestinationRule', { spec: { trafficPolicy: { connectionPool: {} } } })]],
    not: [
      [object('DestinationRule', { spec: { trafficPolicy: {} } })],
      [object('Sidecar', { spec: { connectionPool: {} } })],
    ],
  },
  'cni': {
    is: [[workload('DaemonSet', 'istio/install-cni:1')]],
    not: [[workload('Deployment', 'istio/install-cni:1')]],
  },
  'cni-excluded-namespaces': {
    is: [[ZTUNNEL, excluded('kube-system')]],
    not: [[ZTUNNEL, excluded(' ')], [excluded('kube-system')]],
  },
  'gateway-tracing': {
    is: [[istiod('PILOT_SPAWN_UPSTREAM_SPAN_FOR_GATEWAY')]],
    not: [[istiod('PILOT_TRACE_SAMPLING')]],
  },
  'google-registries': {
    is: [
      [workload('Deployment', 'gcr.io/istio-release/pilot:1')],
      [workload('Pod', 'registry.istio.io/release/proxyv2:1')],
    ],
    not: [[workload('Deployment', 'gcr.io/google-samples/app:1')], [istiod()]],
  },
  'host-in-several-namespaces': { is: [[entry('a'), entry('b')]], not: [[entry('a'), entry('a')]] },
  'link-local-keys': { is: [[jwks('http://169.254.169.254/keys')]], not: [[jwks('https://10.0.0.1/keys')]] },
  'link-local-modules': {
    is: [[wasm('http://169.254.169.254/a.wasm')]],
    not: [[wasm('oci://registry.example.com/a')]],
  },
  'node-taint': { is: [[istiod('PILOT_ENABLE_NODE_UNTAINT_CONTROLLERS')]], not: [[istiod()]] },
  'processor-limit': { is: [[istiod('GOMAXPROCS')]], not: [[istiod('GOMEMLIMIT')]] },
  'quoted-annotations': {
    is: [[podWith({ 'sidecar.istio.io/proxyImage': 'a\nb' })]],
    not: [[podWith({ 'sidecar.istio.io/proxyImage': 'a' })], [podWith({ 'sidecar.istio.io/inject': 'a\nb' })]],
  },
  'stats-compression': {
    is: [[podWith({ 'sidecar.istio.io/statsCompression': 'false' })]],
    not: [[podWith({ 'sidecar.istio.io/statsInclusionPrefixes': 'a' })]],
  },
  'strict-gateway-merging': {
    is: [[gateway(GATEWAY_API, 'a'), gateway(ISTIO, 'b')]],
    not: [
      [gateway(GATEWAY_API, 'a'), gateway(ISTIO, 'a')],
      [gateway(ISTIO, 'a'), gateway(ISTIO, 'b')],
    ],
  },
  'tools-elsewhere': {
    is: [[istiod(), workload('Deployment', 'quay.io/kiali/kiali:v2', [], 'observability')]],
    not: [
      [istiod(), workload('Deployment', 'quay.io/kiali/kiali:v2')],
      [workload('Deployment', 'quay.io/kiali/kiali:v2')],
    ],
  },
};

const SUBJECTS = Object.entries(PROGRAMS) as [NoteSubject, { is: Manifest[][]; not: Manifest[][] }][];
const textsAbout = (subject: NoteSubject): string[] =>
  RELEASE_NOTES.filter(({ about }) => about === subject).map(({ text }) => text);
const texts = (objects: readonly Manifest[]): string[] => upgradeNotes(objects, '1.28', '1.32').map(({ text }) => text);

test.each(SUBJECTS)('%s: told of programs that it is about, and of no other', (subject, { is, not }) => {
  const wanted = textsAbout(subject);
  expect(wanted.length).toBeGreaterThan(0);
  for (const program of is) expect(texts(program)).toEqual(expect.arrayContaining(wanted));
  for (const program of not) expect(texts(program).filter((text) => wanted.includes(text))).toEqual([]);
});

test('notes that are about every program', () => {
  expect(upgradeNotes([], '1.28', '1.32').map(({ since, text }) => [since, text])).toEqual([
    [
      '1.30',
      'Debug endpoints on the plain port 15010 of istiod (syncz, config_dump) ask for credentials, also from ' +
        'istioctl --plaintext.',
    ],
    ['1.31', 'Clients of the API generator of istiod need an identity of the control plane; proxies are not affected.'],
    [
      '1.31',
      'Proxies get unhealthy endpoints too, but of hosts whose DestinationRule sets outlierDetection.minHealthPercent.',
    ],
  ]);
});

test('notes are those of the minors in between', () => {
  const since = (from: string, to: string): string[] => upgradeNotes([ZTUNNEL], from, to).map((note) => note.since);
  expect(since('1.30', '1.31')).toEqual(['1.31', '1.31', '1.31']);
  expect(since('1.29.6', '1.31.4')).toEqual(['1.30', '1.31', '1.31', '1.31']);
  expect(since('1.31.0', '1.31.4')).toEqual([]);
  expect(since('1.31', '1.30')).toEqual([]);
});

test('each minor has its notes', () => {
  const count = (minor: string): number => RELEASE_NOTES.filter(({ since }) => since === minor).length;
  const counts = ['1.29', '1.30', '1.31', '1.32'].map((minor) => `${count(minor)} of ${minor}`);
  report(`${RELEASE_NOTES.length} notes: ${counts.join(', ')}`);
  expect(counts).toEqual(['7 of 1.29', '5 of 1.30', '7 of 1.31', '4 of 1.32']);
});

test('what is no version is refused', () => {
  const why = 'this is no release of Istio; write a minor, or an exact release: 1.31, 1.31.4 (diff/unknown-version)';
  expect(() => inEntry([], 'next', '1.30')).toThrow(`1 problem:\n- from: got "next"; ${why}`);
  expect(() => inEntry([], '1.30', '')).toThrow(`1 problem:\n- to: got ""; ${why}`);
});
