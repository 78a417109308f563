import { fieldsOf, itemsOf, textOf, textsByIndex, type Fields } from '../objects/read';

/** Field of a source or operation, with the field that excludes its values. */
export const OPPOSITES: readonly (readonly [values: string, excluded: string])[] = [
  ['principals', 'notPrincipals'],
  ['requestPrincipals', 'notRequestPrincipals'],
  ['namespaces', 'notNamespaces'],
  ['serviceAccounts', 'notServiceAccounts'],
  ['ipBlocks', 'notIpBlocks'],
  ['remoteIpBlocks', 'notRemoteIpBlocks'],
  ['hosts', 'notHosts'],
  ['ports', 'notPorts'],
  ['methods', 'notMethods'],
  ['paths', 'notPaths'],
];

/** Reports whether every text that one value of a policy matches is matched by another one too. */
export function valueCovers(pattern: string, value: string): boolean {
  if (pattern === value || pattern === '*') return true;
  // Templates of paths, and values with a wildcard at the other end, are not compared.
  if (/[{}]/.test(pattern + value)) return false;
  if (pattern.endsWith('*') && !value.startsWith('*')) return value.startsWith(pattern.slice(0, -1));
  if (pattern.startsWith('*') && !value.endsWith('*')) return value.endsWith(pattern.slice(1));
  return false;
}

const covered = (patterns: readonly string[], values: readonly string[]): boolean =>
  values.length > 0 && values.every((value) => patterns.some((pattern) => valueCovers(pattern, value)));

/**
 * Returns the field of a source or operation that excludes all values it asks for; undefined where something is left.
 */
export function contradictionIn(part: Fields): string | undefined {
  return OPPOSITES.find(([values, excluded]) => covered(textsByIndex(part, excluded), textsByIndex(part, values)))?.[1];
}

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text) => other.includes(text));

/** Reports whether a source or operation matches whatever another one matches, as far as their fields show it. */
function partCovers(cover: Fields, part: Fields): boolean {
  return Object.keys(cover).every((field) => {
    const wanted = textsByIndex(cover, field);
    if (wanted.length === 0) return true;
    const isExclusion = field.startsWith('not');
    const given = textsByIndex(part, field);
    return isExclusion || field.endsWith('pBlocks') ? sameTexts(wanted, given) : covered(wanted, given);
  });
}

const partsOf = (rule: Fields, field: string, inner: string): Fields[] =>
  itemsOf(rule, field).map((item) => fieldsOf(item, inner));

function alternativesCover(cover: readonly Fields[], parts: readonly Fields[]): boolean {
  if (cover.length === 0) return true;
  return parts.length > 0 && parts.every((part) => cover.some((one) => partCovers(one, part)));
}

function conditionsCover(cover: readonly Fields[], conditions: readonly Fields[]): boolean {
  return cover.every((wanted) =>
    conditions.some(
      (given) =>
        textOf(given, 'key') === textOf(wanted, 'key') &&
        sameTexts(textsByIndex(wanted, 'values'), textsByIndex(given, 'values')) &&
        sameTexts(textsByIndex(wanted, 'notValues'), textsByIndex(given, 'notValues')),
    ),
  );
}

/**
 * Reports whether a rule matches every request that another rule matches. False where the fields alone do not show it.
 */
export function ruleCovers(cover: Fields, rule: Fields): boolean {
  return (
    alternativesCover(partsOf(cover, 'from', 'source'), partsOf(rule, 'from', 'source')) &&
    alternativesCover(partsOf(cover, 'to', 'operation'), partsOf(rule, 'to', 'operation')) &&
    conditionsCover(itemsOf(cover, 'when'), itemsOf(rule, 'when'))
  );
}
