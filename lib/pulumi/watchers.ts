import * as pulumi from '@pulumi/pulumi';
import type { WatcherKind, WatcherProps } from '../addons/watchers';
import { watchers } from '../lazy';
import { registerNodes, dependenciesOf } from './deploy/register';
import type { KubeObject } from './deploy/kube-object';
import { renderings } from '../outputs/dependence';
import { argsProblems, throwLocated } from '../outputs/problems';
import { resolveInputs } from './inputs/outputs';
import type { Core } from '../outputs/core';
import type { InputsExcept } from './inputs/types';
import { declare } from './program/analysis';
import { meshProblems, urnOf } from './program/meshes';
import type { ServiceMesh } from './service-mesh';

/** The mesh that is watched. */
export interface WatchesMesh {
  readonly mesh: ServiceMesh;
}

/** Props that decide which objects exist, or how they are called. */
const PLAIN = ['alerts', 'dashboards', 'for', 'key', 'merged', 'name', 'namespace', 'recording', 'telemetry'] as const;
/** The args of what watches a mesh: its props, in which values may be Outputs. */
export type WatcherArgs<Props> = InputsExcept<Props, (typeof PLAIN)[number]> & WatchesMesh;

/** The base of what watches a mesh (`imports/pulumi-components.ts` has the classes): objects that follow from what a mesh has. */
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
    const core: Core<WatcherProps[Kind], ReturnType<ReturnType<typeof watchers>['renderWatcher']>> = {
      urn,
      render: (props) => watchers().renderWatcher(kind, props, watched),
      shapeAt: ([prop]) => (prop === 'interval' ? { type: 'string', meaning: 'duration' } : undefined),
      isStructural: ([first]) => (PLAIN as readonly unknown[]).includes(first),
    };
    const resolved = resolveInputs(core, given as unknown as WatcherProps[Kind]);
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
