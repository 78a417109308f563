import * as pulumi from '@pulumi/pulumi';
import type { WatcherProps } from '../addons/watchers';
import { watchers } from '../lazy';
import type { Manifest } from '../model';
import type { WatcherKind } from '../props/watchers';
import { registerNodes, dependenciesOf } from './deploy/register';
import type { KubeObject } from './deploy/kube-object';
import { argsProblems, throwLocated } from '../outputs/problems';
import { resolveInputs } from './inputs/outputs';
import { watcherCore } from '../outputs/cores/watcher';
import { declareResolved, objectsBeside } from './program/analysis';
import { withHeldBack } from '../outputs/held-back';
import { meshProblems, urnOf } from './program/meshes';
import type { ServiceMesh } from './service-mesh';

/** The mesh that is watched. */
export interface WatchesMesh {
  readonly mesh: ServiceMesh;
}

/**
 * The base of what watches a mesh (`imports/pulumi-components.ts` has the classes): objects that follow from what a
 * mesh has.
 */
export abstract class Watcher<Kind extends WatcherKind> extends pulumi.ComponentResource {
  /** The resources by the ids of their objects, for example `pod-monitor/envoy-stats-monitor`. */
  readonly resources: ReadonlyMap<string, KubeObject>;

  constructor(
    type: string,
    name: string,
    kind: Kind,
    args: object & WatchesMesh,
    options: pulumi.ComponentResourceOptions,
  ) {
    super(type, name, {}, options);
    const urn = urnOf(type, name, options);
    throwLocated(argsProblems(args), urn);
    const { mesh, ...given } = args;
    throwLocated(meshProblems(mesh), urn);
    const resolve = (program: readonly Manifest[] = []) => {
      const core = watcherCore(urn, kind, { mesh: mesh.observed, id: name, ...mesh.facts, program });
      return resolveInputs(core, given as unknown as WatcherProps[Kind]);
    };
    const { manifests, ...resolved } = resolve();
    const { nodes } = resolved.rendered;
    const warnings = [...resolved.warnings, ...watchers().scrapedTwice(kind, name, mesh.scrapers)];
    const declared = declareResolved(this, urn, { ...resolved, warnings });
    const late = watchers().lateObjects(kind, nodes);
    this.resources = registerNodes(
      nodes,
      withHeldBack(manifests, late, declared, () => resolve(objectsBeside(this)).manifests),
      { component: this, name, options, args: mesh.forGateways.deploy, after: dependenciesOf(options) },
    );
    this.registerOutputs({});
  }
}
