import type { Manifest } from '../../model';
import { contentOf } from '../diff/content';
import { compareText, sourceOf } from '../registry/objects';
import type { Drawing, EdgeDraft, NodeDraft } from './drawing';
import type { GraphChange, GraphEdge, GraphNode } from './types';

/** Graph that is drawn, with the content of the objects that declare its nodes and edges. */
export interface Drawn {
  readonly drawing: Drawing;
  /** Content of objects as text, by their names. */
  readonly contents: ReadonlyMap<string, string>;
}

/** Fields that a cluster writes, which are no change of a program. */
const OF_CLUSTER: ReadonlySet<string> = new Set(['status', 'managedFields', 'resourceVersion', 'uid', 'generation']);

/** Formats a value as JSON with sorted keys, without the fields that a cluster writes. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([key, field]) => !OF_CLUSTER.has(key) && field !== undefined);
  return Object.fromEntries(
    fields.sort(([a], [b]) => compareText(a, b)).map(([key, field]) => [key, canonical(field)]),
  );
}

/** Returns the contents of objects as text, by their names. */
export function contentsOf(objects: readonly Manifest[]): ReadonlyMap<string, string> {
  const contents = new Map<string, string>();
  for (const object of objects) {
    const name = sourceOf(object);
    contents.set(name, (contents.get(name) ?? '') + JSON.stringify(canonical(contentOf(object))));
  }
  return contents;
}

type Draft = NodeDraft | EdgeDraft;

/** Returns all that a node or edge shows as text, with the objects of a node, and the rule of a route. */
function printOf({ drawing, contents }: Drawn, draft: Draft): string {
  const objects = 'from' in draft ? drawing.contents.get(draft.id) : draft.objects.map((name) => contents.get(name));
  return JSON.stringify(canonical([draft, objects ?? []]));
}

type Found = GraphNode | GraphEdge;

/** Marks what is only in a graph, or different in it, and adds what is only in the one before. */
export function withChanges<Of extends Found>(
  after: Drawn,
  before: Drawn,
  of: { readonly found: readonly Of[]; readonly drafts: (drawing: Drawing) => ReadonlyMap<string, Draft> },
): readonly Of[] {
  const [now, then] = [of.drafts(after.drawing), of.drafts(before.drawing)];
  const changeOf = (id: string): GraphChange | undefined => {
    const [draft, former] = [now.get(id), then.get(id)];
    if (draft === undefined || former === undefined) return 'added';
    return printOf(after, draft) === printOf(before, former) ? undefined : 'changed';
  };
  const kept = of.found.map((one): Of => {
    const change = changeOf(one.id);
    return change === undefined ? one : { ...one, change };
  });
  const removed = [...then.values()].filter(({ id }) => !now.has(id));
  const gone = removed.map((draft) => ({ ...draft, findings: [], change: 'removed' }) as unknown as Of);
  return [...kept, ...gone].sort((a, b) => compareText(a.id, b.id));
}
