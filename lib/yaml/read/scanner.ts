import { Cursor, END, isBlankOrEnd, isBreak, YamlError, type Mark } from './cursor';
import { readAnchorName, readDirective, readTag, type Directive, type Tag } from './marks';
import { readBlock, readPlain, readQuoted } from './scalars';

/**
 * Token types of a YAML stream. `block-*` and `key` have no characters of their own: indentation and a later `:` imply
 * them.
 */
export type TokenType =
  | 'end'
  | 'directive'
  | 'document-start'
  | 'document-end'
  | 'block-list'
  | 'block-map'
  | 'block-end'
  | 'item'
  | 'key'
  | 'value'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly type: TokenType;
  readonly mark: Mark;
  /** Name of an anchor, or text of a scalar. */
  readonly text?: string;
  /** True for a scalar without quotes that is no block, whose text may mean a number or a boolean. */
  readonly isPlain?: boolean;
  readonly tag?: Tag;
  readonly directive?: Directive;
}

/** Position where a key may have begun, which only a later `:` decides. */
interface PossibleKey {
  readonly mark: Mark;
  /** Number of the first token of the key, counted over the whole stream. */
  readonly token: number;
  /** True where nothing but a key can stand. */
  readonly required: boolean;
}

const LONGEST_KEY = 1024;
const DEEPEST = 1000;
/** Characters that no scalar without quotes begins with. */
const INDICATORS = '-?:,[]{}#&*!|>\'"%@`';

/**
 * Scanner that cuts a text into tokens by the rules of libyaml, which go-yaml has too: it reads what kubectl, helm and
 * istiod read.
 */
export class Scanner {
  private readonly cursor: Cursor;
  private readonly queue: Token[] = [];
  private taken = 0;
  private isAtEnd = false;
  /** Column of the open block; -1 outside all. */
  private indent = -1;
  private readonly indents: number[] = [];
  private flowDepth = 0;
  /** Possible keys: one for each open flow collection, and one for the block around them. */
  private readonly keys: (PossibleKey | undefined)[] = [undefined];
  private keyAllowed = true;

  constructor(text: string) {
    this.cursor = new Cursor(text);
  }

  /** Returns the next token without consuming it. */
  peek(): Token {
    while (this.needsMore()) this.fetch();
    return this.queue[0];
  }

  next(): Token {
    const token = this.peek();
    if (token.type !== 'end') {
      this.queue.shift();
      this.taken++;
    }
    return token;
  }

  /** Returns whether more has to be read: a key may begin at the next token, which only a later `:` decides. */
  private needsMore(): boolean {
    if (this.queue.length === 0) return true;
    if (this.isAtEnd) return false;
    return this.keys.some((key, level) => key?.token === this.taken && this.possibleKeyAt(level) !== undefined);
  }

  /** Returns the key that may have begun at a level: on this line, and not too far back. */
  private possibleKeyAt(level: number): PossibleKey | undefined {
    const key = this.keys[level];
    if (key === undefined) return undefined;
    const { mark } = key;
    if (mark.line === this.cursor.line && mark.index + LONGEST_KEY >= this.cursor.index) return key;
    this.dropKey(level);
    return undefined;
  }

  private dropKey(level = this.keys.length - 1): void {
    const key = this.keys[level];
    if (key?.required) throw new YamlError('a ":" is missing behind the key', key.mark);
    this.keys[level] = undefined;
  }

  private saveKey(): void {
    if (!this.keyAllowed) return;
    const required = this.flowDepth === 0 && this.indent === this.cursor.column;
    this.dropKey();
    this.keys[this.keys.length - 1] = { mark: this.cursor.mark, token: this.taken + this.queue.length, required };
  }

  private add(type: TokenType, more: Partial<Token> = {}): void {
    this.queue.push({ type, mark: this.cursor.mark, ...more });
  }

  /** Opens a block at a column, if none is open there. Its token stands before the one with the number `before`. */
  private openBlock(type: 'block-list' | 'block-map', mark: Mark, before = this.taken + this.queue.length): void {
    if (this.flowDepth > 0 || this.indent >= mark.column) return;
    this.indents.push(this.indent);
    this.indent = mark.column;
    if (this.indents.length > DEEPEST) throw new YamlError('too many levels', mark);
    this.queue.splice(before - this.taken, 0, { type, mark });
  }

  private closeBlocks(column: number): void {
    if (this.flowDepth > 0) return;
    while (this.indent > column) {
      this.add('block-end');
      this.indent = this.indents.pop() as number;
    }
  }

  private fetch(): void {
    this.skipToToken();
    const { cursor } = this;
    this.closeBlocks(cursor.column);
    const char = cursor.peek();
    if (char === END) return this.fetchEnd();
    if (cursor.column === 0 && char === '%') return this.fetchDirective();
    if (cursor.atDocumentMark()) return this.fetchDocumentMark();
    if (char === '[' || char === '{') return this.fetchFlowStart(char);
    if (char === ']' || char === '}') return this.fetchFlowEnd(char);
    if (char === ',') return this.fetchComma();
    if (!this.fetchIndicator(char)) this.fetchScalar(char);
  }

  /** Skips blanks, comments and line ends. A tab is no blank where a block key may stand: it would be indentation. */
  private skipToToken(): void {
    const { cursor } = this;
    for (;;) {
      if (cursor.column === 0 && cursor.peek() === '\ufeff') cursor.take();
      const tabs = this.flowDepth > 0 || !this.keyAllowed;
      cursor.takeWhile((char) => char === ' ' || (tabs && char === '\t'));
      cursor.skipComment();
      if (!isBreak(cursor.peek())) return;
      cursor.takeBreak();
      if (this.flowDepth === 0) this.keyAllowed = true;
    }
  }

  private fetchEnd(): void {
    this.closeBlocks(-1);
    for (let level = this.keys.length - 1; level >= 0; level--) this.dropKey(level);
    this.isAtEnd = true;
    this.add('end');
  }

  private fetchDirective(): void {
    this.startDocumentLevel();
    const mark = this.cursor.mark;
    this.add('directive', { mark, directive: readDirective(this.cursor) });
  }

  private fetchDocumentMark(): void {
    this.startDocumentLevel();
    const mark = this.cursor.mark;
    this.add(this.cursor.take(3) === '---' ? 'document-start' : 'document-end', { mark });
  }

  private startDocumentLevel(): void {
    this.closeBlocks(-1);
    this.dropKey();
    this.keyAllowed = false;
  }

  private fetchFlowStart(type: '[' | '{'): void {
    this.saveKey();
    this.keys.push(undefined);
    if (++this.flowDepth > DEEPEST) throw new YamlError('too many levels', this.cursor.mark);
    this.keyAllowed = true;
    this.add(type);
    this.cursor.take();
  }

  private fetchFlowEnd(type: ']' | '}'): void {
    this.dropKey();
    if (this.flowDepth > 0) {
      this.flowDepth--;
      this.keys.pop();
    }
    this.keyAllowed = false;
    this.add(type);
    this.cursor.take();
  }

  private fetchComma(): void {
    this.dropKey();
    this.keyAllowed = true;
    this.add(',');
    this.cursor.take();
  }

  /** Fetches a token for `- `, `? ` or `: `, if one stands here. */
  private fetchIndicator(char: string): boolean {
    const alone = isBlankOrEnd(this.cursor.peek(1));
    if (char === '-' && alone) this.fetchItem();
    else if (char === '?' && (alone || this.flowDepth > 0)) this.fetchKey();
    else if (char === ':' && (alone || this.flowDepth > 0)) this.fetchValue();
    else return false;
    return true;
  }

  private fetchItem(): void {
    if (this.flowDepth === 0) this.openInBlock('block-list', 'an item of a list cannot stand');
    this.dropKey();
    this.keyAllowed = true;
    this.add('item');
    this.cursor.take();
  }

  private fetchKey(): void {
    if (this.flowDepth === 0) this.openInBlock('block-map', 'a key cannot stand');
    this.dropKey();
    this.keyAllowed = this.flowDepth === 0;
    this.add('key');
    this.cursor.take();
  }

  private openInBlock(type: 'block-list' | 'block-map', what: string): void {
    if (!this.keyAllowed) throw new YamlError(`${what} in this place,`, this.cursor.mark);
    this.openBlock(type, this.cursor.mark);
  }

  private fetchValue(): void {
    const key = this.possibleKeyAt(this.keys.length - 1);
    if (key !== undefined) {
      this.queue.splice(key.token - this.taken, 0, { type: 'key', mark: key.mark });
      this.openBlock('block-map', key.mark, key.token);
      this.keys[this.keys.length - 1] = undefined;
      this.keyAllowed = false;
    } else {
      if (this.flowDepth === 0) this.openInBlock('block-map', 'a ":" with a value cannot stand');
      this.keyAllowed = this.flowDepth === 0;
    }
    this.add('value');
    this.cursor.take();
  }

  private fetchScalar(char: string): void {
    const { cursor } = this;
    const { mark } = cursor;
    if ((char === '|' || char === '>') && this.flowDepth === 0) {
      this.dropKey();
      this.keyAllowed = true;
      return this.add('scalar', { mark, text: readBlock(cursor, this.indent) });
    }
    this.checkStart(char);
    this.saveKey();
    this.keyAllowed = false;
    if (char === '*') return this.add('alias', { mark, text: readAnchorName(cursor) });
    if (char === '&') return this.add('anchor', { mark, text: readAnchorName(cursor) });
    if (char === '!') return this.add('tag', { mark, tag: readTag(cursor) });
    if (char === '"' || char === "'") return this.add('scalar', { mark, text: readQuoted(cursor) });
    const { text, endsLine } = readPlain(cursor, this.flowDepth > 0, this.indent + 1);
    this.add('scalar', { mark, text, isPlain: true });
    if (endsLine) this.keyAllowed = true;
  }

  /** Refuses characters with which nothing in YAML begins. */
  private checkStart(char: string): void {
    if (`*&!"'`.includes(char) || !(INDICATORS.includes(char) || char === '\t')) return;
    const next = this.cursor.peek(1);
    if (char === '-' && next !== ' ' && next !== '\t') return;
    if (this.flowDepth === 0 && (char === '?' || char === ':') && !isBlankOrEnd(next)) return;
    const shown = char === '\t' ? 'a tab' : JSON.stringify(char);
    const fix = char === '\t' ? 'indent with spaces' : 'put the text in quotes';
    throw new YamlError(`nothing can begin with ${shown} here; ${fix}`, this.cursor.mark);
  }
}
