import { KINDS, type KindName } from '../../imports/kinds';
import { gatewayApiReference, isGatewayApiPlace } from './references/gateway-api';
import type { Manifest, ManifestMetadata, Problem } from '../model';
import { typeThatIstiodReads } from '../releases/gateway-api';
import type { PolicyMetadata } from './props';
import { qualified, resolveReferences, serviceHost, type ReferenceContext } from './references/references';

/** Defaults for the metadata of a policy, from its place in the program. */
export interface PolicyPlace {
  /** Id of the construct. */
  readonly id: string;
  /** Namespace of the chart. */
  readonly namespace?: string;
  readonly trustDomain?: string;
  /** Release of the mesh, where it is known: it decides the API version of kinds of the Gateway API. */
  readonly release?: string;
  /** Handle of the policy in the engine. */
  readonly scope?: unknown;
  /** Takes what is wrong with a reference. */
  readonly report?: (problem: Problem) => void;
}

/** Returns the fields of the spec, taken out of the props. */
export function policySpec(type: KindName | ObjectType, props: PolicyMetadata): object {
  const { name: _name, namespace: _namespace, metadata, apiVersion: _version, objectMetadata: _own, ...spec } = props;
  return type === 'WorkloadGroup' && metadata !== undefined ? { metadata, ...spec } : spec;
}

/** API version and kind of an object. */
export interface ObjectType {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * Returns API version and kind of a policy's object. Those of the Gateway API are the ones that istiod of the release
 * reads; without a release, of the newest one.
 */
export function writtenType(type: KindName | ObjectType, props: PolicyMetadata, release?: string): ObjectType {
  const { kind, apiVersion } = typeof type === 'string' ? KINDS[type] : type;
  if (props.apiVersion !== undefined) return { kind, apiVersion: props.apiVersion };
  return typeof type === 'string' ? { kind, apiVersion } : typeThatIstiodReads(type, release);
}

/** Returns the object of a policy, with the references in its spec resolved. */
export function policyManifest(
  type: KindName | ObjectType,
  props: PolicyMetadata,
  place: PolicyPlace,
  spec: object = policySpec(type, props),
): Manifest {
  const { kind, apiVersion } = writtenType(type, props, place.release);
  const { name = place.id, namespace = place.namespace } = props;
  const from = { kind, namespace, trustDomain: place.trustDomain, scope: place.scope, report: place.report };
  return {
    apiVersion,
    kind,
    metadata: {
      ...(type === 'WorkloadGroup' ? undefined : props.metadata),
      ...props.objectMetadata,
      name,
      ...(namespace !== undefined && { namespace }),
    } satisfies ManifestMetadata,
    spec: resolveReferences(spec, from),
  };
}

/** Returns the name by which a field of another object refers to this policy. */
export function policyReference(
  { apiVersion, kind, metadata, spec }: Manifest,
  place: string,
  from: ReferenceContext,
): unknown {
  const name = String(metadata.name);
  const { namespace } = metadata;
  if (isGatewayApiPlace(place)) return gatewayApiReference(targetOf({ apiVersion, kind, metadata, spec }), place, from);
  const host = () => (kind === 'ServiceEntry' ? (spec as { hosts: string[] }).hosts[0] : serviceHost(name, namespace));
  switch (place) {
    case 'targetRef':
    case 'targetRefs':
      return { group: apiVersion.split('/')[0], kind, name };
    case 'gateways':
      return qualified(name, namespace, from);
    case 'host':
    case 'hosts':
      return host();
    case 'destination':
    case 'mirror':
      return { host: host() };
    case 'delegate':
      return { name, ...(namespace !== undefined && namespace !== from.namespace && { namespace }) };
    default:
      return name;
  }
}

/** Returns the object as the Gateway API refers to it. */
function targetOf({ apiVersion, kind, metadata: { name, namespace }, spec }: Manifest) {
  const { hosts, ports } = (spec ?? {}) as { hosts?: readonly string[]; ports?: readonly { number?: number }[] };
  return {
    group: apiVersion.split('/')[0],
    kind,
    name: String(name),
    namespace,
    host: hosts?.[0],
    port: ports?.[0]?.number,
  };
}
