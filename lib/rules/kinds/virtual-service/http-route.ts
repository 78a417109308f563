import type { Place } from '../../place';
import { isAuthority } from '../../primitives/headers';
import { checkPercent, wholeMilliseconds } from '../../primitives/numbers';
import { checkCors } from './cors';
import { checkDestination, checkWeights } from './destination';
import { checkDirectResponse, checkRedirect, checkRewrite } from './actions';
import { checkFault } from './fault';
import { checkHeaders } from './headers';
import { checkMatches } from './match';
import { checkRetries } from './retries';

interface Context {
  /** True where the VirtualService has no hosts: others delegate to it. */
  readonly isDelegate: boolean;
  /** True where istiod derived it from the Gateway API. */
  readonly derived: boolean;
}

export function checkHttpRoute(route: Place, { isDelegate, derived }: Context): void {
  if (!isDelegate && route.record('delegate') !== undefined) checkDelegating(route);
  else checkActions(route, isDelegate);
  checkMatches(route);
  checkHeaders(route.record('headers'));
  checkCors(route.record('corsPolicy'));
  checkFault(route.record('fault'));
  checkMirrors(route);
  checkRedirect(route);
  checkDirectResponse(route.record('directResponse'));
  checkRetries(route.record('retries'));
  checkRewrite(route.record('rewrite'));
  checkAuthority(route);
  checkWeights(route, derived);
  for (const destination of route.list('route')) checkHeaders(destination.record('headers'));
  route.check('timeout', wholeMilliseconds);
}

/** Checks a route that leaves everything to a delegate. */
function checkDelegating(route: Place): void {
  for (const action of ['redirect', 'route'].filter((field) =>
    field === 'route' ? route.size(field) > 0 : route.record(field) !== undefined,
  )) {
    route
      .at(action)
      .error('delegate', `this route delegates, and so cannot have ${action}`, `remove delegate or ${action}`);
  }
}

/** Checks that a route has one action: destinations, a redirect or a direct response. */
function checkActions(route: Place, isDelegate: boolean): void {
  if (isDelegate && route.record('delegate') !== undefined) {
    route.at('delegate').error('delegate-chain', 'a delegate cannot delegate further', 'write the route here');
  }
  const action = ['redirect', 'directResponse'].find((field) => route.record(field) !== undefined);
  if (action === undefined && route.size('route') === 0) {
    route.error(
      'action-missing',
      'this route says nothing of what happens to the request',
      'add route, redirect or directResponse',
    );
  }
  if (action !== undefined) {
    const others = ['fault', 'rewrite', 'directResponse'].filter(
      (field) => field !== action && route.record(field) !== undefined,
    );
    for (const other of [...(route.size('route') > 0 ? ['route'] : []), ...others]) {
      route
        .at(other)
        .error(
          'action-exclusive',
          `this route has ${action}, with which ${other} cannot be`,
          `remove ${other} or ${action}`,
        );
    }
  }
  if (route.record('mirror') !== undefined && route.size('mirrors') > 0) {
    route.at('mirror').error('mirror-exclusive', 'mirror and mirrors say the same', 'move it into mirrors');
  }
}

function checkMirrors(route: Place): void {
  checkDestination(route.record('mirror'));
  if (route.has('mirrorPercent') || route.has('mirror_percent')) {
    const field = route.has('mirrorPercent') ? 'mirrorPercent' : 'mirror_percent';
    checkPercent(route, field);
    route.at(field).warn('mirror-percent', `${field} is deprecated`, 'write mirrorPercentage: { value }');
  }
  const percentage = route.record('mirrorPercentage');
  if (percentage !== undefined) checkPercent(percentage, 'value');
  for (const mirror of route.list('mirrors')) {
    if (mirror.record('destination') === undefined) {
      mirror
        .at('destination')
        .error('destination-missing', 'a mirror needs a destination', 'add destination: { host }');
      continue;
    }
    checkDestination(mirror.record('destination'));
    const part = mirror.record('percentage');
    if (part !== undefined) checkPercent(part, 'value');
  }
}

/** Checks that the authority of the request is written in one place only. */
function checkAuthority(route: Place): void {
  const request = route.record('headers')?.record('request');
  const writers = route.record('rewrite')?.text('authority') ? [route.at('rewrite', 'authority')] : [];
  for (const field of ['set', 'add']) {
    for (const [name, value] of request?.entries(field) ?? []) {
      if (isAuthority(name) && value.string !== '') writers.push(value);
    }
  }
  for (const writer of writers.slice(1)) {
    writer.error('authority-twice', `the authority is already written by ${writers[0].path}`, 'keep one of the two');
  }
}
