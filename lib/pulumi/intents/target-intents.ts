import * as pulumi from '@pulumi/pulumi';
import type { Manifest, Problem } from '../../model';
import {
  gatewayTarget,
  globalRateLimitPolicy,
  jwtPolicies,
  kubernetesGatewayTarget,
  limitProblems,
  localRateLimitPolicy,
  rateProblems,
  serviceTarget,
  unknownPods,
  workloadTarget,
} from '../../policies/intents';
import type {
  FoundTarget,
  GlobalRateLimit,
  JwtOptions,
  LimitedTarget,
  LocalRateLimit,
  RateUnit,
} from '../../policies/intents';
import type { KubernetesObject } from '../../policies/references/references';
import { gatewayOf, isMeshService } from './calls';
import type { AnyGateway, AnyService } from './calls';
import { KubernetesGateway, Waypoint } from '../gateway-api';
import { pathText } from '../inputs/found';
import type { Path } from '../inputs/found';
import { throwLocated } from '../inputs/problems';
import { resolveInputs } from '../inputs/resolve-inputs';
import type { ValueShape } from '../inputs/samples';
import type { Inputs, InputsExcept } from '../inputs/types';
import { shapes } from '../../lazy';
import { namespaceMode } from '../program/namespaces';
import { AuthorizationPolicy, EnvoyFilter, RequestAuthentication } from '../policies';
import type { Policy } from '../policy';
import { policyArgs } from '../policy-args';
import { urnOf } from '../program/meshes';
import type { RateLimitService } from './rate-limit-service';
import { calledResource } from '../program/resource-names';
import { declaredWorkload, isWorkload } from '../references/workload';

/**
 * What a policy can be for: a service, a gateway of the mesh, a Gateway or waypoint of the Gateway API, or a workload: its manifest, or a resource
 * of `@pulumi/kubernetes` that says its name, namespace and labels as plain values. Of others name a MeshService with `selector`.
 */
export type PolicyFor = AnyService | AnyGateway | KubernetesGateway | KubernetesObject | pulumi.CustomResource;

/** The target of a policy, or a problem with the URN of the policy that would be written. */
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

/** Objects from options that may have Outputs; what is wrong with the objects is said by their components. */
function objectsFrom<Options extends object>(
  intent: string,
  urn: string,
  options: Options,
  render: (options: Options) => readonly Manifest[],
  shapeAt: (path: Path) => ValueShape | undefined,
  structural: readonly string[] = [],
  problemsOf: (options: Options) => readonly Problem[] = () => [],
): Manifest[] {
  const core = {
    urn,
    nameOf: ([, ...path]: Path) => `${intent}().${pathText(path)}`,
    shapeAt: ([, ...path]: Path) => shapeAt(path),
    isStructural: ([, ...path]: Path) => path.length === 1 && structural.includes(String(path[0])),
    render: ({ options: known }: { readonly options: Options }) => ({
      nodes: render(known).map((manifest) => ({ id: manifest.kind, manifest })),
      problems: problemsOf(known),
    }),
  };
  return [...resolveInputs(core, { options }).manifests.values()];
}

const URN = 'istio-constructs:index:';

/**
 * Lets in only requests with a valid token: a RequestAuthentication `NAME-request-authentication`, and an AuthorizationPolicy
 * `NAME-authorization-policy` that denies requests without one. Every text of the options may be an Output; `required` is plain.
 *
 * `jwt('webapp-tokens', webapp, { issuer: 'https://accounts.example.com', jwksUri: 'https://accounts.example.com/jwks.json' })`
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
  const known = targetOf(target, 'jwt', urn);
  const shape = ([field, ...path]: Path) =>
    field === 'ports' ? port(path) : shapes().inputShape('RequestAuthentication', ['jwtRules', 0, field, ...path]);
  const [check, denial] = objectsFrom('jwt', urn, rule as JwtOptions, (given) => jwtPolicies(known, given), shape, [
    'required',
  ]) as [Manifest, Manifest?];
  return [
    new RequestAuthentication(own, policyArgs(check), options),
    ...(denial ? [new AuthorizationPolicy(`${name}-authorization-policy`, policyArgs(denial), options)] : []),
  ];
}

const port = (path: Path): ValueShape =>
  path.length === 0 ? { type: 'list' } : { type: 'integer', min: 1, max: 65_535 };

/** A limit of each proxy by itself, or one that a rate-limit service counts for all of them. */
export type RateLimitOptions =
  | Inputs<LocalRateLimit>
  | (Inputs<Omit<GlobalRateLimit, 'server' | 'limits'>> & { readonly service: RateLimitService });

/**
 * Answers requests above a limit with 429, by an EnvoyFilter. `rateLimit('catalog-limit', catalog, { requests: 100, per: 'minute' })` counts in
 * each pod by itself; with `service`, its limits count for all pods together. What is inside an EnvoyFilter cannot be checked before Envoy
 * reads it.
 * @param options those of the resource: its provider, for example
 * @throws MeshProblems when the pods of a service are not known (`intents/unknown-pods`), and for waypoints, which take no EnvoyFilters
 * (`intents/envoy-filter`)
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
  const [filter] = 'service' in limit ? global(urn, known, limit) : local(urn, known, limit as LocalRateLimit);
  return new EnvoyFilter(name, policyArgs(filter), options);
}

function local(urn: string, target: LimitedTarget, limit: LocalRateLimit): Manifest[] {
  return objectsFrom(
    'rateLimit',
    urn,
    limit,
    (known) => [localRateLimitPolicy(target, known)],
    limitShape,
    [],
    rateProblems,
  );
}

function global(
  urn: string,
  target: LimitedTarget,
  { service, ...rest }: Extract<RateLimitOptions, { service: RateLimitService }>,
): Manifest[] {
  const given = { ...rest, server: service.server, limits: service.limits } as GlobalRateLimit;
  return objectsFrom(
    'rateLimit',
    urn,
    given,
    (known) => [globalRateLimitPolicy(target, known)],
    ([field, ...path]) => (field === 'limits' ? limitShape(path) : GLOBAL[String(field)]),
  );
}

const oneOf = (...values: readonly string[]): ValueShape => ({
  type: 'string',
  values: new Map(values.map((value) => [value, ''])),
});
const UNITS: readonly RateUnit[] = ['second', 'minute', 'hour'];
const GLOBAL: Readonly<Record<string, ValueShape>> = {
  onFailure: oneOf('allow', 'deny'),
  timeout: { type: 'string', meaning: 'duration' },
};
const LIMIT: Readonly<Record<string, ValueShape>> = {
  requests: { type: 'integer', min: 1 },
  burst: { type: 'integer', min: 1 },
  per: oneOf(...UNITS),
  byClientAddress: { type: 'boolean' },
  limits: { type: 'list' },
};

/** What is known of a value in a limit, local or in a list of limits. */
export function limitShape(path: Path): ValueShape | undefined {
  const field = path.find((step) => typeof step === 'string');
  return field === undefined ? undefined : LIMIT[String(field)];
}
