import type { GraphChange, GraphEdgeKind, GraphFinding } from '../types';

/** Icons of the kinds of nodes: paths in a square of 16 pixels. Each kind has a form of its own beside its colour. */
export const ICONS: Readonly<Record<string, string>> = {
  service: 'M8 1.2l6 3.4v6.8l-6 3.4-6-3.4V4.6z',
  subset: 'M8 4.2a3.8 3.8 0 1 0 .01 0z',
  workload: 'M2 2h8.5v8.5H2zM5.5 13.8h8.3V5.5',
  gateway: 'M2 14.5V7a6 6 0 0 1 12 0v7.5M5.5 14.5V8.5a2.5 2.5 0 0 1 5 0v6',
  waypoint: 'M8 1l7 7-7 7-7-7zM8 5v6M5 8h6',
  host: 'M8 1.5a6.5 6.5 0 1 0 .01 0zM1.5 8h13M8 1.5c-3.6 4-3.6 9 0 13M8 1.5c3.6 4 3.6 9 0 13',
  policy: 'M8 1.2l5.8 2v4.3c0 3.6-2.6 6-5.8 7.3-3.2-1.3-5.8-3.7-5.8-7.3V3.2z',
  addon: 'M1.8 12.5a6.2 6.2 0 1 1 12.4 0M8 12.5l3-4.5',
  namespace: 'M2 3h4l1.5 2H14v8.5H2z',
  cluster: 'M8 1.2l6 3.3v7L8 14.8l-6-3.3v-7zM2 4.5L8 8l6-3.5M8 8v6.8',
  network: 'M6 1.5h4v4H6zM1.5 10.5h4v4h-4zM10.5 10.5h4v4h-4zM8 5.5V8M3.5 10.5V8h9v2.5',
  outside: 'M4.2 12.5a3 3 0 0 1 .3-6 4 4 0 0 1 7.5 1.2 2.5 2.5 0 0 1 0 4.8z',
};

interface EdgeKindStyle {
  readonly words: string;
  readonly many: string;
  readonly dash: string;
}

/** Words for one and for many, and dashes, of the kinds of edges: colour alone tells no two of them apart. */
export const EDGE_KINDS: Readonly<Record<GraphEdgeKind, EdgeKindStyle>> = {
  route: { words: 'route', many: 'routes', dash: '' },
  call: { words: 'may call', many: 'calls', dash: '7 4' },
  egress: { words: 'out of the mesh', many: 'ways out', dash: '12 4 2 4' },
  waypoint: { words: 'waypoint', many: 'waypoints', dash: '2 4' },
  policy: { words: 'policy acts on', many: 'policies', dash: '1 5' },
  selects: { words: 'selects', many: 'selections', dash: '16 3' },
  reads: { words: 'reads', many: 'readings', dash: '4 8' },
};

/** Signs of changes. */
export const CHANGE_SIGNS: Readonly<Record<GraphChange, string>> = { added: '+', removed: '−', changed: '~' };

/** Severities of findings, the worst first. */
export const SEVERITIES: readonly GraphFinding['severity'][] = ['error', 'warning', 'info'];
