import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import type { WatcherProps } from '../addons/watchers';
import { watchers } from '../lazy';
import { throwIfAny, type Manifest, type MeshNode } from '../model';
import type { WatcherKind } from '../props/watchers';
import type { MeshObject } from './output/mesh-object';
import { Program } from './program/program';
import { addObjects, located, type ServiceMesh } from './service-mesh';

/** The mesh that is watched. */
export interface WatchesMesh {
  readonly mesh: ServiceMesh;
}

/**
 * The base of what watches a mesh (`imports/cdk8s-constructs.ts` has the classes): objects that follow from what a
 * mesh has.
 */
export abstract class Watcher<Kind extends WatcherKind> extends Construct {
  private readonly objectsById = new Map<string, MeshObject>();

  constructor(scope: Construct, id: string, kind: Kind, { mesh, ...props }: WatcherProps[Kind] & WatchesMesh) {
    super(scope, id);
    const render = (program: readonly Manifest[] = []) => {
      const watched = { mesh: mesh.observed, id, ...mesh.facts, program };
      return watchers().renderWatcher(kind, props as unknown as WatcherProps[Kind], watched);
    };
    const nodes = located(this, () => {
      const rendered = render();
      throwIfAny(rendered.problems);
      const twice = watchers().scrapedTwice(kind, this.node.path, mesh.scrapers);
      mesh.warnings.push(
        ...[...rendered.problems, ...twice].map((problem) => ({ ...problem, object: this.node.path })),
      );
      return rendered.nodes;
    });
    const late = watchers().lateObjects(kind, nodes);
    const spec = (at: number) => render(Program.of(this).objectsOf('Telemetry')).nodes[at].manifest.spec;
    const withLate = (node: MeshNode, at: number): MeshNode =>
      late.includes(node.id)
        ? { ...node, manifest: { ...node.manifest, spec: Lazy.any({ produce: () => spec(at) }) } }
        : node;
    addObjects(this, nodes.map(withLate), this.objectsById);
  }

  /** The rendered objects by their ids, for example `pod-monitor/envoy-stats-monitor`. */
  get objects(): ReadonlyMap<string, MeshObject> {
    return this.objectsById;
  }
}
