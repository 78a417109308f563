import { isRecord } from '../../model';
import { removedAt } from '../tree';
import type { Tree } from '../tree';

type Step = string | number;

/**
 * Leaves out of the props whatever changes nothing: whole branches first, then single fields. Names of gateways and what is in
 * patches stays.
 */
export function minimised(props: Tree, isReached: (props: Tree) => boolean): Tree {
  let result = props;
  for (let before: Tree | undefined; before !== result;) {
    before = result;
    for (const path of branches(result)) {
      const without = pruned(removedAt(result, path));
      if (has(result, path) && isReached(without)) result = without;
    }
  }
  return result;
}

/** Paths of everything in the props that could be left out, from the top. */
function branches(tree: unknown, path: Step[] = []): Step[][] {
  if (path.length > 0 && (path[0] === 'patches' || isItemOfList(path))) return [];
  if (!isRecord(tree)) return [];
  return Object.entries(tree)
    .filter(([name]) => name !== 'patches')
    .flatMap(([name, item]) => {
      const here = [...path, name];
      const below =
        Array.isArray(item) && isGatewayList(here)
          ? item.flatMap((one, i) => branches(one, [...here, i]))
          : branches(item, here);
      return [here, ...below];
    });
}

const isGatewayList = (path: readonly Step[]): boolean =>
  path.length === 1 && /^(in|e)gressGateways$/.test(String(path[0]));
const isItemOfList = (path: readonly Step[]): boolean => path.slice(2).some((step) => typeof step === 'number');

const has = (tree: unknown, path: readonly Step[]): boolean =>
  path.length === 0 ||
  (typeof tree === 'object' &&
    tree !== null &&
    path[0] in tree &&
    has((tree as Record<Step, unknown>)[path[0]], path.slice(1)));

/** Without maps that are left empty; lists and what was empty before by choice stay. */
export function pruned(tree: Tree): Tree {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([name, item]) => {
      if (Array.isArray(item))
        return [[name, item.map((one: unknown) => (isRecord(one) && isGatewayList([name]) ? pruned(one) : one))]];
      if (!isRecord(item)) return [[name, item]];
      const left = pruned(item);
      return Object.keys(left).length === 0 && Object.keys(item).length > 0 ? [] : [[name, left]];
    }),
  );
}
