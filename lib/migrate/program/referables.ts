import { isRecord, type Manifest, type MeshNode, type ResolvedGateway } from '../../model';
import { policyReference } from '../../policies/policy';
import { accountOf, gatewayReference } from '../../policies/references/gateway-reference';
import { ExtensionProvider } from '../../policies/references/extension-provider';
import { REFERENCE, type ReferenceContext } from '../../policies/references/references';
import { destinationReference, type ServiceModel } from '../../policies/service';
import { at } from '../tree';

/** Object of a program that policies refer to. */
export interface Referable {
  /** Texts of fields by which it may be named. */
  readonly texts: readonly string[];
  /** Constant that must be declared before: the name of the policy or service, or that of the mesh. */
  readonly owner: Owner;
  /** Returns the value that a reference to it has in a field, and the code behind the constant's name. */
  reference(place: string, from: ReferenceContext, value: unknown): { readonly value: unknown; readonly code: string };
}

/** Declaration of a program that has a constant. */
export type Owner = object;

/** Fields in which references stand, by the kind of the object; those of all kinds are under `*`. */
const PLACES: Readonly<Record<string, ReadonlySet<string>>> = {
  '*': new Set(['targetRef', 'targetRefs', 'parentRefs', 'backendRefs', 'provider', 'providers']),
  'VirtualService': new Set(['hosts', 'destination', 'mirror', 'gateways', 'delegate']),
  'DestinationRule': new Set(['host']),
  'Gateway': new Set(['selector']),
  'Sidecar': new Set(['hosts']),
};

/** Reports whether a field of a kind takes references. */
export const takesReference = (kind: string, place: string): boolean =>
  PLACES['*'].has(place) || (PLACES[kind]?.has(place) ?? false);

/** Returns the texts in a value by which the object that it names may be found. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value, value.slice(value.lastIndexOf('/') + 1)];
  const texts = [at(value, ['host']), at(value, ['name'])];
  const labels = isRecord(value) ? Object.values(value) : [];
  return [...texts, ...labels].filter((text): text is string => typeof text === 'string');
}

/** Returns a policy as others refer to it. */
export function policyReferable(policy: Manifest): Referable {
  const hosts = at(policy.spec, ['hosts']);
  const entry = policy.kind === 'ServiceEntry' && Array.isArray(hosts) ? [String(hosts[0])] : [];
  return {
    texts: [String(policy.metadata.name), ...entry],
    owner: policy,
    reference: (place, from) => ({ value: policyReference(policy, place, from), code: '' }),
  };
}

/** Returns a service as others refer to it: whole, or as one of its subsets or ports. */
export function serviceReferable(model: ServiceModel, owner: Owner): Referable {
  return {
    texts: [model.host, model.name],
    owner,
    reference: (place, from, value) => {
      const subset = at(value, ['subset']);
      const port = at(value, ['port', 'number']);
      const part = typeof subset === 'string' && Object.hasOwn(model.subsets ?? {}, subset) ? subset : undefined;
      const number = typeof port === 'number' ? port : undefined;
      const code = `${part === undefined ? '' : `.subset('${part}')`}${number === undefined ? '' : `.port(${number})`}`;
      return { value: destinationReference(model, place, from, part, number), code };
    },
  };
}

/** Returns a gateway of a mesh as others refer to it. `code` is the property of the mesh. */
export function gatewayReferable(
  gateway: ResolvedGateway,
  nodes: readonly MeshNode[],
  owner: Owner,
  code: string,
): Referable {
  const facts = { ...gateway, serviceAccount: accountOf(gateway, nodes) };
  return {
    texts: [gateway.name, ...Object.values(gateway.labels)],
    owner,
    reference: (place, from) => ({ value: gatewayReference(facts, place, from), code }),
  };
}

/** Returns an extension provider of a mesh as others refer to it. */
export function providerReferable(name: string, owner: Owner): Referable {
  const provider = new ExtensionProvider(name);
  return {
    texts: [name],
    owner,
    reference: (place, from) => ({
      value: provider[REFERENCE](place, from),
      code: `.provider(${JSON.stringify(name).replace(/"/g, "'")})`,
    }),
  };
}
