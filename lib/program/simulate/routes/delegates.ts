import {
  isFields,
  itemsOf,
  numberOf,
  optionalFields,
  textMapOf,
  textOf,
  textsOf,
  type Fields,
} from '../../objects/read';
import type { Rule } from './model';

const MATCHES = ['uri', 'scheme', 'method', 'authority'] as const;
const MATCH_MAPS = ['headers', 'withoutHeaders', 'queryParams'] as const;

/** Reports whether a StringMatch compares a text in some way. */
const isAnyText = (match: Fields): boolean =>
  ['regex', 'prefix', 'exact'].some((field) => textOf(match, field) !== undefined);

/** Reports whether a delegate's text match exceeds that of its root. */
function textConflict(root: Fields | undefined, leaf: Fields | undefined): boolean {
  if (root === undefined || leaf === undefined) return false;
  if (textOf(root, 'regex') !== undefined && isAnyText(leaf)) return true;
  if (textOf(leaf, 'regex') !== undefined && isAnyText(root)) return true;
  const [leafPrefix, leafExact] = [textOf(leaf, 'prefix'), textOf(leaf, 'exact')];
  const [rootPrefix, rootExact] = [textOf(root, 'prefix'), textOf(root, 'exact')];
  if (rootExact !== undefined) return leafPrefix !== undefined || leafExact !== rootExact;
  if (rootPrefix === undefined) return false;
  const narrower = leafPrefix ?? leafExact;
  return narrower !== undefined && !narrower.startsWith(rootPrefix);
}

const mapEntry = (of: Fields, field: string, name: string): Fields | undefined => {
  const map = optionalFields(of, field);
  return map && optionalFields(map, name);
};

const mapConflict = (root: Fields, leaf: Fields): boolean =>
  MATCH_MAPS.some((field) =>
    Object.entries(optionalFields(leaf, field) ?? {}).some(([name, wanted]) =>
      textConflict(mapEntry(root, field, name), isFields(wanted) ? wanted : {}),
    ),
  );

function sourceConflict(root: Fields, leaf: Fields): boolean {
  const rootNamespace = textOf(root, 'sourceNamespace');
  if (rootNamespace !== undefined && textOf(leaf, 'sourceNamespace') !== rootNamespace) return true;
  const rootLabels = textMapOf(root, 'sourceLabels');
  if (
    Object.entries(textMapOf(leaf, 'sourceLabels')).some(
      ([name, value]) => name in rootLabels && rootLabels[name] !== value,
    )
  )
    return true;
  const [rootGateways, leafGateways] = [textsOf(root, 'gateways'), textsOf(leaf, 'gateways')];
  return (
    rootGateways.length > 0 &&
    leafGateways.length > 0 &&
    leafGateways.some((gateway) => !rootGateways.includes(gateway))
  );
}

function conflicts(root: Fields, leaf: Fields): boolean {
  if (MATCHES.some((field) => textConflict(optionalFields(root, field), optionalFields(leaf, field)))) return true;
  if ((root.ignoreUriCase === true) !== (leaf.ignoreUriCase === true)) return true;
  const [rootPort, leafPort] = [numberOf(root, 'port') ?? 0, numberOf(leaf, 'port') ?? 0];
  if (rootPort > 0 && leafPort > 0 && rootPort !== leafPort) return true;
  return mapConflict(root, leaf) || sourceConflict(root, leaf);
}

const joinNames = (root: string | undefined, leaf: string | undefined): string | undefined =>
  root !== undefined && leaf !== undefined ? `${root}-${leaf}` : (leaf ?? root);

function mergeMatch(root: Fields, leaf: Fields): Fields {
  const maps = [...MATCH_MAPS, 'sourceLabels'].map(
    (field) => [field, { ...optionalFields(root, field), ...optionalFields(leaf, field) }] as const,
  );
  const gateways = textsOf(leaf, 'gateways').length > 0 ? leaf.gateways : root.gateways;
  return {
    ...root,
    ...leaf,
    ...Object.fromEntries(maps),
    name: joinNames(textOf(root, 'name'), textOf(leaf, 'name')),
    gateways,
    ignoreUriCase: leaf.ignoreUriCase,
  };
}

/** Merges the matches of a delegate's rule with those of the root; undefined where one of them is within none. */
function mergeMatches(root: readonly Fields[], leaf: readonly Fields[]): readonly Fields[] | undefined {
  if (root.length === 0) return leaf;
  if (leaf.length === 0) return root;
  const merged: Fields[] = [];
  for (const match of leaf) {
    const fitting = root.filter((outer) => !conflicts(outer, match));
    if (fitting.length === 0) return undefined;
    merged.push(...fitting.map((outer) => mergeMatch(outer, match)));
  }
  return merged;
}

/** Fields that a delegate's rule inherits from the root unless it has its own. */
const INHERITED = [
  'rewrite',
  'directResponse',
  'timeout',
  'retries',
  'fault',
  'mirror',
  'mirrorPercent',
  'mirrorPercentage',
  'corsPolicy',
  'mirrors',
  'headers',
] as const;

/** Returns the rules of a delegate, merged with a rule of the root. */
export function mergeDelegate(root: Fields, rules: readonly Rule[]): readonly Rule[] {
  return rules.flatMap((rule) => {
    const match = mergeMatches(itemsOf(root, 'match'), itemsOf(rule.fields, 'match'));
    if (match === undefined) return [];
    const inherited = INHERITED.filter((field) => rule.fields[field] === undefined && root[field] !== undefined);
    const fields: Fields = {
      ...rule.fields,
      ...Object.fromEntries(inherited.map((field) => [field, root[field]])),
      match,
      name: joinNames(textOf(root, 'name'), textOf(rule.fields, 'name')),
    };
    return [{ ...rule, fields }];
  });
}
