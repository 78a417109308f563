import * as pulumi from '@pulumi/pulumi';
import type { Manifest } from '../../model';
import {
  gatewayTarget,
  jwtRule,
  kubernetesGatewayTarget,
  limitOf,
  limitProblems,
  rateLimitRule,
  serviceTarget,
  unknownPods,
  workloadTarget,
  type FoundTarget,
  type GlobalRateLimit,
  type JwtOptions,
  type LimitedTarget,
  type LocalRateLimit,
} from '../../policies/intents';
import type { KubernetesObject } from '../../policies/references/references';
import { KubernetesGateway, Waypoint } from '../gateway-api';
import { throwLocated } from '../../outputs/problems';
import type { Inputs, InputsExcept } from '../inputs/types';
import { AuthorizationPolicy, EnvoyFilter, RequestAuthentication } from '../../../imports/pulumi-policies';
import { policyArgs, type Policy } from '../policy';
import { urnOf } from '../program/meshes';
import { namespaceMode } from '../program/namespaces';
import { calledResource } from '../program/resource-names';
import { declaredWorkload, isWorkload } from '../references/workload';
import { gatewayOf, isMeshService, type GatewayLike, type ServiceHandle } from './handles';
import { objectsOf } from './intent';
import type { RateLimitService } from './rate-limit-service';

/**
 * What a policy can be for: a service, a gateway of the mesh, a Gateway or waypoint of the Gateway API, or a workload:
 * its manifest, or a resource of `@pulumi/kubernetes` that says its name, namespace and labels as plain values. Of
 * others name a MeshService with `selector`.
 */
export type PolicyFor = ServiceHandle | GatewayLike | KubernetesGateway | KubernetesObject | pulumi.CustomResource;

/** Returns the target of a policy. @throws MeshProblems with the URN of the policy that would be written */
function targetOf(target: PolicyFor, intent: string, urn: string): LimitedTarget {
  const { target: found, problems } = findTarget(target, intent);
  throwLocated(problems, urn);
  return found;
}

function findTarget(target: PolicyFor, intent: string): FoundTarget {
  const gateway = gatewayOf(target);
  if (gateway) return gatewayTarget(gateway);
  if (target instanceof KubernetesGateway)
    return kubernetesGatewayTarget(target.objectName.name, target.objectName.namespace, target);
  if (isMeshService(target)) {
    const { namespace } = target.model;
    return serviceTarget(target.model, namespace, namespaceMode(target, namespace).waypoint, target, intent);
  }
  if (pulumi.CustomResource.isInstance(target)) {
    const declared = isWorkload(target) ? declaredWorkload(target) : undefined;
    if (declared === undefined)
      return { target: { name: '' }, problems: [unknownPods(calledResource(target), intent)] };
    return workloadTarget(declared, undefined, intent);
  }
  return workloadTarget(target as KubernetesObject, undefined, intent);
}

const URN = 'istio-constructs:index:';

/**
 * Lets in only requests with a valid token: a RequestAuthentication `NAME-request-authentication`, and an
 * AuthorizationPolicy `NAME-authorization-policy` that denies requests without one. Every text of the options may be an
 * Output; `required` is plain.
 *
 * `jwt('webapp-tokens', webapp, { issuer: 'https://accounts.example.com', jwksUri:
 * 'https://accounts.example.com/jwks.json' })`
 * @param options those of the resources: their provider, for example
 * @throws MeshProblems when the pods of a service are not known (`intents/unknown-pods`)
 */
export function jwt(
  name: string,
  target: PolicyFor,
  rule: InputsExcept<JwtOptions, 'required'>,
  options: pulumi.ComponentResourceOptions = {},
): Policy[] {
  const own = `${name}-request-authentication`;
  const urn = urnOf(`${URN}RequestAuthentication`, own, options);
  const [check, denial] = objectsOf(urn, jwtRule(targetOf(target, 'jwt', urn)), rule as JwtOptions) as [
    Manifest,
    Manifest?,
  ];
  return [
    new RequestAuthentication(own, policyArgs(check), options),
    ...(denial ? [new AuthorizationPolicy(`${name}-authorization-policy`, policyArgs(denial), options)] : []),
  ];
}

/** A limit of each proxy by itself, or one that a rate-limit service counts for all of them. */
export type RateLimitOptions =
  | Inputs<LocalRateLimit>
  | (Inputs<Omit<GlobalRateLimit, 'server' | 'limits'>> & { readonly service: RateLimitService });

/**
 * Answers requests above a limit with 429, by an EnvoyFilter.
 * `rateLimit('catalog-limit', catalog, { requests: 100, per: 'minute' })` counts in each pod by itself; with `service`,
 * its limits count for all pods together. What is inside an EnvoyFilter cannot be checked before Envoy reads it.
 * @param options those of the resource: its provider, for example
 * @throws MeshProblems when the pods of a service are not known (`intents/unknown-pods`), and for waypoints, which take
 * no EnvoyFilters (`intents/envoy-filter`)
 */
export function rateLimit(
  name: string,
  target: PolicyFor,
  limit: RateLimitOptions,
  options: pulumi.ComponentResourceOptions = {},
): Policy {
  const urn = urnOf(`${URN}EnvoyFilter`, name, options);
  const known = targetOf(target, 'rateLimit', urn);
  throwLocated(limitProblems(known, target instanceof Waypoint), urn);
  const [filter] = objectsOf(urn, rateLimitRule(known), limitOf(limit as LocalRateLimit | ServiceLimit));
  return new EnvoyFilter(name, policyArgs(filter), options);
}

type ServiceLimit = Omit<GlobalRateLimit, 'server' | 'limits'> & { readonly service: RateLimitService };
