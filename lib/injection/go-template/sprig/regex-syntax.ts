import { refuse } from '../signature';

/** Translates RE2 syntax to a JavaScript expression. Expressions that RE2 refuses have been refused before. */
export function toJavaScript(expression: string): RegExp {
  const leading = /^\(\?([imsU]+)\)/.exec(expression);
  const flags = leading?.[1] ?? '';
  const body = expression.slice(leading?.[0].length ?? 0);
  if (flags.includes('U')) refuse(`the flag U in ${expression} is not supported outside of the cluster`);
  return new RegExp(
    translate(body, flags.includes('s')),
    `gu${flags.includes('i') ? 'i' : ''}${flags.includes('m') ? 'm' : ''}`,
  );
}

const POSIX: { readonly [name: string]: string } = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** Pieces of RE2 syntax, the longest first. */
const PIECE = new RegExp(
  [
    String.raw`\\Q([\s\S]*?)(?:\\E|$)`,
    String.raw`\\x\{([0-9A-Fa-f]+)\}`,
    String.raw`\\([0-7]{3})`,
    String.raw`\\[pP](?:\{\^?\w+\}|\w)`,
    String.raw`\\[\s\S]`,
    String.raw`\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]`,
    String.raw`\(\?P?<|\(\?[:]|\(\?[^:<P][^)]*[):]`,
    String.raw`[\s\S]`,
  ].join('|'),
  'gu',
);

function translate(expression: string, dotAll: boolean): string {
  return expression
    .replace(PIECE, (piece, literal?: string, hex?: string, octal?: string) => {
      if (literal !== undefined) return quoteMeta(literal);
      if (hex !== undefined) return `\\u{${hex}}`;
      if (octal !== undefined) return `\\u{${parseInt(octal, 8).toString(16)}}`;
      if (piece === '.') return dotAll ? '[\\s\\S]' : '[^\\n]';
      if (piece.startsWith('[')) return characterClass(piece);
      if (piece === '(?P<' || piece === '(?<') return '(?<';
      if (piece.startsWith('(?') && piece !== '(?:')
        return refuse(`the flags ${piece} inside an expression are not supported outside of the cluster`);
      return piece.startsWith('\\')
        ? escape(piece)
        : piece === ']' || piece === '}'
          ? `\\${piece}`
          : piece === '{'
            ? '{'
            : piece;
    })
    .replace(/\{(?!\d+(?:,\d*)?\\\})/g, (brace, at: number, all: string) =>
      /(?:\\u|\\[pP])$/.test(all.slice(0, at)) ? brace : '\\{',
    )
    .replace(/\{(\d+(?:,\d*)?|\^?\w+)\\\}/g, '{$1}');
}

const ESCAPES: { readonly [escape: string]: string } = {
  '\\A': '(?<![\\s\\S])',
  '\\z': '(?![\\s\\S])',
  '\\a': '\\x07',
  '\\s': '[\\t\\n\\f\\r ]',
  '\\S': '[^\\t\\n\\f\\r ]',
  '\\C': '[\\s\\S]',
};

function escape(piece: string): string {
  const known = ESCAPES[piece];
  if (known) return known;
  const property = /^\\([pP])\{?(\^?)(\w+)\}?$/.exec(piece);
  if (property) return unicodeProperty((property[1] === 'P') !== (property[2] === '^'), property[3] ?? '');
  return /^\\[\w^$\\.*+?()[\]{}|/]$/.test(piece) ? piece : `\\u{${(piece.codePointAt(1) ?? 0).toString(16)}}`;
}

const unicodeProperty = (negated: boolean, name: string): string =>
  `\\${negated ? 'P' : 'p'}{${name.length > 2 ? `Script=${name}` : name}}`;

function characterClass(piece: string): string {
  const negated = piece.startsWith('[^');
  const inner = piece.slice(negated ? 2 : 1, -1);
  const items = inner.replace(
    /\[:(\^?)(\w+):\]|\\x\{([0-9A-Fa-f]+)\}|\\[pP](?:\{\^?\w+\}|\w)|\\[\s\S]|[\s\S]/gu,
    (item, not?: string, name?: string, hex?: string) => {
      if (name !== undefined)
        return not
          ? refuse(`the class ${item} is not supported outside of the cluster`)
          : (POSIX[name] ?? refuse(`there is no class ${item}`));
      if (hex !== undefined) return `\\u{${hex}}`;
      if (item === '\\s') return '\\t\\n\\f\\r ';
      if (item === '\\S') return refuse('\\S inside a class is not supported outside of the cluster');
      if (item.startsWith('\\')) return escape(item);
      return /[[\](){}|/^$.*+?]/.test(item) ? `\\${item}` : item;
    },
  );
  return `[${negated ? '^' : ''}${items}]`;
}

/** Implements `regexp.QuoteMeta`: returns an expression that matches the text itself. */
export const quoteMeta = (text: string): string => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
