import { KINDS } from '../../imports/kinds';
import type { KindName } from '../../imports/kinds';
import type { Manifest } from '../model';
import type { PolicyMetadata } from './props';
import { resolveReferences } from './references';

/** Where a policy stands: what its props leave open. */
export interface PolicyPlace {
  /** The construct's id. */
  readonly id: string;
  /** The chart's namespace. */
  readonly namespace?: string;
  readonly trustDomain?: string;
}

/** The object of a policy, with its references resolved. */
export function policyManifest(kind: KindName, props: PolicyMetadata, place: PolicyPlace): Manifest {
  const { name = place.id, namespace = place.namespace, metadata, ...spec } = props;
  const from = { kind, namespace, trustDomain: place.trustDomain };
  return {
    ...KINDS[kind],
    metadata: { ...metadata, name, ...(namespace !== undefined && { namespace }) },
    spec: resolveReferences(spec, from),
  };
}
