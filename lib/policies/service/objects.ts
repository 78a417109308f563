import { KINDS } from '../../../imports/kinds';
import type { DestinationRuleSpec, TrafficPolicy } from '../../../imports/destination-rule';
import type { ServiceEntrySpec } from '../../../imports/service-entry';
import type {
  HTTPFaultInjection,
  HTTPRoute,
  HTTPRouteDestination,
  HTTPRetry,
  VirtualServiceSpec,
} from '../../../imports/virtual-service';
import type { Manifest, Problem } from '../../model';
import type { WithReferences } from '../props';
import { resolvedManifest } from '../references/references';
import { destination } from './destination';
import {
  matchRequest,
  NO_INTENTS,
  type CircuitBreakerOptions,
  type FaultOptions,
  type Intents,
  type RetryOptions,
} from './traffic-state';
import { subsetParts, type ServiceModel, type ServicePort } from './model';

/** Returns the spec of the one VirtualService of a service; undefined when no intent changes its routes. */
export function virtualServiceSpec(service: ServiceModel, intents: Intents): VirtualServiceSpec | undefined {
  const { split, retry, timeout, mirrors, darkLaunches, faults } = intents;
  if (!split && !retry && timeout === undefined && mirrors.length + darkLaunches.length + faults.length === 0)
    return undefined;
  const forAll = { ...(retry && { retries: retries(retry) }), ...(timeout !== undefined && { timeout }) };
  const rest = { route: splitRoute(service, split), ...mirrorsOf(service, mirrors), ...forAll };
  const everyone = faults.find((options) => matchRequest(options) === undefined);
  const http: HTTPRoute[] = [
    ...faults.flatMap((options) => matched(options, { ...rest, fault: faultInjection(options) })),
    ...darkLaunches.flatMap(({ subset, match }) =>
      matched(match, { route: [{ destination: destination(service, subset) }], ...forAll }),
    ),
    { ...rest, ...(everyone && { fault: faultInjection(everyone) }) },
  ];
  return { ...exported(service), hosts: [service.host], http };
}

/** Returns a route for requests that match; none without conditions. */
function matched(options: FaultOptions, route: HTTPRoute): HTTPRoute[] {
  const match = matchRequest(options);
  return match === undefined ? [] : [{ match: [match], ...route }];
}

/** Returns the weighted route of a split; a single destination needs no weight. */
function splitRoute(
  service: ServiceModel,
  split: Readonly<Record<string, number>> | undefined,
): HTTPRouteDestination[] {
  if (split === undefined) return [{ destination: destination(service) }];
  const shares = Object.entries(split);
  if (shares.length === 1) return [{ destination: destination(service, shares[0][0]) }];
  return shares.map(([subset, weight]) => ({ destination: destination(service, subset), weight }));
}

function mirrorsOf(service: ServiceModel, mirrors: Intents['mirrors']) {
  if (mirrors.length === 0) return {};
  if (mirrors.length === 1)
    return { mirror: destination(service, mirrors[0].subset), mirrorPercentage: { value: mirrors[0].percent } };
  return {
    mirrors: mirrors.map(({ subset, percent }) => ({
      destination: destination(service, subset),
      percentage: { value: percent },
    })),
  };
}

function retries({ retryOn, ...rest }: RetryOptions): HTTPRetry {
  return {
    ...rest,
    ...(retryOn !== undefined && { retryOn: typeof retryOn === 'string' ? retryOn : retryOn.join(',') }),
  };
}

function faultInjection({ delay, abort, percent }: FaultOptions): HTTPFaultInjection {
  const percentage = percent === undefined ? {} : { percentage: { value: percent } };
  return {
    ...(delay !== undefined && {
      delay: typeof delay === 'string' ? { fixedDelay: delay, ...percentage } : { ...percentage, ...delay },
    }),
    ...(abort !== undefined && {
      abort: typeof abort === 'number' ? { httpStatus: abort, ...percentage } : { ...percentage, ...abort },
    }),
  };
}

/** Returns the spec of the one DestinationRule of a service; undefined when it would be empty. */
export function destinationRuleSpec(
  service: ServiceModel,
  intents: Intents = NO_INTENTS,
): WithReferences<DestinationRuleSpec> | undefined {
  const subsets = service.outside
    ? []
    : Object.entries(service.subsets ?? {}).map(([name, subset]) => ({ name, ...subsetParts(subset) }));
  const trafficPolicy = { ...service.trafficPolicy, ...breakerPolicy(service.trafficPolicy, intents.circuitBreaker) };
  const hasPolicy = Object.keys(trafficPolicy).length > 0;
  if (subsets.length === 0 && !hasPolicy) return undefined;
  return {
    ...exported(service),
    host: service.host,
    ...(subsets.length > 0 && { subsets }),
    ...(hasPolicy && { trafficPolicy }),
  };
}

const TCP_LIMITS = ['maxConnections', 'connectTimeout'] as const;
const HTTP_LIMITS = [
  'http1MaxPendingRequests',
  'http2MaxRequests',
  'maxRequestsPerConnection',
  'maxRetries',
  'idleTimeout',
  'maxConcurrentStreams',
] as const;

/** Splits the options of a circuit breaker into the parts of a traffic policy that have the fields. */
function breakerParts(options: CircuitBreakerOptions) {
  const pick = (fields: readonly string[], wanted: boolean) =>
    Object.fromEntries(Object.entries(options).filter(([field]) => fields.includes(field) === wanted));
  return {
    tcp: pick(TCP_LIMITS, true),
    http: pick(HTTP_LIMITS, true),
    outlierDetection: pick([...TCP_LIMITS, ...HTTP_LIMITS], false),
  };
}

type BreakerPolicy = Pick<WithReferences<TrafficPolicy>, 'connectionPool' | 'outlierDetection'>;

/** Merges a circuit breaker into the traffic policy of the props. */
function breakerPolicy(
  policy: WithReferences<TrafficPolicy> | undefined,
  options: CircuitBreakerOptions | undefined,
): BreakerPolicy {
  if (options === undefined) return {};
  const { tcp, http, outlierDetection } = breakerParts(options);
  const pool = policy?.connectionPool;
  const connectionPool = {
    ...pool,
    ...filled('tcp', { ...pool?.tcp, ...tcp }),
    ...filled('http', { ...pool?.http, ...http }),
  };
  return {
    ...filled('connectionPool', connectionPool),
    ...filled('outlierDetection', { ...policy?.outlierDetection, ...outlierDetection }),
  };
}

const filled = (field: string, value: object): object => (Object.keys(value).length > 0 ? { [field]: value } : {});

/** Reports fields of a circuit breaker to which the traffic policy of the props gives another value. */
export function breakerProblems(service: ServiceModel, { circuitBreaker }: Intents): Problem[] {
  if (circuitBreaker === undefined) return [];
  const { connectionPool: pool, outlierDetection } = service.trafficPolicy ?? {};
  const given: Readonly<Record<string, unknown>> = { ...pool?.tcp, ...pool?.http, ...outlierDetection };
  return Object.entries(circuitBreaker)
    .filter(([field, value]) => given[field] !== undefined && given[field] !== value)
    .map(([field, value]) => ({
      severity: 'error',
      code: 'mesh-service/contradiction',
      path: `circuitBreaker().${field}`,
      found: value,
      message: `\`trafficPolicy\` says ${JSON.stringify(given[field])}`,
      fix: 'give it one value',
    }));
}

const PROTOCOLS: Readonly<Record<number, string>> = { 80: 'HTTP', 443: 'HTTPS' };

/** Returns the spec of the ServiceEntry of an external service; undefined for other services. */
export function serviceEntrySpec(service: ServiceModel): ServiceEntrySpec | undefined {
  if (service.kind !== 'ServiceEntry') return undefined;
  const ports = service.ports.map(({ number, name, protocol = PROTOCOLS[number] ?? 'TCP' }) => ({
    number,
    name: name ?? portName(protocol, number, service.ports),
    protocol,
  }));
  const resolution = service.host.startsWith('*') ? 'NONE' : 'DNS';
  return { ...exported(service), hosts: [service.host], location: 'MESH_EXTERNAL', ports, resolution };
}

/** Returns the name of a port: the protocol, with the number where several ports have the protocol. */
function portName(protocol: string, number: number, ports: readonly ServicePort[]): string {
  const alike = ports.filter((port) => (port.protocol ?? PROTOCOLS[port.number] ?? 'TCP') === protocol);
  return alike.length > 1 ? `${protocol.toLowerCase()}-${number}` : protocol.toLowerCase();
}

const exported = ({ exportTo }: ServiceModel): { exportTo?: readonly string[] } =>
  exportTo === undefined ? {} : { exportTo };

/** Name and namespace of everything that is written for a service. */
export const serviceIdentity = ({ name, namespace }: ServiceModel): { name: string; namespace?: string } => ({
  name,
  ...(namespace !== undefined && { namespace }),
});

/** The specs of all that is written for a service, with references in them; undefined where nothing is to be said. */
export const serviceSpecs = (service: ServiceModel, intents: Intents = NO_INTENTS) => ({
  ServiceEntry: serviceEntrySpec(service),
  DestinationRule: destinationRuleSpec(service, intents),
  VirtualService: virtualServiceSpec(service, intents),
});

/** Returns all objects of a service as plain manifests: for Pulumi, or without an engine. */
export function serviceManifests(service: ServiceModel, intents: Intents = NO_INTENTS): Manifest[] {
  const specs = serviceSpecs(service, intents);
  const metadata = serviceIdentity(service);
  return (Object.keys(specs) as (keyof typeof specs)[]).flatMap((kind) => {
    const spec = specs[kind];
    return spec === undefined ? [] : [resolvedManifest({ ...KINDS[kind], metadata, spec })];
  });
}
