/** Normalisation of paths before a proxy routes and authorizes. */
export type PathNormalization = 'NONE' | 'BASE' | 'MERGE_SLASHES' | 'DECODE_AND_MERGE_SLASHES';

/** Path and query of a request. */
export interface SplitPath {
  readonly path: string;
  /** Query with the question mark; empty when there is none. */
  readonly query: string;
}

export function splitPath(path: string): SplitPath {
  const at = path.indexOf('?');
  return at < 0 ? { path, query: '' } : { path: path.slice(0, at), query: path.slice(at) };
}

/** Characters that a canonical path contains unescaped. */
const UNRESERVED = /[A-Za-z0-9\-._~]/;
/** Characters that a canonical path contains only percent-encoded. */
const ESCAPED = /[\x00-\x20"<>`{}\x7f-\uffff]/;

/** Decodes unreserved characters, and encodes those that need it; undefined for a percent sign without two digits. */
function canonicalCharacters(path: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(path)) return undefined;
  const decoded = path.replace(/%[0-9A-Fa-f]{2}/g, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return UNRESERVED.test(character) ? character : escape;
  });
  return ESCAPED.test(decoded)
    ? decoded.replace(/[\x00-\x20"<>`{}\x7f-\uffff]/gu, (character) => encodeURIComponent(character))
    : decoded;
}

/** Removes the segments `.` and `..`. */
function withoutDots(path: string): string {
  if (!path.includes('/.')) return path;
  const segments: string[] = [];
  const parts = path.split('/').slice(1);
  parts.forEach((part, index) => {
    const last = index === parts.length - 1;
    if (part === '..') segments.pop();
    else if (part !== '.') segments.push(part);
    if (last && (part === '.' || part === '..')) segments.push('');
  });
  return `/${segments.join('/')}`;
}

function canonicalPath(path: string): string | undefined {
  const characters = canonicalCharacters(path.replace(/\\/g, '/'));
  return characters === undefined ? undefined : withoutDots(characters);
}

const isPlain = (path: string): boolean =>
  /^(?:\/[A-Za-z0-9\-._~!$&'()*+,;=:@]+)*\/?$/.test(path) && !/\/\.\.?(?:\/|$)/.test(path);

/** Returns the normalised path; undefined for one that the proxy refuses. */
export function normalizePath(path: string, how: PathNormalization): string | undefined {
  const { path: before, query } = splitPath(path);
  if (how === 'NONE' || isPlain(before)) return path;
  const unescaped = how === 'DECODE_AND_MERGE_SLASHES' ? before.replace(/%2f|%5c/gi, '/') : before;
  const canonical = canonicalPath(unescaped);
  if (canonical === undefined) return undefined;
  return (how === 'BASE' ? canonical : canonical.replace(/\/{2,}/g, '/')) + query;
}
