import type { DecidedBy } from './access';
import type { GoToOptions } from './routing';

/** The matchers as tests call them. */
export interface MeshMatchers<R> {
  /** The request goes to a service: `orders`, `orders.shop` or the whole host. */
  toGoTo(host: string, options?: GoToOptions): R;
  /** The request is split between subsets or hosts: `{ v1: 90, v2: 10 }`. */
  toSplit(shares: Readonly<Record<string, number>>): R;
  toRedirectTo(location: string, options?: { readonly code?: number }): R;
  /** The proxy answers by itself: a direct response, or a fault. */
  toRespond(status: number, body?: string): R;
  /** No route takes the request: 404. */
  toHaveNoRoute(): R;
  /** The request does not get to where it wants to go: blocked, denied or refused. */
  toBeBlocked(): R;
  /** Policies let the request in. */
  toBeAllowed(options?: DecidedBy): R;
  /** A policy denies the request, or no ALLOW rule takes it. */
  toBeDenied(options?: DecidedBy): R;
  /** The connection is closed before any policy is asked: no mTLS, another trust domain. */
  toBeRefused(options?: Pick<DecidedBy, 'where'>): R;
  /** The token is missing where it is needed, or not good: 401. */
  toNeedToken(): R;
  /** The last connection is mTLS. */
  toBeEncrypted(): R;
  /** The mesh has no policy and no route that no proxy carries out. */
  toEnforceEverything(): R;
}
