import { diffMeshes } from '../../../lib/manifests';
import { renderMesh } from '../../../lib/mesh/render';
import type { Manifest } from '../../../lib/model';
import { contentOf } from '../../../lib/program/diff/content';
import { applyChanges } from '../../../lib/program/diff/fields';
import { PROFILES, type Profile } from '../../../lib/releases/names';
import type { MeshProps } from '../../../lib/props';

const manifests = (props: MeshProps): Manifest[] => renderMesh(props).map(({ manifest }) => manifest);
const keyOf = ({ apiVersion, kind, metadata }: Manifest): string =>
  `${apiVersion.split('/')[0]} ${kind} ${metadata.namespace}/${metadata.name}`;

/** The objects that the changes make of those before. */
function applied(before: readonly Manifest[], changes: ReturnType<typeof diffMeshes>): Map<string, unknown> {
  const objects = new Map(before.map((object) => [keyOf(object), contentOf(object) as unknown]));
  for (const { kind, before: earlier, after, fields } of changes) {
    if (kind === 'removed') objects.delete(keyOf(earlier as Manifest));
    else if (kind === 'added') objects.set(keyOf(after as Manifest), contentOf(after as Manifest));
    else objects.set(keyOf(after as Manifest), applyChanges(objects.get(keyOf(after as Manifest)), fields));
  }
  return objects;
}

const STEPS = [
  ['1.29', '1.30'],
  ['1.30', '1.31'],
  ['1.31', '1.32'],
] as const;
const PAIRS = STEPS.flatMap(([from, to]) => PROFILES.map((profile) => [from, to, profile] as const));

test('ten profiles, three steps', () => {
  expect(PAIRS).toHaveLength(30);
});

test.each<[string, string, Profile]>(PAIRS as never)('%s to %s, profile %s', (from, to, profile) => {
  const props = { profile, ...(profile === 'remote' && { remote: { pilotAddress: 'istiod.example.com' } }) };
  const [before, after] = [from, to].map((version) => ({ ...props, version }) as MeshProps);
  const changes = diffMeshes(before, after);
  const wanted = new Map(manifests(after).map((object) => [keyOf(object), contentOf(object)]));
  expect(Object.fromEntries(applied(manifests(before), changes))).toEqual(Object.fromEntries(wanted));
  const causes = changes.flatMap((change) => Object.values(change.causes));
  expect(causes.filter((each) => each.length === 0 || each.includes('several together'))).toEqual([]);
});
