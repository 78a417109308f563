import Ajv from 'ajv';
import { GRAPH_SCHEMA } from '../../../lib/program/graph/schema';
import type { MeshGraph } from '../../../lib/manifests';

const validate = new Ajv({ allErrors: true }).compile(GRAPH_SCHEMA);

const repeated = (ids: readonly string[]): string[] => ids.filter((id, i) => ids.indexOf(id) !== i);

/** Returns what is wrong with the form of a graph: its schema, ids, ends of edges, parents,
  places of findings, order. */
export function faultsOf(graph: MeshGraph): string[] {
  const { nodes, edges, findings } = graph;
  validate(JSON.parse(JSON.stringify(graph)));
  const ids = new Set(nodes.map(({ id }) => id));
  const all = [...nodes.map(({ id }) => id), ...edges.map(({ id }) => id)];
  const isSorted = (items: readonly { readonly id: string }[]) =>
    items.every(({ id }, i) => i === 0 || items[i - 1].id < id);
  return [
    ...(validate.errors ?? []).map(({ instancePath, message }) => `schema ${instancePath} ${message ?? ''}`),
    ...(ids.size === nodes.length ? [] : repeated(all).map((id) => `id ${id} is there twice`)),
    ...edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to)).map(({ id }) => `edge ${id} has a loose end`),
    ...nodes.filter(({ parent }) => parent !== undefined && !ids.has(parent)).map(({ id }) => `${id} has no parent`),
    ...[...nodes, ...edges].flatMap(({ id, findings: of }) =>
      of.filter((index) => findings[index] === undefined).map((index) => `${id} has no finding ${index}`),
    ),
    ...(isSorted(nodes) && isSorted(edges) ? [] : ['not sorted by id']),
  ];
}
