/** Envoy's retry conditions for HTTP and for gRPC. */
export const RETRY_CONDITIONS: readonly string[] = [
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'envoy-ratelimited',
  'http3-post-connect-failure',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
];
/** Status codes that have a name, as ranges. */
const STATUSES: readonly (readonly [from: number, to: number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
];

/** Reports whether a condition is a status code with a name, as Go reads numbers; others stay conditions. */
export const isRetryStatus = (text: string): boolean =>
  /^[+-]?\d+$/.test(text) && STATUSES.some(([from, to]) => Number(text) >= from && Number(text) <= to);

/** Returns the parts of a `retryOn` that are neither a condition of Envoy nor a status code with a name. */
export function unknownRetryConditions(text: string): string[] {
  return text.split(',').filter((condition) => !RETRY_CONDITIONS.includes(condition) && !isRetryStatus(condition));
}
