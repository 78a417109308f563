import { isRecord } from '../../model';
import { renderMesh } from '../../mesh/render';
import { resolveMesh } from '../../mesh/resolve';
import { BUILT_IN_PROVIDERS } from '../../policies/references/extension-provider';
import type { MeshProps } from '../../props';
import { at } from '../tree';
import type { ProgramPlan } from './plan';
import { gatewayReferable, policyReferable, providerReferable, serviceReferable, type Referable } from './referables';

/** Kinds of policies that others name. */
const NAMED: ReadonlySet<string> = new Set(['Gateway', 'ServiceEntry', 'VirtualService']);

const ROLES = [
  ['ingress', '.ingressGateway'],
  ['egress', '.egressGateway'],
  ['east-west', '.eastWestGateway'],
] as const;

/** Returns all objects of a program that its policies may refer to. */
export function referablesOf({ props, policies, services }: ProgramPlan): Referable[] {
  return [
    ...services.map((service) => serviceReferable(service.model, service)),
    ...policies.filter(({ kind }) => NAMED.has(kind)).map(policyReferable),
    ...(props && policies.length > 0 ? ofMesh(props) : []),
  ];
}

function ofMesh(props: MeshProps): Referable[] {
  const nodes = renderMesh(props);
  const gateways = resolveMesh(props).components.flatMap(({ gateway }) => (gateway ? [gateway] : []));
  const firsts = ROLES.flatMap(([role, code]) => {
    const first = gateways.find((gateway) => gateway.role === role);
    return first ? [gatewayReferable(first, nodes, props, code)] : [];
  });
  const providers = at(props.meshConfig, ['extensionProviders']);
  const declared = Array.isArray(providers) ? providers.filter(isRecord).map(({ name }) => String(name)) : [];
  return [...firsts, ...[...BUILT_IN_PROVIDERS, ...declared].map((name) => providerReferable(name, props))];
}
