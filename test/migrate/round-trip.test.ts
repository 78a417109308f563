import { importMesh } from '../../lib/migrate';
import { renderMesh } from '../../lib/mesh/render';
import { MeshProblems, type Manifest } from '../../lib/model';
import type { MeshProps } from '../../lib/props';
import { RELEASES } from '../../lib/releases';
import { PROFILES } from '../../lib/releases/names';
import { withProp } from '../mesh/effects';
import { MESH_EFFECTS } from '../mesh/prop-effects';
import { Random } from '../support/random';

/** How many random props are imported: `ROUND_TRIP=300` takes five minutes. */
const COUNT = Number(process.env.ROUND_TRIP ?? 10);
const PART = 5;

/** Props that make objects which are no part of a mesh for an import: policies, addons, namespaces, definitions. */
const OTHERS = new RegExp(
  '^(addons|tracing|accessLogs|crds|createNamespaces|values|patches|version|profile|eastWestGateway|resourceScope)',
);

const manifests = (props: MeshProps): Manifest[] => renderMesh(props).map(({ manifest }) => manifest);
const size = (props: MeshProps): number => JSON.stringify(props).length;

/** Returns how the objects of imported props differ from the given ones, and by how much the props are longer. */
function roundTrip(props: MeshProps): { wrong: string[]; longer: number } {
  const text = manifests(props)
    .map((object) => JSON.stringify(object))
    .join('\n---\n');
  const mesh = importMesh(text, { kind: 'manifests' });
  const { missing, extra, changed } = mesh.proof();
  const wrong = [
    ...missing.map((id) => `missing ${id}`),
    ...extra.map((id) => `extra ${id}`),
    ...changed.map(({ object, path }) => `${object} ${path}`),
  ];
  return { wrong, longer: size(mesh.props) - size(props) };
}

/** Returns props of a few random settings that may stand together, drawn with a fixed seed. */
function randomProps(seed: number): MeshProps {
  const random = new Random(seed);
  const paths = Object.keys(MESH_EFFECTS).filter((path) => !OTHERS.test(path));
  let props: MeshProps = {
    version: random.pick(RELEASES).minor as MeshProps['version'],
    profile: random.pick(PROFILES),
  };
  for (let tries = 2 + random.below(6); tries > 0; tries--) {
    const path = random.pick(paths);
    const next = withProp(props, path, MESH_EFFECTS[path].value);
    if (isRendered(next)) props = next;
  }
  return props;
}

function isRendered(props: MeshProps): boolean {
  try {
    return manifests(props).length > 0;
  } catch (reason) {
    if (reason instanceof MeshProblems || reason instanceof TypeError) return false;
    throw reason;
  }
}

describe('an import of what props render', () => {
  test.each(
    PROFILES.filter((profile) => profile !== 'empty').flatMap((profile) =>
      RELEASES.map(({ minor }) => [profile, minor]),
    ),
  )('has the props of profile %s in release %s', (profile, version) => {
    const { wrong } = roundTrip({ profile, version } as MeshProps);
    expect(wrong).toEqual([]);
  });

  let shorter = 0;
  test.each(Array.from({ length: Math.ceil(COUNT / PART) }, (_, i) => [i * PART, Math.min(COUNT, (i + 1) * PART)]))(
    'renders the same for random props: %i to %i',
    (from, to) => {
      const wrong: string[] = [];
      for (let i = from; i < to; i++) {
        const props = randomProps(1300 + i);
        const { wrong: found, longer } = roundTrip(props);
        if (longer <= 0) shorter++;
        if (found.length > 0) wrong.push(`${JSON.stringify(props)}: ${found.slice(0, 2).join(' | ')}`);
      }
      expect(wrong).toEqual([]);
    },
    60_000, // on a busy machine
  );

  test('has props no larger than those put in, for nine of ten', () => {
    console.log(`round trip: props no larger than those put in for ${shorter} of ${COUNT}`);
    expect(shorter).toBeGreaterThanOrEqual(0.9 * COUNT);
  });
});
