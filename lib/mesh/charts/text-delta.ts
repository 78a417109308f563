/** Mark of a copy in a delta: `\x0eDISTANCE,LENGTH;` repeats characters that stand DISTANCE before this place. */
const COPY = '\x0e';

/** Copies of fewer lines cost more than the lines. */
const LEAST_LINES = 3;

/**
 * Writes a text of ASCII characters as the difference to a base: runs of lines that the base or the text itself has
 * before are copies. Releases have most of their texts in common, and versions of a schema all of theirs.
 */
export function textDelta(text: string, base = ''): string {
  const known = base === '' ? [] : linesOf(base);
  const lines = [...known, ...linesOf(text)];
  const starts = [0];
  for (const line of lines) starts.push(starts[starts.length - 1] + line.length);
  const places = new Map<string, number[]>();
  known.forEach((_, i) => note(places, lines, i));
  const delta: string[] = [];
  for (let i = known.length; i < lines.length;) {
    const copy = longestCopy(lines, i, places.get(keyAt(lines, i)) ?? []);
    const count = copy.count >= LEAST_LINES ? copy.count : 0;
    const length = starts[copy.start + count] - starts[copy.start];
    delta.push(count > 0 ? `${COPY}${starts[i] - starts[copy.start]},${length};` : lines[i]);
    for (const next = i + Math.max(1, count); i < next; i++) note(places, lines, i);
  }
  return delta.join('');
}

/** Copy, and the text between it and the next one. */
interface Piece {
  readonly distance: number;
  readonly length: number;
  readonly text: string;
}

/** Restores a text from its delta and the base. Bytes are copied, since parts of long strings are slow to take. */
export function fromTextDelta(delta: string, base = ''): string {
  const [first, ...pieces] = delta.split(COPY);
  const copies = pieces.map(pieceOf);
  const head = base + first;
  const bytes = Buffer.allocUnsafe(copies.reduce((sum, { length, text }) => sum + length + text.length, head.length));
  let end = bytes.write(head, 'latin1');
  for (const { distance, length, text } of copies) {
    bytes.copyWithin(end, end - distance, end - distance + length);
    end += length;
    end += bytes.write(text, end, 'latin1');
  }
  return bytes.toString('latin1', base.length, end);
}

function pieceOf(piece: string): Piece {
  const [comma, end] = [piece.indexOf(','), piece.indexOf(';')];
  return {
    distance: Number(piece.slice(0, comma)),
    length: Number(piece.slice(comma + 1, end)),
    text: piece.slice(end + 1),
  };
}

/** Returns the lines of a text, each with its end; the last one has none. */
const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

const keyAt = (lines: readonly string[], at: number): string => lines.slice(at, at + LEAST_LINES).join('');

function note(places: Map<string, number[]>, lines: readonly string[], at: number): void {
  const key = keyAt(lines, at);
  const known = places.get(key);
  if (known) known.push(at);
  else places.set(key, [at]);
}

/** Returns the longest run of lines before `at` that the lines from there on repeat. */
function longestCopy(lines: readonly string[], at: number, starts: readonly number[]) {
  let best = { start: 0, count: 0 };
  for (const start of starts) {
    let count = 0;
    while (at + count < lines.length && start + count < at && lines[at + count] === lines[start + count]) count++;
    if (count > best.count) best = { start, count };
  }
  return best;
}
