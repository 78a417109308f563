import { ConnectionPoolSettings } from '../kinds/common';
import { OutlierDetection } from '../kinds/destination-rule';
import { parseDuration } from '../../schema/rules/duration';
import { native } from '../../schema/rules/native';
import { type Breach, field, has } from '../../schema/rules/rule';
import { MILLISECOND } from './durations';
import { withoutLimits } from './without-limits';

const negatives = (value: unknown, fields: readonly string[]): Breach[] =>
  fields.flatMap((name) => {
    const found = field(value, name);
    return typeof found === 'number' && found < 0 ? [{ at: `.${name}`, found }] : [];
  });

const at = (value: unknown, path: readonly string[]): unknown => path.reduce(field, value);

/** Declares the rule that times are at least 1ms, in whole milliseconds. */
function shortTimes(...paths: string[][]) {
  const find = (value: unknown): Breach[] =>
    paths.flatMap((path) => {
      const found = at(value, path);
      const time = typeof found === 'string' ? parseDuration(found) : undefined;
      return time === undefined || (time >= MILLISECOND && time % MILLISECOND === 0)
        ? []
        : [{ at: `.${path.join('.')}`, found }];
    });
  return native({
    name: 'duration',
    message: 'must be at least 1ms, in whole milliseconds',
    fix: 'for example 500ms or 2s',
    holds: (value) => find(value).length === 0,
    locate: find,
  });
}

/** Rule for the idle timeout of TCP connections, which zero switches off. */
const tcpIdleTime = native({
  name: 'duration',
  message: 'must be 0s, or whole milliseconds',
  fix: 'for example 1h',
  holds: (value) => {
    const time = parseDuration(String(at(value, ['tcp', 'idleTimeout'])));
    return time === undefined || Math.abs(time) < MILLISECOND || (time > 0 && time % MILLISECOND === 0);
  },
  locate: (value) => [{ at: '.tcp.idleTimeout', found: at(value, ['tcp', 'idleTimeout']) }],
});

const HTTP_LIMITS = [
  'http1MaxPendingRequests',
  'http2MaxRequests',
  'maxRequestsPerConnection',
  'maxRetries',
  'maxConcurrentStreams',
];
const nested =
  (name: string, fields: readonly string[]) =>
  (value: unknown): Breach[] =>
    negatives(field(value, name), fields).map((breach) => ({ ...breach, at: `.${name}${breach.at ?? ''}` }));
const poolLimits = (value: unknown): Breach[] => [
  ...nested('http', HTTP_LIMITS)(value),
  ...nested('tcp', ['maxConnections'])(value),
];

/** Limits of connections and requests, as istiod checks them in mesh config. */
export const MeshConnectionPool = withoutLimits(ConnectionPoolSettings).rule(
  shortTimes(
    ['http', 'idleTimeout'],
    ['tcp', 'connectTimeout'],
    ['tcp', 'maxConnectionDuration'],
    ['tcp', 'tcpKeepalive', 'time'],
    ['tcp', 'tcpKeepalive', 'interval'],
  ),
  tcpIdleTime,
  native({
    name: 'connection-pool',
    message: 'http or tcp is needed',
    fix: 'set one of them, or remove connectionPool',
    holds: (value) => has(value, 'http') || has(value, 'tcp'),
  }),
  native({
    name: 'negative',
    message: 'a limit cannot be negative',
    fix: 'write 0 or more, or remove the field',
    holds: (value) => poolLimits(value).length === 0,
    locate: poolLimits,
  }),
  native({
    name: 'upgrade-policy',
    message: 'useClientProtocol does not go with h2UpgradePolicy UPGRADE',
    fix: 'keep one of them',
    holds: (value) =>
      field(field(value, 'http'), 'h2UpgradePolicy') !== 'UPGRADE' ||
      field(field(value, 'http'), 'useClientProtocol') !== true,
  }),
);

const MAX_PERCENT = 100;
const badPercents = (value: unknown): Breach[] =>
  ['maxEjectionPercent', 'minHealthPercent'].flatMap((name) => {
    const found = field(value, name);
    return typeof found === 'number' && (found < 0 || found > MAX_PERCENT) ? [{ at: `.${name}`, found }] : [];
  });
/** Outlier detection, as istiod checks it in mesh config. */
export const MeshOutlierDetection = withoutLimits(OutlierDetection).rule(
  shortTimes(['baseEjectionTime'], ['interval']),
  native({
    name: 'percent',
    message: 'must be from 0 to 100',
    holds: (value) => badPercents(value).length === 0,
    locate: badPercents,
  }),
  native({
    name: 'local-origin',
    message: 'consecutiveLocalOriginFailures has no effect without splitExternalLocalOriginErrors',
    fix: 'set splitExternalLocalOriginErrors: true',
    holds: (value) =>
      field(value, 'splitExternalLocalOriginErrors') === true ||
      !(Number(field(value, 'consecutiveLocalOriginFailures') ?? 0) > 0),
    locate: (value) => [
      { at: '.consecutiveLocalOriginFailures', found: field(value, 'consecutiveLocalOriginFailures') },
    ],
  }),
);
