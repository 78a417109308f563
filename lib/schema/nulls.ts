import type { Facts, Shape } from './notation';
import { existsAt, factsAt } from './release';
import { isRecord } from '../model';

/** Value without the nulls that the API server drops, and the paths to them. */
export interface Pruned {
  readonly value: unknown;
  readonly dropped: readonly (readonly (string | number)[])[];
}

/** Returns whether there is a null anywhere: most values have none, and are left as they are. */
export function hasNull(value: unknown): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.some(hasNull);
  return isRecord(value) && Object.values(value).some(hasNull);
}

type Step = string | number;

class Pruning {
  readonly dropped: Step[][] = [];
  constructor(private readonly release: number) {}

  value(shape: Shape, value: unknown, path: Step[]): unknown {
    const facts = factsAt(shape.facts, this.release);
    if (Array.isArray(value) && facts.type === 'list') {
      return value.map((item, i) => this.value(facts.item as Shape, item, [...path, i]));
    }
    if (!isRecord(value) || (facts.type !== 'object' && facts.type !== 'map')) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
        if (facts.type === 'map')
          return [[name, part === null ? null : this.value(facts.item as Shape, part, [...path, name])]];
        const field = this.fieldOf(facts, name);
        if (field === undefined) return [[name, part]];
        const at = [...path, name];
        if (part !== null) return [[name, this.value(field, part, at)]];
        if (factsAt(field.facts, this.release).nullable || field.facts.type === 'any') return [[name, part]];
        this.dropped.push(at);
        return [];
      }),
    );
  }

  /** Returns the shape of a field. A field that the schema does not have is not dropped, but refused. */
  private fieldOf(facts: Facts, name: string): Shape | undefined {
    const field = facts.fields !== undefined && Object.hasOwn(facts.fields, name) ? facts.fields[name] : undefined;
    return field !== undefined && existsAt(field, this.release) ? field : undefined;
  }
}

/**
 * Returns a value as the API server checks it: it first drops each null of a field whose schema does not allow null. A
 * null among the items of a list stays. So does one in a map, though the API server drops it: the name of an entry is
 * the user's choice, and a match of headers without it matches more.
 */
export function withoutDroppedNulls(shape: Shape, value: unknown, release: number): Pruned {
  const pruning = new Pruning(release);
  return { value: pruning.value(shape, value, []), dropped: pruning.dropped };
}
