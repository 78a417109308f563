import type { Manifest } from '../../model';
import { drawAccess } from './access';
import { drawAddonReads } from './addon-reads';
import { contentsOf, withChanges, type Drawn } from './changes';
import { Drawing } from './drawing';
import { drawEgress } from './egress';
import { analyzed, placeFindings, type Analyzed } from './findings';
import { drawGateways } from './gateways';
import { drawNamespaces } from './namespaces';
import { drawPlaces } from './places';
import { drawPolicies } from './policies';
import { readProgram, type Program } from './program';
import { drawRoutes } from './routes';
import { drawAddons, drawServices } from './services';
import { drawSubsets } from './subsets';
import type { GraphEdge, GraphNode, GraphOptions, MeshGraph } from './types';
import { drawWaypoints } from './waypoints';
import { drawSelections, drawWorkloads } from './workloads';

export { graphFiles, type GraphFilesProps } from './files';
export { renderGraph, type GraphFormat, type RenderGraphOptions } from './render-graph';
export { GRAPH_SCHEMA } from './schema';
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
export function draw(program: Program, { suspects }: Pick<Analyzed, 'suspects'> = {}): Drawing {
  const drawing = new Drawing();
  for (const part of PARTS) part(program, drawing);
  drawAccess(program, drawing, suspects);
  return drawing;
}

/**
 * Returns the graph of a mesh: namespaces, services, gateways, routes and policies of a program, as the analysis and
 * the simulation read them, with the findings of the analysis.
 */
export function meshGraph(objects: readonly Manifest[], options: GraphOptions = {}): MeshGraph {
  const program = readProgram(objects, options);
  const found = analyzed(program);
  const drawing = draw(program, found);
  const { findings, byId } = placeFindings(found.findings, drawing);
  const nodes = drawing.sortedNodes().map((node): GraphNode => ({ ...node, findings: byId.get(node.id) ?? [] }));
  const edges = drawing.sortedEdges().map((edge): GraphEdge => ({ ...edge, findings: byId.get(edge.id) ?? [] }));
  if (options.before === undefined) return { format: 1, nodes, edges, findings };
  const former = readProgram(options.before, options);
  const after: Drawn = { drawing, contents: contentsOf(program.objects) };
  const before: Drawn = { drawing: draw(former), contents: contentsOf(former.objects) };
  return {
    format: 1,
    nodes: withChanges(after, before, { found: nodes, drafts: (of) => of.nodes }),
    edges: withChanges(after, before, { found: edges, drafts: (of) => of.edges }),
    findings,
  };
}
