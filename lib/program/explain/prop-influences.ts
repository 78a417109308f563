import { meshAddonNodes } from '../../mesh/addons';
import { namespaceNode, renderNodes } from '../../mesh/render';
import { telemetryNodes } from '../../mesh/telemetry';
import type { MeshNode, ResolvedMesh } from '../../model';
import type { Release } from '../../releases';
import type { contentReader } from '../diff/content';
import { formatPath } from '../diff/fields';
import { counterpart } from './chart-influences';
import { leafEffects, leavesOf } from './leaves';
import { propSource, type PropUnit, type PropUnits } from './prop-origin';
import { constantOf, InfluenceMap, type Setting } from './setting';

/** Roots with few settings are tried one by one, though leaving out the whole changes nothing. */
const FEW = 3;

/** Influences of props on objects that no chart of Istio's makes: namespaces, addons, the Telemetry of the mesh. */
export class PropInfluences {
  constructor(
    private readonly release: Release,
    private readonly props: PropUnits,
    private readonly contentOf: ReturnType<typeof contentReader>,
  ) {}

  /** Returns the objects that are made together with one of a component. */
  private nodesOf(mesh: ResolvedMesh, component: string): MeshNode[] {
    if (component === 'namespaces') return mesh.namespaces.map(namespaceNode);
    if (component === 'telemetry') {
      const { addons: _addons, ...rest } = mesh;
      return telemetryNodes(
        mesh,
        renderNodes({ ...rest, installCrds: false, patches: [] }, () => undefined),
      );
    }
    const { addons } = mesh;
    const list = addons?.list.filter(({ addon }) => addon === component) ?? [];
    return addons === undefined ? [] : meshAddonNodes({ ...mesh, addons: { ...addons, list } }, this.release);
  }

  /** Returns the influences on each field of a node; undefined where its component makes no such object. */
  of({ id, component }: MeshNode): InfluenceMap | undefined {
    const mesh = this.props.mesh();
    const before = mesh === undefined ? [] : this.nodesOf(mesh, component);
    const place = before.findIndex((node) => node.id === id);
    if (place < 0) return undefined;
    const content = this.contentOf(before[place].manifest);
    const found = new InfluenceMap();
    const other = (changed: ResolvedMesh): Record<string, unknown> | undefined => {
      const manifest = counterpart(before[place], place, before, this.nodesOf(changed, component));
      return manifest && this.contentOf(manifest);
    };
    const isMoved = (unit: PropUnit, into = found): boolean => {
      let count = 0;
      const setting = this.setting(unit, component, other);
      for (const variant of unit.variants) {
        const changed = variant();
        if (changed === undefined) continue;
        leafEffects(content, other(changed), (path, effect) => {
          count += 1;
          into.add(path, setting, effect);
        });
      }
      return count > 0;
    };
    for (const root of this.props.all()) {
      const leaves = this.props.leavesOf(root);
      const ofRoot = new InfluenceMap();
      if (!isMoved(root, ofRoot) && leaves.length > FEW && root.path[0] !== 'addons') continue;
      const inner = leaves.filter((leaf) => isMoved(leaf));
      if (inner.length === 0) isMoved(root);
      else addMissing(found, ofRoot);
    }
    return found;
  }

  private setting(
    unit: PropUnit,
    component: string,
    other: (mesh: ResolvedMesh) => Record<string, unknown> | undefined,
  ): Setting {
    const source = propSource(unit);
    let without: ReadonlyMap<string, unknown> | undefined;
    /** Fields as they are where the prop is not given. */
    const fields = (): ReadonlyMap<string, unknown> => {
      const mesh = this.props.without(unit).mesh();
      const content = mesh && other(mesh);
      return (without ??= new Map(leavesOf(content).map(({ path, value }) => [formatPath(path), value])));
    };
    return {
      layer: source.layer,
      value: unit.value,
      stack: () => [source],
      covered: (path) =>
        unit.isDefault !== true && fields().has(path) ? [constantOf(component, fields().get(path))] : [],
    };
  }
}

/** Adds what only the whole of a prop moves. */
function addMissing(found: InfluenceMap, ofRoot: InfluenceMap): void {
  for (const [path, influences] of ofRoot.byPath) {
    if (!found.byPath.has(path)) found.byPath.set(path, [...influences]);
  }
}
