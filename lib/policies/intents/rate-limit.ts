import type { Manifest, Problem } from '../../model';
import type { Reference } from '../references/references';
import type { PolicyTarget } from './jwt';

import { policyObject } from './object';
import { intentProblem, wordProblems } from './problems';
import type { IntentRule, ValueMeaning, ValuePath } from './rule';

export type RateUnit = 'second' | 'minute' | 'hour';

/** Rate limit that each proxy counts by itself. */
export interface LocalRateLimit {
  /** Requests that each pod accepts in one `per`; the others are answered with 429. */
  readonly requests: number;
  /** Time in which requests are counted. @default 'second' */
  readonly per?: RateUnit;
  /** Requests that may come at once, after a time with fewer. @default - `requests` */
  readonly burst?: number;
}

const SECONDS: Readonly<Record<RateUnit, number>> = { second: 1, minute: 60, hour: 3600 };

/** Validates the numbers and words of a limit, which types refuse too. */
function rateProblems({
  requests,
  burst,
  per = 'second',
}: { readonly [Field in keyof LocalRateLimit]?: unknown }): Problem[] {
  const counts = Object.entries({ requests, burst }).filter(
    ([field, found]) => found !== undefined || field === 'requests',
  );
  return [
    ...counts
      .filter(([, found]) => !Number.isInteger(found) || Number(found) < 1)
      .map(([field, found]) =>
        intentProblem(
          'no-number',
          `rateLimit().${field}`,
          found,
          'must be a whole number of requests, at least 1',
          'give a number, for example 100',
        ),
      ),
    ...wordProblems('rateLimit().per', per, Object.keys(SECONDS)),
  ];
}
const EXTENSION = 'type.googleapis.com/envoy.extensions.filters.http';
const CONNECTION_MANAGER = 'envoy.filters.network.http_connection_manager';

/** Target of a rate limit. Gateways need another context in the EnvoyFilter than sidecars. */
export interface LimitedTarget extends PolicyTarget {
  readonly gateway?: boolean;
}

const contextOf = ({ gateway, targetRef }: LimitedTarget) =>
  gateway || targetRef ? ('GATEWAY' as const) : ('SIDECAR_INBOUND' as const);
/** Returns the pod labels in the field of an EnvoyFilter, which differs from that of other policies. */
const selected = (
  target: LimitedTarget,
): { targetRefs: Reference[] } | { workloadSelector: { labels: Readonly<Record<string, string>> } } =>
  target.targetRef ? { targetRefs: [target.targetRef] } : { workloadSelector: { labels: target.selector ?? {} } };

/** Returns the patch that inserts an HTTP filter: in front of all others, or of the named one. */
function httpFilter(target: LimitedTarget, name: string, config: object, before?: string) {
  const filter = { name: CONNECTION_MANAGER, ...(before !== undefined && { subFilter: { name: before } }) };
  return {
    applyTo: 'HTTP_FILTER' as const,
    match: { context: contextOf(target), listener: { filterChain: { filter } } },
    patch: { operation: 'INSERT_BEFORE' as const, value: { name, typed_config: config } },
  };
}

/**
 * Returns the EnvoyFilter of a local rate limit.
 * https://istio.io/latest/docs/tasks/policy-enforcement/rate-limit/#local-rate-limit
 */
export function localRateLimitPolicy(
  target: LimitedTarget,
  { requests, per = 'second', burst = requests }: LocalRateLimit,
): Manifest {
  const always = (key: string) => ({ runtime_key: key, default_value: { numerator: 100, denominator: 'HUNDRED' } });
  return policyObject('EnvoyFilter', `${target.name}-local-rate-limit`, target.namespace, {
    ...selected(target),
    configPatches: [
      httpFilter(target, 'envoy.filters.http.local_ratelimit', {
        '@type': `${EXTENSION}.local_ratelimit.v3.LocalRateLimit`,
        'stat_prefix': 'http_local_rate_limiter',
        'token_bucket': { max_tokens: burst, tokens_per_fill: requests, fill_interval: `${SECONDS[per]}s` },
        'filter_enabled': always('local_rate_limit_enabled'),
        'filter_enforced': always('local_rate_limit_enforced'),
      }),
    ],
  });
}

/** One limit of the rate-limit service: for all requests, or for those that have a property in common. */
export interface RateLimit {
  /** Requests that all proxies together accept in one `per`. */
  readonly requests: number;
  /** Time unit in which requests are counted. */
  readonly per: RateUnit | 'day';
  /** Exact path to which the limit applies. @default - all paths */
  readonly path?: string;
  /**
   * Header that limited requests have; without `value`, each value of the header has a limit of its own. @default - all
   * requests
   */
  readonly header?: { readonly name: string; readonly value?: string };
  /** Counts each client address separately. @default false */
  readonly byClientAddress?: boolean;
}

/** Descriptor of the rate-limit service, in the requests of proxies and in its configuration. */
interface Descriptor {
  readonly key: string;
  readonly value?: string;
  readonly action: object;
}

const ALL: Descriptor = { key: 'generic_key', value: 'all', action: { generic_key: { descriptor_value: 'all' } } };

function descriptors({ path, header, byClientAddress }: RateLimit): Descriptor[] {
  const found: Descriptor[] = [
    ...(path === undefined ? [] : [{ key: 'PATH', value: path, action: requestHeader(':path', 'PATH') }]),
    ...(header === undefined
      ? []
      : [
          {
            key: header.name,
            ...(header.value !== undefined && { value: header.value }),
            action: requestHeader(header.name, header.name),
          },
        ]),
    ...(byClientAddress ? [{ key: 'remote_address', action: { remote_address: {} } }] : []),
  ];
  return found.length > 0 ? found : [ALL];
}

const requestHeader = (name: string, key: string) => ({ request_headers: { header_name: name, descriptor_key: key } });

/** Address of a rate-limit service, and the domain of its limits. */
export interface RateLimitServer {
  /** Host of the rate-limit service. */
  readonly host: string;
  /** Port of the rate-limit service. */
  readonly port: number;
  /** Name of a set of limits. */
  readonly domain: string;
}

export interface GlobalRateLimit {
  /** Address of the rate-limit service. */
  readonly server: RateLimitServer;
  /** Limits of the rate-limit service. */
  readonly limits: readonly RateLimit[];
  /** Handling of requests when the service does not answer: accept or refuse them. @default 'allow' */
  readonly onFailure?: 'allow' | 'deny';
  /** Time that proxies wait for the service. @default '10s' */
  readonly timeout?: string;
}

/**
 * Returns the EnvoyFilter that queries a rate-limit service for each request.
 * https://istio.io/latest/docs/tasks/policy-enforcement/rate-limit/#global-rate-limit
 */
export function globalRateLimitPolicy(
  target: LimitedTarget,
  { server, limits, onFailure = 'allow', timeout = '10s' }: GlobalRateLimit,
): Manifest {
  const actions = new Map(
    limits.map((limit) => descriptors(limit).map(({ action }) => action)).map((list) => [JSON.stringify(list), list]),
  );
  return policyObject('EnvoyFilter', `${target.name}-rate-limit`, target.namespace, {
    ...selected(target),
    configPatches: [
      httpFilter(
        target,
        'envoy.filters.http.ratelimit',
        {
          '@type': `${EXTENSION}.ratelimit.v3.RateLimit`,
          'domain': server.domain,
          'failure_mode_deny': onFailure === 'deny',
          timeout,
          'rate_limit_service': {
            grpc_service: {
              envoy_grpc: { cluster_name: `outbound|${server.port}||${server.host}`, authority: server.host },
            },
            transport_api_version: 'V3',
          },
        },
        'envoy.filters.http.router',
      ),
      {
        applyTo: 'VIRTUAL_HOST',
        match: { context: contextOf(target), routeConfiguration: { vhost: { route: { action: 'ANY' } } } },
        patch: { operation: 'MERGE', value: { rate_limits: [...actions.values()].map((list) => ({ actions: list })) } },
      },
    ],
  });
}

/** Returns the configuration of the rate-limit service: its limits as a tree of descriptors. */
export function rateLimitConfig(domain: string, limits: readonly RateLimit[]): object {
  const root: Node = { descriptors: [] };
  for (const limit of limits) {
    let node = root;
    for (const { key, value } of descriptors(limit)) node = child(node, key, value);
    node.rate_limit = { unit: limit.per, requests_per_unit: limit.requests };
  }
  return { domain, descriptors: root.descriptors };
}

interface Node {
  key?: string;
  value?: string;
  rate_limit?: { unit: string; requests_per_unit: number };
  descriptors?: Node[];
}

function child(parent: Node, key: string, value: string | undefined): Node {
  const found = parent.descriptors?.find((node) => node.key === key && node.value === value);
  if (found) return found;
  const added: Node = { key, ...(value !== undefined && { value }) };
  (parent.descriptors ??= []).push(added);
  return added;
}

/** Rate limit counted by a rate-limit service of the program. */
type ServiceRateLimit<Service> = Omit<GlobalRateLimit, 'server' | 'limits'> & { readonly service: Service };

/** Returns a limit with address and limits of its rate-limit service, if it has one. */
export function limitOf<Local, Service extends Pick<GlobalRateLimit, 'server' | 'limits'>>(
  options: Local | ServiceRateLimit<Service>,
): LocalRateLimit | GlobalRateLimit {
  if (typeof options !== 'object' || options === null || !('service' in options)) return options as LocalRateLimit;
  const { service, ...rest } = options;
  return { ...rest, server: service.server, limits: service.limits };
}

/** Returns the rule of `rateLimit` for a target. */
export const rateLimitRule = (target: LimitedTarget): IntentRule<LocalRateLimit | GlobalRateLimit> => ({
  method: 'rateLimit',
  render: (requests) => ({
    objects: requests.map((limit) =>
      'server' in limit ? globalRateLimitPolicy(target, limit) : localRateLimitPolicy(target, limit),
    ),
    problems: requests.flatMap((limit) => ('server' in limit ? [] : rateProblems(limit))),
  }),
  meaningOf: ([field, ...path]) =>
    field === 'limits' ? limitMeaning(path) : (GLOBAL[String(field)] ?? limitMeaning([field])),
});

const oneOf = (...values: readonly string[]): ValueMeaning => ({
  type: 'string',
  values: new Map(values.map((value) => [value, ''])),
});
const GLOBAL: Readonly<Record<string, ValueMeaning>> = {
  onFailure: oneOf('allow', 'deny'),
  timeout: { type: 'string', meaning: 'duration' },
};
const LIMIT: Readonly<Record<string, ValueMeaning>> = {
  requests: { type: 'integer', min: 1 },
  burst: { type: 'integer', min: 1 },
  per: oneOf(...Object.keys(SECONDS)),
  byClientAddress: { type: 'boolean' },
};

/** Returns the constraints of a value in a limit, local or in a list of limits. */
function limitMeaning(path: ValuePath): ValueMeaning | undefined {
  const field = path.find((step) => typeof step === 'string');
  return field === undefined ? undefined : LIMIT[field];
}
