import { splitPath } from './paths';
import type { Claims } from '../types';

/** HTTP request as a proxy parsed it: normalised, with its headers by name. */
export class HttpRequest {
  /** Path without the query. */
  readonly path: string;
  /** Query with the question mark; empty when there is none. */
  readonly query: string;
  /** Host without its port, in lower case, by which the proxy finds the virtual host. */
  readonly domain: string;
  /** Claims of a token that the proxy validated. */
  claims: Claims | undefined;
  private params: ReadonlyMap<string, string> | undefined;

  constructor(
    readonly method: string,
    /** Authority as sent. */
    readonly authority: string,
    fullPath: string,
    readonly headers: ReadonlyMap<string, string>,
    readonly scheme: 'http' | 'https',
  ) {
    ({ path: this.path, query: this.query } = splitPath(fullPath));
    this.domain = withoutPort(authority).toLowerCase();
  }

  get fullPath(): string {
    return this.path + this.query;
  }

  /** True for gRPC, whose clients get errors in headers of a 200 response. */
  get isGrpc(): boolean {
    return /^application\/grpc(?:$|[;+])/.test(this.headers.get('content-type') ?? '');
  }

  header(name: string): string | undefined {
    switch (name) {
      case ':method':
        return this.method;
      case ':authority':
        return this.authority;
      case ':scheme':
        return this.scheme;
      case ':path':
        return this.fullPath;
      case 'host':
        return this.authority;
      default:
        return this.headers.get(name);
    }
  }

  /** Query parameters as written; the first of those with one name. */
  get parameters(): ReadonlyMap<string, string> {
    return (this.params ??= parametersOf(this.query));
  }
}

export function withoutPort(authority: string): string {
  return authority.replace(/:\d+$/, '');
}

function parametersOf(query: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of query.slice(1).split('&')) {
    const at = pair.indexOf('=');
    const name = at < 0 ? pair : pair.slice(0, at);
    if (name !== '' && !found.has(name)) found.set(name, at < 0 ? '' : pair.slice(at + 1));
  }
  return found;
}
