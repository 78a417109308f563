import type { Manifest } from '../../model';
import { renderGraph, type GraphFormat } from './render-graph';
import type { GraphOptions, MeshGraph } from './types';

/** Props of the pictures of a program. */
export interface GraphFilesProps extends GraphOptions {
  /** Name of the files, without their ending. @default 'mesh' */
  readonly name?: string;
  /** Formats of the files. @default ['html', 'mermaid'] */
  readonly formats?: readonly GraphFormat[];
}

const ENDINGS: Readonly<Record<GraphFormat, string>> = { mermaid: 'mmd', dot: 'dot', svg: 'svg', html: 'html' };

/** Returns the files with the pictures of a graph, by name. */
export function graphFiles(
  graph: MeshGraph,
  objects: readonly Manifest[],
  { name = 'mesh', formats = ['html', 'mermaid'], ...options }: GraphFilesProps,
): Readonly<Record<string, string>> {
  const files = formats.map((format) => [
    `${name}.${ENDINGS[format]}`,
    renderGraph(graph, format, { ...options, objects }),
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}
