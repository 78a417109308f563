import { preparedField, type PreparedField } from './prepared';
import { writeBlock, writeLine } from './scalar';

/** Thrown (and caught) inside for a document that only the `yaml` library can write. */
const LIBRARY_NEEDED = Symbol('library needed');

function scalar(value: unknown, indent: string): string {
  if (typeof value === 'string') {
    const text = value.includes('\n') ? writeBlock(value, indent) : writeLine(value);
    if (text === undefined) throw LIBRARY_NEEDED;
    return text;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw LIBRARY_NEEDED;
    return Object.is(value, -0) ? '-0' : JSON.stringify(value);
  }
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === null) return 'null';
  throw LIBRARY_NEEDED;
}

function key(name: string): string {
  if (name.includes('\n') || name.length > 1000) throw LIBRARY_NEEDED;
  const text = writeLine(name);
  if (text === undefined) throw LIBRARY_NEEDED;
  return text;
}

function isEmpty(value: object): boolean {
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

/** Returns the lines of a list or map that has entries, the first one without its indent. */
function collection(value: object, indent: string): string {
  return Array.isArray(value) ? list(value, indent) : map(value as Record<string, unknown>, indent);
}

function list(items: readonly unknown[], indent: string): string {
  const inner = `${indent}  `;
  let text = '';
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    text += i === 0 ? '- ' : `\n${indent}- `;
    if (typeof item === 'object' && item !== null)
      text += isEmpty(item) ? (Array.isArray(item) ? '[]' : '{}') : collection(item, inner);
    else text += scalar(item, inner);
  }
  return text;
}

function map(entries: Record<string, unknown>, indent: string): string {
  const inner = `${indent}  `;
  let text = '';
  for (const name of Object.keys(entries)) {
    const value = entries[name];
    text += text === '' ? `${key(name)}:` : `\n${indent}${key(name)}:`;
    if (typeof value === 'object' && value !== null)
      text += isEmpty(value) ? (Array.isArray(value) ? ' []' : ' {}') : `\n${inner}${collection(value, inner)}`;
    else text += ` ${scalar(value, inner)}`;
  }
  return text;
}

/**
 * Writes one object as a YAML document that ends in a newline, byte for byte as cdk8s does. Keys stay in the order
 * given. Documents with rare text (control characters, dates, document markers) are written by the `yaml` library,
 * which is loaded then.
 */
export function emit(value: unknown): string {
  const field = typeof value === 'object' && value !== null ? preparedField(value) : undefined;
  if (field) return emitPrepared(value as Record<string, unknown>, field);
  if (typeof value === 'object' && value !== null && !isEmpty(value)) {
    try {
      return `${collection(value, '')}\n`;
    } catch (reason) {
      if (reason !== LIBRARY_NEEDED) throw reason;
    }
  }
  return emitByLibrary(value);
}

/** Writes an object whose last field is already written as YAML. */
function emitPrepared(object: Record<string, unknown>, field: PreparedField): string {
  const head = Object.fromEntries(
    Object.keys(object)
      .filter((name) => name !== field.name)
      .map((name) => [name, object[name]]),
  );
  return `${emit(head)}${field.text}`;
}

/** Writes a document by the `yaml` library with cdk8s's own settings: the reference for `emit`. */
export function emitByLibrary(value: unknown): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only for the rare document that needs it
  const { stringify } = require('yaml') as typeof import('yaml');
  // A copy, because the object itself may carry marks by which the library would hand it back to `emit`.
  const unmarked: unknown = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : value;
  return stringify(unmarked, { keepUndefined: true, lineWidth: 0, version: '1.1', aliasDuplicateObjects: false });
}
