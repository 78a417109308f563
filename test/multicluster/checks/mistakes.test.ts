import { clusterProblems } from '../../../lib/multicluster/checks';
import { planClusters } from '../../../lib/multicluster/plan';
import type { MultiClusterMeshProps } from '../../../lib/multicluster/types';
import { formatProblem, MeshProblems } from '../../../lib/model';
import { MISTAKES, onOneNetwork } from './mistakes.data';

const textsOf = (props: unknown): string[] =>
  clusterProblems(props as MultiClusterMeshProps).map((problem) => `${problem.severity} ${formatProblem(problem)}`);
const CA = { secret: 'cacerts' };
const mesh = (props: object): object => ({ meshId: 'shop', ...props });

test.each(MISTAKES.map((mistake) => [mistake.name, mistake] as const))('%s', (_, { props, texts, hasNoNetwork }) => {
  expect(textsOf(mesh(hasNoNetwork ? props : onOneNetwork(props)))).toEqual(texts);
});

test.each(MISTAKES.flatMap(({ name, right }) => right.map((props, i) => [`${name}, ${i}`, props] as const)))(
  'what looks like "%s" is right',
  (_, props) => {
    expect(textsOf(mesh(onOneNetwork(props)))).toEqual([]);
  },
);

test.each([
  [undefined, 'error props: got nothing; must be an object (schema/type)'],
  [
    null,
    'error props: got null; null is not allowed, an object is needed; remove the field, or give it a value ' +
      '(schema/null)',
  ],
  [[], 'error props: got []; must be an object (schema/type)'],
  ['shop', 'error props: got "shop"; must be an object (schema/type)'],
])('props that are %p', (props, text) => {
  expect(textsOf(props)).toEqual([text]);
});

test('what is missing altogether', () => {
  expect(textsOf({})).toEqual([
    'error meshId: got nothing; meshId is required in MultiClusterMeshProps; set meshId (schema/required)',
    'error clusters: got nothing; clusters is required in MultiClusterMeshProps; set clusters (schema/required)',
  ]);
  expect(textsOf({ meshId: '', clusters: { east: {} } })).toEqual([
    'error meshId: got ""; must not be empty (schema/length)',
  ]);
});

test('planning throws all errors at once, and no warnings', () => {
  const props = mesh({
    ca: CA,
    clusters: { east: { network: 'n1' }, west: {}, edge: { network: 'n1', primary: 'eats' } },
  });
  const plan = (): unknown => planClusters(props as MultiClusterMeshProps);
  expect(plan).toThrow(MeshProblems);
  expect(plan).toThrow(
    [
      '2 problems:',
      '- clusters.west.network: got nothing; other clusters are on network "n1", and istiod takes pods without a ' +
        'network for reachable from everywhere; name the network of this cluster too (clusters/network-missing)',
      '- clusters.edge.primary: got "eats"; there is no cluster of this name; did you mean "east"? ' +
        '(clusters/unknown-primary)',
    ].join('\n'),
  );
});

/** Stands for an Output: an object of the program, of which nothing is known yet. */
class Unknown {
  readonly apply = (): void => undefined;
}

test('of objects of the program nothing is said: what they will be is not known', () => {
  const unknown = new Unknown();
  expect(
    textsOf(
      mesh({
        defaults: { hub: unknown, provider: unknown },
        clusters: {
          east: { network: 'n1', discoveryAddress: unknown, provider: unknown, pilot: { replicas: unknown } },
          edge: { network: 'n1', primary: 'east', chart: unknown },
          batch: { network: 'n1', controlPlane: 'external', istiodUrl: unknown },
        },
        apiServers: { east: unknown, edge: { url: unknown }, batch: unknown },
      }),
    ),
  ).toEqual([
    'error defaults.provider: got {}; it is of one cluster, and not alike in all; give it in the clusters that it is ' +
      'for (clusters/misplaced)',
  ]);
});
