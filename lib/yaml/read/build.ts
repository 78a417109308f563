import { YamlError } from './cursor';
import type { AliasNode, MapNode, Node, ScalarNode } from './parser';
import { scalarValue } from './resolve';

type Tree = Record<string, unknown>;

/**
 * Limit for aliases, which may blow a small text up to a huge value: at most 99 of 100 nodes of a large one may come
 * from them.
 */
const FEW_ALIASES = 100;
const FEW_NODES = 1000;
const MOST_BY_ALIAS = 0.99;

/** Builds plain data from nodes. */
export class Builder {
  private nodes = 0;
  private byAlias = 0;
  private readonly open = new Set<AliasNode>();

  value(node: Node): unknown {
    this.count();
    switch (node.kind) {
      case 'scalar':
        return scalarValue(node);
      case 'list':
        return node.items.map((item) => this.value(item));
      case 'map':
        return this.fill({}, node);
      case 'alias':
        return this.inside(node, () => this.value(node.node));
    }
  }

  private count(): void {
    this.nodes++;
    if (this.open.size > 0) this.byAlias++;
    if (this.byAlias > FEW_ALIASES && this.nodes > FEW_NODES && this.byAlias / this.nodes > MOST_BY_ALIAS) {
      const [outermost] = this.open;
      throw new YamlError('aliases make the document too large', outermost.mark);
    }
  }

  private inside<T>(alias: AliasNode, read: () => T): T {
    if (this.open.has(alias)) throw new YamlError(`the value of the anchor &${alias.name} contains itself`, alias.mark);
    this.open.add(alias);
    const value = read();
    this.open.delete(alias);
    return value;
  }

  /** Fills a map from its pairs. Later keys win over earlier ones, also over those that `<<` merges in. */
  private fill(map: Tree, { pairs }: MapNode): Tree {
    for (const [key, value] of pairs) {
      if (isMerge(key)) this.merge(map, value);
      else set(map, this.key(key), this.value(value));
    }
    return map;
  }

  private merge(map: Tree, node: Node): void {
    // The first of several maps wins.
    const sources = node.kind === 'list' ? [...node.items].reverse() : [node];
    for (const source of sources) {
      const target = source.kind === 'alias' ? source.node : source;
      if (target.kind !== 'map') throw new YamlError('behind << stands a map, or a list of maps,', source.mark);
      if (source.kind === 'alias') this.inside(source, () => this.fill(map, target));
      else this.fill(map, target);
    }
  }

  /** Returns a key as JSON has it: numbers and booleans become text. */
  private key(node: Node): string {
    const key = this.value(node);
    if (typeof key === 'number') return floatText(key);
    if (typeof key === 'string' || typeof key === 'boolean') return String(key);
    throw new YamlError(
      `a key must be a text, this is ${key === null ? 'null' : Array.isArray(key) ? 'a list' : 'a map'},`,
      node.mark,
    );
  }
}

const isMerge = (node: Node): node is ScalarNode =>
  node.kind === 'scalar' && node.text === '<<' && (node.isPlain || node.tag === 'tag:yaml.org,2002:merge');

/** Returns a fractional key with the precision of 32 bits: Kubernetes' tools write such keys so. */
function floatText(key: number): string {
  if (Number.isInteger(key)) return String(key);
  const single = Math.fround(key);
  for (let digits = 1; digits < 10; digits++) {
    const text = single.toPrecision(digits);
    if (Math.fround(Number(text)) === single) return String(Number(text));
  }
  return String(single);
}

/** Sets a key of a map; `__proto__` is a key like others. */
function set(map: Tree, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  else map[key] = value;
}
