import type { MeshNode, Problem } from '../model';
import { byPhase } from '../mesh/order';
import { renderWithWarnings, withTelemetry } from '../mesh/render';
import { resolveMesh } from '../mesh/resolve';
import type { MeshProps } from '../props';
import { withoutRepeated } from './checks';
import { declareClusters, isNewInWhole } from './declare';
import { istiodFolder } from './external-istiod-props';
import { clusterObjects } from './objects';
import { externalIstiodObjects } from './objects/external-istiod';
import { placedInWhole } from './place-in-props';
import type { MultiClusterMeshProps, MultiClusterPlan } from './types';

/** Rendering of a mesh over several clusters. */
export interface RenderedClusters {
  readonly plan: MultiClusterPlan;
  /**
   * Objects of each cluster in install order, by its name: those of its mesh, and those beside it. Those of an external
   * control plane that the program declares are under `NAME-istiod`, for the cluster that runs it.
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
  const render = (given: MeshProps, beside: readonly MeshNode[], place: (problem: Problem) => Problem): MeshNode[] => {
    const mesh = resolveMesh(given);
    const rendered = renderWithWarnings(mesh);
    ofMeshes.push(...rendered.warnings.map(place));
    return ordered(withTelemetry(mesh, rendered.nodes), beside);
  };
  const { plan, clusters, warnings } = declareClusters(props, undefined, (cluster, whole) => {
    const { name, mesh, externalIstiod } = cluster;
    const place = (problem: Problem): Problem => placedInWhole(problem, cluster, whole);
    const own: [string, MeshNode[]] = [name, render(mesh, clusterObjects(whole, name), place)];
    if (externalIstiod === undefined) return [own];
    return [own, [istiodFolder(name), render(externalIstiod, externalIstiodObjects(whole, name), place)] as typeof own];
  });
  return {
    plan,
    clusters: new Map([...clusters.values()].flat()),
    warnings: withoutRepeated([...warnings, ...ofMeshes.filter(isNewInWhole)]),
  };
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
