import type { MeshNode } from '../model';
import { toYaml } from '../yaml/to-yaml';
import type { OutputFile } from './output-folder';

/** Part of a rendering: nothing but the resource definitions, or everything else. */
export type Crds = 'only' | 'skip';

/** Returns the part of a rendering that is asked for. */
export function chosen(nodes: readonly MeshNode[], crds: Crds | undefined): readonly MeshNode[] {
  return crds === undefined ? nodes : nodes.filter((node) => (node.phase === 'crds') === (crds === 'only'));
}

/**
 * Returns one file for each component, numbered in the order of installation; custom resource definitions have a file
 * of their own.
 */
export function componentFiles(nodes: readonly MeshNode[]): OutputFile[] {
  const byFile = new Map<string, MeshNode[]>();
  for (const node of nodes) {
    const name = fileOf(node, byFile);
    const own = byFile.get(name);
    if (own) own.push(node);
    else byFile.set(name, [node]);
  }
  return [...byFile].map(([name, own], i) => ({
    name: `${String(i).padStart(2, '0')}-${name}.yaml`,
    text: toYaml(own),
  }));
}

/** Returns the name of a node's file. Configuration of a component that begins before istiod is in a second one. */
function fileOf({ phase, component }: MeshNode, byFile: ReadonlyMap<string, readonly MeshNode[]>): string {
  if (phase === 'crds') return 'crds';
  const [first] = byFile.get(component) ?? [];
  return phase === 'config' && first !== undefined && first.phase !== 'config' ? `${component}-config` : component;
}
