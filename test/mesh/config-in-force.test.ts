import { configInForce } from '../../lib/mesh/config-in-force';
import { renderNodes } from '../../lib/mesh/render';
import { resolveMesh } from '../../lib/mesh/resolve';
import type { MeshProps } from '../../lib/props';
import { PROFILES } from '../../lib/releases/names';
import { readYaml } from '../../lib/yaml/read-yaml';

function read(props: MeshProps) {
  const mesh = resolveMesh(props);
  const nodes = renderNodes(mesh);
  const data = nodes.find(({ id }) => id === 'istiod/config-map')?.manifest.data as { mesh: string } | undefined;
  return { config: configInForce(mesh, nodes), written: data && readYaml(data.mesh) };
}

const zipkin = { name: 'trace', zipkin: { service: 'zipkin.obs.svc.cluster.local', port: 9411 } };
const own = { name: 'own', envoyExtAuthzGrpc: { service: 'shop/auth.shop.svc.cluster.local', port: 9000 } };

test.each(PROFILES)('profile %s: the mesh config is what the ConfigMap has', (profile) => {
  const { config, written } = read({ profile, meshConfig: { extensionProviders: [zipkin], rootNamespace: 'root' } });
  expect(config.meshConfig).toEqual(written);
});

test('root namespace, trust domain and providers are those of the mesh config', () => {
  expect(
    read({ trustDomain: 'td', meshConfig: { extensionProviders: [zipkin, own], rootNamespace: 'root' } }).config,
  ).toMatchObject({
    rootNamespace: 'root',
    trustDomain: 'td',
    providers: ['trace', 'own'],
    providerHosts: ['*/zipkin.obs.svc.cluster.local', 'shop/auth.shop.svc.cluster.local'],
  });
  expect(read({ namespace: 'mesh' }).config).toMatchObject({
    rootNamespace: 'mesh',
    trustDomain: 'cluster.local',
    providers: [],
    providerHosts: [],
  });
});

test('a mesh without a ConfigMap of its own has the defaults', () => {
  expect(read({ resourceScope: 'cluster', trustDomain: 'td' }).config).toEqual({
    meshConfig: undefined,
    rootNamespace: 'istio-system',
    trustDomain: 'cluster.local',
    providers: [],
    providerHosts: [],
  });
});

test('a patch of the ConfigMap counts', () => {
  const mesh = 'trustDomain: patched\nextensionProviders:\n- name: late\n  zipkin: { service: z, port: 1 }\n';
  const patches = [{ kind: 'ConfigMap', name: 'istio', merge: { data: { mesh } } }];
  expect(read({ trustDomain: 'td', patches }).config).toMatchObject({
    trustDomain: 'patched',
    rootNamespace: 'istio-system',
    providers: ['late'],
    providerHosts: ['*/z'],
  });
});
