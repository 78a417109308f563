import type { Place } from '../../place';
import { durationOrZero, wholeMilliseconds } from '../../primitives/numbers';

const HTTP_LIMITS = [
  'http1MaxPendingRequests',
  'http2MaxRequests',
  'maxRequestsPerConnection',
  'maxRetries',
  'maxConcurrentStreams',
];

function checkNotNegative(owner: Place, field: string): void {
  if (owner.number(field) < 0) owner.at(field).error('limit-negative', 'a limit cannot be negative', 'write 0 or more');
}

/** Checks limits of the connections to a host, or of those to a sidecar. */
export function checkConnectionPool(pool: Place | undefined): void {
  if (pool === undefined) return;
  const [http, tcp] = [pool.record('http'), pool.record('tcp')];
  if (http === undefined && tcp === undefined)
    return pool.error('pool-empty', 'an empty connection pool says nothing', 'set http or tcp, or remove it');
  if (http !== undefined) checkHttp(http);
  if (tcp !== undefined) checkTcp(tcp);
}

function checkHttp(http: Place): void {
  for (const field of HTTP_LIMITS) checkNotNegative(http, field);
  http.check('idleTimeout', wholeMilliseconds);
  if (http.text('h2UpgradePolicy') === 'UPGRADE' && http.flag('useClientProtocol')) {
    http
      .at('useClientProtocol')
      .error(
        'pool-protocol',
        "the client's protocol cannot be kept when every connection is upgraded to HTTP/2",
        'remove it, or h2UpgradePolicy',
      );
  }
  const keepalive = http.record('http2KeepAlive');
  if (keepalive === undefined) return;
  for (const field of ['interval', 'timeout']) {
    if (!keepalive.has(field))
      keepalive
        .at(field)
        .error('keepalive', `keepalive needs an interval and a timeout, ${field} is missing`, `set ${field}`);
    keepalive.check(field, wholeMilliseconds);
  }
}

function checkTcp(tcp: Place): void {
  checkNotNegative(tcp, 'maxConnections');
  tcp.check('connectTimeout', wholeMilliseconds);
  tcp.check('maxConnectionDuration', wholeMilliseconds);
  tcp.checkGiven('idleTimeout', durationOrZero);
  const keepalive = tcp.record('tcpKeepalive');
  keepalive?.check('time', wholeMilliseconds);
  keepalive?.check('interval', wholeMilliseconds);
}
