import { isRecord } from '../../model';
import type { Tree } from '../tree';

type Step = string | number;

/**
 * Removes every field of the props that changes no object. Groups are tried before single fields, because most of a
 * file that writes defaults out goes at once. Patches stay.
 */
export function minimised(props: Tree, isReached: (props: Tree) => boolean): Tree {
  let result = props;
  const tryWithout = (paths: readonly Step[][]): void => {
    const without = [...paths].reverse().reduce<Tree>((tree, path) => removedWithParents(tree, path), result);
    if (isReached(without)) result = without;
    else if (paths.length > 1) {
      const half = Math.ceil(paths.length / 2);
      tryWithout(paths.slice(0, half));
      tryWithout(paths.slice(half));
    }
  };
  // A profile is shorter than the switches and lists that it implies.
  for (const name of BY_PROFILE) if (name in result) tryWithout([[name]]);
  for (const group of groups(result)) tryWithout(group);
  // Whole props, such as a list of gateways that the profile has too.
  for (const name of Object.keys(result)) if (name !== 'patches' && name !== 'values') tryWithout([[name]]);
  return result;
}

const BY_PROFILE = ['ingressGateways', 'egressGateways', 'base', 'pilot', 'cni', 'ztunnel'];

/** Returns the paths of fields that may be left out, in groups that belong together. */
function groups(props: Tree): Step[][][] {
  const byGroup = new Map<string, Step[][]>();
  for (const path of leaves(props)) {
    const name = path.slice(0, path[0] === 'values' ? 2 : 1).join('.');
    byGroup.set(name, [...(byGroup.get(name) ?? []), path]);
  }
  return [...byGroup.values()];
}

function leaves(tree: Tree, path: Step[] = []): Step[][] {
  return Object.entries(tree).flatMap(([name, item]) => {
    const here = [...path, name];
    if (path.length === 0 && name === 'patches') return [];
    if (Array.isArray(item) && isGatewayList(here))
      return item.flatMap((one: unknown, i) => (isRecord(one) ? leaves(one, [...here, i]) : []));
    return isRecord(item) && Object.keys(item).length > 0 && !isLongList(item) ? leaves(item, here) : [here];
  });
}

/** Reports whether a map is a long list of names with values, such as an environment: it is needed whole, or not. */
const isLongList = (map: Tree): boolean =>
  Object.keys(map).length > 20 && Object.values(map).every((item) => typeof item !== 'object');

const isGatewayList = (path: readonly Step[]): boolean =>
  path.length === 1 && /^(in|e)gressGateways$/.test(String(path[0]));

/** Removes a field, and maps that are empty without it; the items of lists stay. */
export function removedWithParents<T>(tree: T, [step, ...rest]: readonly Step[]): T {
  if (Array.isArray(tree)) {
    const items = tree as unknown[];
    return items.map((item, i) => (i === step ? removedWithParents(item, rest) : item)) as T;
  }
  if (!isRecord(tree) || !(step in tree)) return tree;
  const { [String(step)]: below, ...others } = tree as Tree;
  if (rest.length === 0) return others as T;
  const left = removedWithParents(below, rest);
  if (isRecord(left) && Object.keys(left).length === 0) return others as T;
  return Object.fromEntries(
    Object.entries(tree as Tree).map(([name, item]) => [name, name === String(step) ? left : item]),
  ) as T;
}
