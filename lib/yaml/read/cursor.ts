/** Error for a text that is not YAML, or that holds a value that has no place in JSON. */
export class YamlError extends Error {
  override readonly name = 'YamlError';
  constructor(reason: string, { line, column }: Mark) {
    super(`${reason} at line ${line + 1}, column ${column + 1}`);
  }
}

/** Position in the text, counted from 0. */
export interface Mark {
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

/** Marks the end of the text. */
export const END = '';

const BREAKS: ReadonlySet<string> = new Set(['\n', '\r', '\x85', '\u2028', '\u2029']);
/** Characters that may not stand in a YAML stream. A byte order mark is allowed. */
const NOT_ALLOWED = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

export const isBreak = (char: string): boolean => BREAKS.has(char);
export const isBlank = (char: string): boolean => char === ' ' || char === '\t';
export const isBlankOrEnd = (char: string): boolean => isBlank(char) || isBreak(char) || char === END;
export const isWordCharacter = (char: string): boolean => /^[\w-]$/.test(char);

/** Text of a stream with the position that has been read up to. */
export class Cursor {
  index = 0;
  line = 0;
  column = 0;

  /** Creates a cursor at the beginning. @throws YamlError for a character that no YAML may have */
  constructor(private readonly text: string) {
    const at = NOT_ALLOWED.exec(text)?.index;
    if (at === undefined) return;
    const before = text.slice(0, at).split('\n');
    const mark = { index: at, line: before.length - 1, column: before[before.length - 1].length };
    throw new YamlError('this control character is not allowed', mark);
  }

  get mark(): Mark {
    return { index: this.index, line: this.line, column: this.column };
  }

  /** Returns the character at a distance; `END` behind the text. */
  peek(distance = 0): string {
    return this.text[this.index + distance] ?? END;
  }

  startsWith(word: string): boolean {
    return this.text.startsWith(word, this.index);
  }

  /** Reads characters of one line. */
  take(count = 1): string {
    const taken = this.text.slice(this.index, this.index + count);
    this.index += count;
    this.column += count;
    return taken;
  }

  takeWhile(holds: (char: string) => boolean): string {
    let count = 0;
    while (this.peek(count) !== END && holds(this.peek(count))) count++;
    return this.take(count);
  }

  /** Reads the end of a line: a line feed, or one of the separators of Unicode as it stands. */
  takeBreak(): string {
    const char = this.peek();
    this.index += char === '\r' && this.peek(1) === '\n' ? 2 : 1;
    this.line++;
    this.column = 0;
    return char === '\u2028' || char === '\u2029' ? char : '\n';
  }

  skipBlanks(): void {
    this.takeWhile(isBlank);
  }

  /** Reads a comment up to the end of its line. */
  skipComment(): void {
    if (this.peek() === '#') this.takeWhile((char) => !isBreak(char));
  }

  /** Returns whether `---` or `...` stands here at the beginning of a line. */
  atDocumentMark(): boolean {
    const marks = this.column === 0 && (this.startsWith('---') || this.startsWith('...'));
    return marks && isBlankOrEnd(this.peek(3));
  }
}
