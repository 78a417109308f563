import { numberOf, textOf, type Fields } from '../../objects/read';
import type { HttpRequest } from '../http/http-request';
import type { PathMatch } from './conditions';
import type { Redirect } from './model';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** Returns the port of a redirect; 0 for none, or for the default of its scheme. */
function redirectPort(redirect: Fields, listenerPort: number, isTls: boolean): number {
  const derived = textOf(redirect, 'derivePort') === 'FROM_REQUEST_PORT' ? listenerPort : 0;
  const port = numberOf(redirect, 'port') ?? derived;
  const scheme = textOf(redirect, 'scheme') ?? (isTls ? 'https' : 'http');
  return DEFAULT_PORTS[scheme] === port ? 0 : port;
}

export function redirectOf(redirect: Fields, listenerPort: number, isTls: boolean): Redirect {
  return {
    kind: 'redirect',
    code: numberOf(redirect, 'redirectCode') || 301,
    authority: textOf(redirect, 'authority') ?? '',
    scheme: textOf(redirect, 'scheme') ?? '',
    port: redirectPort(redirect, listenerPort, isTls),
    path: textOf(redirect, 'uri') ?? '',
    prefixRewrite: textOf(redirect, 'prefixRewrite') ?? '',
  };
}

/** Returns the host of the request, without a port that does not match the new scheme. */
function requestHost(request: HttpRequest, scheme: string, portGiven: boolean): string {
  const match = /^(.*)(:\d+)$/.exec(request.authority);
  if (match === null) return request.authority;
  const isDefault = match[2] === `:${DEFAULT_PORTS[request.scheme]}`;
  return portGiven || (scheme !== request.scheme && isDefault) ? match[1] : request.authority;
}

function redirectPath(redirect: Redirect, request: HttpRequest, matched: PathMatch): string {
  if (redirect.prefixRewrite !== '') {
    const rest =
      matched.kind === 'prefix' || matched.kind === 'segments' ? request.path.slice(matched.value.length) : '';
    return redirect.prefixRewrite + rest + request.query;
  }
  if (redirect.path === '') return request.fullPath;
  return redirect.path.includes('?') ? redirect.path : redirect.path + request.query;
}

/** Returns the location to which a redirect sends a request. */
export function redirectLocation(redirect: Redirect, request: HttpRequest, matched: PathMatch): string {
  const scheme = redirect.scheme || request.scheme;
  const host = redirect.authority || requestHost(request, scheme, redirect.port !== 0);
  const port = redirect.port === 0 ? '' : `:${redirect.port}`;
  return `${scheme}://${host}${port}${redirectPath(redirect, request, matched)}`;
}
