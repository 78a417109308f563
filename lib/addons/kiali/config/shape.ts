import { releaseNumber } from '../../../model';
import { bool, either, en, int, list, map, num, obj, str, struct, type Shape } from '../../../schema/notation';
import { FRAGMENTS, KEYS } from './keys.data';
import { credential, duration, url } from './value-rules';

/** One object of the notation: its lines of keys, and the objects within. */
interface Block {
  readonly lines: string[];
  readonly blocks: Map<string, Block>;
}

/** What one version of Kiali knows. */
export interface KialiKeys {
  readonly shape: Shape;
  /** Keys that the operator alone reads, by their path without indices. */
  readonly operatorKeys: ReadonlySet<string>;
}

// Kiali takes a number and a boolean in place of a text, and an absent list for null.
const text = str.printed;
const LEAVES: Readonly<Record<string, Shape>> = {
  s: text,
  u: text.rule(url),
  c: text.rule(credential),
  b: bool,
  i: int,
  n: num,
  d: either(int, str.rule(duration)),
  S: list(text).nil,
  M: map(text).nil,
  o: struct,
};

/** Reads the notation: what is indented below a line belongs to it. */
function parse(notation: string): Block {
  const root: Block = { lines: [], blocks: new Map() };
  const open = [root];
  for (const line of notation.trim().split('\n')) {
    const depth = line.search(/\S/);
    const at = open[depth];
    const content = line.trim();
    if (/^([A-Za-z]([+!-]\S*)?|=\S*) /.test(content)) at.lines.push(content);
    else at.blocks.set(content, (open[depth + 1] = { lines: [], blocks: new Map() }));
  }
  return root;
}

/** Makes the shapes of one version, or of all where there is no version. */
class Reader {
  readonly operatorKeys = new Set<string>();
  constructor(private readonly release: number | undefined) {}

  object(block: Block, path: string, name: string): Shape {
    const fields: Record<string, Shape> = {};
    for (const line of block.lines) this.keys(line, path, fields);
    for (const [head, inner] of block.blocks) {
      const [, key, many, fragment] = /^(\w+)(\[\]|\{\})?(?: %(\w+))?$/.exec(head) as string[] & { 2?: string };
      const below = path === '' ? key : `${path}.${key}`;
      const own = fragment === undefined ? inner : parse(FRAGMENTS[fragment]);
      const shape = this.object(
        own,
        below,
        fragment === undefined ? `${name}${pascal(key)}` : `Kiali${pascal(fragment)}`,
      );
      if (Object.keys(shape.facts.fields ?? {}).length > 0) fields[key] = wrapped(shape, many);
    }
    return obj(name, fields);
  }

  private keys(line: string, path: string, fields: Record<string, Shape>): void {
    const [head, ...names] = line.split(' ');
    const [, type, since, until, instead] = /^(\w|=[^+!-]*)(?:\+([\d.]+))?(?:-([\d.]+))?(?:!(\S+))?$/.exec(head) ?? [];
    if (type === 'x') {
      for (const name of names) this.operatorKeys.add(path === '' ? name : `${path}.${name}`);
      return;
    }
    if (!this.has(since, until)) return;
    const shape = LEAVES[type] ?? en(...type.slice(1).split('|'));
    const leaf = (instead === undefined ? shape : shape.deprecated(instead)).doc(lifetime(since, until));
    for (const name of names) fields[name] = type === '=true|false|auto' ? leaf.printed : leaf;
  }

  private has(since: string | undefined, until: string | undefined): boolean {
    if (this.release === undefined) return true;
    return (
      (since === undefined || this.release >= releaseNumber(since)) &&
      (until === undefined || this.release < releaseNumber(until))
    );
  }
}

function lifetime(since: string | undefined, until: string | undefined): string {
  if (until !== undefined) return `Before Kiali ${until}.`;
  return since === undefined ? '' : `Since Kiali ${since}.`;
}

function wrapped(shape: Shape, many: string | undefined): Shape {
  if (many === undefined) return shape;
  return many === '[]' ? list(shape).nil : map(list(shape).nil).nil;
}

const pascal = (name: string): string =>
  name.replace(/(^|_)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());

const read = new Map<string, KialiKeys>();

/** Returns the keys that a version of Kiali (`2.27`) knows; without a version those of all versions together. */
export function kialiKeys(version?: string): KialiKeys {
  const known = read.get(version ?? '');
  if (known !== undefined) return known;
  const reader = new Reader(version === undefined ? undefined : releaseNumber(version));
  const shape = reader.object(parse(KEYS), '', 'KialiConfig');
  const keys = { shape, operatorKeys: reader.operatorKeys };
  read.set(version ?? '', keys);
  return keys;
}
