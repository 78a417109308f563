import type { Fault, Place } from '../../place';
import { subsetName, wildcardDomain } from '../../primitives/names';
import { checkPortSelector } from '../../primitives/numbers';

/** Checks a destination: host, subset and port. */
export function checkDestination(destination: Place | undefined): void {
  if (destination === undefined) return;
  const host = destination.text('host');
  const fault: Fault | undefined =
    host === '*'
      ? { code: 'host-all', message: 'a destination is one host', fix: 'name the host' }
      : wildcardDomain(host);
  if (fault !== undefined) destination.at('host').report(fault);
  destination.check('subset', subsetName);
  checkPortSelector(destination.record('port'));
}

/** Checks the destinations of a route and the weights among them. */
export function checkWeights(route: Place, derived: boolean): void {
  const destinations = route.list('route');
  let total = 0;
  for (const target of destinations) {
    const destination = target.record('destination');
    if (destination === undefined && !target.has('destination'))
      target.at('destination').error('destination-missing', 'a destination is needed', 'add destination: { host }');
    if (!derived) checkDestination(destination);
    const weight = target.number('weight');
    if (weight < 0) target.at('weight').error('weight-negative', 'a weight cannot be negative', 'write 0 or more');
    total += weight;
  }
  if (destinations.length > 1 && total === 0) {
    route
      .at('route')
      .error(
        'weights-zero',
        'all weights are 0, so no destination gets traffic',
        'give a weight to at least one destination',
      );
  }
}
