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

/**
 * Returns the shape of a value in the arguments of a method: that of the field that it becomes. `path` begins with the
 * number of the argument.
 */
export function serviceCallShape(method: string, [argument, ...path]: Path): Facts | undefined {
  const route = (...field: Path) => inputShape('VirtualService', ['http', 0, ...field]);
  const policy = (...field: Path) => inputShape('DestinationRule', ['trafficPolicy', ...field]);
  const [first, ...inner] = path;
  switch (method) {
    case 'split':
      return path.length === 0 ? { type: 'map' } : route('route', 0, 'weight');
    case 'timeout':
      return route('timeout');
    case 'mirror':
      return argument === 1 ? PERCENT : undefined;
    case 'retry':
      return path.length === 0
        ? route('retries', 'attempts')
        : first === 'retryOn' && inner.length > 0
          ? TEXT
          : route('retries', ...path);
    case 'circuitBreaker':
      if (path.length === 0) return { type: 'object' };
      return typeof first === 'string' && first in POOLS
        ? policy('connectionPool', POOLS[first], ...path)
        : policy('outlierDetection', ...path);
    case 'darkLaunch':
      return argument === 1 ? matchShape(path) : undefined;
    case 'fault':
      if (first === 'percent') return PERCENT;
      return first === 'delay' || first === 'abort'
        ? route('fault', ...(inner.length === 0 ? SHORT[first] : path))
        : matchShape(path);
    default:
      return undefined;
  }
}

const TEXT: Facts = { type: 'string' };
const PERCENT: Facts = { type: 'number', min: 0, max: 100 };
const MAPS: ReadonlySet<unknown> = new Set(['header', 'queryParam', 'sourceLabels']);

/** Of conditions on requests: all values are texts. */
const matchShape = (path: Path): Facts =>
  path.length === 0 ? { type: 'object' } : path.length === 1 && MAPS.has(path[0]) ? { type: 'map' } : TEXT;
