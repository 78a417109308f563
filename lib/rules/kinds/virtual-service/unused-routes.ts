import type { Json } from '../../../model';
import type { Place } from '../../place';

/** http match by a prefix of the path. */
interface PrefixMatch {
  readonly place: Place;
  readonly prefix: string;
}

/**
 * Warns of routes and matches that no request reaches, because an earlier one takes it (in istioctl analyze: IST0130
 * and IST0131).
 */
export function warnUnusedRoutes(spec: Place, field: string): void {
  const seen = new SeenMatches();
  const prefixes: PrefixMatch[] = [];
  let catchAll: Place | undefined;
  for (const route of spec.list(field)) {
    if (route.size('match') === 0) {
      if (catchAll !== undefined)
        unreachable(route, `${catchAll.path} already takes every request, only the last route can do without match`);
      catchAll = route;
      continue;
    }
    let repeated = 0;
    for (const match of route.list('match')) {
      if (catchAll !== undefined) {
        unreachable(route, `${catchAll.path} already takes every request`);
        continue;
      }
      const earlier = seen.add(match, route);
      if (earlier !== undefined) {
        repeated += 1;
        match.warn('match-duplicate', `${earlier.path} already matches the same`, 'remove one of the two');
        continue;
      }
      const prefix = field === 'http' ? match.record('uri')?.text('prefix') : undefined;
      if (prefix) prefixes.push({ place: match, prefix });
    }
    if (repeated === route.size('match')) unreachable(route, 'earlier routes have all of its matches');
  }
  warnCovered(prefixes);
}

function unreachable(route: Place, reason: string): void {
  route.warn('route-unreachable', `no request reaches this route: ${reason}`, 'put it before the other, or remove it');
}

/** Index of matches by their conditions; the whole comparison is only made for similar ones. */
class SeenMatches {
  private readonly alike = new Map<string, { readonly match: Place; readonly route: Place }[]>();

  /** Returns the earlier route with an equal match, if there is one. */
  add(match: Place, route: Place): Place | undefined {
    const uri = match.record('uri');
    const uriText = uri === undefined ? '' : uri.text('prefix') || uri.text('exact') || uri.text('regex');
    const others = this.alike.get(uriText);
    if (others === undefined) {
      this.alike.set(uriText, [{ match, route }]);
      return undefined;
    }
    const text = canonical(match.value);
    const equal = others.find((other) => canonical(other.match.value) === text);
    if (equal === undefined) others.push({ match, route });
    return equal?.route;
  }
}

/** Returns a match as text, the same for all ways to write it: fields in order, without names and empty fields. */
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

function warnCovered(matches: readonly PrefixMatch[]): void {
  for (const [i, later] of matches.entries()) {
    for (let j = 0; j < i; j += 1) {
      const earlier = matches[j];
      if (
        !later.prefix.startsWith(earlier.prefix) ||
        earlier.prefix === later.prefix ||
        !covers(earlier.place, later.place)
      )
        continue;
      later.place.warn(
        'match-covered',
        `${earlier.place.path} with the prefix ${JSON.stringify(earlier.prefix)} already takes these requests`,
        'put the longer prefix first',
      );
    }
  }
}

// istiod compares as if no method meant GET.
const method = (match: Place): string => textOf(match.record('method')) || 'exact:GET';
const authority = (match: Place): string => textOf(match.record('authority'));

/**
 * Returns whether all conditions but the URI of the earlier match hold wherever the later one does, as istiod compares
 * them.
 */
function covers(earlier: Place, later: Place): boolean {
  return (
    earlier.number('port') === later.number('port') &&
    method(earlier).startsWith(method(later)) &&
    authority(earlier).startsWith(authority(later)) &&
    ['headers', 'queryParams', 'withoutHeaders'].every((field) =>
      sameConditions(conditions(earlier, field), conditions(later, field)),
    )
  );
}

const conditions = (match: Place, field: string): Record<string, string> =>
  Object.fromEntries(match.entries(field).map(([name, value]) => [name, textOf(value)]));

function sameConditions(earlier: Readonly<Record<string, string>>, later: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(earlier);
  return (
    names.length === Object.keys(later).length &&
    names.every((name) => Object.hasOwn(later, name) && earlier[name].startsWith(later[name]))
  );
}
