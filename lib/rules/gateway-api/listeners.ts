import { GATEWAY_API_GROUP, type GatewayApiFacts } from '../../releases/gateway-api';
import type { Place } from '../place';
import { checkListenerTls } from './listener-tls';

/** Purposes of gateways by class, of those that istiod deploys with Envoy. */
const PURPOSES: Readonly<Record<string, Purpose>> = {
  'istio': 'gateway',
  'istio-waypoint': 'waypoint',
  'istio-east-west': 'east-west',
};
export type Purpose = 'gateway' | 'waypoint' | 'east-west';

/**
 * Returns the purpose of gateways of a class; undefined for classes of others, whose listeners istiod does not convert.
 */
export const purposeOf = (className: string): Purpose | undefined =>
  Object.hasOwn(PURPOSES, className) ? PURPOSES[className] : undefined;

const HBONE_PORT = 15008;
const PASSTHROUGH_TOO = ', or protocol TLS with mode Passthrough on another port';
const PROTOCOLS = ['HTTP', 'HTTPS', 'TLS', 'TCP'];
const PROTOCOL_FIX = `use one of ${PROTOCOLS.join(', ')}`;
const HTTP_ROUTES = ['HTTPRoute', 'GRPCRoute'];

/** Checks listeners of a gateway or listener set as istiod converts them to servers. */
export function checkListeners(listeners: readonly Place[], purpose: Purpose, facts: GatewayApiFacts): void {
  for (const listener of listeners) {
    checkProtocol(listener, purpose);
    if (purpose === 'gateway') checkListenerTls(listener);
    else checkTunnel(listener, purpose, facts);
    checkRouteKinds(listener, facts);
  }
  checkConflicts(listeners, facts);
}

function checkProtocol(listener: Place, purpose: Purpose): void {
  const protocol = listener.text('protocol');
  if (protocol === '' || PROTOCOLS.includes(protocol)) return;
  const place = listener.at('protocol');
  if (protocol === 'HBONE') {
    if (purpose === 'gateway')
      place.error('protocol', 'istiod takes HBONE on waypoints and east-west gateways only', PROTOCOL_FIX);
    return;
  }
  const upper = protocol.toUpperCase();
  const near = [...PROTOCOLS, 'HBONE'].includes(upper)
    ? `write ${upper}: the names of protocols have case`
    : PROTOCOL_FIX;
  place.error('protocol', 'istiod knows no such protocol and refuses the listener', near);
}

function checkTunnel(listener: Place, purpose: Purpose, { eastWestPassthrough }: GatewayApiFacts): void {
  const mode = listener.record('tls')?.text('mode') || 'Terminate';
  const isHbone = listener.number('port') === HBONE_PORT && listener.text('protocol') === 'HBONE';
  if (purpose === 'waypoint') {
    if (!isHbone)
      listener.warn(
        'waypoint-listener',
        'istiod expects the one listener of a waypoint on port 15008 with protocol HBONE, and does not accept this one',
        'use the construct Waypoint, or correct port and protocol',
      );
    return;
  }
  if (isHbone && listener.has('tls') && mode === 'Terminate') return;
  const isPassthrough =
    eastWestPassthrough &&
    listener.number('port') !== HBONE_PORT &&
    listener.text('protocol') === 'TLS' &&
    mode === 'Passthrough';
  if (isPassthrough) return;
  listener.warn(
    'east-west-listener',
    'istiod does not accept this listener of an east-west gateway',
    `use port 15008 with protocol HBONE and tls: { mode: 'Terminate' }${eastWestPassthrough ? PASSTHROUGH_TOO : ''}`,
  );
}

/** Returns the kinds of routes that istiod attaches to listeners of a protocol. */
export function attachable(protocol: string, tlsMode: string | undefined, facts: GatewayApiFacts): readonly string[] {
  switch (protocol) {
    case 'HTTP':
    case 'HTTPS':
      return HTTP_ROUTES;
    case 'TCP':
      return ['TCPRoute'];
    case 'TLS':
      return tlsMode === 'Passthrough' ? ['TLSRoute'] : facts.terminatedTlsRoutes;
    default:
      return [];
  }
}

function checkRouteKinds(listener: Place, facts: GatewayApiFacts): void {
  const kinds = listener.record('allowedRoutes')?.list('kinds') ?? [];
  if (kinds.length === 0 || !PROTOCOLS.includes(listener.text('protocol'))) return;
  const known = attachable(listener.text('protocol'), listener.record('tls')?.text('mode'), facts);
  for (const kind of kinds) {
    const group = kind.has('group') ? kind.text('group') : GATEWAY_API_GROUP;
    const isKnown = known.includes(kind.text('kind'));
    if (group === GATEWAY_API_GROUP && isKnown) continue;
    if (isKnown) {
      kind
        .at('group')
        .error(
          'route-kind',
          `no group but ${GATEWAY_API_GROUP} has a ${kind.text('kind')} that attaches to a listener: istiod ` +
            'refuses the kinds',
          'leave group out',
        );
      continue;
    }
    kind
      .at('kind')
      .error(
        'route-kind',
        `no ${kind.text('kind')} attaches to a listener of protocol ${listener.text('protocol')}: istiod ` +
          'refuses the kinds',
        `use ${known.join(' or ')}`,
      );
  }
}

const isConnection = (protocol: string): boolean => protocol === 'TCP' || protocol === 'UDP';
const byHost = (protocol: string): boolean => protocol === 'HTTP' || protocol === 'HTTPS' || protocol === 'TLS';

/** Returns the reason why two listeners cannot be on one gateway; undefined when they can. */
function conflict(one: Place, other: Place): string | undefined {
  const [first, second] = [one.text('protocol'), other.text('protocol')];
  if (one.number('port') !== other.number('port') || first === second) return undefined;
  if (isConnection(first) && (isConnection(second) || byHost(second)))
    return `has the same port, which ${first} does not share`;
  if (isConnection(second) && byHost(first)) return `has the same port, which ${second} does not share`;
  if (byHost(first) && byHost(second) && one.text('hostname') === other.text('hostname'))
    return 'has the same port and hostname with another protocol';
  return undefined;
}

/** Reports listeners that conflict with an earlier one. */
function checkConflicts(listeners: readonly Place[], { checksConflicts }: GatewayApiFacts): void {
  const kept: Place[] = [];
  for (const listener of listeners) {
    const winner = kept.find((earlier) => conflict(earlier, listener) !== undefined);
    if (winner === undefined) {
      kept.push(listener);
      continue;
    }
    const message = `listener ${JSON.stringify(winner.text('name'))} ${conflict(winner, listener)}`;
    const fix = 'give one of them another port';
    if (checksConflicts) listener.error('listener-conflict', message, fix);
    else listener.warn('listener-conflict', message, fix);
  }
}
