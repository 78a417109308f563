/** Returns the number of characters that two words begin with alike. */
function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** Returns the edit distance of two words, with swaps of adjacent letters, or `most` where it is not below that. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) >= most) return most;
  // What both begin with costs nothing.
  const start = commonStart(one, other);
  const [a, b] = [one.slice(start), other.slice(start)];
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  let leastOfLast = 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2] + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    // A row is made of the two above it: below two rows of at least `most` nothing is less.
    if (least >= most && leastOfLast >= most) return most;
    [before, last, leastOfLast] = [last, row, least];
  }
  return Math.min(last[b.length], most);
}

/** Returns the known word nearest to `word`, if one is near enough to be a likely typing slip. @internal */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const given = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const d = distance(given, candidate.toLowerCase(), bestDistance);
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}

/** Returns `did you mean "x"?`, or the list of allowed words when none is near and the list is short. @internal */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  const all = [...known];
  const near = nearest(word, all);
  if (near !== undefined) return `did you mean ${JSON.stringify(near)}?`;
  return all.length > 0 && all.length <= 24 ? `use one of ${all.join(', ')}` : undefined;
}
