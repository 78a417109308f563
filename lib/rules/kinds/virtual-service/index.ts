import type { KindRules } from '../../kind-rules';
import type { Place } from '../../place';
import { isIpAddress } from '../../primitives/addresses';
import { checkExportTo } from '../../primitives/export-to';
import { checkGatewayNames, MESH } from '../../primitives/gateway-names';
import { isJwtClaim } from '../../primitives/headers';
import { gatewayBoundDomain, hostsOverlap, wildcardDomain } from '../../primitives/names';
import { checkHttpRoute } from './http-route';
import { checkTcpRoute, checkTlsRoute } from './l4-route';
import { warnUnusedRoutes } from './unused-routes';

/**
 * Annotation of objects that istiod derives from the Gateway API, whose destinations and gateways have names of its
 * own.
 */
const DERIVED = 'internal.istio.io/route-semantics';

/**
 * Rules of istiod's webhook for VirtualService:
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export const virtualServiceRules: KindRules = ({ object, spec, namespace }) => {
  const derived = object.at('metadata').record('annotations')?.text(DERIVED) === 'gateway';
  const isDelegate = spec.size('hosts') === 0;
  if (isDelegate) checkDelegate(spec);
  if (spec.size('gateways') > 0) checkGatewayNames(spec, { anyName: derived, warnLegacy: true });
  // Without the word "mesh" among its gateways, a VirtualService is for gateways only.
  const forSidecars = spec.size('gateways') === 0 || spec.texts('gateways').some((gateway) => gateway.string === MESH);
  if (forSidecars) checkNoJwtClaims(spec);
  checkHosts(spec, forSidecars);
  if (['http', 'tcp', 'tls'].every((field) => spec.size(field) === 0)) {
    spec.error('routes-missing', 'a VirtualService needs a route', 'add http, tls or tcp');
  }
  for (const route of spec.list('http')) checkHttpRoute(route, { isDelegate, derived });
  for (const route of spec.list('tls')) checkTlsRoute(route, spec, { forSidecars, derived });
  for (const route of spec.list('tcp')) checkTcpRoute(route, derived);
  checkExportTo(spec, namespace);
  for (const field of ['http', 'tcp', 'tls']) warnUnusedRoutes(spec, field);
};

/** Checks a VirtualService without hosts, a part of others, which name it as `delegate`. */
function checkDelegate(spec: Place): void {
  for (const field of ['gateways', 'tls', 'tcp'].filter((name) => spec.size(name) > 0)) {
    spec
      .at(field)
      .error(
        'delegate',
        `without hosts this is a delegate, which only has http routes, not ${field}`,
        `remove ${field}, or add hosts`,
      );
  }
}

function checkNoJwtClaims(spec: Place): void {
  for (const route of spec.list('http')) {
    for (const match of route.list('match')) {
      for (const field of ['headers', 'withoutHeaders']) {
        for (const name of match.keys(field)) {
          if (isJwtClaim(name))
            match
              .at(field, name)
              .error(
                'jwt-claim',
                'only gateways can route by a claim of the JWT',
                'bind the VirtualService to gateways only, without "mesh"',
              );
        }
      }
    }
  }
}

function checkHosts(spec: Place, forSidecars: boolean): void {
  const matchesSni = spec.list('tls').some((route) => route.list('match').some((match) => match.size('sniHosts') > 0));
  const hosts = spec.texts('hosts');
  let allValid = true;
  for (const host of hosts) {
    const name = host.string;
    const fault = forSidecars ? wildcardDomain(name) : gatewayBoundDomain(name, matchesSni);
    if (fault !== undefined ? !isIpAddress(name) : forSidecars && name === '*') {
      allValid = false;
      host.report(
        fault ?? {
          code: 'host-all',
          message: 'sidecars cannot route every host',
          fix: 'name the hosts, or bind the VirtualService to gateways only',
        },
      );
    }
  }
  if (!allValid) return;
  for (const [i, host] of hosts.entries()) {
    const earlier = hosts.slice(0, i).find((other) => hostsOverlap(other.string, host.string));
    if (earlier !== undefined)
      host.error(
        'hosts-overlap',
        `this host is already covered by ${JSON.stringify(earlier.string)}`,
        'remove one of the two',
      );
  }
}
