import type { Point } from './geometry';

/** Node as the layout places it: by its centre. */
export interface DagreNode extends Point {
  readonly width: number;
  readonly height: number;
}

/** Edge as the layout places it: its points, and the centre of its label. */
export interface DagreEdge extends Point {
  readonly points: readonly Point[];
}

/** Part of dagre's graph that is used here: its own types are those of an ES module, which this package is not. */
export interface DagreGraph {
  setGraph(settings: Readonly<Record<string, unknown>>): void;
  setNode(id: string, size: { readonly width: number; readonly height: number }): void;
  setEdge(from: string, to: string, settings: Readonly<Record<string, unknown>>, name: string): void;
  nodes(): string[];
  node(id: string): DagreNode;
  edge(from: string, to: string, name: string): DagreEdge;
}

interface Dagre {
  readonly Graph: new (options: { readonly multigraph: boolean }) => DagreGraph;
  readonly layout: (graph: DagreGraph) => void;
}

/** Loads dagre, which lays out directed graphs in ranks. The build puts it into the bundle of this module. */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- its types are those of an ES module
export const dagre = (): Dagre => require('@dagrejs/dagre') as Dagre;
