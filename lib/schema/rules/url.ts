import type { Rule } from './rule';

const SCHEME = /^([a-zA-Z][a-zA-Z0-9+.-]*):/;
const USER = /^(?:[A-Za-z0-9\-._:~!$&'()*+,;=@]|%[0-9A-Fa-f]{2})*$/;
/** Host of a URL. Percent signs stand for bytes outside ASCII only, or for themselves. */
const HOST = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"\u0080-\uffff]|%25|%[89A-Fa-f][0-9A-Fa-f])*$/;
const BAD_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
const CONTROL = /[\u0000-\u001f\u007f]/;

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const portFrom = host.startsWith('[') ? host.lastIndexOf(']') + 1 : host.lastIndexOf(':');
  if (host.startsWith('[') && portFrom === 0) return false;
  const port = portFrom < 0 ? '' : host.slice(portFrom);
  return /^(:\d*)?$/.test(port) && HOST.test(host) && (at < 0 || USER.test(authority.slice(0, at)));
}

/**
 * Returns the scheme of a URL in lower case, empty for a plain absolute path; `undefined` for a text that the API
 * server does not accept as a URL.
 */
export function urlScheme(text: string): string | undefined {
  if (text === '' || CONTROL.test(text) || text.startsWith(':')) return undefined;
  if (text === '*') return '';
  const scheme = SCHEME.exec(text)?.[1] ?? '';
  const [rest] = (scheme === '' ? text : text.slice(scheme.length + 1)).split('?');
  const isValid = rest.startsWith('/') ? isHierarchy(rest, scheme !== '') : scheme !== '';
  return isValid ? scheme.toLowerCase() : undefined;
}

/** Returns whether a text that begins with `/` is an authority (behind a scheme only) and a path, or a path alone. */
function isHierarchy(rest: string, hasScheme: boolean): boolean {
  if (!hasScheme || !rest.startsWith('//')) return !BAD_ESCAPE.test(rest);
  const slash = rest.indexOf('/', 2);
  const end = slash < 0 ? rest.length : slash;
  return isAuthority(rest.slice(2, end)) && !BAD_ESCAPE.test(rest.slice(end));
}

/**
 * CEL that compares the scheme with a list. The URL is parsed once, not once for each scheme: the API server counts the
 * cost.
 */
const inList = (schemes: readonly string[]): string => `url(self).getScheme() in ${JSON.stringify(schemes)}`;

/** Rule that a text is a URL with one of these schemes. */
export function urlWithScheme(...schemes: string[]): Rule {
  return {
    name: 'url-scheme',
    cel: `isURL(self) && ${inList(schemes)}`,
    message: `a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')} is needed`,
    fix: `write ${schemes[schemes.length - 1]}://HOST/PATH`,
    holds: (value) => typeof value !== 'string' || schemes.includes(urlScheme(value) ?? '(none)'),
  };
}

const MODULE_SCHEMES = ['', 'http', 'https', 'file', 'oci'];

/** Rule for the location of a Wasm module: a URL, or an image reference without a scheme. */
export const wasmUrl: Rule = {
  name: 'wasm-url',
  cel: `isURL(self) ? ${inList(MODULE_SCHEMES)} : isURL("http://" + self)`,
  message: 'a module comes from oci://, http://, https:// or file://; without a scheme it is an OCI image',
  fix: 'write for example oci://registry.example.com/plugin:v1',
  holds: (value) => {
    if (typeof value !== 'string') return true;
    const scheme = urlScheme(value);
    return scheme === undefined ? urlScheme(`http://${value}`) !== undefined : MODULE_SCHEMES.includes(scheme);
  },
};
