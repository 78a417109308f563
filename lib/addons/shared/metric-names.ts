import { minorOf, nearest, releaseNumber, type Problem } from '../../model';
import { METRICS } from './metrics.data';

/** Series that a histogram is made of. */
const SERIES: Readonly<Record<string, readonly string[]>> = { c: [''], g: [''], h: ['_bucket', '_sum', '_count'] };

let known: ReadonlyMap<string, string> | undefined;

/** All series of Istio by name, each with the release since which it is there, or nothing for all releases. */
function series(): ReadonlyMap<string, string> {
  known ??= new Map(
    METRICS.trim()
      .split('\n')
      .flatMap((line) => {
        const [prefix, head, ...names] = line.split(' ');
        const since = head.slice(1);
        return names.flatMap((name) => SERIES[head[0]].map((end) => [`${prefix}${name}${end}`, since] as const));
      }),
  );
  return known;
}

/** Returns the names of the series that Istio has in a release. */
export const metricNames = (version: string): string[] =>
  [...series()].flatMap(([name, since]) => (isIn(since, version) ? [name] : []));

const isIn = (since: string, version: string): boolean =>
  since === '' || releaseNumber(version) >= releaseNumber(since);

/** Names of series that a query asks for, as far as they begin as those of Istio do. */
export function istioSeries(query: string): string[] {
  const named = [...query.matchAll(/__name__\s*=\s*"([^"]*)"/g)].map(([, name]) => name);
  const bare = query
    .replace(/"(\\.|[^"\\])*"|'(\\.|[^'\\])*'|`[^`]*`/g, '')
    // Names of labels: what is matched, grouped by and joined on.
    .replace(/\{[^}]*\}/g, '')
    .replace(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/gi, '');
  const found = [...named, ...(bare.match(/[A-Za-z_:][\w:]*/g) ?? [])];
  return [...new Set(found)].filter((name) => /^(istio|pilot|citadel|galley)_\w+$/.test(name));
}

/** What the agent beside a proxy has in common with istiod and with every Go program, under a name of its own. */
function isOfAgent(name: string, version: string): boolean {
  const [, rest] = /^istio_agent_(.+)$/.exec(name) ?? [];
  return rest !== undefined && (/^(go|process|promhttp)_/.test(rest) || isKnown(rest, version));
}

const isKnown = (name: string, version: string): boolean => {
  const since = series().get(name);
  return since !== undefined && isIn(since, version);
};

/**
 * Returns warnings about series that a query asks for and that no program of Istio has, where another name is near:
 * series that a program makes of its own have names that are not.
 *
 * @param path where the query stands: `dashboards[0].panels[3].targets[0].expr`
 */
export function unknownMetrics(query: string, version: string, path: string): Problem[] {
  return istioSeries(query).flatMap((name) => {
    if (isKnown(name, version) || isOfAgent(name, version)) return [];
    const since = series().get(name);
    const release = minorOf(version);
    const warning = { severity: 'warning', code: 'metrics/unknown', path } as const;
    if (since !== undefined) {
      const message = `"${name}" is no metric of Istio ${release}, and one of ${since}`;
      return [{ ...warning, message, fix: `target Istio ${since} or later, or remove it` }];
    }
    const near = nearest(name, metricNames(version));
    if (near === undefined) return [];
    return [{ ...warning, message: `"${name}" is no metric of Istio ${release}`, fix: `did you mean "${near}"?` }];
  });
}
