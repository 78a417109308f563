import type { GraphChange, GraphFinding, MeshGraph } from '../types';
import { SEVERITIES } from './icons.data';
import { cardsIn, isBox, type Item, type Scene } from './scene';

/** Returns the worst severity among findings, by their indexes. */
export function severityOf(graph: MeshGraph, findings: readonly number[]): GraphFinding['severity'] | undefined {
  const found = new Set(findings.map((index) => graph.findings[index]?.severity));
  return SEVERITIES.find((severity) => found.has(severity));
}

/** What a card says of all that it stands for. */
export interface CardState {
  readonly findings: readonly number[];
  readonly change?: GraphChange;
}

/**
 * Returns the findings and the change of a card: its own, those of its lines, and of a closed box all in it, with the
 * lines that lead there.
 */
export function stateOf(scene: Scene, item: Item): CardState {
  const inside = isBox(item) ? cardsIn(scene, item.id).flatMap((id) => scene.items.get(id) ?? []) : [];
  const all = [item, ...inside];
  const nodes = all.flatMap(({ node, rows }) => [
    ...(node === undefined ? [] : [node]),
    ...rows.map((row) => row.node),
  ]);
  const ofRows = all.flatMap(({ rows }) => rows.flatMap((row) => row.findings));
  const ofEdges = inside.flatMap(({ id }) => scene.edgeFindings.get(id) ?? []);
  const findings = [...new Set([...nodes.flatMap((node) => node.findings), ...ofRows, ...ofEdges])];
  const own = item.node?.change;
  const within = nodes.some(({ change }) => change !== undefined) ? 'changed' : undefined;
  const change = own ?? within;
  return { findings, ...(change === undefined ? {} : { change }) };
}
