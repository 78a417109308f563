import { KINDS, type KindName } from '../../imports/kinds';
import { gatewayApiReference, isGatewayApiPlace } from './references/gateway-api';
import type { Manifest, ManifestMetadata, Problem } from '../model';
import { typeThatIstiodReads } from '../releases/gateway-api';
import type { PolicyMetadata } from './props';
import { qualified, resolveReferences, serviceHost, type ReferenceContext } from './references/references';

/** Where a policy stands: what its props leave open. */
export interface PolicyPlace {
  /** The construct's id. */
  readonly id: string;
  /** The chart's namespace. */
  readonly namespace?: string;
  readonly trustDomain?: string;
  /** The release of the mesh beside it, where that is known: by it a kind of the Gateway API gets its version. */
  readonly release?: string;
  /** The engine's own handle of the policy. */
  readonly scope?: unknown;
  /** Takes what is wrong with a reference. */
  readonly report?: (problem: Problem) => void;
}

/** The fields of the spec, out of the props. */
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
 * Returns the API version and kind of the object of a policy. Those of the Gateway API are what istiod of the release
 * reads; without a release, of the newest one.
 */
export function writtenType(type: KindName | ObjectType, props: PolicyMetadata, release?: string): ObjectType {
  const { kind, apiVersion } = typeof type === 'string' ? KINDS[type] : type;
  if (props.apiVersion !== undefined) return { kind, apiVersion: props.apiVersion };
  return typeof type === 'string' ? { kind, apiVersion } : typeThatIstiodReads(type, release);
}

/** The object of a policy, with the references in its spec resolved. */
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

/** How other objects name this one in a place. */
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

/** The object as the Gateway API refers to it. */
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
