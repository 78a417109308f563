/** Stands for data that only cdk8s' own, general way can render: tokens, classes, null in a list. */
export const NOT_PLAIN = Symbol('not plain');

/** Settings of a copy: what is left out beside null and undefined, and in which order keys come. */
export interface CopyStyle {
  readonly sortKeys: boolean;
  readonly dropEmpty: boolean;
}

/** Sorts keys, and leaves out empty lists and maps. */
export const EMPTY_DROPPED: CopyStyle = { sortKeys: true, dropEmpty: true };
/** Sorts keys. */
export const SORTED: CopyStyle = { sortKeys: true, dropEmpty: false };
/** Keeps keys in their order. */
export const AS_GIVEN: CopyStyle = { sortKeys: false, dropEmpty: false };

/** Returns a copy of plain data in a style, without what is absent; `NOT_PLAIN` for other data. */
export function plainCopy(value: unknown, style: CopyStyle): unknown {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'object':
      break;
    default:
      return NOT_PLAIN;
  }
  if (value === null) return NOT_PLAIN;
  return Array.isArray(value) ? listCopy(value, style) : mapCopy(value as Record<string, unknown>, style);
}

function listCopy(items: readonly unknown[], style: CopyStyle): unknown {
  if (style.dropEmpty && items.length === 0) return undefined;
  const copy: unknown[] = [];
  for (const item of items) {
    const json = plainCopy(item, style);
    if (json === NOT_PLAIN || json === undefined) return NOT_PLAIN;
    copy.push(json);
  }
  return copy;
}

function mapCopy(map: Record<string, unknown>, style: CopyStyle): unknown {
  if (Object.getPrototypeOf(map) !== Object.prototype) return NOT_PLAIN;
  const keys = Object.keys(map);
  if (style.sortKeys) keys.sort();
  const copy: Record<string, unknown> = {};
  let empty = true;
  for (const key of keys) {
    const value = map[key];
    if (value === undefined || value === null) continue;
    if (key === '__proto__' || key === 'constructor') return NOT_PLAIN;
    const json = plainCopy(value, style);
    if (json === NOT_PLAIN) return NOT_PLAIN;
    if (json === undefined) continue;
    copy[key] = json;
    empty = false;
  }
  return style.dropEmpty && empty ? undefined : copy;
}
