import { applyOverlays, applyPatches } from '../../mesh/patch';
import type { ComponentOverlay, Manifest, MeshNode, MeshPatch } from '../../model';
import type { contentReader } from '../diff/content';
import { applyChanges, formatPath, type PathStep } from '../diff/fields';
import { leafEffects, scalarsOf } from './leaves';
import { giver, type ComponentOrigin } from './chart-settings';
import { propSource } from './prop-origin';
import { constantOf, InfluenceMap, type Setting } from './setting';
import type { FieldSource } from './types';
import { variantsOf } from './variants';

type Path = readonly PathStep[];
type ContentOf = ReturnType<typeof contentReader>;

/** Places in a patch that say what is written, and not where. */
const WRITES = [/^merge\b/, /^json\[\d+\]\.value\b/];

/** A patch with its place among all. */
export interface PlacedPatch {
  readonly patch: MeshPatch;
  readonly place: number;
}

/** Returns the influences of a patch on an object, as it is before the patch. */
export function patchInfluences(node: MeshNode, { patch, place }: PlacedPatch, contentOf: ContentOf): InfluenceMap {
  const found = new InfluenceMap();
  const content = contentOf(patched(node, patch).manifest);
  const setting = (path: Path, value: unknown): Setting => patchSetting(['patches', place, ...path], value);
  for (const { path, value } of scalarsOf(patch).filter(({ path: at }) => isWrite(at))) {
    const written = setting(path, value);
    for (const other of variantsOf(value, typeof value === 'string')) {
      const changed = applyChanges(patch, [{ path, before: value, after: other }]) as MeshPatch;
      leafEffects(content, contentOf(patched(node, changed).manifest), (at) => found.add(at, written, 'changed'));
    }
  }
  // What is moved or copied is nowhere written in the patch.
  const whole = new InfluenceMap();
  leafEffects(content, contentOf(node.manifest), (at) => whole.add(at, setting([], undefined), 'changed'));
  for (const [path, influences] of whole.byPath) if (!found.byPath.has(path)) found.byPath.set(path, influences);
  return found;
}

/** Returns a node with a patch; as it was where the patch fails. */
export const patched = (node: MeshNode, patch: MeshPatch): MeshNode => applyPatches([node], [patch]).nodes[0];

const isWrite = (path: readonly PathStep[]): boolean => WRITES.some((write) => write.test(formatPath(path)));

function patchSetting(path: readonly PathStep[], value: unknown): Setting {
  const source = { layer: 'patch' as const, path: formatPath(path), ...(value !== undefined && { value }) };
  return { layer: 'patch', value, stack: () => [source] };
}

/** Returns the influences of the overlays of a component, which follow from props. */
export function overlayInfluences(manifest: Manifest, origin: ComponentOrigin, contentOf: ContentOf): InfluenceMap {
  const { overlays = [] } = origin.component;
  const found = new InfluenceMap();
  const laid = (list: readonly ComponentOverlay[]): Record<string, unknown> =>
    contentOf(applyOverlays([{ manifest }], list).nodes[0].manifest);
  const content = laid(overlays);
  overlays.forEach((overlay, i) => {
    for (const { path, value } of scalarsOf(overlay.merge)) {
      const setting = overlaySetting(origin, i, path, value);
      for (const other of variantsOf(value, false)) {
        const merge = applyChanges(overlay.merge, [{ path, before: value, after: other }]) as typeof overlay.merge;
        const list = [...overlays.slice(0, i), { ...overlay, merge }, ...overlays.slice(i + 1)];
        leafEffects(content, laid(list), (at) => found.add(at, setting, 'changed'));
      }
    }
  });
  return found;
}

function overlaySetting(
  { props, component, release }: ComponentOrigin,
  i: number,
  path: Path,
  value: unknown,
): Setting {
  const stack = (): readonly FieldSource[] => {
    const units = props.deciding(({ components }) => {
      const own = components.find(({ valuesPath }) => valuesPath === component.valuesPath);
      return path.reduce<unknown>(
        (tree, step) => (tree as Record<string, unknown> | undefined)?.[String(step)],
        own?.overlays?.[i]?.merge,
      );
    });
    const unit = giver(units, value);
    return unit === undefined ? [constantOf(component.component, value, release.version)] : [propSource(unit)];
  };
  return { layer: 'prop', value, stack };
}
