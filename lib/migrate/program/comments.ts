import type { Document, Node, Pair } from 'yaml';
import { Commented } from './code';

/** Comments of one object in YAML. */
export interface ObjectComments {
  /** Lines above the object, and beside its name and kind. */
  readonly header: readonly string[];
  /** The spec with the comments of its fields. */
  readonly spec: unknown;
}

/** Returns the comments of a document; undefined where it has none, or cannot be read. */
export function commentsOf(text: string, spec: unknown): ObjectComments | undefined {
  if (!text.includes('#')) return undefined;
  const document = parsed(text);
  const root = document?.contents;
  if (!root || !isMap(root)) return undefined;
  const header = [...linesOf(document.commentBefore), ...linesOf(root.commentBefore)];
  let withComments = spec;
  for (const pair of root.items) {
    const above = ownLines(pair);
    if (keyOf(pair) === 'spec') {
      header.push(...linesOf((pair.key as Node).commentBefore));
      withComments = commented(spec, pair.value as Node | null);
    } else header.push(...above, ...linesBelow(pair.value as Node | null));
  }
  const isFound = header.length > 0 || withComments !== spec;
  return isFound ? { header, spec: withComments } : undefined;
}

function parsed(text: string): Document.Parsed | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded for texts with comments
  const { parseDocument } = require('yaml') as typeof import('yaml');
  const document = parseDocument(text, { version: '1.1', uniqueKeys: false, logLevel: 'silent' });
  return document.errors.length > 0 ? undefined : document;
}

type MapNode = Node & { readonly items: readonly Pair[] };
type ListNode = Node & { readonly items: readonly Node[] };

const isPair = (item: unknown): item is Pair => typeof item === 'object' && item !== null && 'key' in item;
const hasItems = (node: unknown): node is ListNode | MapNode =>
  typeof node === 'object' && node !== null && Array.isArray((node as { items?: unknown }).items);
const isMap = (node: unknown): node is MapNode =>
  hasItems(node) && node.items.length > 0 && (node.items as readonly unknown[]).every(isPair);

const keyOf = ({ key }: Pair): string => String((key as { value?: unknown } | null)?.value);

/** Returns the lines of a comment without the blank that follows the sign. */
const linesOf = (comment: string | null | undefined): string[] =>
  typeof comment === 'string' ? comment.split('\n').map((line) => line.trim()) : [];

/** Returns the lines that stand above a field, and behind it on its line. */
function ownLines({ key, value }: Pair): string[] {
  const node = value as Node | null;
  return [...linesOf((key as Node | null)?.commentBefore), ...linesOf(node?.commentBefore), ...linesOf(node?.comment)];
}

function linesBelow(node: Node | null): string[] {
  if (!hasItems(node)) return [];
  return (node.items as readonly unknown[]).flatMap((item) =>
    isPair(item)
      ? [...ownLines(item), ...linesBelow(item.value as Node | null)]
      : [...linesOf((item as Node).commentBefore), ...linesBelow(item as Node)],
  );
}

/** Returns data with the comments of the nodes that they were read from; the same data where there are none. */
function commented(value: unknown, node: Node | null): unknown {
  if (!hasItems(node) || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return commentedList(value, node as ListNode);
  let changed: Record<string, unknown> | undefined;
  for (const pair of node.items as readonly Pair[]) {
    if (!isPair(pair)) continue;
    const key = keyOf(pair);
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    const below = commented(item, pair.value as Node | null);
    const lines = ownLines(pair);
    if (below === item && lines.length === 0) continue;
    (changed ??= { ...(value as Record<string, unknown>) })[key] = withLines(below, lines);
  }
  return changed ?? value;
}

function commentedList(list: readonly unknown[], node: ListNode): unknown {
  const items = list.map((item, i) => {
    const child = node.items[i] as Node | undefined;
    if (child === undefined) return item;
    const lines = [...linesOf(child.commentBefore), ...linesOf(child.comment)];
    return withLines(commented(item, child), lines);
  });
  return items.some((item, i) => item !== list[i]) ? items : list;
}

const withLines = (value: unknown, lines: readonly string[]): unknown =>
  lines.length === 0 ? value : new Commented(value, lines);
