import { END, isBlank, isBlankOrEnd, isBreak, YamlError, type Cursor } from './cursor';

/** White space between two words of a scalar: blanks, or line ends, which are folded. */
class Gap {
  private blanks = '';
  private firstBreak = '';
  private moreBreaks = '';
  hasBreak = false;

  get isEmpty(): boolean {
    return !this.hasBreak && this.blanks === '';
  }

  addBlank(blank: string): void {
    if (!this.hasBreak) this.blanks += blank;
  }

  addBreak(lineEnd: string): void {
    this.blanks = '';
    if (this.hasBreak) this.moreBreaks += lineEnd;
    else this.firstBreak = lineEnd;
    this.hasBreak = true;
  }

  /** Counts a line end that a backslash removes. */
  joinLines(): void {
    this.hasBreak = true;
  }

  /** Returns the folded line ends: one becomes a space, each further one stays. Behind a removed one, all stay. */
  fold(): string {
    if (!this.hasBreak) return this.blanks;
    if (this.firstBreak !== '\n') return this.firstBreak + this.moreBreaks;
    return this.moreBreaks === '' ? ' ' : this.moreBreaks;
  }
}

/** Reads blanks and line ends. `tabAt`, where given, is called at a tab in the indentation. */
function readGap(cursor: Cursor, gap: Gap, tabAt?: () => void): void {
  for (;;) {
    const char = cursor.peek();
    if (isBlank(char)) {
      if (gap.hasBreak && char === '\t') tabAt?.();
      gap.addBlank(cursor.take());
    } else if (isBreak(char)) gap.addBreak(cursor.takeBreak());
    else return;
  }
}

/** Returns whether a plain scalar ends here, before a blank, by the character that follows. */
function endsPlain(cursor: Cursor, inFlow: boolean): boolean {
  const char = cursor.peek();
  if (char === ':' && isBlankOrEnd(cursor.peek(1))) return true;
  return inFlow && ',?[]{}'.includes(char);
}

/** Reads a scalar without quotes: its text, and whether a line end follows. */
export function readPlain(cursor: Cursor, inFlow: boolean, indent: number): { text: string; endsLine: boolean } {
  const start = cursor.mark;
  let text = '';
  let gap = new Gap();
  while (!cursor.atDocumentMark() && cursor.peek() !== '#') {
    while (!isBlankOrEnd(cursor.peek()) && !endsPlain(cursor, inFlow)) {
      if (!gap.isEmpty) {
        text += gap.fold();
        gap = new Gap();
      }
      text += cursor.take();
    }
    if (!isBlank(cursor.peek()) && !isBreak(cursor.peek())) break;
    readGap(cursor, gap, () => {
      if (cursor.column < indent)
        throw new YamlError('a tab indents a further line, where only spaces may; the text begins', start);
    });
    if (!inFlow && cursor.column < indent) break;
  }
  return { text, endsLine: gap.hasBreak };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  'a': '\x07',
  'b': '\b',
  't': '\t',
  '\t': '\t',
  'n': '\n',
  'v': '\v',
  'f': '\f',
  'r': '\r',
  'e': '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  'N': '\x85',
  '_': '\xa0',
  'L': '\u2028',
  'P': '\u2029',
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function readEscape(cursor: Cursor): string {
  const start = cursor.mark;
  cursor.take();
  const letter = cursor.take();
  if (letter in ESCAPES) return ESCAPES[letter];
  const length = HEX_DIGITS[letter];
  if (length === undefined) throw new YamlError(`\\${letter} is not an escape of YAML,`, start);
  const digits = cursor.take(length);
  if (digits.length < length || !/^[\da-f]+$/i.test(digits)) {
    throw new YamlError(`\\${letter} needs ${length} hexadecimal digits`, start);
  }
  const code = parseInt(digits, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new YamlError('there is no such character', start);
  return String.fromCodePoint(code);
}

/** Reads a word of a quoted scalar, up to a blank, a line end or the closing quote. */
function readQuotedWord(cursor: Cursor, quote: string, gap: Gap): string {
  let word = '';
  for (;;) {
    const char = cursor.peek();
    if (isBlankOrEnd(char)) return word;
    if (quote === "'" && cursor.startsWith("''")) word += cursor.take(2)[0];
    else if (char === quote) return word;
    else if (quote === '"' && char === '\\' && isBreak(cursor.peek(1))) {
      cursor.take();
      cursor.takeBreak();
      gap.joinLines();
      return word;
    } else word += quote === '"' && char === '\\' ? readEscape(cursor) : cursor.take();
  }
}

/** Reads a scalar in quotes. Its further lines may be indented in any way. */
export function readQuoted(cursor: Cursor): string {
  const start = cursor.mark;
  const quote = cursor.take();
  let text = '';
  for (;;) {
    if (cursor.atDocumentMark()) throw new YamlError('the document ends within quotes; the text begins', start);
    if (cursor.peek() === END) throw new YamlError(`the closing ${quote} is missing; the text begins`, start);
    const gap = new Gap();
    text += readQuotedWord(cursor, quote, gap);
    if (!gap.hasBreak && cursor.peek() === quote) break;
    readGap(cursor, gap);
    text += gap.fold();
  }
  cursor.take();
  return text;
}

interface BlockHeader {
  readonly chomping: '' | '+' | '-';
  /** Indentation relative to the parent; 0 where the first line decides. */
  readonly increment: number;
}

function readBlockHeader(cursor: Cursor): BlockHeader {
  const start = cursor.mark;
  cursor.take();
  const head = cursor.takeWhile((char) => /[-+\d]/.test(char));
  if (!/^(?:[-+]?[1-9]?|[1-9][-+])$/.test(head)) {
    throw new YamlError('behind | or > may stand one of + and -, and one digit from 1 to 9,', start);
  }
  cursor.skipBlanks();
  cursor.skipComment();
  if (cursor.peek() !== END && !isBreak(cursor.peek())) {
    throw new YamlError('the text of a block begins on the line below | or >', start);
  }
  if (cursor.peek() !== END) cursor.takeBreak();
  return {
    chomping: (/[-+]/.exec(head)?.[0] ?? '') as BlockHeader['chomping'],
    increment: Number(/\d/.exec(head)?.[0] ?? 0),
  };
}

/** Reads the empty lines and the indentation before a line of a block, and detects the indent where it is still 0. */
function readBlockBreaks(cursor: Cursor, given: number, parent: number): { breaks: string; indent: number } {
  let breaks = '';
  let widest = 0;
  for (;;) {
    while ((given === 0 || cursor.column < given) && cursor.peek() === ' ') cursor.take();
    widest = Math.max(widest, cursor.column);
    if ((given === 0 || cursor.column < given) && cursor.peek() === '\t') {
      throw new YamlError('a tab indents the block, where only spaces may,', cursor.mark);
    }
    if (!isBreak(cursor.peek())) return { breaks, indent: given === 0 ? Math.max(widest, parent + 1, 1) : given };
    breaks += cursor.takeBreak();
  }
}

/** Reads the text of a block scalar behind `|` or `>`. */
export function readBlock(cursor: Cursor, parentIndent: number): string {
  const folded = cursor.peek() === '>';
  const { chomping, increment } = readBlockHeader(cursor);
  const wanted = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  let { breaks, indent } = readBlockBreaks(cursor, wanted, parentIndent);
  let [text, lineEnd, blankBefore] = ['', '', false];
  while (cursor.column === indent && cursor.peek() !== END) {
    const blankNow = isBlank(cursor.peek());
    if (folded && !blankBefore && !blankNow && lineEnd === '\n') text += breaks === '' ? ' ' : '';
    else text += lineEnd;
    text += breaks;
    blankBefore = blankNow;
    text += cursor.takeWhile((char) => !isBreak(char));
    lineEnd = cursor.peek() === END ? '' : cursor.takeBreak();
    ({ breaks, indent } = readBlockBreaks(cursor, indent, parentIndent));
  }
  return text + (chomping === '-' ? '' : lineEnd) + (chomping === '+' ? breaks : '');
}
