import type { Place } from '../../place';
import { ipOrCidr, isIpAddress } from '../../primitives/addresses';
import { checkGatewayNames } from '../../primitives/gateway-names';
import { checkLabels } from '../../primitives/labels';
import { gatewayBoundDomain, hostCovers, wildcardDomain } from '../../primitives/names';
import { checkOptionalPort } from '../../primitives/numbers';
import { checkWeights } from './destination';

interface Context {
  readonly forSidecars: boolean;
  readonly derived: boolean;
}

function checkNeedsRoute(route: Place): void {
  if (route.size('route') === 0)
    route.at('route').error('action-missing', 'this route has no destination', 'add route');
}

/** Checks the fields that TLS and TCP matches have in common. */
function checkL4Match(match: Place, warnLegacy: boolean): void {
  for (const subnet of match.texts('destinationSubnets')) subnet.report(ipOrCidr(subnet.string));
  checkOptionalPort(match, 'port');
  checkLabels(match, 'sourceLabels');
  checkGatewayNames(match, { warnLegacy });
}

export function checkTlsRoute(route: Place, spec: Place, { forSidecars, derived }: Context): void {
  if (route.size('match') === 0)
    route.at('match').error('tls-match-missing', 'a tls route is chosen by its SNI hosts', 'add match: [{ sniHosts }]');
  for (const match of route.list('match')) {
    if (match.size('sniHosts') === 0)
      match.at('sniHosts').error('sni-hosts-missing', 'a tls match needs an SNI host', 'name the hosts in sniHosts');
    for (const host of match.texts('sniHosts')) checkSniHost(host, spec, forSidecars);
    checkL4Match(match, true);
  }
  checkNeedsRoute(route);
  checkWeights(route, derived);
}

function checkSniHost(host: Place, spec: Place, forSidecars: boolean): void {
  const name = host.string;
  // Unlike for hosts, a match without gateways does not count here as one for sidecars' "mesh" alone.
  const namesMesh = forSidecars && spec.size('gateways') > 0;
  const fault = namesMesh ? wildcardDomain(name) : gatewayBoundDomain(name, true);
  if (fault !== undefined) {
    if (isIpAddress(name))
      host.warn(
        'sni-ip',
        'SNI carries names, and most clients send none for an IP address',
        'match by destinationSubnets or port instead',
      );
    else host.report(fault);
    return;
  }
  const hosts = spec.texts('hosts').map((place) => place.string);
  if (hosts.some((outer) => hostCovers(outer, name))) return;
  host.error(
    'sni-host-outside',
    `no host of the VirtualService covers it (${hosts.length === 0 ? 'there are none' : hosts.join(', ')})`,
    'add it to hosts, or match a name under one of them',
  );
}

export function checkTcpRoute(route: Place, derived: boolean): void {
  for (const match of route.list('match')) checkL4Match(match, false);
  checkNeedsRoute(route);
  checkWeights(route, derived);
}
