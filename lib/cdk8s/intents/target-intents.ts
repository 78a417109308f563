import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  jwtRule,
  limitOf,
  limitProblems,
  rateLimitRule,
  rateLimitServer,
  rateLimitServiceObjects,
  type GlobalRateLimit,
  type JwtOptions,
  type LocalRateLimit,
  type RateLimit,
  type RateLimitServer,
  type RateLimitServiceProps,
} from '../../policies/intents';
import { Waypoint } from '../gateway-api';
import { meshObject } from '../output/mesh-object';
import type { Policy } from '../policy';
import { Intent } from './intent';
import { policyTarget, type PolicyFor } from './policy-target';
import { throwAt } from './throw-at';

/**
 * Lets in only requests with a valid token: a RequestAuthentication, and an AuthorizationPolicy that denies requests
 * without one. `jwt(chart, webapp, { issuer: 'https://accounts.example.com', jwksUri:
 * 'https://accounts.example.com/jwks.json' })`
 * @throws MeshProblems when the pods of a service are not known
 */
export function jwt(scope: Construct, target: PolicyFor, options: JwtOptions): Policy[] {
  const rule = jwtRule(policyTarget(scope, target, 'jwt'));
  return new Intent({ scope: () => scope, at: scope }, rule).add(options).policies;
}

/** A limit of each proxy by itself, or one that a rate-limit service counts for all of them. */
export type RateLimitOptions =
  LocalRateLimit | (Omit<GlobalRateLimit, 'server' | 'limits'> & { readonly service: RateLimitService });

/**
 * Answers requests above a limit with 429, by an EnvoyFilter.
 * `rateLimit(chart, catalog, { requests: 100, per: 'minute' })` counts in each pod by itself; with `service`, its
 * limits count for all pods together. What is inside an EnvoyFilter cannot be checked before Envoy reads it.
 * @throws MeshProblems when the pods of a service are not known, and for waypoints, which take no EnvoyFilters
 */
export function rateLimit(scope: Construct, target: PolicyFor, options: RateLimitOptions): Policy {
  const known = policyTarget(scope, target, 'rateLimit');
  throwAt(scope, limitProblems(known, target instanceof Waypoint));
  const intent = new Intent({ scope: () => scope, at: scope }, rateLimitRule(known));
  return intent.add(limitOf(options)).policies[0];
}

/**
 * Envoy's reference rate-limit service, with its limits and a Redis.
 * https://istio.io/latest/docs/tasks/policy-enforcement/rate-limit/
 */
export class RateLimitService extends Construct {
  /** The server that proxies connect to. */
  readonly server: RateLimitServer;
  readonly limits: readonly RateLimit[];

  constructor(scope: Construct, id: string, props: RateLimitServiceProps) {
    super(scope, id);
    const placed = { name: id, namespace: Chart.of(scope).namespace, ...props };
    this.server = rateLimitServer(placed);
    this.limits = props.limits;
    for (const manifest of rateLimitServiceObjects(placed))
      meshObject(this, `${manifest.kind.toLowerCase()}-${manifest.metadata.name}`, manifest);
  }
}
