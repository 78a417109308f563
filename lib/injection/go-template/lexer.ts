import { goUnquoteError } from './quote';

export type TokenType =
  | 'text'
  | 'left'
  | 'right'
  | 'space'
  | 'pipe'
  | 'declare'
  | 'assign'
  | 'char'
  | 'open'
  | 'close'
  | 'string'
  | 'number'
  | 'bool'
  | 'variable'
  | 'field'
  | 'dot'
  | 'identifier'
  | 'keyword'
  | 'error'
  | 'eof';

export interface Token {
  readonly type: TokenType;
  readonly pos: number;
  readonly value: string;
}

const KEYWORDS = new Set([
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
]);
const TRIM_END = /[ \t\r\n]+$/;
const TRIM_START = /[ \t\r\n]*/y;
/** Characters that may follow a field, variable or word. */
const TERMINATOR = /[ \t\r\n.,|:()]|(?:\}\})|$/y;

/** Token patterns inside an action, in the order they are tried. */
/** Numbers of Go, the forms with a prefix first. What only looks like one is refused when it is read. */
const NUMBER = [
  String.raw`0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?`,
  String.raw`0[oO][0-7_]*`,
  String.raw`0[bB][01_]*`,
  String.raw`(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9_]*)?`,
];

const PATTERNS: readonly (readonly [TokenType, RegExp])[] = [
  ['space', /[ \t\r\n]+/y],
  ['declare', /:=/y],
  ['assign', /=/y],
  ['pipe', /\|/y],
  ['string', /"(?:\\[^\n]|[^"\\\n])*"/y],
  ['string', /`[^`]*`/y],
  ['number', /'(?:\\[^\n]|[^'\\\n])*'/y],
  ['number', new RegExp(`[+-]?(?:${NUMBER.join('|')})`, 'y')],
  ['variable', /\$[\p{L}\p{Nd}_]*/uy],
  ['field', /\.[\p{L}\p{Nd}_]+/uy],
  ['dot', /\./y],
  ['identifier', /[\p{L}\p{Nd}_]+/uy],
  ['open', /\(/y],
  ['close', /\)/y],
  ['char', /[\x20-\x7e]/y],
];

function matchAt(pattern: RegExp, text: string, pos: number): string | undefined {
  pattern.lastIndex = pos;
  return pattern.exec(text)?.[0];
}

/**
 * Returns all tokens of a template text; ends with `eof`, or with `error` where the text cannot be tokenized further.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let pos = 0;
  for (;;) {
    const open = text.indexOf('{{', pos);
    const trimmed = open >= 0 && /^-[ \t\r\n]/.test(text.slice(open + 2, open + 4));
    const literal = open < 0 ? text.slice(pos) : text.slice(pos, open);
    const kept = trimmed ? literal.replace(TRIM_END, '') : literal;
    if (kept !== '') tokens.push({ type: 'text', pos, value: kept });
    if (open < 0) {
      tokens.push({ type: 'eof', pos: text.length, value: '' });
      return tokens;
    }
    const start = open + (trimmed ? 4 : 2);
    const end = text.startsWith('/*', start) ? skipComment(text, start, tokens) : readAction(text, open, start, tokens);
    if (end === undefined) return tokens;
    pos = end;
  }
}

/** Returns the position after the comment and the white space it trims. */
function skipComment(text: string, start: number, tokens: Token[]): number | undefined {
  const close = text.indexOf('*/', start + 2);
  if (close < 0) return fail(tokens, start, 'the comment is never closed');
  return closeAction(text, close + 2) ?? fail(tokens, start, 'a comment must be the only thing in its action');
}

/** Returns the position after `}}` or ` -}}` at `pos`; undefined if neither is there. */
function closeAction(text: string, pos: number): number | undefined {
  if (text.startsWith('}}', pos)) return pos + 2;
  const marker = /[ \t\r\n]-\}\}/y;
  marker.lastIndex = pos;
  if (!marker.test(text)) return undefined;
  TRIM_START.lastIndex = pos + 4;
  TRIM_START.test(text);
  return TRIM_START.lastIndex;
}

function fail(tokens: Token[], pos: number, reason: string): undefined {
  tokens.push({ type: 'error', pos, value: reason });
  return undefined;
}

/** Reads the tokens of one action; returns the position after it, or undefined after an error. */
function readAction(text: string, open: number, start: number, tokens: Token[]): number | undefined {
  tokens.push({ type: 'left', pos: open, value: '{{' });
  let depth = 0;
  let pos = start;
  for (;;) {
    const end = closeAction(text, pos);
    if (end !== undefined) {
      if (depth > 0) return fail(tokens, pos, 'a parenthesis is not closed');
      tokens.push({ type: 'right', pos: text.startsWith('}}', pos) ? pos : pos + 2, value: '}}' });
      return end;
    }
    if (pos >= text.length) return fail(tokens, pos, 'the action is never closed');
    const token = readToken(text, pos);
    if (token.type === 'error') return fail(tokens, pos, token.value);
    if (token.type === 'open') depth++;
    if (token.type === 'close' && --depth < 0) return fail(tokens, pos, 'a closing parenthesis without an opening one');
    tokens.push(token);
    pos += token.value.length;
  }
}

const NEEDS_TERMINATOR: ReadonlySet<TokenType> = new Set(['variable', 'field', 'identifier']);

function readToken(text: string, pos: number): Token {
  for (const [type, pattern] of PATTERNS) {
    const found = matchAt(pattern, text, pos);
    if (found === undefined) continue;
    const value = type === 'space' ? beforeTrimMarker(text, pos, found) : found;
    const error = tokenError(type, value, text, pos + value.length);
    if (error !== undefined) return { type: 'error', pos, value: error };
    return { type: type === 'identifier' ? wordType(value) : type, pos, value };
  }
  return {
    type: 'error',
    pos,
    value: `unexpected character ${JSON.stringify(String.fromCodePoint(text.codePointAt(pos) ?? 0))}`,
  };
}

/** Returns what is wrong with a token, if anything; `end` is the position after it. */
function tokenError(type: TokenType, value: string, text: string, end: number): string | undefined {
  if (NEEDS_TERMINATOR.has(type) && matchAt(TERMINATOR, text, end) === undefined)
    return `unexpected character ${JSON.stringify(text[end])} after ${value}`;
  switch (type) {
    case 'number':
      return matchAt(/[\p{L}\p{Nd}_]/uy, text, end) ? `bad number ${value}` : undefined;
    case 'string':
      return goUnquoteError(value) ? `bad escape in ${value}` : undefined;
    case 'char':
      if ('"`\''.includes(value)) return `the text that starts with ${value} is never closed`;
      return value === ':' ? 'a colon is only allowed in :=' : undefined;
    default:
      return undefined;
  }
}

function wordType(word: string): TokenType {
  if (KEYWORDS.has(word)) return 'keyword';
  return word === 'true' || word === 'false' ? 'bool' : 'identifier';
}

/** Returns the end of white space: before ` -}}` its last character belongs to the trim marker. */
function beforeTrimMarker(text: string, pos: number, space: string): string {
  return space.length > 1 && text.startsWith('-}}', pos + space.length) ? space.slice(0, -1) : space;
}
