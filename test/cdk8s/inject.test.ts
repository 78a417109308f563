import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { ServiceMesh, type ServiceMeshProps } from '../../lib';
import type { Loose } from '../support/render';

function injected(
  make: (chart: Chart) => ApiObject | Deployment,
  props: ServiceMeshProps = {},
  options: Parameters<ServiceMesh['inject']>[1] = {},
): Loose {
  const app = new App();
  const mesh = new ServiceMesh(new Chart(app, 'mesh'), props);
  const chart = new Chart(app, 'apps');
  mesh.inject(make(chart) as never, options);
  return (Testing.synth(chart) as Loose[])[0];
}

const plain = (chart: Chart): ApiObject =>
  new ApiObject(chart, 'web', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:1' }] } },
    },
  } as never);
const plus = (chart: Chart): Deployment => new Deployment(chart, 'web', { containers: [{ image: 'web:1' }] });
const names = (containers: Loose): string[] => (containers ?? []).map(({ name }: Loose) => name);

test.each([
  ['a plain object', plain],
  ['cdk8s-plus', plus],
])('%s gets the sidecar', (_, make) => {
  const { template } = injected(make).spec;
  expect(names(template.spec.containers)).toEqual(expect.arrayContaining(['istio-proxy']));
  expect(template.spec.containers).toHaveLength(2);
  expect(names(template.spec.initContainers)).toEqual(['istio-init']);
  const proxy = template.spec.containers.find(({ name }: Loose) => name === 'istio-proxy');
  expect(proxy.image).toBe('docker.io/istio/proxyv2:1.31.4');
  expect(template.metadata.labels).toMatchObject({
    'security.istio.io/tlsMode': 'istio',
    'service.istio.io/canonical-revision': 'latest',
  });
  expect(JSON.parse(template.metadata.annotations['sidecar.istio.io/status'])).toMatchObject({
    initContainers: ['istio-init'],
    containers: ['istio-proxy'],
    revision: 'default',
  });
});

test('with the CNI agent the init container only checks', () => {
  expect(names(injected(plain, { cni: true }).spec.template.spec.initContainers)).toEqual(['istio-validation']);
});

test('on new clusters the sidecar is an init container that goes on', () => {
  const { spec } = injected(plain, {}, { kubernetesVersion: '1.33' }).spec.template;
  expect(names(spec.containers)).toEqual(['web']);
  expect(names(spec.initContainers)).toEqual(['istio-init', 'istio-proxy']);
  expect(spec.initContainers[1].restartPolicy).toBe('Always');
});

test('patches of the workload come first, and the props of the mesh decide', () => {
  const {
    spec,
    metadata: { annotations },
  } = injected(
    (chart) => {
      const object = plain(chart);
      object.addJsonPatch(JsonPatch.add('/spec/template/spec/serviceAccountName', 'patched'));
      return object;
    },
    { hub: 'r.example/i', revision: 'r1', proxy: { logLevel: 'debug' } },
  ).spec.template;
  const proxy = spec.containers.find(({ name }: Loose) => name === 'istio-proxy');
  expect(spec.serviceAccountName).toBe('patched');
  expect(proxy.image).toBe('r.example/i/proxyv2:1.31.4');
  expect(proxy.args).toContain('--proxyLogLevel=debug');
  expect(JSON.parse(annotations['sidecar.istio.io/status']).revision).toBe('r1');
  expect(annotations['istio.io/rev']).toBe('r1');
});

test('what has no pods is left alone, and a mesh without istiod can not inject', () => {
  const service = injected(
    (chart) => new ApiObject(chart, 's', { apiVersion: 'v1', kind: 'Service', metadata: { name: 's' } }),
  );
  expect(service).toEqual({ apiVersion: 'v1', kind: 'Service', metadata: { name: 's' } });
  expect(() => injected(plain, { profile: 'empty' })).toThrow(
    '[mesh/mesh] inject(): the mesh has no istiod, so nothing says how to inject; use a profile with a control ' +
      'plane (mesh/no-istiod)',
  );
});
