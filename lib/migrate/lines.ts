import type { MapNode, Node } from '../yaml/read/parser';

type Parse = (typeof import('../yaml/read/parser'))['parseFirstDocument'];
/* eslint-disable @typescript-eslint/no-require-imports -- loaded with the first line that is asked for */
const parse: Parse = (text) =>
  (require('../yaml/read/parser') as { parseFirstDocument: Parse }).parseFirstDocument(text);
/* eslint-enable @typescript-eslint/no-require-imports */

const parsed = new Map<string, Node | undefined>();

/**
 * Returns the line of a field of the first document of a text, from 0; of the nearest field above it where the text
 * lacks it.
 */
export function lineIn(text: string, path: readonly (string | number)[]): number | undefined {
  if (text === '') return undefined;
  if (!parsed.has(text)) {
    parsed.clear();
    parsed.set(text, parse(text));
  }
  let node = parsed.get(text);
  let line = node?.mark.line;
  for (const step of path) {
    const next = node && child(node, step);
    if (!next) return line;
    line = next.line;
    node = next.node;
  }
  return line;
}

function child(node: Node, step: string | number): { node: Node; line: number } | undefined {
  if (node.kind === 'alias') return child(node.node, step);
  if (node.kind === 'list' && typeof step === 'number') {
    const item = node.items[step];
    return item && { node: item, line: item.mark.line };
  }
  if (node.kind !== 'map') return undefined;
  const pair = lastPair(node, String(step));
  return pair && { node: pair[1], line: pair[0].mark.line };
}

const lastPair = (node: MapNode, key: string): [Node, Node] | undefined =>
  [...node.pairs].reverse().find(([name]) => name.kind === 'scalar' && name.text === key);
