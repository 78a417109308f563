import type { Destination, HeaderChanges, ProxyRequest, Verdict } from '../types';

/** The side of a connection that calls, as the server sees it. */
export interface ClientSide {
  readonly principal?: string;
  readonly ip?: string;
  /** The client speaks mTLS where the server does. */
  readonly mtls: boolean;
  /** The client speaks TLS of its own. */
  readonly tls: 'plaintext' | 'tls';
}

/** A request at one point of its way. */
export interface Leg {
  readonly request: Omit<ProxyRequest, 'at'>;
  readonly client: ClientSide;
}

/** A destination, with what a split changes of the headers of its share. */
export type SentTo = Destination & { readonly requestHeaders?: HeaderChanges };

/**
 * The request as the destination gets it: what the destination changes of its headers comes before what the route
 * changes.
 */
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

/** Headers after what a route sets, adds and removes, by their names in lower case. */
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
