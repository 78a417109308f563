import type { MeshNode, Problem } from '../model';
import { byPhase } from '../mesh/order';
import { renderWithWarnings, withTelemetry } from '../mesh/render';
import { resolveMesh } from '../mesh/resolve';
import type { MeshProps } from '../props';
import { withoutRepeated } from './checks';
import { declareClusters, isNewInWhole } from './declare';
import { clusterObjects } from './objects';
import { externalIstiodObjects } from './objects/external-istiod';
import { placedInWhole } from './place-in-props';
import type { MultiClusterMeshProps, MultiClusterPlan } from './types';

/** Rendering of a mesh over several clusters. */
export interface RenderedClusters {
  readonly plan: MultiClusterPlan;
  /**
   * Objects of each cluster in install order, by its name: those of its mesh, and those beside it. An external control
   * plane that the props declare is `NAME-istiod`.
   */
  readonly clusters: ReadonlyMap<string, readonly MeshNode[]>;
  readonly warnings: readonly Problem[];
}

/**
 * Renders all objects of a mesh over several clusters. The function is pure: the same props give the same nodes, on
 * every machine.
 *
 * @throws MeshProblems with everything that is wrong with the clusters as a whole and with each of them
 */
export function renderClusters(props: MultiClusterMeshProps): RenderedClusters {
  const ofMeshes: Problem[] = [];
  const { plan, clusters, warnings } = declareClusters(props, undefined, (cluster, whole) => {
    const { name, mesh, externalIstiod: outside } = cluster;
    const render = (meshProps: MeshProps, beside: readonly MeshNode[]): MeshNode[] => {
      const resolved = resolveMesh(meshProps);
      const rendered = renderWithWarnings(resolved);
      ofMeshes.push(...rendered.warnings.map((problem) => placedInWhole(problem, cluster, whole)));
      return ordered(withTelemetry(resolved, rendered.nodes), beside);
    };
    return [
      [name, render(mesh, clusterObjects(whole, name))],
      ...(outside ? [[`${name}-istiod`, render(outside, externalIstiodObjects(whole, name))] as const] : []),
    ] as const;
  });
  const ofClusters = new Map<string, MeshNode[]>([...clusters.values()].flat());
  return { plan, clusters: ofClusters, warnings: withoutRepeated([...warnings, ...ofMeshes.filter(isNewInWhole)]) };
}

/** Returns the objects of a cluster in install order. What istiod needs when it starts follows the namespaces. */
function ordered(mesh: readonly MeshNode[], beside: readonly MeshNode[]): MeshNode[] {
  const isNamespace = ({ component }: MeshNode): boolean => component === 'namespaces';
  const isEarly = ({ phase }: MeshNode): boolean => phase === 'base';
  const others =
    <T>(is: (one: T) => boolean) =>
    (one: T) =>
      !is(one);
  return byPhase([
    ...mesh.filter(isNamespace),
    ...beside.filter(isEarly),
    ...mesh.filter(others(isNamespace)),
    ...beside.filter(others(isEarly)),
  ]);
}
