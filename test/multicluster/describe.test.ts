import { clusterGraph } from '../../lib/multicluster/graph';
import { clustersDescription, describeClusters } from '../../lib/multicluster/describe';
import { planClusters } from '../../lib/multicluster/plan';
import type { MultiClusterMeshProps } from '../../lib/multicluster/types';
import { FLEET } from './fleet.data';

const plan = (props: object): ReturnType<typeof planClusters> =>
  planClusters({ meshId: 'shop', ca: { secret: 'cacerts' }, ...props } as MultiClusterMeshProps);

describe('table', () => {
  test('clusters of all roles', () => {
    expect(describeClusters(planClusters(FLEET))).toBe(
      [
        'Mesh shop: 4 clusters, 3 networks, trust domain shop.example.com, root of trust: secret',
        '',
        'CLUSTER  ROLE            NETWORK  ISTIO          DATA PLANE  EAST-WEST GATEWAY                   READ BY  ' +
          '          REMOTE SECRET',
        'east     primary         n1       1.31.4         sidecar     istio-system/istio-eastwestgateway  west, ' +
          'batch        elsewhere',
        'west     primary         n2       1.30.8 (blue)  sidecar     istio-system/istio-eastwestgateway  east, ' +
          'batch        externalSecret',
        'edge     remote of east  n1       1.31.4         sidecar     istio-system/istio-eastwestgateway  east, ' +
          'west, batch  elsewhere',
        'batch    external        n3       1.31.4         sidecar     istio-system/istio-eastwestgateway  east, ' +
          'west         elsewhere',
        '',
      ].join('\n'),
    );
  });

  test('trust domains of their own, ambient mode', () => {
    const table = describeClusters(
      plan({
        trustDomain: 'shop.example.com',
        defaults: { profile: 'ambient', version: '1.31' }, // release: any
        clusters: { east: { network: 'n1' }, west: { network: 'n2', trustDomain: 'west.example.com' } },
      }),
    );
    expect(table).toBe(
      [
        'Mesh shop: 2 clusters, 2 networks, 2 trust domains, root of trust: secret',
        '',
        'CLUSTER  ROLE     NETWORK  ISTIO   DATA PLANE  EAST-WEST GATEWAY                   READ BY  REMOTE SECRET ' +
          ' TRUST DOMAIN',
        'east     primary  n1       1.31.4  ambient     istio-system/istio-eastwestgateway  west     elsewhere     ' +
          ' shop.example.com',
        'west     primary  n2       1.31.4  ambient     istio-system/istio-eastwestgateway  east     elsewhere     ' +
          ' west.example.com',
        '',
      ].join('\n'),
    );
  });

  test('one cluster', () => {
    const props = { ca: undefined, clusters: { only: { version: '1.31' } } }; // release: any
    expect(describeClusters(plan(props))).toBe(
      [
        'Mesh shop: 1 cluster, one network, trust domain cluster.local',
        '',
        'CLUSTER  ROLE     NETWORK  ISTIO   DATA PLANE  EAST-WEST GATEWAY  READ BY  REMOTE SECRET',
        'only     primary  -        1.31.4  sidecar     -                  -        -',
        '',
      ].join('\n'),
    );
  });

  test('many clusters are counted', () => {
    const clusters = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`c${i}`, {}]));
    const [, , , first] = describeClusters(plan({ clusters })).split('\n');
    expect(first.split(/ {2,}/)).toEqual(['c0', 'primary', '-', '1.31.4', 'sidecar', '-', '6 clusters', 'elsewhere']);
  });
});

test('the same as plain data', () => {
  const { clusters, ...whole } = clustersDescription(planClusters(FLEET));
  expect(whole).toEqual({
    meshId: 'shop',
    trustDomain: 'shop.example.com',
    ca: 'secret',
    networks: { n1: ['east', 'edge'], n2: ['west'], n3: ['batch'] },
  });
  expect(clusters.slice(1, 3)).toEqual([
    {
      name: 'west',
      role: 'primary',
      primary: 'west',
      network: 'n2',
      version: '1.30.8',
      revision: 'blue',
      namespace: 'istio-system',
      trustDomain: 'shop.example.com',
      dataPlane: 'sidecar',
      eastWestGateway: 'istio-system/istio-eastwestgateway',
      reads: ['east', 'edge', 'batch'],
      readBy: ['east', 'batch'],
      secret: 'externalSecret',
    },
    {
      name: 'edge',
      role: 'remote',
      primary: 'east',
      network: 'n1',
      version: '1.31.4',
      revision: 'default',
      namespace: 'istio-system',
      trustDomain: 'shop.example.com',
      dataPlane: 'sidecar',
      eastWestGateway: 'istio-system/istio-eastwestgateway',
      reads: [],
      readBy: ['east', 'west', 'batch'],
      secret: 'elsewhere',
    },
  ]);
  expect(JSON.parse(JSON.stringify(clusters))).toEqual(clusters);
});

describe('graph', () => {
  const { nodes, edges } = clusterGraph(
    plan({
      clusters: {
        east: { network: 'n1', version: '1.31', discoveryAddress: '192.0.2.1' }, // release: any
        edge: { network: 'n1', version: '1.31', primary: 'east', trustDomain: 'cluster.local' }, // release: any
        west: { network: 'n2', version: '1.30', revision: 'blue', profile: 'minimal' }, // release: the other one
      },
      apiServers: {
        east: { url: 'https://east.example.com', credential: { sealedSecret: { encryptedKubeconfig: 'AgB4' } } },
        edge: 'https://edge.example.com',
        west: { url: 'https://west.example.com', credential: { externalSecret: { store: 'vault' } } },
      },
    }),
  );

  test('nodes', () => {
    const gateway = 'istio-system/istio-eastwestgateway';
    const cluster = (name: string, network: string, facts: object): object => ({
      id: `cluster:${name}`,
      kind: 'cluster',
      label: name,
      parent: `network:${network}`,
      dataPlane: 'sidecar',
      objects: [],
      facts,
      findings: [],
    });
    const network = (name: string, clusters: string): object => ({
      id: `network:${name}`,
      kind: 'network',
      label: name,
      objects: [],
      facts: { clusters },
      findings: [],
    });
    expect(nodes).toEqual([
      cluster('east', 'n1', { role: 'primary', version: '1.31.4', trustDomain: 'cluster.local', gateway }),
      cluster('edge', 'n1', { role: 'remote of east', version: '1.31.4', trustDomain: 'cluster.local', gateway }),
      cluster('west', 'n2', {
        role: 'primary',
        version: '1.30.8',
        revision: 'blue',
        trustDomain: 'cluster.local',
        gateway,
      }),
      network('n1', 'east, edge'),
      network('n2', 'west'),
    ]);
  });

  test('edges: which control plane reads which cluster, by which Secret', () => {
    expect(edges.map(({ id, label, objects, facts }) => [id, label, objects, facts])).toEqual([
      ['reads:cluster:east>cluster:edge#API server', 'API server', [], { secret: 'elsewhere' }],
      [
        'reads:cluster:east>cluster:west#API server',
        'API server',
        ['Secret istio-remote-secret-west in east'],
        { secret: 'externalSecret' },
      ],
      ['reads:cluster:edge>cluster:east#configuration', 'configuration', [], {}],
      [
        'reads:cluster:west>cluster:east#API server',
        'API server',
        ['Secret istio-remote-secret-east in west'],
        { secret: 'sealedSecret' },
      ],
      ['reads:cluster:west>cluster:edge#API server', 'API server', [], { secret: 'elsewhere' }],
    ]);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
  });
});
