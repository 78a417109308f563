import { isRecord } from '../model';
import type { Facts, Shape } from './notation';
import { existsAt, factsAt } from './release';

const withDefault = new WeakMap<Facts, boolean>();

/**
 * Returns whether a shape has a default somewhere inside. Istio's own kinds have none, so that nothing is copied for
 * them; nor have props, so that those which are made late are not made for this.
 */
function hasDefaults(shape: Shape): boolean {
  if (shape.notes.isLate === true) return false;
  const { facts } = shape;
  let has = withDefault.get(facts);
  if (has === undefined) {
    const inner = [...Object.values(facts.fields ?? {}), ...(facts.item ? [facts.item] : [])];
    has = inner.some((part) => part.notes.default !== undefined || hasDefaults(part));
    withDefault.set(facts, has);
  }
  return has;
}

/**
 * Returns a value with the defaults that the API server writes before it checks; the same value where there are none.
 */
export function withDefaults(shape: Shape, value: unknown, release: number): unknown {
  if (!hasDefaults(shape)) return value;
  const { fields, item } = factsAt(shape.facts, release);
  if (Array.isArray(value)) return item === undefined ? value : value.map((part) => withDefaults(item, part, release));
  if (!isRecord(value)) return value;
  if (item !== undefined)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withDefaults(item, part, release)]));
  const filled: Record<string, unknown> = { ...value };
  for (const [name, field] of Object.entries(fields ?? {})) {
    if (filled[name] === undefined && existsAt(field, release)) filled[name] = structuredClone(field.notes.default);
    if (filled[name] !== undefined) filled[name] = withDefaults(field, filled[name], release);
  }
  return filled;
}
