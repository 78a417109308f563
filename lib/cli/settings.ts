import { isRecord, overlay, type ValueTree } from '../model';
import { readYaml } from '../yaml/read-yaml';
import { UsageError } from './usage-error';

/** Step into a tree: the name of a field, or the place in a list. */
type Step = string | number;

/** One setting of a `--set`: its path and its value. */
export interface Setting {
  readonly path: readonly Step[];
  readonly value: unknown;
}

/** Names of props that look like numbers, but are text. */
const TEXT_PROPS = new Set(['version', 'compatibilityVersion', 'tag', 'revision']);

/** Greatest index of a list that a path may have; the limit is helm's. */
const MAX_INDEX = 65_536;

/**
 * Parses the argument of `--set` as helm does: `a.b=1,c=2` is two settings, `a[0].b=x` is a field of the first item of
 * a list, `{x,y}` is a list, and a backslash takes the special meaning from the character behind it. Beyond helm, a
 * value may be a list or a map as YAML writes them in brackets (`[a, b]`, `{ a: 1 }`), text in quotes, or a decimal
 * fraction.
 *
 * @throws UsageError for a text that is no setting
 */
export function parseSettings(argument: string): Setting[] {
  const reader = new Reader(argument);
  const settings: Setting[] = [];
  do {
    const path = readPath(reader);
    settings.push({ path, value: readValue(reader, path) });
  } while (!reader.isAtEnd);
  return settings;
}

/**
 * Returns a tree with a `--set` applied, leaving the given one unchanged: maps keep their other fields, and lists their
 * other items.
 */
export function withSettings(tree: ValueTree, argument: string): ValueTree {
  const fail = (message: string): UsageError => wrong(argument, message);
  return parseSettings(argument).reduce<unknown>(
    (below, { path, value }) => withValue(below, path, value, fail),
    tree,
  ) as ValueTree;
}

function withValue(
  below: unknown,
  [step, ...rest]: readonly Step[],
  value: unknown,
  fail: (message: string) => Error,
): unknown {
  if (step === undefined) return isRecord(below) && isRecord(value) ? overlay(below, value) : value;
  if (typeof step === 'string') {
    const map = isRecord(below) ? below : {};
    return { ...map, [step]: withValue(Object.hasOwn(map, step) ? map[step] : undefined, rest, value, fail) };
  }
  const list = Array.isArray(below) ? (below as unknown[]) : [];
  if (step > list.length)
    throw fail(`item [${step}] would leave a gap in a list of ${list.length}; the next one is [${list.length}]`);
  return Object.assign([...list], { [step]: withValue(list[step], rest, value, fail) });
}

const wrong = (argument: string, message: string): UsageError => new UsageError(`--set ${argument}: ${message}`);

/** Reader of the characters of an argument, one after the other. */
class Reader {
  private at = 0;

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }
  get next(): string {
    return this.text.charAt(this.at);
  }
  get rest(): string {
    return this.text.slice(this.at);
  }

  skip(count = 1): void {
    this.at += count;
  }

  /**
   * Reads up to one of `stops`, which is not consumed; a backslash takes the special meaning from the next character.
   */
  until(stops: string): string {
    let read = '';
    for (; !this.isAtEnd && !stops.includes(this.next); this.skip()) {
      if (this.next === '\\' && this.rest.length > 1) this.skip();
      read += this.next;
    }
    return read;
  }

  readonly fail = (message: string): UsageError => wrong(this.text, message);
}

/** Reads `a.b[0].c=`. */
function readPath(reader: Reader): Step[] {
  const path: Step[] = [];
  for (;;) {
    const name = reader.until('.[=,');
    if (name === '') throw reader.fail('a name in the path is empty; write it as PATH=VALUE, for example cni=true');
    path.push(name);
    while (reader.next === '[') path.push(readIndex(reader));
    const { next } = reader;
    if (next !== '=' && next !== '.') throw unfinished(reader, path, name);
    reader.skip();
    if (next === '=') return path;
  }
}

function unfinished(reader: Reader, path: readonly Step[], name: string): UsageError {
  if (typeof path.at(-1) === 'number' && !reader.isAtEnd && reader.next !== ',') {
    return reader.fail(`${JSON.stringify(reader.next)} stands behind ]; write a dot or = there`);
  }
  if (name === reader.text) return reader.fail('write it as PATH=VALUE, for example cni=true');
  return reader.fail(`${JSON.stringify(name)} has no value; write it as PATH=VALUE, and a comma inside a value as \\,`);
}

/** Reads `[0]`. */
function readIndex(reader: Reader): number {
  const [whole, digits] = /^\[([^\]]*)\]?/.exec(reader.rest) as RegExpExecArray;
  const index = Number(digits);
  if (!/^\d+$/.test(digits) || !whole.endsWith(']') || index > MAX_INDEX) {
    throw reader.fail(`${whole} is no place in a list; write a number from 0 to ${MAX_INDEX} in brackets`);
  }
  reader.skip(whole.length);
  return index;
}

/** Reads a value and the comma behind it. */
function readValue(reader: Reader, path: readonly Step[]): unknown {
  const isText = TEXT_PROPS.has(String(path.filter((step) => typeof step === 'string').at(-1)));
  const bracketed = isText ? undefined : readBracketed(reader);
  const value = bracketed ? bracketed.value : reader.until(',');
  reader.skip();
  return bracketed || isText ? value : typed(value as string);
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/**
 * Reads a list, map or text in quotes. A text that only begins like one is plain text, as `[%START_TIME%] ...` of a log
 * format.
 */
function readBracketed(reader: Reader): { readonly value: unknown } | undefined {
  const { next, rest } = reader;
  const length = next === '"' || next === "'" ? quotedLength(rest) : bracketedLength(rest);
  if (next === '{') checkEnd(reader, length);
  if (length === undefined || (rest.length > length && rest[length] !== ',')) return undefined;
  const text = rest.slice(0, length);
  const value = isHelmList(text) ? helmList(text, reader) : yamlValue(text);
  if (value === undefined) return undefined;
  reader.skip(length);
  return { value };
}

/** Refuses text behind a value in braces: helm reads a leading brace as a list or fails. */
function checkEnd(reader: Reader, length: number | undefined): void {
  if (length === undefined) throw reader.fail('the list has no end; close it with }');
  const behind = /^[^,]+/.exec(reader.rest.slice(length))?.[0];
  if (behind !== undefined) throw reader.fail(`${JSON.stringify(behind)} stands behind the list; write a comma there`);
}

/** Returns the length of a text in quotes, quotes included. */
const quotedLength = (text: string): number | undefined =>
  (/^"(?:\\.|[^"\\])*"|^'(?:''|[^'])*'/.exec(text) ?? [])[0]?.length;

/** Returns the length of a text in brackets, brackets included. */
function bracketedLength(text: string): number | undefined {
  const open: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const quoted = open.length > 0 && /[\s,:[{]/.test(text[i - 1]) ? quotedLength(text.slice(i)) : undefined;
    if (quoted !== undefined) i += quoted - 1;
    else if (text[i] === '\\') i++;
    else if (text[i] in CLOSING) open.push(CLOSING[text[i]]);
    else if (text[i] === open.at(-1)) open.pop();
    if (open.length === 0) return i > 0 ? i + 1 : undefined;
  }
  return undefined;
}

/** Pattern of an empty map, or of one that begins with a key in the syntax of YAML (`{ a: 1`) or JSON (`{"a":1`). */
const MAP = /^\{\s*\}$|^\{[^,]*?:(?:\s|$)|^\{\s*"(?:\\.|[^"\\])*"\s*:/;

/** Reports whether a text is a list in helm's syntax, `{a,b}`, and no map in that of YAML or JSON. */
const isHelmList = (text: string): boolean => text.startsWith('{') && !MAP.test(text);

function helmList(text: string, { fail }: Reader): unknown[] {
  const items = new Reader(text.slice(1, -1));
  const list: unknown[] = [];
  do {
    if (items.next === '{') throw fail('a list inside a list is written with [ and ]');
    list.push(typed(items.until(',')));
    items.skip();
  } while (!items.isAtEnd);
  return list;
}

/** Parses a text as YAML; undefined where it is none. */
function yamlValue(text: string): unknown {
  try {
    return readYaml(text);
  } catch {
    return undefined;
  }
}

const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/** Converts a word or number to its value. A number that prints otherwise, such as 1.30 or 007, stays text. */
function typed(text: string): unknown {
  const word = text.toLowerCase();
  if (Object.hasOwn(WORDS, word)) return WORDS[word];
  return /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}
