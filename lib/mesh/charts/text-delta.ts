/** Mark of lines of a delta that copy lines of its base: `\x0eSTART COUNT`. All other lines stand for themselves. */
const COPY = '\x0e';

/** Copies of fewer lines cost more than the lines. */
const LEAST_LINES = 3;

/**
 * Writes a text as the difference to a base, of which it copies runs of lines: releases have most of their texts in
 * common.
 */
export function textDelta(text: string, base: string): string {
  const [lines, source] = [text.split('\n'), base.split('\n')];
  const places = new Map<string, number[]>();
  source.forEach((_, i) => {
    const key = keyAt(source, i);
    const known = places.get(key);
    if (known) known.push(i);
    else places.set(key, [i]);
  });
  const delta: string[] = [];
  for (let i = 0; i < lines.length;) {
    const copy = longestCopy(lines, i, source, places.get(keyAt(lines, i)) ?? []);
    delta.push(copy.count >= LEAST_LINES ? `${COPY}${copy.start} ${copy.count}` : lines[i]);
    i += copy.count >= LEAST_LINES ? copy.count : 1;
  }
  return delta.join('\n');
}

/** Restores a text from its delta and the base. */
export function fromTextDelta(delta: string, base: string): string {
  const source = base.split('\n');
  const lines = delta.split('\n').flatMap((line) => {
    if (!line.startsWith(COPY)) return [line];
    const [start, count] = line.slice(COPY.length).split(' ').map(Number);
    return source.slice(start, start + count);
  });
  return lines.join('\n');
}

/**
 * Writes a text with runs of lines that it has had before as copies: compressors find such runs only where they are
 * near.
 */
export function foldRepeats(text: string): string {
  const lines = text.split('\n');
  const places = new Map<string, number[]>();
  const folded: string[] = [];
  for (let i = 0, known = 0; i < lines.length;) {
    for (; known + LEAST_LINES <= i; known++) {
      const key = keyAt(lines, known);
      places.set(key, [...(places.get(key) ?? []), known]);
    }
    const copy = longestCopy(lines, i, lines.slice(0, i), places.get(keyAt(lines, i)) ?? []);
    folded.push(copy.count >= LEAST_LINES ? `${COPY}${copy.start} ${copy.count}` : lines[i]);
    i += copy.count >= LEAST_LINES ? copy.count : 1;
  }
  return folded.join('\n');
}

/** Restores the text that `foldRepeats` shortened. */
export function unfoldRepeats(folded: string): string {
  const lines: string[] = [];
  for (const line of folded.split('\n')) {
    if (!line.startsWith(COPY)) lines.push(line);
    else {
      const space = line.indexOf(' ');
      const start = Number(line.slice(COPY.length, space));
      const end = start + Number(line.slice(space + 1));
      for (let i = start; i < end; i++) lines.push(lines[i]);
    }
  }
  return lines.join('\n');
}

const keyAt = (lines: readonly string[], at: number): string => lines.slice(at, at + LEAST_LINES).join('\n');

function longestCopy(lines: readonly string[], at: number, source: readonly string[], starts: readonly number[]) {
  let best = { start: 0, count: 0 };
  for (const start of starts) {
    let count = 0;
    while (at + count < lines.length && start + count < source.length && lines[at + count] === source[start + count])
      count++;
    if (count > best.count) best = { start, count };
  }
  return best;
}
