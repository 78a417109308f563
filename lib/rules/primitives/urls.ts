import type { Fault } from '../place';
import { isIpAddress } from './addresses';

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
const CONTROL = /[\u0000-\u001f\u007f]/;
const BAD_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
/** A percent sign in a host may only stand for itself or for a byte beyond ASCII. */
const BAD_HOST_ESCAPE = /%(?!25|[89A-Fa-f][0-9A-Fa-f])/;
const HOST = /^[\w.~!$&'()*+,;=:%\u0080-\uffff"<>[\]-]*$/;
const HOST_FORM = /^(?:\[(?<ip>[^[\]]*)\]|[^:[]*)(?::\d*)?$/;
const USER = /^[\w.:~!$&'()*+,;=%@-]*$/;

interface Url {
  readonly scheme: string;
  readonly port: string;
}

/**
 * Parses a URL as loosely as Go's parser does, which istiod uses. In a request's first line (`inRequest`) a URL is
 * absolute or begins with `/`, and has no fragment. `undefined` for a text that is no URL.
 */
function parseUrl(text: string, inRequest: boolean): Url | undefined {
  const [before, ...fragment] = inRequest ? [text] : text.split('#');
  if (CONTROL.test(text) || BAD_ESCAPE.test(fragment.join('#')) || before.startsWith(':') || (inRequest && text === ''))
    return undefined;
  const scheme = SCHEME.exec(before)?.[1].toLowerCase() ?? '';
  const [rest] = (scheme === '' ? before : before.slice(scheme.length + 1)).split('?', 1);
  if (rest.startsWith('/')) return parseHierarchy(rest, scheme, inRequest);
  if (scheme !== '') return { scheme, port: '' };
  return inRequest || rest.split('/', 1)[0].includes(':') ? undefined : relative(rest);
}

/** Parses the part of a URL that begins with `/`: authority and path, or a path alone. */
function parseHierarchy(rest: string, scheme: string, inRequest: boolean): Url | undefined {
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || (!inRequest && !rest.startsWith('///')));
  if (!hasAuthority) return relative(rest, scheme);
  const slash = rest.indexOf('/', 2);
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
  if (slash >= 0 && BAD_ESCAPE.test(rest.slice(slash))) return undefined;
  return parseAuthority(authority, scheme);
}

const relative = (path: string, scheme = ''): Url | undefined =>
  BAD_ESCAPE.test(path) ? undefined : { scheme, port: '' };

function parseAuthority(authority: string, scheme: string): Url | undefined {
  const at = authority.lastIndexOf('@');
  const [user, host] = [authority.slice(0, Math.max(at, 0)), authority.slice(at + 1)];
  if (!USER.test(user) || BAD_ESCAPE.test(user) || !HOST.test(host) || BAD_HOST_ESCAPE.test(host)) return undefined;
  const form = HOST_FORM.exec(host);
  const bracketed = form?.groups?.ip;
  if (
    form === null ||
    (bracketed !== undefined && !(bracketed.includes(':') && isIpAddress(bracketed.replace('%25', '%'))))
  )
    return undefined;
  return { scheme, port: /:(\d*)$/.exec(host)?.[1] ?? '' };
}

/** Checks the URL of a JSON Web Key Set. */
export function jwksUrl(text: string): Fault | undefined {
  const url = parseUrl(text, false);
  if (
    url !== undefined &&
    (url.scheme === 'http' || url.scheme === 'https') &&
    Number(url.port) <= Number.MAX_SAFE_INTEGER
  )
    return undefined;
  return {
    code: 'jwks-url',
    message: 'this is not an http or https URL',
    fix: 'write for example "https://issuer.example.com/.well-known/jwks.json"',
  };
}

const MODULE_SCHEMES = ['', 'file', 'http', 'https', 'oci'];

/** Checks the URL of a Wasm module; without a scheme it is an image, like `oci://`. */
export function moduleUrl(text: string): Fault | undefined {
  const url = parseUrl(text, true);
  const [whole, read] = url === undefined ? [`http://${text}`, parseUrl(`http://${text}`, true)] : [text, url];
  const fix = 'write for example "oci://registry.example.com/filter:1.0", "https://..." or "file:///..."';
  if (read === undefined || parseUrl(whole, false) === undefined)
    return { code: 'module-url', message: 'this is not a URL', fix };
  return MODULE_SCHEMES.includes(read.scheme)
    ? undefined
    : { code: 'module-url', message: `a module cannot be fetched by ${JSON.stringify(read.scheme)}`, fix };
}
