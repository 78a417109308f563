import * as pulumi from '@pulumi/pulumi';
import type { WatcherKind, WatcherProps } from '../addons/watchers';
import { watchers } from '../lazy';
import { registerNodes, dependenciesOf } from './deploy/register';
import type { KubeObject } from './deploy/kube-object';
import { renderings } from '../outputs/rendered';
import { argsProblems, throwLocated } from '../outputs/problems';
import { resolveInputs } from './inputs/outputs';
import { watcherCore, type PlainWatcherProp } from '../outputs/cores/watcher';
import type { InputsExcept } from './inputs/types';
import { declare } from './program/analysis';
import { meshProblems, urnOf } from './program/meshes';
import type { ServiceMesh } from './service-mesh';

/** The mesh that is watched. */
export interface WatchesMesh {
  readonly mesh: ServiceMesh;
}

/** The args of what watches a mesh: its props, in which values may be Outputs. */
export type WatcherArgs<Props> = InputsExcept<Props, PlainWatcherProp> & WatchesMesh;

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
    const watched = { mesh: mesh.observed, id: name, namespace: mesh.namespace };
    const resolved = resolveInputs(watcherCore(urn, kind, watched), given as unknown as WatcherProps[Kind]);
    const { manifests, rendered, other } = resolved;
    const warnings = [...resolved.warnings, ...watchers().scrapedTwice(kind, name, mesh.scrapers)];
    this.resources = registerNodes(rendered.nodes, manifests, {
      component: this,
      name,
      options,
      args: mesh.forGateways.deploy,
      after: dependenciesOf(options),
    });
    void declare({ component: this, urn, objects: () => renderings(rendered, other), warnings: () => warnings });
    this.registerOutputs({});
  }
}
