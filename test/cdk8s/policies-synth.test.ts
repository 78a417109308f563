import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import {
  EnvoyFilter,
  KubeVirtualService,
  MeshService,
  PeerAuthentication,
  strictWarnings,
  VirtualService,
} from '../../lib';

const http = [{ route: [{ destination: { host: 'a' } }] }];

function app(): { app: App; charts: [Chart, Chart] } {
  const root = new App();
  return {
    app: root,
    charts: [new Chart(root, 'one', { namespace: 'shop' }), new Chart(root, 'two', { namespace: 'shop' })],
  };
}

describe('checks at synth', () => {
  test('are made in all charts of an app, whichever is synthesized', () => {
    const {
      charts: [one, two],
    } = app();
    new PeerAuthentication(one, 'fine', { mtls: { mode: 'STRICT' } });
    new VirtualService(two, 'wrong', { hosts: ['a b'], http });
    expect(() => Testing.synth(one)).toThrow('[two/wrong] spec.hosts[0]: got "a b"');
  });
  test('see the objects of other charts', () => {
    const {
      charts: [one, two],
    } = app();
    new VirtualService(one, 'a', { hosts: ['shop.example.com'], http });
    new VirtualService(two, 'b', { hosts: ['shop.example.com'], http });
    expect(() => Testing.synth(one)).toThrow(
      '[two/b] spec.hosts[0]: got "shop.example.com"; VirtualService shop/a routes this host too',
    );
  });
  test('see plain objects of Istio too, for what they declare and name', () => {
    const {
      charts: [one],
    } = app();
    new MeshService(one, 'catalog', { port: 80 });
    new KubeVirtualService(one, 'plain', {
      spec: { hosts: ['catlog'], http: [{ route: [{ destination: { host: 'catlog' } }] }] },
    });
    expect(() => Testing.synth(one)).toThrow(
      '[one/plain] spec.hosts[0]: got "catlog"; no service has this host; did you mean "catalog"?',
    );
  });
  test('see what was changed after an earlier synth', () => {
    const {
      app: root,
      charts: [one],
    } = app();
    const routes = new VirtualService(one, 'routes', { hosts: ['a.com'], http });
    root.synthYaml();
    routes.addJsonPatch(JsonPatch.add('/spec/hosts/1', 'a b'));
    expect(() => root.synthYaml()).toThrow('[one/routes] spec.hosts[1]: got "a b"');
  });
  test('see metadata that were changed after an earlier synth', () => {
    const {
      app: root,
      charts: [one],
    } = app();
    const routes = new VirtualService(one, 'routes', { hosts: ['a.com'], http });
    root.synthYaml();
    routes.metadata.addAnnotation('istio.io/dry-run', 'true');
    expect(() => root.synthYaml()).toThrow(
      '[one/routes] metadata.annotations["istio.io/dry-run"]: got "true"; only an AuthorizationPolicy can be tried out',
    );
  });
  test('see an object that was added after an earlier synth', () => {
    const {
      app: root,
      charts: [one, two],
    } = app();
    new PeerAuthentication(one, 'default', { mtls: { mode: 'STRICT' } });
    root.synthYaml();
    new PeerAuthentication(two, 'default', { mtls: { mode: 'DISABLE' } });
    expect(() => root.synthYaml()).toThrow(
      '[two/default] metadata.name: got "default"; another object has this kind, namespace and name',
    );
  });
  test('look at an object that is there twice, whoever wrote it', () => {
    const {
      charts: [one],
    } = app();
    new PeerAuthentication(one, 'policy', { mtls: { mode: 'STRICT' } });
    for (const id of ['a', 'b'])
      new ApiObject(one, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
    expect(() => Testing.synth(one)).toThrow('[one/b] metadata.name: got "settings"');
  });
});

describe('warnings', () => {
  const filter = (chart: Chart) =>
    new EnvoyFilter(chart, 'filter', { configPatches: [{ applyTo: 'CLUSTER', patch: { operation: 'REMOVE' } }] });
  const text =
    '[one/filter] spec: got {"configPatches":[{"applyTo":"CLUSTER","patch":{"operation":"REMOVE"}}]}; ' +
    'an EnvoyFilter depends on internals of the proxy, which change without notice; use another Istio API ' +
    'where one does it, and test upgrades (webhook/envoy-filter)';

  test('are shown once, and nothing is refused', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    try {
      const {
        app: root,
        charts: [one],
      } = app();
      filter(one);
      root.synthYaml();
      root.synthYaml();
      expect(warn.mock.calls.map(([line]) => String(line))).toEqual([`Warning: ${text}`]);
    } finally {
      warn.mockRestore();
    }
  });
  test('are errors where that is asked for', () => {
    const {
      charts: [one],
    } = app();
    filter(one);
    strictWarnings(one);
    expect(() => Testing.synth(one)).toThrow(text);
  });
});
