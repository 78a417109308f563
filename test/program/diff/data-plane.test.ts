import { diffMeshes, injectSidecar } from '../../../lib/manifests';
import { meshInjection } from '../../../lib/mesh/inject-options';
import { renderMesh } from '../../../lib/mesh/render';
import { resolveMesh } from '../../../lib/mesh/resolve';
import type { Manifest } from '../../../lib/model';
import { injectionOf } from '../../../lib/program/diff/data-plane';
import { istiodRelease } from '../../../lib/program/diff/release-in';
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
  const found = injectionOf(manifests(props));
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

test('the release of an istiod is that of its label, else that of its image', () => {
  const istiod = (labels: object, image: string): Manifest =>
    ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'istiod-canary', namespace: 'n', labels },
      spec: { template: { spec: { containers: [{ name: 'discovery', image }] } } },
    }) as unknown as Manifest;
  const minor = (...objects: Manifest[]): string | undefined => istiodRelease(objects)?.minor;
  expect(minor(istiod({ 'app.kubernetes.io/version': '1.30.2' }, 'x/pilot:1.31.0'))).toBe('1.30');
  expect(minor(istiod({}, 'x.example:5000/pilot:1.31.0-distroless'))).toBe('1.31');
  expect(minor(istiod({}, 'x/pilot@sha256:0'))).toBeUndefined();
  expect(minor(istiod({ 'app.kubernetes.io/version': '1.12.0' }, 'x/pilot:1.12.0'))).toBeUndefined();
  expect(minor()).toBeUndefined();
});
