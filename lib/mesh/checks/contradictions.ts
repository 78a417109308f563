import { showValue, isRecord, type Problem } from '../../model';
import { error } from './names';

type Tree = Record<string, unknown>;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Reports the values that both props and `values` set, differently: neither may win silently. */
export function contradictions(path: string, fromProps: Tree, fromValues: Tree): Problem[] {
  return Object.keys(fromValues).flatMap((key) => {
    if (!(key in fromProps)) return [];
    const [given, inValues] = [fromProps[key], fromValues[key]];
    if (isRecord(given) && isRecord(inValues)) return contradictions(`${path}.${key}`, given, inValues);
    if (same(given, inValues)) return [];
    return [
      error(
        `${path}.${key}`,
        'contradiction',
        inValues,
        `the props already set it to ${showValue(given)}`,
        'leave it out here, or change the prop',
      ),
    ];
  });
}
