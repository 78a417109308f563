import { isRecord } from '../model';
import type { ImportParameter } from './parameters';
import { Code, Commented } from './program/code';
import { identifier, isName } from './program/names';

const WIDTH = 120;
const INDENT = '  ';
/** Stands for a value that does not fit on one line, whatever its width. */
const SEVERAL_LINES = '\n';

/** Printer of values as TypeScript in prettier's layout: on one line where that fits, one field a line otherwise. */
export class LiteralPrinter {
  constructor(
    private readonly parameters: readonly ImportParameter[] = [],
    private readonly width = WIDTH,
  ) {}

  /**
   * Prints a value.
   *
   * @param column where the value begins
   * @param behind characters that follow it on its line
   */
  print(value: unknown, depth = 0, column = 0, behind = 1): string {
    if (value instanceof Commented) return this.print(value.value, depth, column, behind);
    const flat = this.flat(value);
    if (!flat.includes('\n') && column + flat.length + behind <= this.width) return flat;
    const inner = INDENT.repeat(depth + 1);
    const outer = INDENT.repeat(depth);
    if (Array.isArray(value) && value.length > 0) {
      const isNumbers = value.every((item) => typeof item === 'number');
      const items = isNumbers ? this.filled(value, inner) : value.map((item) => this.item(item, inner, depth));
      return `[\n${items.join('\n')}\n${outer}]`;
    }
    const entries = entriesOf(value);
    if (entries.length === 0) return flat;
    const fields = entries.map(([key, item]) => this.item(item, inner, depth, `${fieldName(key)}: `));
    return `{\n${fields.join('\n')}\n${outer}}`;
  }

  /** Prints an item of a list, or a field of an object with its name in front, and the comment above it. */
  private item(item: unknown, inner: string, depth: number, name = ''): string {
    const head = `${inner}${name}`;
    const lines = item instanceof Commented ? item.lines.map((line) => `${inner}${commentLine(line)}\n`) : [];
    const content = item instanceof Commented ? item.value : item;
    // A long text goes onto a line of its own, behind the name of its field.
    const flat = name === '' ? '' : this.flat(content);
    const isLong = typeof content === 'string' && !flat.includes('\n') && head.length + flat.length + 1 > this.width;
    const text = isLong && name !== '' ? `\n${inner}${INDENT}${flat}` : this.print(content, depth + 1, head.length);
    return `${lines.join('')}${isLong ? head.trimEnd() : head}${text},`;
  }

  /** Prints numbers, as many on a line as fit. */
  private filled(numbers: readonly unknown[], inner: string): string[] {
    const lines: string[] = [];
    for (const number of numbers) {
      const last = lines.at(-1);
      const text = `${String(number)},`;
      if (last !== undefined && last.length + 1 + text.length <= this.width)
        lines[lines.length - 1] = `${last} ${text}`;
      else lines.push(`${inner}${text}`);
    }
    return lines;
  }

  private flat(value: unknown): string {
    if (value instanceof Code) return value.text;
    if (value instanceof Commented) return SEVERAL_LINES;
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) {
      return this.width < Infinity && isSpread(value)
        ? SEVERAL_LINES
        : `[${value.map((item) => this.flat(item)).join(', ')}]`;
    }
    if (!isRecord(value)) return String(value);
    const entries = entriesOf(value);
    if (entries.length === 0) return '{}';
    return `{ ${entries.map(([key, item]) => `${fieldName(key)}: ${this.flat(item)}`).join(', ')} }`;
  }

  private text(value: string): string {
    const used = this.parameters.filter(({ sample }) => value.includes(sample));
    const whole = used.find(({ sample }) => sample === value);
    if (whole) return variableName(whole.name);
    if (used.length === 0) return value.includes('\n') ? template(value) : quote(value);
    const filled = used.reduce(
      (text, { sample, name }) => text.split(sample).join(`\${${variableName(name)}}`),
      escaped(value),
    );
    return `\`${filled}\``;
  }
}

const fieldName = (key: string): string => (isName(key) ? key : quote(key));

const entriesOf = (value: unknown): [string, unknown][] =>
  isRecord(value) && !(value instanceof Code) ? Object.entries(value).filter(([, item]) => item !== undefined) : [];

/** Reports whether prettier spreads a list over lines: several objects or lists, of more than one part each. */
function isSpread(items: readonly unknown[]): boolean {
  if (items.length < 2) return false;
  return (
    items.every((item) => Array.isArray(item) && item.length > 1) ||
    items.every((item) => !Array.isArray(item) && entriesOf(item).length > 1)
  );
}

/** Returns the name of the constant that holds a parameter. */
export const variableName = (name: string): string => {
  const camel = identifier(name.toLowerCase());
  return /^[a-z]/.test(camel) && !RESERVED.has(camel) ? camel : `${camel.replace(/^_/, '')}Value`;
};

const RESERVED = new Set(['app', 'mesh', 'chart', 'variable']);

/** Prints a line of a comment. */
export const commentLine = (line: string): string => (line === '' ? '//' : `// ${line}`);

export const quote = (text: string): string => {
  const inner = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"');
  return inner.includes("'") && !inner.includes('"') ? `"${inner}"` : `'${inner.replace(/'/g, "\\'")}'`;
};

const escaped = (text: string): string => text.replace(/\\/g, '\\\\').replace(/`/g, '\\`').replace(/\$\{/g, '\\${');

const template = (text: string): string => (/[^\n\t\x20-\uffff]/.test(text) ? quote(text) : `\`${escaped(text)}\``);
