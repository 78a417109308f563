import { parseFirstDocument, type MapNode, type Node } from './parser';

/** Key that a map has more than once, with the lines in which it stands, from 1. */
export interface RepeatedKey {
  readonly key: string;
  readonly lines: readonly number[];
}

/** Returns the keys that the map in a field of a YAML text has more than once: its readers take the last of them. */
export function repeatedKeys(text: string, field: string): RepeatedKey[] {
  const root = parseFirstDocument(text);
  const lines = new Map<string, number[]>();
  for (const map of mapsIn(root, field))
    for (const [key] of map.pairs)
      if (key.kind === 'scalar') lines.set(key.text, [...(lines.get(key.text) ?? []), key.mark.line + 1]);
  return [...lines].filter(([, where]) => where.length > 1).map(([key, where]) => ({ key, lines: where }));
}

/** Returns the maps in a field: more than one where the field itself is there more than once. */
function mapsIn(root: Node | undefined, field: string): MapNode[] {
  if (root?.kind !== 'map') return [];
  return root.pairs
    .filter(([key]) => key.kind === 'scalar' && key.text === field)
    .map(([, value]) => (value.kind === 'alias' ? value.node : value))
    .filter((value): value is MapNode => value.kind === 'map');
}
