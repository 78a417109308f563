import { KINDS } from '../../imports/kinds';
import type { KindName } from '../../imports/kinds';
import type { Manifest, ManifestMetadata } from '../model';
import type { PolicyMetadata } from './props';
import { qualified, resolveReferences, serviceHost } from './references';
import type { ReferenceContext } from './references';

/** Where a policy stands: what its props leave open. */
export interface PolicyPlace {
  /** The construct's id. */
  readonly id: string;
  /** The chart's namespace. */
  readonly namespace?: string;
  readonly trustDomain?: string;
  /** The engine's own handle of the policy. */
  readonly scope?: unknown;
}

/** The fields of the spec, out of the props. */
export function policySpec(props: PolicyMetadata): object {
  const { name: _name, namespace: _namespace, metadata: _metadata, apiVersion: _version, ...spec } = props;
  return spec;
}

/** The object of a policy, with the references in its spec resolved. */
export function policyManifest(kind: KindName, props: PolicyMetadata, place: PolicyPlace, spec: object = policySpec(props)): Manifest {
  const { name = place.id, namespace = place.namespace, apiVersion = KINDS[kind].apiVersion } = props;
  const from = { kind, namespace, trustDomain: place.trustDomain, scope: place.scope };
  return {
    apiVersion, kind,
    metadata: { ...props.metadata, name, ...(namespace !== undefined && { namespace }) } satisfies ManifestMetadata,
    spec: resolveReferences(spec, from),
  };
}

/** How other objects name this one in a place. */
export function policyReference({ apiVersion, kind, metadata, spec }: Manifest, place: string, from: ReferenceContext): unknown {
  const name = String(metadata.name);
  const { namespace } = metadata;
  const host = () => (kind === 'ServiceEntry' ? (spec as { hosts: string[] }).hosts[0] : serviceHost(name, namespace));
  switch (place) {
    case 'targetRef':
    case 'targetRefs': return { group: apiVersion.split('/')[0], kind, name };
    case 'gateways': return qualified(name, namespace, from);
    case 'host':
    case 'hosts': return host();
    case 'destination':
    case 'mirror': return { host: host() };
    case 'delegate': return { name, ...(namespace !== undefined && namespace !== from.namespace && { namespace }) };
    default: return name;
  }
}
