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
 * Which requests: all conditions must hold. Texts are compared letter by letter; for other comparisons write `{ prefix
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
 * Conditions under which Envoy tries again, or status codes:
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
  /**
   * Conditions on which a request is tried again. @default - connect-failure, refused-stream, unavailable, cancelled
   */
  readonly retryOn?: readonly RetryOn[] | string;
};

/** Delays or errors for tests of how callers take them. */
export interface FaultOptions extends RequestMatch {
  /** Hold requests back this long before they are passed on. */
  readonly delay?: Duration | FaultDelay;
  /** Answer with this HTTP status instead of passing requests on. */
  readonly abort?: number | FaultAbort;
  /** Share of requests, 0 to 100, for `delay` and `abort` alike. @default 100 */
  readonly percent?: number;
}

/**
 * Limits of connections and requests, and when failing pods are taken out for a while. Field names are those of a
 * DestinationRule.
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

/** All that was asked of the traffic to one service. Immutable: asking for more gives a new one. */
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

/** The conditions alone, of options that have others beside them. */
export function matchOf(options: RequestMatch): RequestMatch {
  return Object.fromEntries(
    MATCH_FIELDS.filter((field) => options[field] !== undefined).map((field) => [field, options[field]]),
  );
}

/** The conditions as a VirtualService has them; undefined when there are none. */
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
