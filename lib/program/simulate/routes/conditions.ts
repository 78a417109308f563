import { type Fields, fieldsOf, optionalFields } from '../../objects/read';
import type { HttpRequest } from '../http/http-request';
import { textTest, type TextTest } from '../http/string-match';
import type { Claims } from '../types';

/** Condition of a route on a request. */
export interface Condition {
  /** Field of the match: `headers.x-user`. */
  readonly field: string;
  readonly wants: string;
  readonly test: (request: HttpRequest) => boolean;
  /** Returns the actual value of the request. */
  readonly found: (request: HttpRequest) => string | undefined;
  /** True where a proxy refuses the expression, so that the behaviour is unknown. */
  readonly broken?: true;
}

/** Comparison of the path in a match, on which rewrites depend. */
export type PathMatch =
  | { readonly kind: 'prefix'; readonly value: string }
  /** Prefix of whole segments: of HTTPRoutes. */
  | { readonly kind: 'segments'; readonly value: string }
  | { readonly kind: 'exact'; readonly value: string }
  | { readonly kind: 'regex'; readonly value: string };

/** Match of every path. */
export const ANY_PATH: PathMatch = { kind: 'prefix', value: '/' };

const brokenPart = ({ broken }: TextTest): { broken?: true } => (broken ? { broken } : {});

/** Returns the condition that a header matches a StringMatch. */
function headerCondition(name: string, match: Fields): Condition {
  const text = textTest(match);
  const lower = name.toLowerCase();
  return {
    field: `headers.${name}`,
    wants: text.wants,
    test: (request) => {
      const value = request.header(lower);
      return value !== undefined && text.test(value);
    },
    found: (request) => request.header(lower),
    ...brokenPart(text),
  };
}

/** Returns the condition that a header does not match a StringMatch. A missing header is compared as an empty text. */
function withoutHeaderCondition(name: string, match: Fields): Condition {
  const text = textTest(match);
  const lower = name.toLowerCase();
  return {
    field: `withoutHeaders.${name}`,
    wants: text.presence ? 'that it is not sent' : `anything but ${text.wants}`,
    test: (request) => {
      const value = request.header(lower);
      return text.presence ? value === undefined : !text.test(value ?? '');
    },
    found: (request) => request.header(lower),
    ...brokenPart(text),
  };
}

/** Pattern of JWT claims that routes may match: `@request.auth.claims.groups`, `@request.auth.claims[https://x/y]`. */
const CLAIM = /^@request\.auth\.claims(?:\.(.+)|((?:\[[^\]]+\])+))$/i;

/** Claims that are space-separated lists. */
const SPACE_SEPARATED: ReadonlySet<string> = new Set(['scope', 'permission']);

function claimPath(name: string): readonly string[] | undefined {
  const match = CLAIM.exec(name);
  if (match === null) return undefined;
  return match[1] !== undefined ? match[1].split('.') : [...match[2].matchAll(/\[([^\]]+)\]/g)].map((part) => part[1]);
}

/** Returns the values of a claim: each item of a list, each word of a text. */
function claimValues(claims: Claims | undefined, path: readonly string[]): readonly string[] {
  let value: unknown = claims;
  for (const name of path)
    value = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields)[name] : undefined;
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  if (typeof value !== 'string') return [];
  return path.length === 1 && SPACE_SEPARATED.has(path[0]) ? value.split(' ') : [value];
}

function claimCondition(name: string, path: readonly string[], match: Fields, inverted: boolean): Condition {
  const text = textTest(match);
  return {
    field: `${inverted ? 'withoutHeaders' : 'headers'}.${name}`,
    wants: inverted ? `a token without ${text.wants}` : `a token with ${text.wants}`,
    test: (request) => claimValues(request.claims, path).some((value) => text.test(value)) !== inverted,
    found: (request) => claimValues(request.claims, path).join(' ') || undefined,
    ...brokenPart(text),
  };
}

function headerConditions(match: Fields, field: 'headers' | 'withoutHeaders'): Condition[] {
  return Object.entries(fieldsOf(match, field)).map(([name, wanted]) => {
    const fields = (typeof wanted === 'object' && wanted !== null ? wanted : {}) as Fields;
    const path = claimPath(name);
    if (path !== undefined) return claimCondition(name, path, fields, field === 'withoutHeaders');
    return field === 'headers' ? headerCondition(name, fields) : withoutHeaderCondition(name, fields);
  });
}

function pseudoHeaderCondition(match: Fields, field: 'method' | 'authority' | 'scheme'): Condition[] {
  const wanted = optionalFields(match, field);
  return wanted === undefined ? [] : [{ ...headerCondition(`:${field}`, wanted), field }];
}

function queryConditions(match: Fields): Condition[] {
  return Object.entries(fieldsOf(match, 'queryParams')).map(([name, wanted]) => {
    const text = textTest((typeof wanted === 'object' && wanted !== null ? wanted : {}) as Fields);
    return {
      field: `queryParams.${name}`,
      wants: text.wants,
      test: (request: HttpRequest) => {
        const value = request.parameters.get(name);
        return value !== undefined && text.test(value);
      },
      found: (request: HttpRequest) => request.parameters.get(name),
      ...brokenPart(text),
    };
  });
}

/** Returns the path of a match; with `gatewayApi` prefixes match whole segments. */
export function pathMatch(match: Fields, gatewayApi: boolean): PathMatch {
  const uri = optionalFields(match, 'uri');
  if (uri === undefined) return ANY_PATH;
  if (typeof uri.exact === 'string') return { kind: 'exact', value: uri.exact };
  if (typeof uri.regex === 'string' && uri.regex !== '') return { kind: 'regex', value: uri.regex };
  if (typeof uri.prefix !== 'string') return ANY_PATH;
  return gatewayApi && uri.prefix !== '/'
    ? { kind: 'segments', value: uri.prefix.replace(/\/$/, '') }
    : { kind: 'prefix', value: uri.prefix };
}

function pathTest({ kind, value }: PathMatch, ignoreCase: boolean): TextTest {
  if (kind !== 'segments') return textTest({ [kind]: value }, ignoreCase && kind !== 'regex');
  const prefix = textTest({ prefix: value }, ignoreCase);
  return {
    wants: `path prefix ${JSON.stringify(value)}`,
    presence: false,
    test: (path) => prefix.test(path) && (path.length === value.length || path[value.length] === '/'),
  };
}

function pathConditions(match: Fields, path: PathMatch): Condition[] {
  if (path === ANY_PATH) return [];
  const text = pathTest(path, match.ignoreUriCase === true);
  return [
    {
      field: 'uri',
      wants: text.wants,
      test: (request) => text.test(request.path),
      found: (request) => request.path,
      ...brokenPart(text),
    },
  ];
}

/** Returns all conditions of a match, the path first. */
export function conditionsOf(match: Fields, path: PathMatch): readonly Condition[] {
  return [
    ...pathConditions(match, path),
    ...pseudoHeaderCondition(match, 'method'),
    ...pseudoHeaderCondition(match, 'authority'),
    ...pseudoHeaderCondition(match, 'scheme'),
    ...headerConditions(match, 'headers'),
    ...headerConditions(match, 'withoutHeaders'),
    ...queryConditions(match),
  ];
}
