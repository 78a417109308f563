import type { WebhookBehaviour } from '../../../releases';
import type { Place } from '../../place';
import { anyDuration, isPrime, wholeMilliseconds } from '../../primitives/numbers';
import { checkLocality, checkZoneAware } from './locality';

const MAGLEV_LIMIT = 5_000_011;

export interface BalancerContext {
  readonly facts: WebhookBehaviour;
  readonly warns: boolean;
  readonly detectsOutliers: boolean;
}

export function checkLoadBalancer(balancer: Place | undefined, context: BalancerContext): void {
  if (balancer === undefined) return;
  const hash = balancer.record('consistentHash');
  if (hash !== undefined) checkConsistentHash(hash, context.warns);
  if (balancer.has('localityLbSetting') && balancer.has('zoneAwareLbSetting')) {
    balancer
      .at('zoneAwareLbSetting')
      .error('locality-exclusive', 'localityLbSetting and zoneAwareLbSetting are two ways to do the same', 'keep one');
  }
  checkLocality(balancer.record('localityLbSetting'), context);
  checkZoneAware(balancer.record('zoneAwareLbSetting'), context);
  checkWarmup(balancer.record('warmup'), context.facts);
}

function checkConsistentHash(hash: Place, warns: boolean): void {
  const cookie = hash.record('httpCookie');
  if (cookie !== undefined) checkCookie(cookie);
  const algorithm = ['ringHash', 'maglev'].find((field) => hash.has(field));
  if (hash.number('minimumRingSize') !== 0) {
    const ring = hash.at('minimumRingSize');
    if (warns) ring.warn('ring-size', 'minimumRingSize is deprecated', 'write ringHash: { minimumRingSize }');
    if (algorithm !== undefined)
      ring.error('ring-size', `minimumRingSize cannot be joined with ${algorithm}`, 'remove it');
  }
  const maglev = hash.record('maglev');
  if (maglev === undefined) return;
  const size = maglev.number('tableSize');
  if (size >= MAGLEV_LIMIT || !isPrime(size))
    maglev
      .at('tableSize')
      .error('maglev', `a Maglev table has a prime size below ${MAGLEV_LIMIT}`, 'write for example 65537');
}

function checkCookie(cookie: Place): void {
  if (cookie.text('name') === '') cookie.at('name').error('cookie-name', 'a cookie needs a name', 'set name');
  cookie.checkGiven('ttl', anyDuration);
  const names = new Set<string>();
  for (const attribute of cookie.list('attributes')) {
    const name = attribute.text('name');
    if (name === '')
      attribute.at('name').error('cookie-attribute', 'an attribute needs a name', 'set name, for example "SameSite"');
    else if (names.has(name))
      attribute.at('name').error('cookie-attribute', 'another attribute has this name', 'name it once');
    names.add(name);
  }
}

function checkWarmup(warmup: Place | undefined, facts: WebhookBehaviour): void {
  if (warmup === undefined) return;
  if (!warmup.has('duration'))
    warmup.at('duration').error('warmup-duration', 'a warm-up needs its duration', 'set duration');
  warmup.check('duration', wholeMilliseconds);
  if (warmup.number('minimumPercent') > 100)
    warmup.at('minimumPercent').error('percent-range', 'a percentage is at most 100', 'write a number from 0 to 100');
  if (!warmup.has('aggression')) return;
  const aggression = warmup.number('aggression');
  if (facts.warmupAggressionAtLeastOne ? aggression < 1 : aggression <= 0) {
    warmup
      .at('aggression')
      .error(
        'warmup-aggression',
        facts.warmupAggressionAtLeastOne ? 'the aggression is at least 1' : 'the aggression is above 0',
        'write 1 for a straight line',
      );
  }
}
