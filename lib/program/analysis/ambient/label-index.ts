import type { Fields } from '../read';

/** Reports whether labels match a selector. */
export const selects = (selector: Fields, labels: Fields): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);

const pairs = (of: Fields): string[] => Object.entries(of).map(([key, value]) => `${key}=${String(value)}`);

function push<T>(to: Map<string, T[]>, key: string, one: T): void {
  const others = to.get(key);
  if (others) others.push(one);
  else to.set(key, [one]);
}

/**
 * Index of labelled items, which finds those that a selector matches without testing each. The order of insertion
 * stays.
 */
export class Labelled<T extends { readonly labels: Fields }> {
  private readonly all: T[] = [];
  private readonly byPair = new Map<string, T[]>();

  add(one: T): void {
    this.all.push(one);
    for (const pair of pairs(one.labels)) push(this.byPair, pair, one);
  }

  selected(selector: Fields): readonly T[] {
    const buckets = pairs(selector).map((pair) => this.byPair.get(pair) ?? []);
    const fewest = buckets.reduce((least, bucket) => (bucket.length < least.length ? bucket : least), this.all);
    return buckets.length === 0 ? this.all : fewest.filter(({ labels }) => selects(selector, labels));
  }
}

/** Index of items with selectors, which finds those that match given labels without testing each. */
export class Selectors<T extends { readonly selector: Fields }> {
  private readonly unselective: T[] = [];
  private readonly byPair = new Map<string, T[]>();

  add(one: T): void {
    const [first] = pairs(one.selector);
    if (first === undefined) this.unselective.push(one);
    else push(this.byPair, first, one);
  }

  matching(labels: Fields): T[] {
    const candidates = pairs(labels).flatMap((pair) => this.byPair.get(pair) ?? []);
    return [...this.unselective, ...candidates.filter(({ selector }) => selects(selector, labels))];
  }
}
