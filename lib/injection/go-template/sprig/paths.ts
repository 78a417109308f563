import { posix } from 'node:path';
import { fn, refuse, type FunctionMap } from '../signature';
import { kindOf, typeName, type GoMap } from '../values';

/** Implements `path.Clean`: like Node's, without the trailing slash. */
function clean(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 ? normal.replace(/\/$/, '') : normal;
}

const base = (path: string): string => (path === '' ? '.' : posix.basename(path.replace(/\/+$/, '')) || '/');
const dir = (path: string): string => clean(path.slice(0, path.lastIndexOf('/') + 1));
const ext = (path: string): string => /\.[^./]*$/.exec(path)?.[0] ?? '';
const isAbs = (path: string): boolean => path.startsWith('/');

function pathFunctions(name: (plain: string) => string): FunctionMap {
  return {
    [name('base')]: fn(['string'], base),
    [name('dir')]: fn(['string'], dir),
    [name('clean')]: fn(['string'], clean),
    [name('ext')]: fn(['string'], ext),
    [name('isAbs')]: fn(['string'], isAbs),
  };
}

const URL_PARTS = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

function decode(text: string, what: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse(`${what} ${JSON.stringify(text)} has a wrong escape`);
  }
}

function urlParse(text: string): GoMap {
  const [, scheme = '', rest = '', query = '', fragment = ''] = URL_PARTS.exec(text) ?? [];
  if (/[\x00-\x1f\x7f]/.test(text) || (scheme === '' && /^[^/?#]*:/.test(text)))
    refuse(`${JSON.stringify(text)} is not a URL`);
  const opaque = scheme !== '' && !rest.startsWith('/') ? rest : '';
  const { userinfo, host, path } = opaque === '' ? splitAuthority(rest) : NO_AUTHORITY;
  return {
    scheme: scheme.toLowerCase(),
    host,
    hostname: host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1'),
    path: decode(path, 'the path'),
    query,
    opaque,
    fragment: decode(fragment, 'the fragment'),
    userinfo,
  };
}

const NO_AUTHORITY = { userinfo: '', host: '', path: '' };

/** Splits `//USERINFO@HOST/PATH`, where each part may be absent. */
function splitAuthority(text: string): typeof NO_AUTHORITY {
  const [, authority = '', path = ''] = /^(?:\/\/([^/]*))?(.*)$/s.exec(text) ?? [];
  const [, userinfo = '', host = ''] = /^(?:(.*)@)?(.*)$/s.exec(authority) ?? [];
  return { userinfo, host, path };
}

function part(map: GoMap, key: string): string {
  const value = Object.hasOwn(map, key) ? map[key] : '';
  return kindOf(value) === 'string' ? String(value) : refuse(`${key} must be a string, got a ${typeName(value)}`);
}

const escapePath = (path: string): string => encodeURI(path).replace(/[?#[\]]/g, encodeURIComponent);

const URL_KEYS = ['scheme', 'host', 'path', 'query', 'opaque', 'fragment', 'userinfo'];

function urlJoin(map: GoMap): string {
  const parts: Readonly<Record<string, string>> = Object.fromEntries(URL_KEYS.map((key) => [key, part(map, key)]));
  const { scheme, host, path, query, opaque, fragment, userinfo } = parts;
  const authority = host || userinfo ? `//${userinfo ? `${userinfo}@` : ''}${host}` : '';
  const slash = path && !path.startsWith('/') && host ? '/' : '';
  const middle = opaque || authority + slash + escapePath(path);
  return [scheme ? `${scheme}:` : '', middle, query ? `?${query}` : '', fragment ? `#${encodeURI(fragment)}` : ''].join(
    '',
  );
}

/** Sprig's functions for paths and URLs. Those for files are the same: istiod runs on Linux. */
export const PATHS: FunctionMap = {
  ...pathFunctions((plain) => plain),
  ...pathFunctions((plain) => `os${(plain[0] ?? '').toUpperCase()}${plain.slice(1)}`),
  urlParse: fn(['string'], urlParse),
  urlJoin: fn(['map'], urlJoin),
};
