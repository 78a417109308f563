import type { Manifest } from '../../model';
import { drawAddonReads } from './addon-reads';
import { Drawing } from './drawing';
import { drawEgress } from './egress';
import { findingsOf, placeFindings } from './findings';
import { drawGateways } from './gateways';
import { drawNamespaces } from './namespaces';
import { drawPlaces } from './places';
import { drawPolicies } from './policies';
import { readProgram, type Program } from './program';
import { drawRoutes } from './routes';
import { drawAddons, drawServices } from './services';
import { drawSubsets } from './subsets';
import type { GraphOptions, MeshGraph } from './types';
import { drawWaypoints } from './waypoints';
import { drawSelections, drawWorkloads } from './workloads';

export type * from './types';

/** Parts of the graph, in the order in which each finds the nodes that it refers to. */
const PARTS: readonly ((program: Program, drawing: Drawing) => void)[] = [
  drawAddons,
  drawServices,
  drawWorkloads,
  drawGateways,
  drawSubsets,
  drawSelections,
  drawRoutes,
  drawWaypoints,
  drawNamespaces,
  drawPolicies,
  drawNamespaces,
  drawEgress,
  drawAddonReads,
  drawPlaces,
];

/** Draws a program. */
function draw(program: Program): Drawing {
  const drawing = new Drawing();
  for (const part of PARTS) part(program, drawing);
  return drawing;
}

/**
 * Returns the graph of a mesh: namespaces, services, gateways, routes and policies of a program, as the analysis and
 * the simulation read them, with the findings of the analysis.
 */
export function meshGraph(objects: readonly Manifest[], options: GraphOptions = {}): MeshGraph {
  const program = readProgram(objects, options);
  const drawing = draw(program);
  const { findings, byId } = placeFindings(findingsOf(program), drawing);
  return {
    format: 1,
    nodes: drawing.sortedNodes().map((node) => ({ ...node, findings: byId.get(node.id) ?? [] })),
    edges: drawing.sortedEdges().map((edge) => ({ ...edge, findings: byId.get(edge.id) ?? [] })),
    findings,
  };
}
