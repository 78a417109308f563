import { append } from '../../facts/append';
import type { Fields } from '../../objects/read';
import { matchesLabels } from '../../objects/selectors';

const pairs = (of: Fields): string[] => Object.entries(of).map(([key, value]) => `${key}=${String(value)}`);

/**
 * Index of labelled items, which finds those that a selector matches without testing each. The order of insertion
 * stays.
 */
export class Labelled<T extends { readonly labels: Fields }> {
  private readonly all: T[] = [];
  private readonly byPair = new Map<string, T[]>();

  add(one: T): void {
    this.all.push(one);
    for (const pair of pairs(one.labels)) append(this.byPair, pair, one);
  }

  selected(selector: Fields): readonly T[] {
    const buckets = pairs(selector).map((pair) => this.byPair.get(pair) ?? []);
    const fewest = buckets.reduce((least, bucket) => (bucket.length < least.length ? bucket : least), this.all);
    return buckets.length === 0 ? this.all : fewest.filter(({ labels }) => matchesLabels(selector, labels));
  }
}

/** Index of items with selectors, which finds those that match given labels without testing each. */
export class Selectors<T extends { readonly selector: Fields }> {
  private readonly unselective: T[] = [];
  private readonly byPair = new Map<string, T[]>();

  add(one: T): void {
    const [first] = pairs(one.selector);
    if (first === undefined) this.unselective.push(one);
    else append(this.byPair, first, one);
  }

  matching(labels: Fields): T[] {
    const candidates = pairs(labels).flatMap((pair) => this.byPair.get(pair) ?? []);
    return [...this.unselective, ...candidates.filter(({ selector }) => matchesLabels(selector, labels))];
  }
}
