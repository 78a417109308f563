import { isRecord } from '../../model';
import type { Fault } from '../place';

/** Fields that a key of each type must have: text, or bytes in base64. */
const FIELDS: Readonly<Record<string, { readonly text: readonly string[]; readonly bytes: readonly string[] }>> = {
  RSA: { text: [], bytes: ['n', 'e'] },
  EC: { text: ['crv'], bytes: ['x', 'y'] },
  OKP: { text: ['crv'], bytes: ['x'] },
  oct: { text: [], bytes: ['k'] },
};
const OPTIONAL_TEXTS = ['alg', 'kid', 'use', 'x5t', 'x5t#S256', 'x5u'];
const LISTS = ['key_ops', 'x5c'];
const BASE64 = [/^[\w-]*$/, /^[\w-]*={1,2}$/, /^[A-Za-z0-9+/]*$/, /^[A-Za-z0-9+/]*={1,2}$/];

export interface Jwks {
  readonly fault?: Fault;
  /** Indexes of keys that hold a secret part, counted from 0. */
  readonly privateKeys: readonly number[];
}

const fault = (message: string): Jwks => ({
  fault: {
    code: 'jwks',
    message,
    fix: 'write a JSON Web Key Set, {"keys":[{"kty":"RSA","n":"...","e":"AQAB"}]}, as the issuer publishes it',
  },
  privateKeys: [],
});

/** Reads an inline JSON Web Key Set, or a single key. */
export function readJwks(text: string): Jwks {
  const set = parseFirst(text);
  if (!isRecord(set)) return fault(set === undefined ? 'this is not JSON' : 'this is not a key set');
  const keys = 'keys' in set ? (set.keys ?? []) : [set];
  if (!Array.isArray(keys)) return fault('"keys" is not a list');
  const privateKeys: number[] = [];
  for (const [i, key] of keys.entries()) {
    const reason = keyError(key);
    if (reason !== undefined) return fault('keys' in set ? `key ${i} ${reason}` : `the key ${reason}`);
    if (isPrivate(key)) privateKeys.push(i);
  }
  return { privateKeys };
}

/** Parses the first JSON value; istiod ignores the text behind it. */
function parseFirst(text: string): unknown {
  for (const end of [text.length, closingBrace(text)]) {
    try {
      return JSON.parse(text.slice(0, end));
    } catch {
      // Not up to here.
    }
  }
  return undefined;
}

/** Returns the position where the object that `text` begins with ends. */
function closingBrace(text: string): number {
  let depth = 0;
  for (const part of text.matchAll(/"(?:\\.|[^"\\])*"|[{}]/g)) {
    if (part[0] === '{') depth += 1;
    if (part[0] === '}') depth -= 1;
    if (depth === 0) return part.index + 1;
  }
  return 0;
}

const isPrivate = (key: Record<string, unknown>): boolean => key.kty === 'oct' || key.d !== undefined;

const isText = (value: unknown): boolean => value === null || typeof value === 'string';
const isTexts = (value: unknown): boolean => value === null || (Array.isArray(value) && value.every(isText));

function isBase64(value: unknown): boolean {
  if (value === null) return true;
  return (
    typeof value === 'string' &&
    BASE64.some((form) => form.test(value)) &&
    (value.endsWith('=') ? value.length % 4 === 0 : value.length % 4 !== 1)
  );
}

function keyError(key: unknown): string | undefined {
  if (!isRecord(key)) return 'is not an object';
  const type = key.kty;
  if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) return 'has no known type (kty: RSA, EC, OKP or oct)';
  const { text, bytes } = FIELDS[type];
  const required = type !== 'oct' && key.d !== undefined ? [...bytes, 'd'] : bytes;
  const isCurveMissing = text.includes('crv') && (!('crv' in key) || !isText(key.crv));
  return bytesError(key, type, required) ?? (isCurveMissing ? 'names no curve (crv)' : optionalError(key));
}

function bytesError(key: Record<string, unknown>, type: string, required: readonly string[]): string | undefined {
  for (const field of required) {
    if (!(field in key)) return `of type ${type} has no ${JSON.stringify(field)}`;
    if (!isBase64(key[field])) return `has a field ${JSON.stringify(field)} that is not base64`;
  }
  return undefined;
}

function optionalError(key: Record<string, unknown>): string | undefined {
  const list = LISTS.find((field) => field in key && !isTexts(key[field]));
  if (list !== undefined) return `has ${JSON.stringify(list)} that is not a list of texts`;
  if (Array.isArray(key.x5c) && !key.x5c.every(isBase64)) return 'has a certificate in "x5c" that is not base64';
  const wrong = OPTIONAL_TEXTS.find((field) => field in key && !isText(key[field]));
  return wrong === undefined ? undefined : `has a field ${JSON.stringify(wrong)} that is not a text`;
}
