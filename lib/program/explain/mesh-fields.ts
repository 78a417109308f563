import { resolveMesh } from '../../mesh/resolve';
import { patchFits } from '../../mesh/patch';
import { renderNodes, withTelemetry } from '../../mesh/render';
import type { Manifest, MeshNode, ResolvedMesh } from '../../model';
import type { MeshProps } from '../../props';
import type { Release } from '../../releases';
import { contentReader } from '../diff/content';
import { formatPath } from '../diff/fields';
import { nameOf } from '../diff/objects';
import { releaseOf } from '../diff/units';
import { ChartInfluences } from './chart-influences';
import { componentSwitch } from './chart-settings';
import { leavesOf, type Leaf } from './leaves';
import { overlayInfluences, patched, patchInfluences } from './patch-influences';
import { PropInfluences } from './prop-influences';
import { PropUnits } from './prop-origin';
import { constantOf, givers, isSameSource, keepers, unsetOf, type Influences, type Setting } from './setting';
import type { FieldExplanation, FieldSource } from './types';

/** One step of the rendering of an object: its fields after it, and what decides them in it. */
interface Stage {
  readonly fields: ReadonlyMap<string, unknown>;
  readonly influences: Influences;
}

/** Explanation of a field without its object, path and value. */
type Answer = Omit<FieldExplanation, 'object' | 'path' | 'value'>;

/** Objects of a mesh, of each of which every field can be explained. */
export class MeshFields {
  readonly nodes: readonly MeshNode[];
  private readonly mesh: ResolvedMesh;
  private readonly props: PropUnits;
  private readonly release: Release;
  private readonly contentOf = contentReader();
  private readonly charts = new Map<string, ChartInfluences>();
  private readonly switches = new Map<string, FieldSource | undefined>();
  private rendered: readonly MeshNode[] | undefined;

  /** @throws MeshProblems for props that are wrong */
  constructor(props: MeshProps) {
    this.release = releaseOf(props);
    this.props = new PropUnits(props);
    this.mesh = resolveMesh(props);
    this.nodes = withTelemetry(this.mesh, renderNodes(this.mesh));
  }

  /** Returns the fields of an object. */
  fieldsOf({ manifest }: MeshNode): Leaf[] {
    return leavesOf(this.contentOf(manifest));
  }

  /** Explains some fields of an object. Each setting is tried once for all of them. */
  explain(node: MeshNode, fields: readonly Leaf[]): FieldExplanation[] {
    const stages = this.stagesOf(node);
    const object = nameOf(node.manifest);
    return fields.map(({ path, value }) => {
      const name = formatPath(path);
      return { object, path: name, value, ...this.answer(node, stages, name, value) };
    });
  }

  private stagesOf(node: MeshNode): Stage[] {
    const before = this.unpatched(node);
    let stages = this.ownStages(before);
    let now = before;
    this.mesh.patches.forEach((patch, place) => {
      if (!patchFits(patch, now.manifest)) return;
      const influences = patchInfluences(now, { patch, place }, this.contentOf).byPath;
      now = patched(now, patch);
      stages = [{ fields: this.valuesOf(now.manifest), influences }, ...stages];
    });
    return stages;
  }

  /** Returns an object as it is before all patches. */
  private unpatched(node: MeshNode): MeshNode {
    if (!this.mesh.patches.some(({ kind }) => kind === node.manifest.kind)) return node;
    this.rendered ??= renderNodes({ ...this.mesh, patches: [] });
    return this.rendered.find(({ id }) => id === node.id) ?? node;
  }

  private ownStages(node: MeshNode): Stage[] {
    const chart = this.chartOf(node);
    if (chart === undefined) {
      const influences = new PropInfluences(this.release, this.props, this.contentOf).of(node)?.byPath;
      return [{ fields: this.valuesOf(node.manifest), influences: influences ?? new Map<string, never>() }];
    }
    const object = chart.of(node.id.slice(node.component.length + 1));
    if (object === undefined) return [{ fields: this.valuesOf(node.manifest), influences: new Map<string, never>() }];
    const { manifest, influences } = object;
    const overlays = chart.origin.component.overlays?.filter(({ kind }) => kind === manifest.kind) ?? [];
    const stage = {
      fields: this.valuesOf(overlays.length > 0 ? manifest : node.manifest),
      influences: influences.byPath,
    };
    if (overlays.length === 0) return [stage];
    const ofOverlays = overlayInfluences(manifest, chart.origin, this.contentOf).byPath;
    return [{ fields: this.valuesOf(node.manifest), influences: ofOverlays }, stage];
  }

  private valuesOf(manifest: Manifest): Map<string, unknown> {
    return new Map(leavesOf(this.contentOf(manifest)).map(({ path, value }) => [formatPath(path), value]));
  }

  private chartOf({ component: name }: MeshNode): ChartInfluences | undefined {
    const component = this.mesh.components.find(({ component: each }) => each === name);
    if (component === undefined) return undefined;
    const { release, props } = this;
    const known = this.charts.get(name) ?? new ChartInfluences({ release, component, props }, this.contentOf);
    this.charts.set(name, known);
    return known;
  }

  private answer(node: MeshNode, stages: readonly Stage[], path: string, value: unknown): Answer {
    const [{ influences }, ...lower] = stages;
    const found = influences.get(path) ?? [];
    const [giver, ...others] = givers(found, value);
    const weaker = this.weaker(node, lower, path);
    const kept = distinct(keepers(found));
    const unset = distinct(unsetOf(found, value));
    const switches = lower.length > 0 ? [] : this.switchOf(node);
    if (giver === undefined)
      return {
        ...(weaker ?? { source: this.constant(node, value), covered: [], others: [], unset }),
        presence: [...kept, ...(weaker?.presence ?? []), ...switches],
      };
    const [source, ...covered] = giver.stack();
    const chartValue = giver.chartValue?.() ?? weaker?.chartValue;
    return {
      source,
      covered: [...covered, ...(giver.covered?.(path) ?? []), ...(weaker ? [weaker.source, ...weaker.covered] : [])],
      others: distinct(others).filter((other) => !isSameSource(other, source)),
      unset,
      presence: [...kept, ...switches].filter((other) => !isSameSource(other, source)),
      ...(chartValue && { chartValue }),
    };
  }

  private constant(node: MeshNode, value: unknown): FieldSource {
    return constantOf(node.component, value, this.chartOf(node) && this.release.version);
  }

  /** Returns what the steps before one say of a field, where it is there before. */
  private weaker(node: MeshNode, stages: readonly Stage[], path: string): Answer | undefined {
    if (stages.length === 0 || !stages[0].fields.has(path)) return undefined;
    return this.answer(node, stages, path, stages[0].fields.get(path));
  }

  private switchOf(node: MeshNode): FieldSource[] {
    const chart = this.chartOf(node);
    if (chart === undefined) return [];
    const known = this.switches.get(node.component) ?? componentSwitch(chart.origin);
    this.switches.set(node.component, known);
    return [known];
  }
}

/** Returns where settings stand, each once. */
function distinct(settings: readonly Setting[]): FieldSource[] {
  const sources = settings.map((setting) => setting.stack()[0]);
  return sources.filter((other, i) => sources.findIndex((each) => isSameSource(each, other)) === i);
}
