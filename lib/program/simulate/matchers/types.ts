import type { DecidedBy } from './access';
import type { GoToOptions } from './routing';

/** Matchers in the form in which tests call them. */
export interface MeshMatchers<R> {
  /** Passes where the request goes to a service: `orders`, `orders.shop` or the whole host. */
  toGoTo(host: string, options?: GoToOptions): R;
  /** Passes where the request is split between subsets or hosts: `{ v1: 90, v2: 10 }`. */
  toSplit(shares: Readonly<Record<string, number>>): R;
  toRedirectTo(location: string, options?: { readonly code?: number }): R;
  /** Passes where the proxy answers by itself: a direct response, or a fault. */
  toRespond(status: number, body?: string): R;
  /** Passes where no route matches the request: 404. */
  toHaveNoRoute(): R;
  /** Passes where the request does not reach its destination: blocked, denied or refused. */
  toBeBlocked(): R;
  /** Passes where policies allow the request. */
  toBeAllowed(options?: DecidedBy): R;
  /** Passes where a policy denies the request, or no ALLOW rule matches it. */
  toBeDenied(options?: DecidedBy): R;
  /** Passes where the connection is closed before any policy is evaluated: no mTLS, another trust domain. */
  toBeRefused(options?: Pick<DecidedBy, 'where'>): R;
  /** Passes where a required token is missing or invalid: 401. */
  toNeedToken(): R;
  /** Passes where the last connection is mTLS. */
  toBeEncrypted(): R;
  /** Passes where every policy and route of the mesh is enforced by a proxy. */
  toEnforceEverything(): R;
}
