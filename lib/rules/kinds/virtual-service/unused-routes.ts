import type { Json } from '../../../model';
import type { Place } from '../../place';

/** A URI prefix of an http match, with what else has to hold for a request. */
interface PrefixMatch {
  readonly route: Place;
  readonly place: Place;
  readonly prefix: string;
  readonly port: number;
  /** `exact:` or `prefix:` and the text. */
  readonly method: string;
  readonly authority: string;
  readonly conditions: readonly Readonly<Record<string, string>>[];
}

/** Routes and matches that no request reaches, because an earlier one takes it (in istioctl analyze: IST0130 and IST0131). */
export function warnUnusedRoutes(spec: Place, field: string): void {
  const seen = new Map<string, Place>();
  const prefixes: PrefixMatch[] = [];
  let catchAll: Place | undefined;
  for (const route of spec.list(field)) {
    if (route.size('match') === 0) {
      if (catchAll !== undefined) unreachable(route, `${catchAll.path} already takes every request, only the last route can do without match`);
      catchAll = route;
      continue;
    }
    let repeated = 0;
    for (const match of route.list('match')) {
      if (catchAll !== undefined) {
        unreachable(route, `${catchAll.path} already takes every request`);
        continue;
      }
      const key = canonical(match.value);
      const earlier = seen.get(key);
      if (earlier !== undefined) {
        repeated += 1;
        match.warn('match-duplicate', `${earlier.path} already matches the same`, 'remove one of the two');
        continue;
      }
      seen.set(key, route);
      const prefix = field === 'http' ? prefixMatch(route, match) : undefined;
      if (prefix !== undefined) prefixes.push(prefix);
    }
    if (repeated === route.size('match')) unreachable(route, 'earlier routes have all of its matches');
  }
  warnCovered(prefixes);
}

function unreachable(route: Place, reason: string): void {
  route.warn('route-unreachable', `no request reaches this route: ${reason}`, 'put it before the other, or remove it');
}

/** A match as text, the same for all ways to write it: fields in order, without names and empty fields. */
function canonical(match: unknown): string {
  const fields = match as Record<string, unknown>;
  const texts: string[] = [];
  for (const key of Object.keys(fields).sort()) {
    if (key !== 'name' && !isEmpty(fields[key], key)) texts.push(`${key}:${JSON.stringify(fields[key], sorted)}`);
  }
  return texts.join();
}

const MAPS = ['headers', 'withoutHeaders', 'queryParams', 'sourceLabels'];

function isEmpty(value: unknown, key: string): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return MAPS.includes(key) && typeof value === 'object' && Object.keys(value).length === 0;
}

function sorted(_key: string, value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  return keys.length < 2 ? value : Object.fromEntries(keys.sort().map((key) => [key, value[key]]));
}

const textOf = (match: Place | undefined): string => {
  if (match?.text('exact')) return `exact:${match.text('exact')}`;
  return match?.text('prefix') ? `prefix:${match.text('prefix')}` : '';
};

function prefixMatch(route: Place, match: Place): PrefixMatch | undefined {
  const prefix = match.record('uri')?.text('prefix') ?? '';
  if (prefix === '') return undefined;
  return {
    route,
    place: match,
    prefix,
    port: match.number('port'),
    // istiod compares as if no method meant GET.
    method: textOf(match.record('method')) || 'exact:GET',
    authority: textOf(match.record('authority')),
    conditions: ['headers', 'queryParams', 'withoutHeaders'].map((field) => Object.fromEntries(match.entries(field).map(([name, value]) => [name, textOf(value)]))),
  };
}

function warnCovered(matches: readonly PrefixMatch[]): void {
  for (const [i, later] of matches.entries()) {
    for (const earlier of matches.slice(0, i)) {
      if (earlier.prefix === later.prefix || !later.prefix.startsWith(earlier.prefix) || !covers(earlier, later)) continue;
      later.place.warn('match-covered', `${earlier.place.path} with the prefix ${JSON.stringify(earlier.prefix)} already takes these requests`, 'put the longer prefix first');
    }
  }
}

/** Does everything but the URI of the earlier match hold wherever the later one does, as istiod compares it? */
function covers(earlier: PrefixMatch, later: PrefixMatch): boolean {
  return earlier.port === later.port
    && earlier.method.startsWith(later.method)
    && earlier.authority.startsWith(later.authority)
    && earlier.conditions.every((condition, i) => sameConditions(condition, later.conditions[i]));
}

function sameConditions(earlier: Readonly<Record<string, string>>, later: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(earlier);
  return names.length === Object.keys(later).length && names.every((name) => Object.hasOwn(later, name) && earlier[name].startsWith(later[name]));
}
