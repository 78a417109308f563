/** Characters that separate the parts of an id, and the one that escapes them. */
const SEPARATORS = /[%/>#]/g;

const escaped = (part: string): string =>
  part.replace(SEPARATORS, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** Returns the id of a node, which depends on its own names only: `service:shop/catalog`. */
export const idOf = (kind: string, ...names: readonly string[]): string => `${kind}:${names.map(escaped).join('/')}`;

/** Returns the id of an edge; the key tells edges between the same two nodes apart. */
export const edgeId = (kind: string, from: string, to: string, key = ''): string =>
  `${kind}:${from}>${to}${key === '' ? '' : `#${key}`}`;
