import type { Manifest } from '../../model';
import type { PageOptions } from './output';
import type { MeshGraph } from './types';

/** Format of a picture of a graph. */
export type GraphFormat = 'mermaid' | 'dot' | 'svg' | 'html';

/** Options of a picture: those of a page, and the objects that it shows and asks. */
export interface RenderGraphOptions extends PageOptions {
  /** Objects of the program, of which a page shows the YAML and simulates requests. @default - none */
  readonly objects?: readonly Manifest[];
}

/**
 * Renders a graph: as `mermaid` for pull requests, `dot` for Graphviz, `svg`, or `html`, one page that needs no
 * network.
 */
export function renderGraph(graph: MeshGraph, format: GraphFormat, options: RenderGraphOptions = {}): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a graph alone needs no layout
  const outputs = require('./output') as typeof import('./output');
  const { objects = [], ...page } = options;
  return format === 'html' ? outputs.html(graph, objects, page) : outputs[format](graph);
}
