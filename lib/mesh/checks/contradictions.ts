import { showValue, isRecord, type Problem } from '../../model';
import { error } from './names';

type Tree = Record<string, unknown>;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Reports the values that both props and `values` set, differently: neither may win silently. */
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
