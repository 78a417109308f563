import type { GraphAccess, GraphChange, GraphDataPlane, GraphEdgeKind, GraphNodeKind } from './types';

const NODE_KINDS: readonly GraphNodeKind[] = [
  ...(['cluster', 'network', 'namespace', 'service', 'subset', 'workload', 'gateway', 'waypoint'] as const),
  ...(['host', 'policy', 'addon'] as const),
];
const EDGE_KINDS: readonly GraphEdgeKind[] = ['route', 'call', 'egress', 'waypoint', 'policy', 'selects', 'reads'];
const DATA_PLANES: readonly GraphDataPlane[] = ['sidecar', 'ambient', 'none', 'unknown'];
const ACCESS: readonly GraphAccess[] = ['all', 'none', 'some', 'unknown'];
const CHANGES: readonly GraphChange[] = ['added', 'removed', 'changed'];

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const common = {
  objects: texts,
  facts: { type: 'object', additionalProperties: text },
  findings: { type: 'array', items: { type: 'integer', minimum: 0 } },
  change: { enum: CHANGES },
};
const listOf = (properties: object, required: readonly string[]) => ({
  type: 'array',
  items: { type: 'object', properties, required, additionalProperties: false },
});
const ALWAYS = ['objects', 'facts', 'findings'];

/** JSON schema (draft-07) of a graph of a mesh, as `istio-constructs graph --format json` writes it. */
export const GRAPH_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'MeshGraph',
  description:
    'Graph of an Istio mesh: nodes and edges sorted by id. Both ends of an edge and the parent of a node exist.',
  type: 'object',
  required: ['format', 'nodes', 'edges', 'findings'],
  additionalProperties: false,
  properties: {
    format: { const: 1 },
    nodes: listOf(
      {
        ...{ id: text, kind: { enum: NODE_KINDS }, label: text, parent: text, namespace: text },
        ...{ dataPlane: { enum: DATA_PLANES }, mtls: text, access: { enum: ACCESS } },
        ...common,
      },
      ['id', 'kind', 'label', ...ALWAYS],
    ),
    edges: listOf(
      {
        ...{ id: text, kind: { enum: EDGE_KINDS }, from: text, to: text, label: text },
        ...{ weight: { type: 'number', minimum: 0, maximum: 100 } },
        ...common,
      },
      ['id', 'kind', 'from', 'to', ...ALWAYS],
    ),
    findings: listOf(
      {
        ...{ code: text, severity: { enum: ['error', 'warning', 'info'] }, object: text, path: text },
        ...{ message: text, fix: text },
      },
      ['code', 'severity', 'object', 'path', 'message'],
    ),
  },
} as const;
