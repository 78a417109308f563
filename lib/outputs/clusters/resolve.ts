import { checkClusters } from '../../multicluster/checks';
import { declareEach } from '../../multicluster/declare';
import { planClusters } from '../../multicluster/plan';
import type { MultiClusterMeshProps } from '../../multicluster/types';
import { MeshProblems } from '../../model';
import type { Resolved } from '../core';
import { meshCore } from '../cores/mesh';
import type { OutputEngine } from '../engine';
import { resolveInputs } from '../resolve-inputs';
import { clustersCore, type RenderedClusters } from './core';

/**
 * Renders the plan of several clusters, whose props may have Outputs.
 *
 * @throws MeshProblems with what is wrong with the whole; what is wrong in each mesh is then found too
 */
export function resolveClusters(
  engine: OutputEngine,
  props: MultiClusterMeshProps,
  urn: string,
): Resolved<RenderedClusters> {
  try {
    return resolveInputs(engine, clustersCore(urn), props);
  } catch (reason) {
    if (!(reason instanceof MeshProblems)) throw reason;
    const { usable } = checkClusters(props);
    // What follows from a URL is text, which an Output cannot be a part of.
    const known = Object.entries(usable.clusters).filter(([, { istiodUrl }]) => !engine.isOutput(istiodUrl));
    const plan = planClusters({ ...usable, clusters: Object.fromEntries(known) }, () => undefined);
    declareEach(plan, reason.problems, urn, ({ mesh }) => resolveInputs(engine, meshCore(urn), mesh));
    throw reason;
  }
}
