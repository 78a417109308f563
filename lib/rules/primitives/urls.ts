import type { Fault } from '../place';

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
/** What Go's parser refuses in a URL wherever it stands. */
const CONTROL = /[\u0000-\u001f\u007f]/;
const BAD_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
const HOST = /^(?:[\w.~!$&'()*+,;=:%\u0080-\uffff"<>-]|\[[0-9A-Fa-f:.%\w-]*\])*$/u;

/** The scheme and authority of a URL, or why it is none. */
function parse(text: string): { scheme: string; rest: string } | undefined {
  const scheme = SCHEME.exec(text)?.[1] ?? '';
  const rest = scheme === '' ? text : text.slice(scheme.length + 1);
  const [path] = rest.split(/[?#]/, 1);
  if (CONTROL.test(text) || BAD_ESCAPE.test(path)) return undefined;
  if (path.startsWith('//')) {
    const authority = path.slice(2).split('/', 1)[0];
    const host = authority.slice(authority.lastIndexOf('@') + 1);
    if (!HOST.test(host) || !/^(?:\[.*\]|[^:]*)(?::\d*)?$/.test(host)) return undefined;
  } else if (scheme === '' && path.split('/', 1)[0].includes(':')) return undefined;
  return { scheme: scheme.toLowerCase(), rest };
}

/** Where a JSON Web Key Set is fetched. */
export function jwksUrl(text: string): Fault | undefined {
  const url = parse(text);
  if (url !== undefined && (url.scheme === 'http' || url.scheme === 'https')) return undefined;
  return { code: 'jwks-url', message: 'this is not an http or https URL', fix: 'write for example "https://issuer.example.com/.well-known/jwks.json"' };
}

const MODULE_SCHEMES = ['', 'file', 'http', 'https', 'oci'];

/** Where a Wasm module is fetched; without a scheme it is an image, like `oci://`. */
export function moduleUrl(text: string): Fault | undefined {
  const absolute = parse(text);
  const url = absolute !== undefined && (absolute.scheme !== '' || text.startsWith('/')) ? absolute : parse(`http://${text}`);
  const fix = 'write for example "oci://registry.example.com/filter:1.0", "https://..." or "file:///..."';
  if (url === undefined) return { code: 'module-url', message: 'this is not a URL', fix };
  return MODULE_SCHEMES.includes(url.scheme) ? undefined : { code: 'module-url', message: `a module cannot be fetched by ${JSON.stringify(url.scheme)}`, fix };
}
