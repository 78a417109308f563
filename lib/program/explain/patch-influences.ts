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

/** Returns the influences of patches on an object, as it is before them. */
export function patchInfluences(node: MeshNode, patches: readonly MeshPatch[], contentOf: ContentOf): InfluenceMap {
  const found = new InfluenceMap();
  const patched = (list: readonly MeshPatch[]): Manifest => applyPatches([node], list).nodes[0].manifest;
  const content = contentOf(patched(patches));
  const tryList = (list: readonly MeshPatch[], setting: Setting): void =>
    leafEffects(content, contentOf(patched(list)), (path) => found.add(path, setting, 'changed'));
  patches.forEach((patch, i) => {
    for (const { path, value } of scalarsOf(patch).filter(({ path: at }) => isWrite(at))) {
      const setting = patchSetting([`patches`, i, ...path], value);
      for (const other of variantsOf(value, typeof value === 'string')) {
        const changed = applyChanges(patch, [{ path, before: value, after: other }]) as MeshPatch;
        tryList([...patches.slice(0, i), changed, ...patches.slice(i + 1)], setting);
      }
    }
    const whole = new InfluenceMap();
    const without = contentOf(patched([...patches.slice(0, i), ...patches.slice(i + 1)]));
    leafEffects(content, without, (path) => whole.add(path, patchSetting(['patches', i], undefined), 'changed'));
    for (const [path, influences] of whole.byPath) if (!found.byPath.has(path)) found.byPath.set(path, influences);
  });
  return found;
}

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
