import type { MeshProps } from '../../lib/props';
import { renderMesh } from '../../lib/mesh/render';
import { planClusters } from '../../lib/multicluster/plan';
import answers from './answers/answers.json';
import { marks } from './answers/marks';
import { TOPOLOGIES } from './topologies.data';

/* What the real istioctl and Helm render for the clusters of the documentation: `answers/record.ts` asks them. */

const marksOf = (mesh: MeshProps): Record<string, string> => marks(renderMesh(mesh).map(({ manifest }) => manifest));

type Recorded = Readonly<Record<string, Readonly<Record<string, string>>>>;
const recorded = answers as Readonly<Record<string, Recorded>>;

test('every documented cluster has an answer', () => {
  const clusters = TOPOLOGIES.map(({ name, documented }) => [name, Object.keys(documented)]);
  expect(Object.entries(recorded).map(([name, each]) => [name, Object.keys(each)])).toEqual(clusters);
});

test.each(TOPOLOGIES.map((topology) => [topology.name, topology] as const))(
  'every object of the mesh of every cluster is that of istioctl and Helm: %s',
  (name, { props }) => {
    const ours = planClusters(props).clusters.flatMap(({ name: cluster, mesh, externalIstiod }) => [
      [cluster, marksOf(mesh)],
      ...(externalIstiod ? [[`${cluster}-istiod`, marksOf(externalIstiod)]] : []),
    ]);
    expect(Object.fromEntries(ours)).toEqual(recorded[name]);
  },
);
