import type { Facts } from '../../../lib/schema/notation';
import type { Path, Tree } from './tree';

/** Texts by what they mean. */
const LEAST: Readonly<Record<string, string>> = {
  duration: '5s',
  url: 'http://a.local:80',
  address: 'a.ns.svc.cluster.local:80',
};

/** The least that a shape takes. */
function least(facts: Facts): unknown {
  if (facts.values) return [...facts.values.keys()][0];
  switch (facts.type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.max(facts.min ?? 1, 1);
    case 'int-or-string':
      return 1;
    case 'map':
      return {};
    case 'list':
      return (facts.min ?? 0) > 0 && facts.item ? [least(facts.item.facts)] : [];
    case 'object':
      return withRequired(facts);
    case 'either':
      return least((facts.options ?? [])[0].facts);
    default:
      return LEAST[facts.meaning ?? ''] ?? 'a';
  }
}

const withRequired = (facts: Facts): Tree =>
  Object.fromEntries((facts.required ?? []).map((field) => [field, least((facts.fields ?? {})[field].facts)]));

const optionAt = (facts: Facts, step: string | number | undefined): Facts =>
  facts.type !== 'either'
    ? facts
    : ((facts.options ?? [])
        .map((option) => option.facts)
        .find((option) =>
          typeof step === 'number' ? option.type === 'list' : ['object', 'map', 'k8s'].includes(option.type),
        ) ?? facts);

/** The fields that the way to a place needs beside it. */
export type Beside = readonly (readonly [RegExp, object])[];

/**
 * A copy of `base` with a value at a place. What is missing on the way there is made, with the fields it needs; what
 * the way excludes goes.
 */
export function placed(
  root: Facts,
  base: unknown,
  path: Path,
  value: unknown,
  { instead = () => undefined, beside = [] }: { instead?: (path: Path) => Facts | undefined; beside?: Beside } = {},
): unknown {
  const put = (given: Facts | undefined, before: unknown, depth: number): unknown => {
    if (depth === path.length) return value;
    const step = path[depth];
    const known = instead(path.slice(0, depth)) ?? given;
    const facts = known && optionAt(known, step);
    const isContainer =
      typeof before === 'object' && before !== null && Array.isArray(before) === (typeof step === 'number');
    const inner = facts?.fields?.[step]?.facts ?? facts?.item?.facts;
    if (typeof step === 'number') {
      const list = isContainer ? [...(before as unknown[])] : [];
      list[step] = put(inner, list[step], depth + 1);
      return list;
    }
    const tree: Tree = isContainer ? { ...(before as Tree) } : facts?.type === 'object' ? withRequired(facts) : {};
    for (const group of facts?.oneOf ?? [])
      if (group.includes(step)) for (const other of group) if (other !== step) delete tree[other];
    for (const alternatives of facts?.exclusive ?? []) {
      if (!alternatives.some((fields) => fields.includes(step))) continue;
      for (const other of alternatives.filter((fields) => !fields.includes(step)).flat()) delete tree[other];
    }
    const way = path
      .slice(0, depth + 1)
      .filter((part) => typeof part === 'string')
      .join('.');
    for (const [, fields] of beside.filter(([end]) => end.test(way)))
      Object.assign(tree, fields, isContainer && { ...(before as Tree), ...('type' in fields && fields) });
    tree[step] = put(inner, tree[step], depth + 1);
    return tree;
  };
  return put(root, base, 0);
}
