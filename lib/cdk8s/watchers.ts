import { Construct } from 'constructs';
import type { WatcherKind, WatcherProps } from '../addons/watchers';
import { watchers } from '../lazy';
import { throwIfAny } from '../model';
import type { MeshObject } from './output/mesh-object';
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
    const watched = { mesh: mesh.observed, id, namespace: mesh.namespace };
    const nodes = located(this, () => {
      const rendered = watchers().renderWatcher(kind, props as unknown as WatcherProps[Kind], watched);
      throwIfAny(rendered.problems);
      const twice = watchers().scrapedTwice(kind, this.node.path, mesh.scrapers);
      mesh.warnings.push(
        ...[...rendered.problems, ...twice].map((problem) => ({ ...problem, object: this.node.path })),
      );
      return rendered.nodes;
    });
    addObjects(this, nodes, this.objectsById);
  }

  /** The rendered objects by their ids, for example `pod-monitor/envoy-stats-monitor`. */
  get objects(): ReadonlyMap<string, MeshObject> {
    return this.objectsById;
  }
}
