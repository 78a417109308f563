import type { Place } from '../../place';

const TOPOLOGY = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];

interface Context {
  readonly warns: boolean;
  readonly detectsOutliers: boolean;
}

/** Checks load balancing by locality: distribution by weights, or failover between regions. */
export function checkLocality(setting: Place | undefined, context: Context): void {
  if (setting === undefined) return;
  if (setting.size('distribute') > 0 && setting.size('failover') > 0) {
    return setting
      .at('failover')
      .error(
        'locality-exclusive',
        'weights for all localities leave nothing to fail over to',
        'keep distribute or failover',
      );
  }
  if (setting.size('failover') > 0) {
    for (const label of setting.texts('failoverPriority').filter((text) => TOPOLOGY.includes(text.string))) {
      label.error('failover-priority', 'failover already orders regions and zones', 'remove this label, or failover');
    }
  }
  const sources: Place[] = [];
  for (const rule of setting.list('distribute')) {
    sources.push(rule.at('from'));
    checkDistribution(rule);
  }
  checkLocalities(sources.map((place) => [place.string, place]));
  checkFailover(setting, context);
}

/** Checks zone-aware load balancing, which Envoy does on its own. */
export function checkZoneAware(setting: Place | undefined, context: Context): void {
  if (setting === undefined) return;
  for (const label of setting.texts('failoverPriority').filter((text) => TOPOLOGY.includes(text.string))) {
    label.error(
      'failover-priority',
      'zone-aware load balancing orders regions and zones itself',
      'remove this label; write failover for the order of regions',
    );
  }
  checkFailover(setting, context);
}

function checkDistribution(rule: Place): void {
  let total = 0;
  for (const [locality, weight] of rule.entries('to')) {
    const part = typeof weight.value === 'number' ? weight.value : 0;
    if (part <= 0 || part > 100)
      weight.error(
        'locality-weight',
        `the weight of ${JSON.stringify(locality)} is not from 1 to 100`,
        'write its percentage, or remove it',
      );
    total += part;
  }
  if (total !== 100)
    rule.at('to').error('locality-total', `the weights sum to ${total}, not to 100`, 'make them sum to 100');
  checkLocalities(rule.entries('to'));
}

function checkFailover(setting: Place, { warns, detectsOutliers }: Context): void {
  if (warns && !detectsOutliers && setting.size('failover') + setting.size('failoverPriority') > 0) {
    setting.warn(
      'failover-outliers',
      'without outlier detection the proxy never notices that it should fail over',
      'add outlierDetection to the traffic policy',
    );
  }
  for (const failover of setting.list('failover')) {
    const [from, to] = [failover.text('from'), failover.text('to')];
    if (from === to)
      failover.error('failover-region', 'a region cannot fail over to itself', 'name another region in "to"');
    if (`${from}${to}`.includes('/'))
      failover.error('failover-region', 'failover is between regions, not zones', 'write regions only, without "/"');
    if (`${from}${to}`.includes('*')) failover.error('failover-region', 'a region is named in full', 'remove "*"');
  }
}

/** Checks localities `region/zone/subzone`, the end of which may be `*`; none may lie within an earlier one. */
function checkLocalities(localities: readonly (readonly [text: string, place: Place])[]): void {
  const earlier: string[][] = [];
  for (const [text, place] of localities) {
    const parts = splitLocality(text);
    if (text.includes('*') && text.indexOf('*') !== text.length - 1) {
      return place.error(
        'locality',
        `${JSON.stringify(text)} has a "*" that is not at its end`,
        'write for example "us-west/*"',
      );
    }
    if (earlier.some((other) => overlaps(other, parts))) {
      return place.error(
        'locality-overlap',
        `${JSON.stringify(text)} overlaps with an earlier one`,
        'let every locality be in one entry only',
      );
    }
    if (parts.includes(''))
      return place.error(
        'locality',
        `${JSON.stringify(text)} has an empty part`,
        'write region/zone/subzone, from the left as far as you need',
      );
    earlier.push(parts);
  }
}

/** Splits a locality into at most three parts: the text behind the second `/` is the subzone. */
function splitLocality(text: string): string[] {
  const parts = text.split('/');
  return parts.length <= 3 ? parts : [parts[0], parts[1], parts.slice(2).join('/')];
}

/**
 * Returns whether one of two localities lies in the other, as istiod compares them. A region alone is the whole of it,
 * and so is a region with the zone `*`.
 */
function overlaps(earlier: readonly string[], later: readonly string[]): boolean {
  if (earlier[0] === '*') return true;
  if (earlier[0] !== later[0]) return false;
  if (later.length === 1) return true;
  const [zone, subzone] = [earlier[1] ?? '*', earlier[2] ?? '*'];
  if (zone === '*') return true;
  if (zone !== later[1]) return false;
  return later.length === 2 || subzone === '*' || subzone === later[2];
}
