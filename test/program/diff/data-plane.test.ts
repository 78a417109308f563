import { diffMeshes, injectSidecar } from '../../../lib/manifests';
import { meshInjection } from '../../../lib/mesh/inject-options';
import { renderMesh } from '../../../lib/mesh/render';
import { resolveMesh } from '../../../lib/mesh/resolve';
import type { Manifest } from '../../../lib/model';
import { injectionOf } from '../../../lib/program/diff/data-plane';
import { newestRelease } from '../../../lib/program/diff/release-in';
import type { MeshProps } from '../../../lib/props';
import { RELEASES } from '../../../lib/releases';

const manifests = (props: MeshProps): Manifest[] => renderMesh(props).map(({ manifest }) => manifest);
const sidecars = (before: Parameters<typeof diffMeshes>[0], after: Parameters<typeof diffMeshes>[0]): string[] =>
  diffMeshes(before, after).flatMap(({ object, effects }) =>
    effects.filter(({ text }) => text.startsWith('a pod with a sidecar')).map(({ text }) => `${object}: ${text}`),
  );

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', namespace: 'n', labels: { version: 'v1' } },
  spec: { containers: [{ name: 'a', image: 'a', ports: [{ containerPort: 8080 }] }] },
};

/** A template that makes an annotation of a value. */
const TEMPLATE = 'metadata: {annotations: {hub: "{{ .Values.global.hub }}"}}';

const MESHES: readonly (readonly [string, MeshProps])[] = [
  ...RELEASES.map(({ minor }) => [minor, { version: minor }] as [string, MeshProps]),
  ['CNI', { cni: true }],
  ['a revision', { revision: 'canary' }],
  ['mesh config', { meshConfig: { defaultConfig: { holdApplicationUntilProxyStarts: true } } }],
  ['resources of proxies', { values: { global: { proxy: { resources: { limits: { cpu: '3' } } } } } }],
  ['a template of its own', { values: { istiod: { sidecarInjectorWebhook: { templates: { sidecar: TEMPLATE } } } } }],
];

test.each(MESHES)('%s: the ConfigMaps of a mesh inject what its props do', (_, props) => {
  const plane = { namespace: 'istio-system', revision: props.revision ?? 'default' };
  const found = injectionOf(manifests(props), plane);
  expect(injectSidecar(POD, found)).toEqual(injectSidecar(POD, meshInjection(resolveMesh(props))));
});

test('a mesh config that proxies get with their pods', () => {
  const before: MeshProps = { profile: 'minimal' };
  const after: MeshProps = { ...before, meshConfig: { defaultConfig: { holdApplicationUntilProxyStarts: true } } };
  const found = sidecars(before, after);
  expect(found).toEqual(sidecars(manifests(before), manifests(after)));
  const sidecar = 'ConfigMap istio-system/istio: a pod with a sidecar: spec.containers';
  expect(found).toEqual([
    `${sidecar}[istio-proxy].env[PROXY_CONFIG].value: "{}\\n" -> "{\\"holdApplicationUntilProxyStarts\\":true}\\n"`,
    `${sidecar}[istio-proxy].lifecycle: nothing -> {"postStart":{"exec":{"command":["pilot-agent","wait"]}}}`,
    `${sidecar}.order: ["app","istio-proxy"] -> ["istio-proxy","app"]`,
  ]);
});

test('an upgrade that changes pods', () => {
  const props: MeshProps = { profile: 'minimal', cni: true };
  const image = (container: string): string =>
    `ConfigMap istio-system/istio-sidecar-injector: a pod with a sidecar: spec.${container}.image: ` +
    '"docker.io/istio/proxyv2:1.31.4" -> "docker.io/istio/proxyv2:1.32.0"';
  expect(sidecars({ ...props, version: '1.31' }, { ...props, version: '1.32' })).toEqual([
    image('initContainers[istio-validation]'),
    image('containers[istio-proxy]'),
    'ConfigMap istio-system/istio-sidecar-injector: a pod with a sidecar: ' +
      'spec.containers[istio-proxy].env[GOMAXPROCS]: ' +
      '{"name":"GOMAXPROCS","valueFrom":{"resourceFieldRef":{"resource":"limits.cpu","divisor":"1"}}} -> nothing',
  ]);
});

test('a change of istiod alone changes no pod', () => {
  expect(sidecars({ profile: 'minimal' }, { profile: 'minimal', pilot: { replicas: 2 } })).toEqual([]);
});

const istiod = (name: string, image: string, labels: object = {}, env: object[] = []): Manifest =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'istio-system', labels },
    spec: { template: { spec: { containers: [{ name: 'discovery', image, env }] } } },
  }) as unknown as Manifest;
const injector = (name: string, values: string, config = ''): Manifest =>
  ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'istio-system' },
    data: { values, config },
  }) as unknown as Manifest;

test('the release of objects is that of the newest control plane, by its image, else by its label', () => {
  const minor = (...objects: Manifest[]): string | undefined => newestRelease(objects)?.minor;
  const label = { 'app.kubernetes.io/version': '1.30.2' };
  expect(minor(istiod('a', 'x.example:5000/pilot:1.31.0-distroless', label))).toBe('1.31');
  expect(minor(istiod('a', 'x/pilot@sha256:0', label))).toBe('1.30');
  expect(minor(istiod('a', 'x/pilot:1.30.1'), istiod('b', 'x/pilot:1.31.1'), istiod('c', 'x/pilot:1.29.1'))).toBe(
    '1.31',
  );
  expect(minor(istiod('a', 'x/pilot@sha256:0'))).toBeUndefined();
  expect(minor(istiod('a', 'x/pilot:1.12.0'))).toBeUndefined();
  expect(minor()).toBeUndefined();
});

test('each revision is compared with itself', () => {
  const canary: MeshProps = { profile: 'minimal', revision: 'canary', version: '1.31' };
  const stable: MeshProps = { profile: 'minimal', version: '1.30', crds: false };
  const later: MeshProps = { ...canary, meshConfig: { defaultConfig: { statusPort: 15099 } } };
  const [before, after] = [canary, later].map((props) => [
    ...manifests({ ...props, crds: false }).filter(({ kind }) => kind === 'ConfigMap' || kind === 'Deployment'),
    ...manifests(stable).filter(({ kind }) => kind === 'ConfigMap' || kind === 'Deployment'),
  ]);
  const texts = diffMeshes(before, after).flatMap(({ object, effects }) =>
    effects.filter(({ text }) => text.startsWith('a pod')).map(({ text }) => `${object}: ${text}`),
  );
  const pod = 'ConfigMap istio-system/istio-canary: a pod of revision canary: ';
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter((text) => !text.startsWith(pod))).toEqual([]);
  expect(texts.join('\n')).toContain('15099');
});

test.each([
  ['values', '{"global":7}', '', 'injectorValues.global: got 7; must be an object (schema/type)'],
  [
    'a template',
    '{"global":{}}',
    'templates: {sidecar: "{{ nope"}',
    'templates.sidecar: line 1: the action is never closed; istiod would refuse to inject at all with this template; ' +
      'correct the line (injection/template-syntax)',
  ],
])('%s with which injection fails are an effect, and no error of the comparison', (_, values, config, problem) => {
  const side = (version: string): Manifest[] => [
    istiod('istiod', `x/pilot:${version}`),
    injector('istio-sidecar-injector', values, `${config}\npolicy: "${version}"`),
  ];
  const texts = diffMeshes(side('1.30.1'), side('1.31.1')).flatMap(({ effects }) => effects.map(({ text }) => text));
  expect(texts.filter((text) => text.startsWith('a pod'))).toEqual([
    `a pod with a sidecar: unknown, since injection fails: ${problem}`,
  ]);
});
