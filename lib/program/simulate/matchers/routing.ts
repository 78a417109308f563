import type { Destination, Verdict } from '../types';
import { describeOutcome, isHost, shortDestination } from './describe';
import { compare, type AnyVerdict, type Expectation, type MatcherContext, type MatcherResult } from './result';

/** Expectations about a destination, besides the host. */
export interface GoToOptions {
  /** Subset of the service. */
  readonly subset?: string;
  /** Port of the service. */
  readonly port?: number;
  /** Share of this destination, where several share the requests. */
  readonly weight?: number;
  /** Path that the route writes in place of the sent one. */
  readonly path?: string;
  /** Host header that the route writes in place of the sent one. */
  readonly host?: string;
  /** Timeout of the route: `10s`. */
  readonly timeout?: string;
  /** Number of retries. */
  readonly retries?: number;
  /** Hosts that get a mirrored request. */
  readonly mirrorsTo?: string | readonly string[];
  /** Name of the route. */
  readonly route?: string;
}

const asVerdict = (verdict: AnyVerdict): Verdict => verdict as unknown as Verdict;

/** Expected property of a verdict, with its actual value. */
type Check = readonly [name: string, wanted: unknown, found: unknown];

function detailChecks(verdict: Verdict, options: GoToOptions): readonly Check[] {
  const mirrors = (verdict.mirrors ?? []).map((mirror) => shortDestination(mirror));
  const wantedMirrors = options.mirrorsTo === undefined ? undefined : [options.mirrorsTo].flat();
  const missing = wantedMirrors?.filter((wanted) => !(verdict.mirrors ?? []).some(({ host }) => isHost(host, wanted)));
  const checks: Check[] = [
    ['path', options.path, verdict.upstreamPath],
    ['host', options.host, verdict.upstreamHost],
    ['timeout', options.timeout, verdict.timeout],
    ['retries', options.retries, verdict.retries?.attempts ?? 0],
    ['route', options.route, verdict.route],
  ];
  const wrong = checks.filter(([, wanted, found]) => wanted !== undefined && wanted !== found);
  return missing === undefined || missing.length === 0
    ? wrong
    : [...wrong, ['mirrors', missing.join(', '), mirrors.join(', ') || 'none']];
}

const fits = (target: Destination, host: string, { subset, port }: GoToOptions): boolean =>
  isHost(target.host, host) &&
  (subset === undefined || target.subset === subset) &&
  (port === undefined || target.port === port);

function reaches(verdict: Verdict, host: string, options: GoToOptions): boolean {
  if (verdict.outcome !== 'forwarded') return false;
  if (verdict.weights === undefined)
    return (
      verdict.destination !== undefined && options.weight === undefined && fits(verdict.destination, host, options)
    );
  if (options.weight === undefined) return verdict.weights.every((target) => fits(target, host, options));
  return verdict.weights.some((target) => fits(target, host, options) && target.weight === options.weight);
}

function goTo(verdict: Verdict, host: string, options: GoToOptions): Expectation {
  const { weight, ...place } = options;
  const wanted = `go to ${shortDestination({ host, ...place })}${weight === undefined ? '' : ` with weight ${weight}`}`;
  if (!reaches(verdict, host, options)) return { wanted, found: describeOutcome(verdict), pass: false };
  const wrong = detailChecks(verdict, options);
  const details = wrong.map(([name, want]) => `${name} ${String(want)}`).join(', ');
  const found = wrong
    .map(([name, , found]) => `${name} is ${found === undefined ? 'as it was sent' : String(found)}`)
    .join(', ');
  return wrong.length === 0
    ? { wanted, found: describeOutcome(verdict), pass: true }
    : { wanted: `${wanted} with ${details}`, found: `${describeOutcome(verdict)}, and ${found}`, pass: false };
}

function split(verdict: Verdict, shares: Readonly<Record<string, number>>): Expectation {
  const named = Object.entries(shares);
  const targets = verdict.outcome === 'forwarded' ? (verdict.weights ?? []) : [];
  const isNamed = (name: string, target: Destination) => target.subset === name || isHost(target.host, name);
  const pass =
    targets.length === named.length &&
    named.every(([name, share]) => targets.some((target) => isNamed(name, target) && target.weight === share));
  return {
    wanted: `be split ${named.map(([name, share]) => `${name} ${share}`).join(', ')}`,
    found: describeOutcome(verdict),
    pass,
  };
}

const simple = (wanted: string, verdict: Verdict, pass: boolean): Expectation => ({
  wanted,
  found: describeOutcome(verdict),
  pass,
});

const NOT_REACHED: ReadonlySet<string> = new Set(['black-hole', 'denied', 'refused', 'no-listener', 'unauthenticated']);

/** Matchers of destinations and routes. */
export const routingMatchers = {
  toGoTo(this: MatcherContext, received: unknown, host: string, options: GoToOptions = {}): MatcherResult {
    return compare(this, received, (verdict) => goTo(asVerdict(verdict), host, options));
  },
  toSplit(this: MatcherContext, received: unknown, shares: Readonly<Record<string, number>>): MatcherResult {
    return compare(this, received, (verdict) => split(asVerdict(verdict), shares));
  },
  toRedirectTo(
    this: MatcherContext,
    received: unknown,
    location: string,
    { code }: { readonly code?: number } = {},
  ): MatcherResult {
    return compare(this, received, (any) => {
      const verdict = asVerdict(any);
      const is =
        verdict.outcome === 'redirected' &&
        verdict.location === location &&
        (code === undefined || verdict.code === code);
      return simple(`be redirected to ${location}${code === undefined ? '' : ` (${code})`}`, verdict, is);
    });
  },
  toRespond(this: MatcherContext, received: unknown, status: number, body?: string): MatcherResult {
    return compare(this, received, (any) => {
      const verdict = asVerdict(any);
      const isAnswered = verdict.outcome === 'direct-response' || verdict.outcome === 'aborted';
      const is =
        isAnswered && verdict.code === status && (body === undefined || ('body' in verdict && verdict.body === body));
      return simple(
        `be answered with ${status}${body === undefined ? '' : ` ${JSON.stringify(body)}`} by the proxy`,
        verdict,
        is,
      );
    });
  },
  toHaveNoRoute(this: MatcherContext, received: unknown): MatcherResult {
    return compare(this, received, (verdict) =>
      simple('have no route', asVerdict(verdict), verdict.outcome === 'no-route'),
    );
  },
  toBeBlocked(this: MatcherContext, received: unknown): MatcherResult {
    return compare(this, received, (verdict) =>
      simple('be blocked', asVerdict(verdict), NOT_REACHED.has(verdict.outcome)),
    );
  },
};
