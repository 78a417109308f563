import type { Open } from './found';
import type { Samples, Scalar } from '../schema/samples';

/** A value for each Output. */
export type Values = ReadonlyMap<Open, unknown>;

/** Two renderings that differ in the value of one Output only. */
export interface Pair<R> {
  readonly open: Open;
  readonly before: R;
  readonly after: R;
  /** The value of `after` is one that often stands for none. */
  readonly isEmpty: boolean;
}

/** The samples of each Output. */
export type SamplesOf = ReadonlyMap<Open, Samples>;

/**
 * With more combinations than this, no more than two closed Outputs at a time are tried at other values than their
 * first.
 */
const MAX_CONTEXTS = 16;

/** Every Output at one of its samples. */
export function sampled(samples: SamplesOf, which: 0 | 1): Map<Open, unknown> {
  return new Map([...samples].map(([open, { values }]) => [open, values[which] ?? values[0]]));
}

/** Each Output changed alone, in every context of those with few values: what one Output does may depend on another. */
export function* pairs<R>(samples: SamplesOf, render: (values: Values) => R): Generator<Pair<R>> {
  for (const context of contexts(samples)) {
    for (const [open, { closed, values }] of samples) {
      // A closed Output is at each of its values in some context: from each pair of values one is enough.
      for (const value of closed ? values.slice(values.indexOf(context.get(open) as Scalar) + 1) : values.slice(1)) {
        yield { open, isEmpty: false, before: render(context), after: render(new Map(context).set(open, value)) };
      }
    }
  }
  const base = sampled(samples, 0);
  for (const [open, { empty }] of samples) {
    for (const value of empty)
      yield { open, isEmpty: true, before: render(base), after: render(new Map(base).set(open, value)) };
  }
}

/** Every combination of the closed Outputs. */
export function contexts(samples: SamplesOf): Values[] {
  const closed = [...samples].filter(([, { closed: isClosed }]) => isClosed);
  const base = sampled(samples, 0);
  const count = closed.reduce((product, [, { values }]) => product * values.length, 1);
  if (count > MAX_CONTEXTS)
    return [
      base,
      ...closed.flatMap(([open, { values }]) => values.slice(1).map((value) => new Map(base).set(open, value))),
    ];
  const withEach = (before: Values[], [open, { values }]: [Open, Samples]) =>
    before.flatMap((context) => values.map((value) => new Map(context).set(open, value)));
  return closed.reduce(withEach, [base]);
}
