import { clusterObjects } from '../../lib/multicluster/objects';
import { externalIstiodObjects } from '../../lib/multicluster/objects/external-istiod';
import { planClusters } from '../../lib/multicluster/plan';
import { renderClusters } from '../../lib/multicluster/render';
import type { MultiClusterMeshProps } from '../../lib/multicluster/types';
import { PHASES, formatProblem, objectName } from '../../lib/model';
import { renderMesh } from '../../lib/mesh/render';
import { FLEET } from './fleet.data';

const render = (props: object): ReturnType<typeof renderClusters> =>
  renderClusters({ meshId: 'shop', ca: { secret: 'cacerts' }, ...props } as MultiClusterMeshProps);

test('each cluster is its mesh, and what stands beside it, in install order', () => {
  const { plan, clusters, warnings } = renderClusters(FLEET);
  expect([...clusters.keys()]).toEqual(['east', 'west', 'edge', 'batch']);
  for (const { name, mesh } of plan.clusters) {
    const nodes = clusters.get(name) ?? [];
    const expected = [...renderMesh(mesh), ...clusterObjects(plan, name)];
    expect(nodes.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    const order = nodes.map(({ phase }) => PHASES.indexOf(phase));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  }
  expect(warnings).toEqual([]);
});

test('objects that stand beside the meshes', () => {
  const { clusters } = renderClusters(FLEET);
  const beside = [...clusters].map(([name, nodes]) => [
    name,
    nodes.filter(({ component }) => component === 'multicluster').map(({ manifest }) => objectName(manifest)),
  ]);
  const token = 'Secret istio-system/istio-reader-service-account-istio-remote-secret-token';
  expect(Object.fromEntries(beside)).toEqual({
    east: [
      token,
      'Gateway istio-system/cross-network-gateway',
      'Gateway istio-system/istiod-gateway',
      'VirtualService istio-system/istiod-vs',
      'ExternalSecret istio-system/istio-remote-secret-west',
    ],
    west: [token, 'Gateway istio-system/cross-network-gateway'],
    edge: [],
    batch: [
      token,
      'Gateway istio-system/cross-network-gateway',
      'ExternalSecret istio-system/istio-remote-secret-west',
    ],
  });
});

test('an intermediate of cert-manager is there before istiod', () => {
  const { clusters } = render({ ca: { certManager: { name: 'root' } }, clusters: { east: {}, west: {} } });
  const ids = (clusters.get('east') ?? []).map(({ id }) => id);
  expect(ids.indexOf('multicluster/intermediate')).toBeGreaterThan(ids.indexOf('namespaces/istio-system'));
  expect(ids.indexOf('multicluster/intermediate')).toBeLessThan(ids.indexOf('istiod/deployment'));
});

test('an external control plane has a rendering of its own, for the cluster that runs it', () => {
  const { plan, clusters } = render({
    ca: undefined,
    clusters: {
      batch: { controlPlane: 'external', istiodUrl: 'https://istiod.example.com:15017', externalIstiod: {} },
    },
  });
  expect([...clusters.keys()]).toEqual(['batch', 'batch-istiod']);
  const [batch] = plan.clusters;
  const istiod = clusters.get('batch-istiod') ?? [];
  const expected = [...renderMesh(batch.externalIstiod), ...externalIstiodObjects(plan, 'batch')];
  expect(istiod.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
  expect(istiod.some(({ manifest: { kind } }) => kind === 'Deployment')).toBe(true);
});

test('problems of the whole and of all meshes come together, each with its place', () => {
  const props = {
    defaults: { hub: 'https://r.example.com', pilot: { autoscaling: { min: 5, max: 3 } } },
    clusters: {
      'east-1': { revision: 'a_b' },
      'west': { pilot: { autoscaling: { max: 9 } }, tag: '1 2' },
      'edge': { primary: 'eats-1' },
    },
  };
  expect(() => render(props)).toThrow(
    [
      '5 problems:',
      '- clusters.edge.primary: got "eats-1"; there is no cluster of this name; did you mean "east-1"? ' +
        '(clusters/unknown-primary)',
      '- clusters["east-1"].revision: got "a_b"; must be a DNS label; use lower-case letters, digits and "-", at ' +
        'most ' +
        '63, with a letter or digit at both ends (props/dns-label)',
      '- defaults.hub: got "https://r.example.com"; an image reference has no scheme; write "r.example.com" ' +
        '(props/hub-scheme)',
      '- defaults.pilot.autoscaling.min: got 5; more than the greatest number of replicas, 3; use at most 3, or ' +
        'raise ' +
        '`max` (props/min-over-max)',
      '- clusters.west.tag: got "1 2"; this is not an image tag; use letters, digits, "_", "." and "-", at most 128 ' +
        '(props/tag-form)',
    ].join('\n'),
  );
});

test('warnings of the whole and of all meshes come together', () => {
  const { warnings } = render({
    defaults: { hub: 'gcr.io/istio-release' },
    clusters: {
      east: { network: 'n1' },
      edge: { network: 'n1', primary: 'east' },
      west: { network: 'n1', namespace: 'istio-sytem' },
    },
  });
  expect(warnings.map((problem) => formatProblem(problem))).toEqual([
    'clusters.east.discoveryAddress: got nothing; "edge" reaches the control plane of "east" by its east-west ' +
      'gateway, ' +
      'and nothing says at which address; give the IP address or host name of the gateway; without it, make the ' +
      'endpoints of Service istiod yourself (clusters/discovery-missing)',
    'defaults.hub: got "gcr.io/istio-release"; Istio stops serving gcr.io/istio-release at the end of 2026; use ' +
      "'docker.io/istio', or a mirror of your own (props/hub-ends)",
    'clusters.west.namespace: got "istio-sytem"; this looks like a slip of the pen, and it would be a namespace of ' +
      'its ' +
      'own; did you mean "istio-system"? (props/namespace-typo)',
  ]);
});

test('a plan of the same props has the same clusters', () => {
  expect(renderClusters(FLEET).plan.clusters).toEqual(planClusters(FLEET).clusters);
});

test('a control plane outside that the props declare is a place of its own', () => {
  const { clusters } = renderClusters({
    meshId: 'shop',
    defaults: { namespace: 'external-istiod' },
    clusters: {
      batch: {
        controlPlane: 'external',
        istiodUrl: 'https://istiod.example.com:15017',
        externalIstiod: { certificate: 'istiod-tls' },
      },
    },
  });
  expect([...clusters.keys()]).toEqual(['batch', 'batch-istiod']);
  const names = (cluster: string): string[] =>
    (clusters.get(cluster) ?? []).map(({ manifest: { kind, metadata } }) => `${kind} ${metadata.name}`);
  expect(names('batch')).not.toContain('Deployment istiod');
  expect(names('batch-istiod')).toContain('Deployment istiod');
  expect(names('batch-istiod').slice(-3)).toEqual([
    'Gateway external-istiod-gw',
    'VirtualService external-istiod-vs',
    'DestinationRule external-istiod-dr',
  ]);
});
