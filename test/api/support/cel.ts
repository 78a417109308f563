import { celEnv, celFunc, celMethod, CelScalar, isCelError, mapType, parse, plan } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';

/** The CEL of the API server, as far as CRDs of Istio use it: the standard functions, strings, and URLs. */

const HOST_CHARACTERS = /^[A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"\u0080-\uffff]*$/;

/**
 * The scheme of a URL that Go's `url.ParseRequestURI` takes, or `undefined`. Written from Go's documentation of
 * net/url.
 */
function requestScheme(text: string): string | undefined {
  if (text === '' || /[\u0000-\u001f\u007f]/.test(text) || text.startsWith(':')) return undefined;
  if (text === '*') return '';
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text)?.[1] ?? '';
  const rest = (scheme === '' ? text : text.slice(scheme.length + 1)).split('?')[0];
  if (!rest.startsWith('/')) return scheme === '' ? undefined : scheme.toLowerCase();
  let path = rest;
  if (scheme !== '' && rest.startsWith('//')) {
    const end = rest.indexOf('/', 2);
    const authority = end < 0 ? rest.slice(2) : rest.slice(2, end);
    path = end < 0 ? '' : rest.slice(end);
    const host = authority.slice(authority.lastIndexOf('@') + 1);
    const userinfo = authority.includes('@') ? authority.slice(0, authority.lastIndexOf('@')) : '';
    if (/%(?![0-9A-Fa-f]{2})/.test(userinfo)) return undefined;
    if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo) || !HOST_CHARACTERS.test(host)) return undefined;
    const port = host.startsWith('[')
      ? /^\[[^\]]*\](.*)$/.exec(host)?.[1]
      : host.slice(host.lastIndexOf(':') < 0 ? host.length : host.lastIndexOf(':'));
    if (port === undefined || !/^(:\d*)?$/.test(port)) return undefined;
  }
  return /%(?![0-9A-Fa-f]{2})/.test(path) ? undefined : scheme.toLowerCase();
}

const URL_TYPE = mapType(CelScalar.STRING, CelScalar.STRING);
const env = celEnv({
  funcs: [
    ...strings,
    celFunc('isURL', [CelScalar.STRING], CelScalar.BOOL, (text) => requestScheme(text) !== undefined),
    celFunc('url', [CelScalar.STRING], URL_TYPE, (text) => {
      const scheme = requestScheme(text);
      if (scheme === undefined) throw new Error('not a URL');
      return new Map([['scheme', scheme]]);
    }),
    celMethod('getScheme', URL_TYPE, [], CelScalar.STRING, function () {
      return String(this.get('scheme'));
    }),
    // The API server reads decimal digits only; the engine's own function also takes blanks and hexadecimal digits.
    celFunc('int', [CelScalar.STRING], CelScalar.INT, (text) => {
      const value = /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
      if (value === undefined || BigInt.asIntN(64, value) !== value) throw new Error('not a number');
      return value;
    }),
  ],
});

const programs = new Map<string, (self: never) => unknown>();

/** Does the rule hold for the value? An error counts as no, as it does in the API server. */
export function celHolds(rule: string, self: unknown): boolean {
  let program = programs.get(rule);
  if (program === undefined) {
    const planned = plan(env, parse(rule));
    programs.set(rule, (program = (value) => planned({ self: value })));
  }
  const result = program(self as never);
  if (isCelError(result)) return false;
  if (typeof result !== 'boolean') throw new Error(`the rule is not a condition: ${rule}`);
  return result;
}
