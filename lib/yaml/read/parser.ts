import { YamlError, type Mark } from './cursor';
import { Scanner, type Token, type TokenType } from './scanner';

interface Place {
  readonly mark: Mark;
}
export interface ScalarNode extends Place {
  readonly kind: 'scalar';
  readonly text: string;
  /** Tag in its long form; empty for none. */
  readonly tag: string;
  /** True for a scalar without tag and quotes, whose text decides its type. */
  readonly isPlain: boolean;
}
export interface ListNode extends Place {
  readonly kind: 'list';
  readonly items: Node[];
}
export interface MapNode extends Place {
  readonly kind: 'map';
  readonly pairs: [key: Node, value: Node][];
}
/** Alias node: refers to another node by its anchor. */
export interface AliasNode extends Place {
  readonly kind: 'alias';
  readonly name: string;
  readonly node: Node;
}
export type Node = ScalarNode | ListNode | MapNode | AliasNode;

const STANDARD_TAGS: readonly (readonly [handle: string, prefix: string])[] = [
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
];

/** Tag and anchor that stand before the content of a node. */
interface Properties extends Place {
  readonly anchor?: string;
  readonly tag: string;
}

/**
 * Parses the first document of a stream into nodes; undefined where the stream has none. Later documents are not read.
 */
export function parseFirstDocument(text: string): Node | undefined {
  return new Parser(text).document();
}

class Parser {
  private readonly scanner: Scanner;
  private readonly tags = new Map<string, string>();
  private readonly anchors = new Map<string, Node>();

  constructor(text: string) {
    this.scanner = new Scanner(text);
  }

  document(): Node | undefined {
    if (this.is('end')) return undefined;
    const declared = this.directives();
    const { type, mark } = this.scanner.peek();
    if (type === 'document-start') this.scanner.next();
    else if (declared) throw new YamlError('"---" is missing behind the lines that begin with %,', mark);
    const empty =
      this.is('directive', 'document-start', 'document-end', 'end') && (type === 'document-start' || declared);
    const root = empty ? emptyNode(mark) : this.node(true, false);
    // The document ends with the next token, so reading that token reports a document that does not end.
    this.scanner.peek();
    return root;
  }

  private is(...types: TokenType[]): boolean {
    return types.includes(this.scanner.peek().type);
  }

  /** Reads the next token if it is of this type. */
  private accept(type: TokenType): Token | undefined {
    return this.is(type) ? this.scanner.next() : undefined;
  }

  /** Reads the directives before a document, and returns whether there are any. */
  private directives(): boolean {
    let version: string | undefined;
    let found = false;
    for (let token = this.accept('directive'); token !== undefined; token = this.accept('directive')) {
      found = true;
      const directive = token.directive as NonNullable<Token['directive']>;
      if ('version' in directive) {
        if (version !== undefined) throw new YamlError('%YAML stands here a second time,', token.mark);
        if (directive.version !== '1.1')
          throw new YamlError(`YAML ${directive.version} is not read, only 1.1,`, token.mark);
        version = directive.version;
      } else {
        if (this.tags.has(directive.handle))
          throw new YamlError(`%TAG ${directive.handle} stands here a second time,`, token.mark);
        this.tags.set(directive.handle, directive.prefix);
      }
    }
    for (const [handle, prefix] of STANDARD_TAGS) if (!this.tags.has(handle)) this.tags.set(handle, prefix);
    return found;
  }

  /**
   * Parses a node. @param inBlock block collections may stand here. @param bareList a list may stand at the column of
   * its key
   */
  private node(inBlock: boolean, bareList: boolean): Node {
    const { mark } = this.scanner.peek();
    const alias = this.accept('alias');
    if (alias !== undefined) return this.alias(alias);
    const properties = this.properties(mark);
    const { type } = this.scanner.peek();
    if (type === 'item' && bareList) return this.blockList(properties, true);
    if (type === 'scalar') return this.scalar(properties);
    if (type === '[') return this.flowList(properties);
    if (type === '{') return this.flowMap(properties);
    if (type === 'block-list' && inBlock) return this.blockList(properties, false);
    if (type === 'block-map' && inBlock) return this.blockMap(properties);
    if (properties.anchor === undefined && properties.tag === '') {
      throw new YamlError('a value is expected', this.scanner.peek().mark);
    }
    return this.anchored(properties, {
      kind: 'scalar',
      text: '',
      tag: properties.tag,
      isPlain: properties.tag === '',
      mark,
    });
  }

  private alias({ text: name = '', mark }: Token): AliasNode {
    const node = this.anchors.get(name);
    if (node === undefined) throw new YamlError(`no anchor &${name} stands before the alias`, mark);
    return { kind: 'alias', name, node, mark };
  }

  /** Parses an anchor and a tag, in either order. */
  private properties(mark: Mark): Properties {
    let anchor = this.accept('anchor');
    const tag = this.accept('tag');
    anchor ??= this.accept('anchor');
    return { mark, anchor: anchor?.text, tag: tag === undefined ? '' : this.longTag(tag) };
  }

  private longTag({ tag, mark }: Token): string {
    const { handle, suffix } = tag as NonNullable<Token['tag']>;
    if (handle === '') return suffix;
    const prefix = this.tags.get(handle);
    if (prefix === undefined) throw new YamlError(`no %TAG line declares ${handle}`, mark);
    return prefix + suffix;
  }

  /** Registers a node under its anchor. A node may contain an alias of itself: building the data detects that. */
  private anchored<T extends Node>({ anchor }: Properties, node: T): T {
    if (anchor !== undefined) this.anchors.set(anchor, node);
    return node;
  }

  private scalar(properties: Properties): Node {
    const { text = '', isPlain = false, mark } = this.scanner.next();
    const { tag } = properties;
    return this.anchored(properties, { kind: 'scalar', text, tag, isPlain: isPlain && tag === '', mark });
  }

  /** Parses a block list. @param bare without a start token: its items stand at the column of the key before it */
  private blockList(properties: Properties, bare: boolean): Node {
    const list: ListNode = this.anchored(properties, { kind: 'list', items: [], mark: properties.mark });
    if (!bare) this.scanner.next();
    for (let item = this.accept('item'); item !== undefined; item = this.accept('item')) {
      const isEmpty = bare ? this.is('item', 'key', 'value', 'block-end') : this.is('item', 'block-end');
      list.items.push(isEmpty ? emptyNode(item.mark) : this.node(true, false));
    }
    if (!bare && this.accept('block-end') === undefined) {
      throw new YamlError('a "-" is expected', this.scanner.peek().mark);
    }
    return list;
  }

  private blockMap(properties: Properties): Node {
    const map: MapNode = this.anchored(properties, { kind: 'map', pairs: [], mark: properties.mark });
    this.scanner.next();
    while (!this.is('block-end')) {
      if (!this.is('key', 'value')) throw new YamlError('a key is expected', this.scanner.peek().mark);
      const key = this.blockPart('key');
      map.pairs.push([key, this.blockPart('value')]);
    }
    this.scanner.next();
    return map;
  }

  /** Parses a key or a value of a block map: empty where its token is missing, or nothing follows it. */
  private blockPart(type: 'key' | 'value'): Node {
    const token = this.accept(type);
    if (token === undefined || this.is('key', 'value', 'block-end')) return emptyNode(this.scanner.peek().mark);
    return this.node(true, true);
  }

  private flowList(properties: Properties): Node {
    const list: ListNode = this.anchored(properties, { kind: 'list', items: [], mark: properties.mark });
    this.flow(']', () => list.items.push(this.is('key') ? this.singlePair() : this.node(false, false)));
    return list;
  }

  private flowMap(properties: Properties): Node {
    const map: MapNode = this.anchored(properties, { kind: 'map', pairs: [], mark: properties.mark });
    this.flow('}', () => {
      if (!this.is('key')) {
        const key = this.node(false, false);
        map.pairs.push([key, emptyNode(key.mark)]);
      } else map.pairs.push(this.flowPair('}'));
    });
    return map;
  }

  /** Parses `[a: b]`, a list item that is a map of one pair. */
  private singlePair(): Node {
    const { mark } = this.scanner.peek();
    return { kind: 'map', pairs: [this.flowPair(']')], mark };
  }

  private flowPair(end: ']' | '}'): [Node, Node] {
    this.scanner.next();
    const key = this.is('value', ',', end) ? emptyNode(this.scanner.peek().mark) : this.node(false, false);
    const hasValue = this.accept('value') !== undefined && !this.is(',', end);
    return [key, hasValue ? this.node(false, false) : emptyNode(this.scanner.peek().mark)];
  }

  /** Parses the items of a flow collection: what stands between brackets, separated by commas. */
  private flow(end: ']' | '}', readOne: () => void): void {
    this.scanner.next();
    for (let first = true; !this.is(end); first = false) {
      if (!first && this.accept(',') === undefined)
        throw new YamlError(`a comma or the closing ${end} is expected`, this.scanner.peek().mark);
      if (this.is(end)) break;
      readOne();
    }
    this.scanner.next();
  }
}

const emptyNode = (mark: Mark): ScalarNode => ({ kind: 'scalar', text: '', tag: '', isPlain: true, mark });
