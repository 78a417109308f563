import { isRecord, type Manifest, type MeshNode } from '../../model';
import { renderMesh } from '../../mesh/render';
import type { MeshProps } from '../../props';

/** One side of a comparison: props of a mesh, its nodes, or manifests. */
export type Compared = MeshProps | readonly MeshNode[] | readonly Manifest[];

export const isList = (side: Compared): side is readonly MeshNode[] | readonly Manifest[] => Array.isArray(side);

/** Returns the objects of a side. */
export function manifestsOf(side: Compared): Manifest[] {
  if (!isList(side)) return renderMesh(side).map(({ manifest }) => manifest);
  return side.map((item) =>
    'manifest' in item && isRecord(item.manifest) ? (item as MeshNode).manifest : (item as Manifest),
  );
}
