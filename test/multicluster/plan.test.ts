import type { Manifest } from '../../lib/model';
import { mergeProps } from '../../lib/multicluster/merge-props';
import { clusterObjects } from '../../lib/multicluster/objects';
import { planClusters, planOf } from '../../lib/multicluster/plan';
import type { ClusterProps, MultiClusterMeshProps, MultiClusterPlan } from '../../lib/multicluster/types';
import { NEWEST } from '../support/releases';

const plan = (
  clusters: Readonly<Record<string, ClusterProps>>,
  more: Partial<MultiClusterMeshProps> = {},
): MultiClusterPlan =>
  planClusters({ meshId: 'shop', ca: { secret: 'cacerts' }, ...more, clusters }, () => {
    // What is wrong with the whole has tests of its own.
  });

const meshOf = (found: MultiClusterPlan, name: string) => planOf(found, name)?.mesh;
/** Objects beside a mesh, without the secrets, which have tests of their own. */
const besideOf = (found: MultiClusterPlan, name: string): Manifest[] =>
  clusterObjects(found, name)
    .map(({ manifest }) => manifest)
    .filter(({ kind }) => kind !== 'Secret');
const objectsOf = (found: MultiClusterPlan, name: string): string[] =>
  besideOf(found, name).map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`);

describe('the plan of a mesh over several clusters', () => {
  const found = plan(
    {
      east: { network: 'n1' },
      west: { network: 'n2', version: '1.30', ingressGateways: [] }, // release: another one than the others
      edge: { network: 'n1', primary: 'east' },
      batch: { network: 'n3', controlPlane: 'external', istiodUrl: 'https://istiod.example.com:15017' },
    },
    { trustDomain: 'shop.example.com', defaults: { version: NEWEST, profile: 'default', cni: true } },
  );

  test('roles, and who serves and reads whom', () => {
    const shown = found.clusters.map(({ name, role, primary, remotes, watches, watchedBy }) => [
      name,
      role,
      primary,
      { remotes, watches, watchedBy },
    ]);
    expect(shown).toEqual([
      [
        'east',
        'primary',
        'east',
        { remotes: ['edge'], watches: ['west', 'edge', 'batch'], watchedBy: ['west', 'batch'] },
      ],
      ['west', 'primary', 'west', { remotes: [], watches: ['east', 'edge', 'batch'], watchedBy: ['east', 'batch'] }],
      ['edge', 'remote', 'east', { remotes: [], watches: [], watchedBy: ['east', 'west', 'batch'] }],
      ['batch', 'external', 'batch', { remotes: [], watches: ['east', 'west', 'edge'], watchedBy: ['east', 'west'] }],
    ]);
  });

  test('networks with their clusters', () => {
    expect([...found.networks]).toEqual([
      ['n1', ['east', 'edge']],
      ['n2', ['west']],
      ['n3', ['batch']],
    ]);
  });

  test('props of each mesh: defaults, what follows, and its own', () => {
    const shared = { meshId: 'shop', trustDomain: 'shop.example.com', cni: true, eastWestGateway: true };
    expect(meshOf(found, 'east')).toEqual({
      ...shared,
      version: NEWEST,
      profile: 'default',
      clusterName: 'east',
      network: 'n1',
      externalControlPlane: true,
    });
    expect(meshOf(found, 'west')).toEqual({
      ...shared,
      version: '1.30', // release: that of the cluster
      profile: 'default',
      clusterName: 'west',
      network: 'n2',
      ingressGateways: [],
    });
    expect(meshOf(found, 'edge')).toEqual({
      ...shared,
      version: NEWEST,
      profile: 'remote',
      clusterName: 'edge',
      network: 'n1',
      remote: { injectionPath: '/inject/cluster/edge/net/n1' },
      patches: [
        {
          kind: 'Namespace',
          name: 'istio-system',
          merge: { metadata: { annotations: { 'topology.istio.io/controlPlaneClusters': 'east' } } },
        },
      ],
    });
    expect(meshOf(found, 'batch')).toEqual({
      ...shared,
      version: NEWEST,
      profile: 'remote',
      clusterName: 'batch',
      network: 'n3',
      remote: {
        configCluster: true,
        injectionURL: 'https://istiod.example.com:15017/inject/cluster/batch/net/n3',
        validationURL: 'https://istiod.example.com:15017/validate',
      },
      values: { istiod: { configMap: true } },
    });
  });

  test('objects beside each mesh', () => {
    expect(found.clusters.map(({ name }) => [name, objectsOf(found, name)])).toEqual([
      [
        'east',
        [
          'Gateway istio-system/cross-network-gateway',
          'Gateway istio-system/istiod-gateway',
          'VirtualService istio-system/istiod-vs',
        ],
      ],
      ['west', ['Gateway istio-system/cross-network-gateway']],
      ['edge', []],
      ['batch', ['Gateway istio-system/cross-network-gateway']],
    ]);
  });
});

describe('defaults and own props', () => {
  test('maps are merged, everything else is replaced, and what is undefined is not given', () => {
    const found = plan(
      {
        east: {
          pilot: { env: { B: '2' } },
          ingressGateways: [{ name: 'own' }],
          hub: undefined,
          meshConfig: { accessLogFile: '/dev/stdout' },
        },
      },
      {
        defaults: {
          hub: 'registry.example.com/istio',
          pilot: { replicas: 2, env: { A: '1', B: '1' } },
          ingressGateways: [{ name: 'one' }, { name: 'two' }],
          meshConfig: { enableTracing: true },
        },
      },
    );
    expect(meshOf(found, 'east')).toEqual({
      meshId: 'shop',
      clusterName: 'east',
      hub: 'registry.example.com/istio',
      pilot: { replicas: 2, env: { A: '1', B: '2' } },
      ingressGateways: [{ name: 'own' }],
      meshConfig: { enableTracing: true, accessLogFile: '/dev/stdout' },
    });
  });

  test('an object of the program is one value', () => {
    class Handle {
      constructor(readonly url: string) {}
    }
    const [one, other] = [new Handle('https://one.example.com'), new Handle('https://other.example.com')];
    const merged = mergeProps({ tracing: { to: one, sampling: 1 } }, { tracing: { to: other } });
    expect(merged).toEqual({ tracing: { to: other, sampling: 1 } });
    expect((merged.tracing as { to: Handle }).to).toBe(other);
  });

  test('what follows gives way to what is said', () => {
    const found = plan({
      east: {
        network: 'n1',
        eastWestGateway: { name: 'cross', labels: { istio: 'cross' }, namespace: 'gateways' },
        externalControlPlane: false,
      },
      west: { network: 'n2', primary: 'east', remote: { pilotAddress: 'istiod.example.com' }, eastWestGateway: false },
    });
    expect(planOf(found, 'east')?.eastWestGateway).toEqual({
      kind: 'injected',
      name: 'cross',
      namespace: 'gateways',
      labels: { istio: 'cross' },
    });
    expect(meshOf(found, 'east')?.externalControlPlane).toBe(false);
    expect(meshOf(found, 'west')?.remote).toEqual({
      pilotAddress: 'istiod.example.com',
      injectionPath: '/inject/cluster/west/net/n2',
    });
    expect(planOf(found, 'west')?.eastWestGateway).toBeUndefined();
    expect(besideOf(found, 'east').map(({ metadata, spec }) => [metadata.namespace, spec])).toEqual([
      ['gateways', expect.objectContaining({ selector: { istio: 'cross' } })],
      ['gateways', expect.objectContaining({ selector: { istio: 'cross' } })],
      ['gateways', expect.objectContaining({ gateways: ['istiod-gateway'] })],
    ]);
  });
});

describe('remote clusters', () => {
  test('share revision and namespace with their primary, and keep the node agents and platform of the profile', () => {
    const found = plan(
      {
        east: { network: 'n1', revision: 'blue', namespace: 'mesh', discoveryAddress: 'mesh.example.com' },
        edge: { network: 'n1', primary: 'east' },
      },
      { defaults: { profile: 'openshift' } },
    );
    expect(meshOf(found, 'edge')).toEqual({
      profile: 'remote',
      platform: 'openshift',
      cni: { namespace: 'kube-system' },
      revision: 'blue',
      namespace: 'mesh',
      network: 'n1',
      meshId: 'shop',
      clusterName: 'edge',
      remote: { pilotAddress: 'mesh.example.com', injectionPath: '/inject/cluster/edge/net/n1' },
      patches: [
        {
          kind: 'Namespace',
          name: 'mesh',
          merge: { metadata: { annotations: { 'topology.istio.io/controlPlaneClusters': 'east' } } },
        },
      ],
    });
  });

  test('of an external control plane call the same URL, each with its own path', () => {
    const found = plan({
      batch: { network: 'n1', controlPlane: 'external', istiodUrl: 'https://istiod.example.com:15017/' },
      more: { network: 'n2', primary: 'batch' },
    });
    expect(meshOf(found, 'batch')?.remote?.injectionURL).toBe(
      'https://istiod.example.com:15017/inject/cluster/batch/net/n1',
    );
    expect(meshOf(found, 'more')?.remote).toEqual({
      injectionURL: 'https://istiod.example.com:15017/inject/cluster/more/net/n2',
    });
  });

  test('of an external control plane that has no certificate for its name reach it by address', () => {
    const found = plan({
      batch: { controlPlane: 'external', discoveryAddress: '203.0.113.9' },
      more: { primary: 'batch' },
    });
    expect(meshOf(found, 'batch')?.remote).toEqual({
      configCluster: true,
      pilotAddress: '203.0.113.9',
      injectionPath: '/inject/cluster/batch',
    });
    expect(meshOf(found, 'more')?.remote).toEqual({
      pilotAddress: '203.0.113.9',
      injectionPath: '/inject/cluster/more',
    });
  });

  test('slashes of names are written as istiod reads them', () => {
    const found = plan({ 'east': {}, 'eu/edge': { network: 'net/1', primary: 'east' } });
    expect(meshOf(found, 'eu/edge')?.remote?.injectionPath).toBe('/inject/cluster/eu--slash--edge/net/net--slash--1');
  });

  test('without namespaces of its own the mesh is not patched', () => {
    const found = plan({ east: {}, edge: { primary: 'east', createNamespaces: false } });
    expect(meshOf(found, 'edge')?.patches).toBeUndefined();
  });

  test('patches of the program come after the one of the topology', () => {
    const patch = { kind: 'Namespace', name: 'istio-system', merge: { metadata: { labels: { team: 'mesh' } } } };
    const found = plan({ east: {}, edge: { primary: 'east', patches: [patch] } });
    expect(meshOf(found, 'edge')?.patches?.slice(1)).toEqual([patch]);
  });
});

test('trust domains of other clusters are aliases, each once', () => {
  const found = plan(
    {
      east: {},
      west: { trustDomain: 'west.example.com' },
      edge: { primary: 'west' },
      south: { trustDomain: 'south.example.com' },
    },
    { trustDomain: 'shop.example.com' },
  );
  const shown = found.clusters.map(({ name, trustDomain, mesh }) => [name, trustDomain, mesh.meshConfig]);
  expect(shown).toEqual([
    ['east', 'shop.example.com', { trustDomainAliases: ['west.example.com', 'south.example.com'] }],
    ['west', 'west.example.com', { trustDomainAliases: ['shop.example.com', 'south.example.com'] }],
    ['edge', 'west.example.com', undefined],
    ['south', 'south.example.com', { trustDomainAliases: ['shop.example.com', 'west.example.com'] }],
  ]);
});

test('addresses of gateways that istiod does not find out are in the networks of every control plane', () => {
  const found = plan({
    east: { network: 'n1' },
    west: { network: 'n2', gatewayAddress: 'west.example.com' },
    south: { network: 'n2', gatewayAddress: '203.0.113.20' },
    edge: { network: 'n2', primary: 'west' },
  });
  const networks = {
    n2: {
      endpoints: [{ fromRegistry: 'west' }, { fromRegistry: 'south' }, { fromRegistry: 'edge' }],
      gateways: [
        { address: 'west.example.com', port: 15443 },
        { address: '203.0.113.20', port: 15443 },
      ],
    },
  };
  expect(found.clusters.map(({ name, mesh }) => [name, mesh.meshNetworks])).toEqual([
    ['east', networks],
    ['west', networks],
    ['south', networks],
    ['edge', undefined],
  ]);
});

test('on one network there is no gateway between clusters, unless one is to reach its control plane', () => {
  const found = plan({ east: {}, west: {}, edge: { primary: 'west' } });
  expect(found.clusters.map(({ name, mesh }) => [name, mesh.eastWestGateway])).toEqual([
    ['east', undefined],
    ['west', true],
    ['edge', undefined],
  ]);
});

describe('ambient clusters', () => {
  test('know the services of others on one network too', () => {
    const found = plan({ east: { network: 'n1' }, west: { network: 'n1' } }, { defaults: { profile: 'ambient' } });
    expect(meshOf(found, 'east')?.pilot).toEqual({ env: { AMBIENT_ENABLE_MULTI_NETWORK: 'true' } });
    expect(objectsOf(found, 'east')).toEqual([]);
  });

  test('alone are as every mesh is', () => {
    expect(meshOf(plan({ east: { profile: 'ambient' } }), 'east')?.pilot).toBeUndefined();
  });

  test('have a gateway of their revision, and none where the props refuse it', () => {
    const found = plan(
      { east: { network: 'n1', revision: 'blue' }, west: { network: 'n2', eastWestGateway: false } },
      { defaults: { profile: 'ambient' } },
    );
    expect(besideOf(found, 'east')[0].metadata).toEqual({
      name: 'istio-eastwestgateway',
      namespace: 'istio-system',
      labels: { 'topology.istio.io/network': 'n1', 'istio.io/rev': 'blue' },
    });
    expect(objectsOf(found, 'west')).toEqual([]);
  });
});

test('bad input is left out, and throws nothing by itself', () => {
  const bad = { meshId: 'shop', clusters: { east: null, west: 7, south: {} }, defaults: 'none' } as never;
  const ignore = (): void => undefined;
  expect(planClusters(bad, ignore).clusters.map(({ name }) => name)).toEqual(['south']);
  expect(planClusters({ meshId: 'shop' } as never, ignore).clusters).toEqual([]);
  expect(planClusters({ meshId: 'shop', clusters: { east: { primary: 'nowhere' } } }, ignore).clusters).toHaveLength(1);
});
