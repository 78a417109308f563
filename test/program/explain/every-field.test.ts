import { renderMesh } from '../../../lib/manifests';
import type { MeshNode } from '../../../lib/model';
import { contentOf, contentReader } from '../../../lib/program/diff/content';
import { applyChanges, formatPath } from '../../../lib/program/diff/fields';
import { nameOf } from '../../../lib/program/diff/objects';
import { explainMesh, type FieldExplanation } from '../../../lib/program/explain';
import { leafEffects, scalarsOf } from '../../../lib/program/explain/leaves';
import { FIELD_LAYERS } from '../../../lib/program/explain/types';
import type { MeshProps } from '../../../lib/props';
import { report } from '../../support/report';
import { MESHES } from './meshes';

/** Counts the scalars, and the empty maps and lists, of a value. */
function fieldsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return value === undefined ? 0 : 1;
  const parts: unknown[] = Object.values(value);
  return parts.length === 0 ? 1 : parts.reduce<number>((sum, part) => sum + fieldsIn(part), 0);
}

/** Returns whether a prop is among the settings that an explanation names. */
function names({ source, covered, others, presence }: FieldExplanation, prop: string): boolean {
  return [source, ...covered, ...others, ...presence].some(
    ({ layer, path }) => path === prop || layer === prop || prop.startsWith(`${path}.`) || prop.startsWith(`${path}[`),
  );
}

/** Renders what is left of a mesh; undefined where that is no mesh. */
function rendered(props: MeshProps): MeshNode[] | undefined {
  try {
    return renderMesh(props);
  } catch {
    return undefined;
  }
}

test('ten meshes', () => {
  expect(Object.keys(MESHES)).toHaveLength(10);
});

describe.each(Object.entries(MESHES))('%s', (name, props) => {
  const nodes = renderMesh(props);
  const explained = explainMesh(props);
  const byField = new Map(explained.map((each) => [`${each.object} ${each.path}`, each]));

  test('every field of every object has an answer, and each once', () => {
    const all = nodes.reduce((sum, { manifest }) => sum + fieldsIn(contentOf(manifest)), 0);
    report(`explain, ${name}: ${explained.length} of ${all} fields have an answer`);
    expect([explained.length, byField.size]).toEqual([all, all]);
    expect(explained.filter(({ source }) => !FIELD_LAYERS.includes(source.layer))).toEqual([]);
  });

  test('what changes without a prop names that prop', () => {
    const read = contentReader();
    const silent: string[] = [];
    for (const { path, value } of scalarsOf(props).filter(({ path: [root] }) => root !== 'version')) {
      const prop = formatPath(path);
      const without = rendered(applyChanges(props, [{ path, before: value }]) as MeshProps) ?? [];
      const after = new Map(without.map((node) => [node.id, node.manifest]));
      for (const { id, manifest } of nodes) {
        const other = after.get(id);
        if (other === undefined) continue;
        leafEffects(read(manifest), read(other), (field) => {
          const key = `${nameOf(manifest)} ${formatPath(field)}`;
          const explanation = byField.get(key);
          if (explanation === undefined || !names(explanation, prop)) silent.push(`${prop}: ${key}`);
        });
      }
    }
    expect(silent).toEqual([]);
  });
});
