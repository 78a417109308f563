import type { Document, Node, Pair, YAMLMap } from 'yaml';
import type { Source } from './documents';

/** Parsed document with the positions of its nodes. */
interface Parsed {
  readonly document: Document;
  readonly lineOf: (offset: number) => number;
  /** Entries of mappings by key, for those that were looked into. */
  readonly entries: WeakMap<YAMLMap, ReadonlyMap<string, Pair>>;
}

/** Limit of the documents that are kept parsed, which take much more memory than their texts. */
const MAX_PARSED = 1000;

/** Line numbers of fields. A document is parsed when its first line is requested. */
export class Lines {
  private readonly parsed = new Map<string, Parsed | undefined>();

  /** Returns the line of a field, or of the nearest existing field above it; undefined for objects without a text. */
  of(source: Source, path: string): number | undefined {
    if (source.body === undefined) return undefined;
    const parsed = this.parse(source.body);
    if (parsed === undefined) return source.before + 1;
    const steps = [...stepsOf(source.within), ...stepsOf(path)];
    for (let length = steps.length; length >= 0; length -= 1) {
      const offset = offsetOf(parsed, steps.slice(0, length));
      if (offset !== undefined) return source.before + parsed.lineOf(offset);
    }
    return source.before + 1;
  }

  private parse(body: string): Parsed | undefined {
    if (!this.parsed.has(body)) {
      if (this.parsed.size >= MAX_PARSED) this.parsed.clear();
      this.parsed.set(body, parse(body));
    }
    return this.parsed.get(body);
  }
}

function parse(body: string): Parsed | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded for the first line, not with the module
  const { LineCounter, parseDocument } = require('yaml') as typeof import('yaml');
  const counter = new LineCounter();
  try {
    const document = parseDocument(body, {
      lineCounter: counter,
      version: '1.1',
      uniqueKeys: false,
      logLevel: 'silent',
    });
    return { document, lineOf: (offset) => counter.linePos(offset).line, entries: new WeakMap() };
  } catch {
    return undefined;
  }
}

const STEP = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g;

/** Returns the steps of a path: `spec`, `hosts`, 0 of `spec.hosts[0]`. */
function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(STEP)].map(([, index, quoted, name]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? name : (JSON.parse(quoted) as string);
  });
}

/** Returns the position of a field's key, or of a list's item. */
function offsetOf({ document, entries }: Parsed, steps: readonly (string | number)[]): number | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { isAlias, isMap, isSeq } = require('yaml') as typeof import('yaml');
  let node: unknown = document.contents;
  let offset: number | undefined = document.contents?.range?.[0];
  for (const step of steps) {
    if (isAlias(node)) node = node.resolve(document);
    if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = (node as Node | undefined)?.range?.[0];
    } else if (isMap(node)) {
      const pair = entriesOf(node, entries).get(String(step));
      if (pair === undefined) return undefined;
      node = pair.value;
      offset = (pair.key as Node).range?.[0];
    } else return undefined;
    if (offset === undefined) return undefined;
  }
  return offset;
}

/** Returns the entries of a mapping by key; of two with one key the first. */
function entriesOf(map: YAMLMap, known: Parsed['entries']): ReadonlyMap<string, Pair> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { isScalar } = require('yaml') as typeof import('yaml');
  let entries = known.get(map);
  if (entries === undefined) {
    entries = new Map(
      map.items
        .flatMap((pair): [string, Pair][] => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : []))
        .reverse(),
    );
    known.set(map, entries);
  }
  return entries;
}
