/**
 * Writes strings, numbers and booleans. The text is the same as that of the `yaml` library with cdk8s's settings (YAML
 * 1.1, no folding), for the strings that occur in Kubernetes objects. For rare ones `undefined` is returned, and the
 * whole document goes through the library.
 */

/** Characters that the library would escape. */
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]/;
/** Text that can't stand unquoted: indicators in front, `: ` and ` #` inside, blanks at the ends. */
const NEEDS_QUOTES = /^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/;
/** Words that YAML 1.1 reads as null, booleans or special numbers. */
const TRUTH = '[Yy]|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON|[Nn]|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF';
const SPECIAL = String.raw`[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN`;
const RESERVED = new RegExp(`^(?:~|null|Null|NULL|${TRUTH}|${SPECIAL})?$`);
const FLOAT = /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$|^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/;
const INTEGER = /^[-+]?(?:0b[0-1_]+|0[0-7_]+|[0-9][0-9_]*|0x[0-9a-fA-F_]+)$/;
const SEXAGESIMAL = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
/** Texts whose written form depends on where they stand. */
const RARE = /^(?:---|\.\.\.|<<$|\d{4}-\d{1,2}-\d{1,2})/;
const FIRST_OF_SPECIAL = /^[-+.0-9~nNyYtTfFoO]/;

function isOtherType(text: string): boolean {
  if (text === '') return true;
  return (
    FIRST_OF_SPECIAL.test(text) &&
    (RESERVED.test(text) || FLOAT.test(text) || INTEGER.test(text) || SEXAGESIMAL.test(text))
  );
}

function quoted(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

function singleLine(text: string): string | undefined {
  if (CONTROL.test(text) || RARE.test(text)) return undefined;
  return NEEDS_QUOTES.test(text) || isOtherType(text) ? quoted(text) : text;
}

/** Cache of written strings: the same keys and values recur in every object. */
const seen = new Map<string, string | undefined>();
const MAX_SEEN = 20_000;
const MAX_SEEN_LENGTH = 64;

/** Writes a single-line string, as a key or a value. `undefined`: the library has to write the document. */
export function writeLine(text: string): string | undefined {
  if (text.length > MAX_SEEN_LENGTH) return singleLine(text);
  let written = seen.get(text);
  if (written === undefined && !seen.has(text)) {
    written = singleLine(text);
    if (seen.size >= MAX_SEEN) seen.clear();
    seen.set(text, written);
  }
  return written;
}

/** Cache of long blocks by their indentation: injection templates are written again with every rendering of a mesh. */
const blocks = new Map<string, Map<string, string | undefined>>();
const MAX_BLOCKS = 200;
const MIN_LENGTH_KEPT = 1000;

/** Writes a string of several lines as a literal block. `undefined`: the library has to write the document. */
export function writeBlock(text: string, indent: string): string | undefined {
  if (text.length < MIN_LENGTH_KEPT) return block(text, indent);
  let known = blocks.get(indent);
  if (!known) blocks.set(indent, (known = new Map()));
  if (known.has(text)) return known.get(text);
  if (known.size >= MAX_BLOCKS) known.clear();
  const written = block(text, indent);
  known.set(text, written);
  return written;
}

function block(text: string, indent: string): string | undefined {
  const clipped = text.endsWith('\n');
  const body = clipped ? text.slice(0, -1) : text;
  if (body === '' || CONTROL.test(text) || /\s/.test(body[0]) || /\s/.test(body[body.length - 1])) return undefined;
  return `|${clipped ? '' : '-'}\n${indent}${body.replace(/\n+/g, `$&${indent}`)}`;
}
