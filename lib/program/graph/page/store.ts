import type { GraphEdgeKind } from '../types';

/** What a reader has chosen. */
export interface State {
  readonly selected?: string;
  /** Boxes that are drawn as one card. */
  readonly closed: ReadonlySet<string>;
  /** Namespaces that are drawn, with their neighbours; all where there are none. */
  readonly filter: ReadonlySet<string>;
  readonly hidden: ReadonlySet<GraphEdgeKind>;
  /** Objects that decided on the last question: what they declare is lit. */
  readonly lit: ReadonlySet<string>;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly asking: boolean;
}

type Listener = (now: State, before: State) => void;

/** State of the page, whose parts are told of changes. */
export class Store {
  private readonly listeners: Listener[] = [];

  constructor(private current: State) {}

  get state(): State {
    return this.current;
  }

  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  set(change: Partial<State>): void {
    const before = this.current;
    this.current = { ...before, ...change };
    for (const listener of this.listeners) listener(this.current, before);
  }
}

/** Returns a set with a value added, or removed where it was in it. */
export function toggled<T>(set: ReadonlySet<T>, value: T): Set<T> {
  const result = new Set(set);
  if (!result.delete(value)) result.add(value);
  return result;
}
