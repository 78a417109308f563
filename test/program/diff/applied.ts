import { renderMesh } from '../../../lib/mesh/render';
import type { Manifest } from '../../../lib/model';
import { contentOf } from '../../../lib/program/diff/content';
import { applyChanges } from '../../../lib/program/diff/fields';
import type { MeshChange } from '../../../lib/program/diff';
import type { MeshProps } from '../../../lib/props';

export const manifests = (props: MeshProps): Manifest[] => renderMesh(props).map(({ manifest }) => manifest);

const keyOf = ({ apiVersion, kind, metadata }: Manifest): string =>
  `${apiVersion.split('/')[0]} ${kind} ${metadata.namespace}/${metadata.name}`;

/** Returns objects by their keys, with what they hold. */
export const contents = (objects: readonly Manifest[]): Record<string, unknown> =>
  Object.fromEntries(objects.map((object) => [keyOf(object), contentOf(object)]));

/** Returns the objects that changes make of those before. */
export function applied(before: readonly Manifest[], changes: readonly MeshChange[]): Record<string, unknown> {
  const objects = new Map<string, unknown>(before.map((object) => [keyOf(object), contentOf(object)]));
  for (const { kind, before: earlier, after, fields } of changes) {
    if (kind === 'removed') objects.delete(keyOf(earlier as Manifest));
    else if (kind === 'added') objects.set(keyOf(after as Manifest), contentOf(after as Manifest));
    else objects.set(keyOf(after as Manifest), applyChanges(objects.get(keyOf(after as Manifest)), fields));
  }
  return Object.fromEntries(objects);
}
