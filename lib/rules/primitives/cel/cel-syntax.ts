import type { Fault } from '../../place';

const TEXT = [
  String.raw`[bB]?[rR]?(?:"""[^]*?"""|'''[^]*?''')`,
  String.raw`(?:[bB]?[rR])(?:"[^"\n\r]*"|'[^'\n\r]*')`,
  String.raw`[bB]?(?:"(?:\\[^]|[^"\\\n\r])*"|'(?:\\[^]|[^'\\\n\r])*')`,
];
const NUMBER = [
  String.raw`0x[0-9a-fA-F]+[uU]?`,
  String.raw`(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)`,
  String.raw`\d+[uU]?`,
];

const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+|//[^\n]*)`,
    `(?<text>${TEXT.join('|')})`,
    `(?<number>${NUMBER.join('|')})`,
    String.raw`(?<name>[A-Za-z_]\w*)`,
    '(?<quoted>`[\\w./ -]+`)',
    String.raw`(?<sign>\|\||&&|[<>=!]=|[-+*/%<>!?:.,()[\]{}])`,
  ].join('|'),
  'y',
);

const ESCAPES = /\\(?:[abfnrtv\\?"'`]|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2})/g;
const RESERVED = new Set([
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while',
]);
/** Macros that declare a variable, with the counts of their arguments. */
const VARIABLE_MACROS: Readonly<Record<string, readonly number[]>> = {
  all: [2],
  exists: [2],
  exists_one: [2],
  existsOne: [2],
  map: [2, 3],
  filter: [2],
};
const BINARY = [['||'], ['&&'], ['<', '<=', '>=', '>', '==', '!=', 'in'], ['+', '-'], ['*', '/', '%']];
const MAX_INT = 2n ** 63n;
const MAX_UINT = 2n ** 64n;

interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'quoted' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

class SyntaxFault extends Error {}

/** Shape of an expression, as far as the syntax of macros depends on it. */
type Shape = 'name' | 'select' | 'other';

/** Parser of CEL, without types: https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax */
class CelParser {
  /** Names at the beginning of `a.b.c`, and those of them that macros bind. */
  readonly roots = new Set<string>();
  readonly variables = new Set<string>();
  private readonly tokens: Token[] = [];
  private position = 0;

  constructor(source: string) {
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < source.length) {
      const at = TOKEN.lastIndex;
      const groups = TOKEN.exec(source)?.groups;
      if (groups === undefined) throw new SyntaxFault(`character ${at + 1} cannot be there`);
      const kind = (['text', 'number', 'name', 'quoted', 'sign'] as const).find((name) => groups[name] !== undefined);
      if (kind !== undefined) this.tokens.push({ kind, text: groups[kind], at });
    }
    this.tokens.push({ kind: 'end', text: '', at: source.length });
  }

  whole(): void {
    this.expression();
    if (this.token.kind !== 'end') this.unexpected();
  }

  private get token(): Token {
    return this.tokens[this.position];
  }

  private unexpected(): never {
    const { kind, text, at } = this.token;
    throw new SyntaxFault(
      kind === 'end' ? 'it ends too early' : `${JSON.stringify(text)} at character ${at + 1} cannot be there`,
    );
  }

  private accept(...signs: string[]): boolean {
    if ((this.token.kind !== 'sign' && this.token.text !== 'in') || !signs.includes(this.token.text)) return false;
    this.position += 1;
    return true;
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) this.unexpected();
  }

  private expression(): Shape {
    const shape = this.binary(0);
    if (!this.accept('?')) return shape;
    this.binary(0);
    this.expect(':');
    this.expression();
    return 'other';
  }

  private binary(level: number): Shape {
    if (level === BINARY.length) return this.unary();
    let shape = this.binary(level + 1);
    while (this.accept(...BINARY[level])) {
      this.binary(level + 1);
      shape = 'other';
    }
    return shape;
  }

  private unary(): Shape {
    const sign = this.token.text;
    if (this.token.kind !== 'sign' || (sign !== '!' && sign !== '-')) return this.member();
    while (this.accept(sign)) {
      /* any number of the same sign */
    }
    this.member(sign === '-');
    return 'other';
  }

  private member(negative = false): Shape {
    let shape = this.primary(negative);
    for (;;) {
      if (this.accept('[')) {
        this.expression();
        this.expect(']');
        shape = 'other';
      } else if (this.accept('.')) {
        const quoted = this.token.kind === 'quoted';
        const name = quoted ? this.tokens[this.position++].text : this.name();
        shape = 'select';
        if (!quoted && this.accept('(')) {
          this.call(name, true);
          shape = 'other';
        }
      } else return shape;
    }
  }

  private name(): string {
    const { kind, text } = this.token;
    if (kind !== 'name' || ['in', 'true', 'false', 'null'].includes(text)) this.unexpected();
    this.position += 1;
    return text;
  }

  private primary(negative: boolean): Shape {
    const { kind, text } = this.token;
    if (kind === 'text' || kind === 'number') return this.literal(negative);
    if (this.accept('(')) {
      const shape = this.expression();
      this.expect(')');
      return shape;
    }
    if (this.accept('[')) return this.list(']', () => this.expression());
    if (this.accept('{')) return this.list('}', () => this.entry());
    if (kind === 'name' && ['true', 'false', 'null'].includes(text)) {
      this.position += 1;
      return 'other';
    }
    this.accept('.');
    return this.named();
  }

  /** Parses a variable, a call of a function, or a message `Name.Of.Type{field: value}`. */
  private named(): Shape {
    const start = this.position;
    const name = this.name();
    while (this.token.text === '.' && this.tokens[this.position + 1].kind === 'name') this.position += 2;
    if (this.token.kind === 'sign' && this.token.text === '{') {
      this.position += 1;
      return this.list('}', () => {
        this.name();
        this.expect(':');
        this.expression();
      });
    }
    this.position = start + 1;
    if (RESERVED.has(name)) throw new SyntaxFault(`${JSON.stringify(name)} is a reserved word`);
    if (!this.accept('(')) {
      this.roots.add(name);
      return 'name';
    }
    this.call(name, false);
    return 'other';
  }

  private call(name: string, onValue: boolean): void {
    const shapes: Shape[] = [];
    const first = this.token.text;
    if (!this.accept(')')) {
      do shapes.push(this.expression());
      while (this.accept(','));
      this.expect(')');
    }
    if (!onValue && name === 'has' && shapes.length === 1 && shapes[0] !== 'select')
      throw new SyntaxFault('has() asks for a field: has(a.b)');
    if (
      onValue &&
      Object.hasOwn(VARIABLE_MACROS, name) &&
      VARIABLE_MACROS[name].includes(shapes.length) &&
      shapes[0] !== 'name'
    )
      throw new SyntaxFault(`${name}() needs a variable first: list.${name}(x, ...)`);
    if (onValue && Object.hasOwn(VARIABLE_MACROS, name)) this.variables.add(first);
  }

  private list(end: string, item: () => void): Shape {
    // A comma may follow the last item, and may stand alone in an empty list.
    if (this.token.text === ',') {
      this.position += 1;
      this.expect(end);
      return 'other';
    }
    while (!this.accept(end)) {
      item();
      if (this.accept(',')) continue;
      this.expect(end);
      break;
    }
    return 'other';
  }

  private entry(): void {
    this.expression();
    this.expect(':');
    this.expression();
  }

  private literal(negative: boolean): Shape {
    const { kind, text } = this.token;
    if (kind === 'number' && /^(?:0x[0-9a-fA-F]+|\d+)[uU]?$/.test(text)) {
      const unsigned = /[uU]$/.test(text);
      const value = BigInt(unsigned ? text.slice(0, -1) : text);
      if (unsigned ? value >= MAX_UINT : value > MAX_INT || (value === MAX_INT && !negative))
        throw new SyntaxFault(`the number ${text} is too big`);
    }
    if (kind === 'text' && !/^[bB]?[rR]/.test(text) && text.replace(ESCAPES, '').includes('\\'))
      throw new SyntaxFault('a text has an unknown escape');
    this.position += 1;
    return 'other';
  }
}

function read(source: string): CelParser {
  const parser = new CelParser(source);
  parser.whole();
  return parser;
}

/**
 * Returns the attributes that an expression begins with, without variables of macros; none where it cannot be parsed.
 */
export function celRoots(source: string): string[] {
  try {
    const { roots, variables } = read(source);
    return [...roots].filter((name) => !variables.has(name));
  } catch (problem) {
    if (!(problem instanceof SyntaxFault)) throw problem;
    return [];
  }
}

/** Checks that CEL can parse an expression; only the proxy knows whether its names and types fit. */
export function celExpression(source: string): Fault | undefined {
  try {
    read(source);
    return undefined;
  } catch (problem) {
    if (!(problem instanceof SyntaxFault)) throw problem;
    const message = `this is not a CEL expression: ${problem.message}`;
    return { code: 'cel', message, fix: 'write for example "response.code >= 400"' };
  }
}
