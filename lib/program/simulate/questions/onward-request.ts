import type { Destination, HeaderChanges, ProxyRequest, Verdict } from '../types';

/** Client side of a connection, as the server receives it. */
export interface ClientSide {
  readonly principal?: string;
  readonly ip?: string;
  /** True where the client uses mTLS with a server that supports it. */
  readonly mtls: boolean;
  /** TLS that the client itself originates. */
  readonly tls: 'plaintext' | 'tls';
}

/** Request at one hop of its journey. */
export interface Leg {
  readonly request: Omit<ProxyRequest, 'at'>;
  readonly client: ClientSide;
}

/** Destination, with the header changes of its share in a split. */
export type SentTo = Destination & { readonly requestHeaders?: HeaderChanges };

/** Returns the request as the destination gets it: header changes of the destination precede those of the route. */
export function rewritten(
  { request, client }: Leg,
  { upstreamPath, upstreamHost, requestHeaders }: Verdict,
  destination: Partial<SentTo> = {},
): Leg {
  const headers = changed(changed(request.headers, destination.requestHeaders), requestHeaders);
  return {
    client,
    request: {
      ...request,
      ...(upstreamPath === undefined ? {} : { path: upstreamPath }),
      headers: { ...headers, ...(upstreamHost === undefined ? {} : { host: upstreamHost }) },
    },
  };
}

/** Returns the headers after the set, add and remove operations of a route, by name in lower case. */
function changed(
  headers: Readonly<Record<string, string>> = {},
  { set = {}, add = {}, remove = [] }: HeaderChanges = {},
): Readonly<Record<string, string>> {
  const lower = (from: Readonly<Record<string, string>>) =>
    Object.entries(from).map(([name, value]) => [name.toLowerCase(), value] as const);
  const result = new Map(lower(headers));
  for (const name of remove) result.delete(name.toLowerCase());
  for (const [name, value] of lower(set)) result.set(name, value);
  for (const [name, value] of lower(add)) {
    const before = result.get(name);
    result.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(result);
}
