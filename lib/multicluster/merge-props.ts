import { isRecord } from '../model';

/** Props as a program gives them: maps, lists, scalars, and objects of the program such as Outputs. */
type Props = Readonly<Record<string, unknown>>;

/**
 * Merges props over defaults: maps merge, everything else replaces. An object that is no plain map, such as an Output
 * or a construct, is one value.
 */
export function mergeProps(under: Props, over: Props): Record<string, unknown> {
  const result: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) continue;
    const below = result[key];
    result[key] = isMap(below) && isMap(value) ? mergeProps(below, value) : value;
  }
  return result;
}

/** Returns whether a value is a map that a program wrote down. */
export function isMap(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
