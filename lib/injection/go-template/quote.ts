/** Go's quoted strings: `strconv.Quote` and `strconv.Unquote`. */

const SHORT: { readonly [char: string]: string } = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};
const UNESCAPED: { readonly [escape: string]: string } = {
  'a': '\x07',
  'b': '\b',
  'f': '\f',
  'n': '\n',
  'r': '\r',
  't': '\t',
  'v': '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

/**
 * Returns whether a character is printable in Go: letters, marks, numbers, punctuation, symbols and the ASCII space.
 */
export const isPrint = (char: string): boolean => char === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(char);

function escapeCode(code: number): string {
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Returns a string in double quotes with Go's escapes. With `asciiOnly`, as `%+q` prints it. */
export function goQuote(text: string, asciiOnly = false): string {
  let out = '"';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    out += SHORT[char] ?? (isPrint(char) && !(asciiOnly && code > 0x7f) ? char : escapeCode(code));
  }
  return `${out}"`;
}

/** Returns a character in single quotes, as `%q` prints an integer. */
export function goQuoteChar(code: number): string {
  const char = code > 0x10ffff || (code >= 0xd800 && code < 0xe000) || code < 0 ? '\ufffd' : String.fromCodePoint(code);
  if (char === "'") return "'\\''";
  if (char === '"') return "'\"'";
  return `'${goQuote(char).slice(1, -1)}'`;
}

const ESCAPE = /\\(?:([abfnrtv\\"'])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))/y;

/** Returns the text of a Go string or character literal in any of its quotes; undefined if an escape is wrong. */
export function goUnquote(literal: string): string | undefined {
  const quote = literal[0];
  const inner = literal.slice(1, -1);
  if (quote === '`') return inner.replaceAll('\r', '');
  const bytes: Buffer[] = [];
  let pos = 0;
  while (pos < inner.length) {
    if (inner[pos] !== '\\') {
      const end = inner.indexOf('\\', pos);
      bytes.push(Buffer.from(inner.slice(pos, end < 0 ? inner.length : end)));
      pos = end < 0 ? inner.length : end;
      continue;
    }
    ESCAPE.lastIndex = pos;
    const found = ESCAPE.exec(inner);
    const part = found && unescape(found, quote ?? '"');
    if (!found || !part) return undefined;
    bytes.push(part);
    pos += found[0].length;
  }
  return Buffer.concat(bytes).toString();
}

function unescape(found: RegExpExecArray, quote: string): Buffer | undefined {
  const [, short, hex, unicode4, unicode8, octal] = found;
  if (short !== undefined) {
    const otherQuote = (short === '"' || short === "'") && short !== quote;
    return otherQuote ? undefined : Buffer.from(UNESCAPED[short] ?? '');
  }
  if (hex !== undefined) return Buffer.from([parseInt(hex, 16)]);
  if (octal !== undefined) return parseInt(octal, 8) > 255 ? undefined : Buffer.from([parseInt(octal, 8)]);
  const code = parseInt(unicode4 ?? unicode8 ?? '', 16);
  return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? undefined : Buffer.from(String.fromCodePoint(code));
}

export const goUnquoteError = (literal: string): boolean => goUnquote(literal) === undefined;
