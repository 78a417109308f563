import { isRecord } from '../../model';
import type { ImportParameter } from '../parameters';

const WIDTH = 120;
const INDENT = '  ';

/** Printer of values as TypeScript in prettier's layout: on one line where that fits, one field a line otherwise. */
export class LiteralPrinter {
  constructor(private readonly parameters: readonly ImportParameter[] = []) {}

  /**
   * Prints a value.
   *
   * @param column where the value begins
   * @param behind characters that follow it on its line
   */
  print(value: unknown, depth = 0, column = 0, behind = 1): string {
    const flat = this.flat(value);
    if (!flat.includes('\n') && column + flat.length + behind <= WIDTH) return flat;
    const inner = INDENT.repeat(depth + 1);
    const outer = INDENT.repeat(depth);
    if (Array.isArray(value) && value.length > 0) {
      const items = value.map((item) => `${inner}${this.print(item, depth + 1, inner.length)},`);
      return `[\n${items.join('\n')}\n${outer}]`;
    }
    const entries = isRecord(value) ? Object.entries(value).filter(([, item]) => item !== undefined) : [];
    if (entries.length === 0) return flat;
    const quoted = entries.some(([key]) => !isName(key));
    const fields = entries.map(([key, item]) => {
      const name = `${inner}${quoted ? quote(key) : key}: `;
      return `${name}${this.print(item, depth + 1, name.length)},`;
    });
    return `{\n${fields.join('\n')}\n${outer}}`;
  }

  private flat(value: unknown): string {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return `[${value.map((item) => this.flat(item)).join(', ')}]`;
    if (!isRecord(value)) return String(value);
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    if (entries.length === 0) return '{}';
    const quoted = entries.some(([key]) => !isName(key));
    return `{ ${entries.map(([key, item]) => `${quoted ? quote(key) : key}: ${this.flat(item)}`).join(', ')} }`;
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

/** Returns the name of the constant that holds a parameter. */
export const variableName = (name: string): string => {
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const camel = words.map((word, i) => (i === 0 ? word : word[0].toUpperCase() + word.slice(1))).join('');
  return /^[a-z]/.test(camel) && !RESERVED.has(camel) ? camel : `${camel}Value`;
};

const RESERVED = new Set(['app', 'mesh', 'chart', 'default', 'new', 'class', 'const', 'import', 'export', 'variable']);

const isName = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key);

export const quote = (text: string): string => {
  const inner = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"');
  return inner.includes("'") && !inner.includes('"') ? `"${inner}"` : `'${inner.replace(/'/g, "\\'")}'`;
};

const escaped = (text: string): string => text.replace(/\\/g, '\\\\').replace(/`/g, '\\`').replace(/\$\{/g, '\\${');

const template = (text: string): string => (/[^\n\t\x20-\uffff]/.test(text) ? quote(text) : `\`${escaped(text)}\``);
