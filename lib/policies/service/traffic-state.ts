import type { OutlierDetection, TCPSettings, HTTPSettings } from '../../../imports/destination-rule';
import type { Duration } from '../../../imports/types';
import type {
  FaultAbort,
  FaultDelay,
  HTTPRetry,
  HTTPMatchRequest,
  StringMatch,
} from '../../../imports/virtual-service';

/**
 * Conditions that a request must meet, all of them. Texts are compared exactly; for other comparisons write `{ prefix
 * }` or `{ regex }`.
 */
export interface RequestMatch {
  /** Headers by name. */
  readonly header?: Readonly<Record<string, string | StringMatch>>;
  /** Query parameters by name. */
  readonly queryParam?: Readonly<Record<string, string | StringMatch>>;
  /** Path of the request. */
  readonly uri?: string | StringMatch;
  readonly method?: string;
  /** Labels of the calling pods. */
  readonly sourceLabels?: Readonly<Record<string, string>>;
  /** Namespace of the calling pods. */
  readonly sourceNamespace?: string;
}

/**
 * Conditions on which Envoy retries a request, or status codes:
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry
 */
export type RetryOn =
  | '5xx'
  | 'gateway-error'
  | 'reset'
  | 'reset-before-request'
  | 'connect-failure'
  | 'envoy-ratelimited'
  | 'retriable-4xx'
  | 'refused-stream'
  | 'retriable-status-codes'
  | 'retriable-headers'
  | 'http3-post-connect-failure'
  | 'cancelled'
  | 'deadline-exceeded'
  | 'internal'
  | 'resource-exhausted'
  | 'unavailable'
  | `${number}`;

export type RetryOptions = Omit<HTTPRetry, 'retryOn'> & {
  /** Conditions on which a request is retried. @default - connect-failure, refused-stream, unavailable, cancelled */
  readonly retryOn?: readonly RetryOn[] | string;
};

/** Delays or errors that are injected to test how callers handle them. */
export interface FaultOptions extends RequestMatch {
  /** Delay of requests before they are passed on. */
  readonly delay?: Duration | FaultDelay;
  /** HTTP status of the answer, in place of passing requests on. */
  readonly abort?: number | FaultAbort;
  /** Share of requests, 0 to 100, for `delay` and `abort` alike. @default 100 */
  readonly percent?: number;
}

/**
 * Limits of connections and requests, and of failures after which pods are ejected for a while. Field names are those
 * of a DestinationRule.
 */
export type CircuitBreakerOptions = OutlierDetection &
  Pick<TCPSettings, 'maxConnections' | 'connectTimeout'> &
  Pick<
    HTTPSettings,
    | 'http1MaxPendingRequests'
    | 'http2MaxRequests'
    | 'maxRequestsPerConnection'
    | 'maxRetries'
    | 'idleTimeout'
    | 'maxConcurrentStreams'
  >;

/** Traffic settings of one service. Immutable: adding a setting returns a new object. */
export interface Intents {
  readonly split?: Readonly<Record<string, number>>;
  readonly retry?: RetryOptions;
  readonly timeout?: Duration;
  readonly mirrors: readonly { readonly subset: string; readonly percent: number }[];
  readonly darkLaunches: readonly { readonly subset: string; readonly match: RequestMatch }[];
  readonly faults: readonly FaultOptions[];
  readonly circuitBreaker?: CircuitBreakerOptions;
}

export const NO_INTENTS: Intents = { mirrors: [], darkLaunches: [], faults: [] };

const MATCH_FIELDS = ['header', 'queryParam', 'uri', 'method', 'sourceLabels', 'sourceNamespace'] as const;

/** Returns the conditions alone, from options that have other fields beside them. */
export function matchOf(options: RequestMatch): RequestMatch {
  return Object.fromEntries(
    MATCH_FIELDS.filter((field) => options[field] !== undefined).map((field) => [field, options[field]]),
  );
}

/** Returns the conditions in the form of a VirtualService; undefined when there are none. */
export function matchRequest(options: RequestMatch): HTTPMatchRequest | undefined {
  const { header, queryParam, uri, method, sourceLabels, sourceNamespace } = options;
  const match: HTTPMatchRequest = {
    ...(header && { headers: mapValues(header, stringMatch) }),
    ...(queryParam && { queryParams: mapValues(queryParam, stringMatch) }),
    ...(uri !== undefined && { uri: stringMatch(uri) }),
    ...(method !== undefined && { method: stringMatch(method) }),
    ...(sourceLabels && { sourceLabels }),
    ...(sourceNamespace !== undefined && { sourceNamespace }),
  };
  return Object.keys(match).length > 0 ? match : undefined;
}

const stringMatch = (value: string | StringMatch): StringMatch =>
  typeof value === 'string' ? { exact: value } : value;

function mapValues<A, B>(map: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
