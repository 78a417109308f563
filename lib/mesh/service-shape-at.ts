import type { Facts } from '../schema/notation';
import { inputShape } from './shape-at';

type Path = readonly (string | number)[];

/** Fields of a circuit breaker by the part of a connection pool that they are in; all others are about outliers. */
const POOLS: Readonly<Record<string, 'tcp' | 'http'>> = {
  maxConnections: 'tcp',
  connectTimeout: 'tcp',
  http1MaxPendingRequests: 'http',
  http2MaxRequests: 'http',
  maxRequestsPerConnection: 'http',
  maxRetries: 'http',
  idleTimeout: 'http',
  maxConcurrentStreams: 'http',
};

/** Fields that single values and whole objects may stand in: `delay: '1s'`, or all there is to say of it. */
const SHORT: Readonly<Record<string, Path>> = { delay: ['delay', 'fixedDelay'], abort: ['abort', 'httpStatus'] };

/** Returns the shape of a value in the props of a service: only its traffic policies have one. */
export function servicePropShape(path: Path): Facts | undefined {
  const policy =
    path[0] === 'trafficPolicy'
      ? path
      : path[0] === 'subsets' && path[2] === 'trafficPolicy'
        ? path.slice(2)
        : undefined;
  return policy && inputShape('DestinationRule', policy);
}

const TEXT: Facts = { type: 'string' };
const PERCENT: Facts = { type: 'number', min: 0, max: 100 };
const MAPS: ReadonlySet<unknown> = new Set(['header', 'queryParam', 'sourceLabels']);

/** Returns the shape of a value in conditions on requests: all single values are texts. */
const matchShape = (path: Path): Facts =>
  path.length === 0 ? { type: 'object' } : path.length === 1 && MAPS.has(path[0]) ? { type: 'map' } : TEXT;

const route = (...field: Path): Facts | undefined => inputShape('VirtualService', ['http', 0, ...field]);
const policy = (...field: Path): Facts | undefined => inputShape('DestinationRule', ['trafficPolicy', ...field]);

/** Returns the shape of a value in the first argument of `retry`. */
function retryShape(path: Path): Facts | undefined {
  if (path.length === 0) return route('retries', 'attempts');
  return path[0] === 'retryOn' && path.length > 1 ? TEXT : route('retries', ...path);
}

/** Returns the shape of a value in the first argument of `circuitBreaker`. */
function breakerShape(path: Path): Facts | undefined {
  const [first] = path;
  if (first === undefined) return { type: 'object' };
  return typeof first === 'string' && first in POOLS
    ? policy('connectionPool', POOLS[first], ...path)
    : policy('outlierDetection', ...path);
}

/** Returns the shape of a value in the first argument of `fault`. */
function faultShape(path: Path): Facts | undefined {
  const [first] = path;
  if (first === 'percent') return PERCENT;
  if (first !== 'delay' && first !== 'abort') return matchShape(path);
  return route('fault', ...(path.length === 1 ? SHORT[first] : path));
}

type ShapeOf = (path: Path, argument: string | number) => Facts | undefined;

/** Shapes of the values in arguments, by the method. */
const CALLS: Readonly<Partial<Record<string, ShapeOf>>> = {
  split: (path) => (path.length === 0 ? { type: 'map' } : route('route', 0, 'weight')),
  timeout: () => route('timeout'),
  mirror: (_, argument) => (argument === 1 ? PERCENT : undefined),
  retry: retryShape,
  circuitBreaker: breakerShape,
  darkLaunch: (path, argument) => (argument === 1 ? matchShape(path) : undefined),
  fault: faultShape,
};

/**
 * Returns the shape of a value in the arguments of a method: that of the field that it becomes. `path` begins with the
 * number of the argument.
 */
export const serviceCallShape = (method: string, [argument, ...path]: Path): Facts | undefined =>
  CALLS[method]?.(path, argument);
