import { showValue, isRecord, type Problem } from '../../model';
import { error } from './names';

type Tree = Record<string, unknown>;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The leaves that the props set and `values` sets otherwise: neither may win silently. */
export function contradictions(path: string, fromProps: Tree, fromValues: Tree): Problem[] {
  return Object.keys(fromValues).flatMap((key) => {
    if (!(key in fromProps)) return [];
    const [given, again] = [fromProps[key], fromValues[key]];
    if (isRecord(given) && isRecord(again)) return contradictions(`${path}.${key}`, given, again);
    if (same(given, again)) return [];
    return [
      error(
        `${path}.${key}`,
        'contradiction',
        again,
        `the props already set it to ${showValue(given)}`,
        'leave it out here, or change the prop',
      ),
    ];
  });
}

/** Both trees as one; where both have a leaf it is the same, or `contradictions` has found it. */
export function merged(base: Tree, over: Tree): Tree {
  const result: Tree = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const under = result[key];
    result[key] = isRecord(under) && isRecord(value) ? merged(under, value) : value;
  }
  return result;
}
