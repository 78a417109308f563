import type { MeshNode, ResolvedGateway } from '../../model';
import { hostReference, principal, selectorReference, serviceHost } from './places';
import { misplaced, type ReferenceContext } from './references';

/** Gateway of the mesh: its pods, Service and account. */
export interface GatewayFacts extends ResolvedGateway {
  /** Name of the service account of the pods. */
  readonly serviceAccount: string;
}

/** Returns the service account that the gateway's pods are rendered with. */
export function accountOf({ name, namespace }: ResolvedGateway, nodes: readonly MeshNode[]): string {
  const workload = nodes.find(
    ({ manifest: { kind, metadata } }) =>
      (kind === 'Deployment' || kind === 'DaemonSet') && metadata.name === name && metadata.namespace === namespace,
  );
  const spec = workload?.manifest.spec as { template?: { spec?: { serviceAccountName?: string } } } | undefined;
  return spec?.template?.spec?.serviceAccountName ?? name;
}

/** Returns the name of a gateway in a field of a policy. */
export function gatewayReference(
  { name, namespace, labels, serviceAccount }: GatewayFacts,
  place: string,
  from: ReferenceContext,
): unknown {
  const host = serviceHost(name, namespace);
  switch (place) {
    case 'selector':
    case 'workloadSelector':
      return selectorReference(labels, place, from);
    case 'host':
    case 'hosts':
      return hostReference(host, namespace, place, from);
    case 'destination':
    case 'mirror':
    case 'egressProxy':
      return { host };
    case 'principals':
    case 'notPrincipals':
      return principal(serviceAccount, namespace, from);
    case 'serviceAccounts':
    case 'notServiceAccounts':
      return `${namespace}/${serviceAccount}`;
    case 'namespaces':
    case 'notNamespaces':
    case 'sourceNamespace':
      return namespace;
    case 'addresses':
      return { type: 'Hostname', value: host };
    case 'gateways':
      return misplaced(
        `mesh gateway ${namespace}/${name}`,
        place,
        from,
        'make a `Gateway` with `selector: mesh.ingressGateway`, and name that here',
      );
    default:
      return misplaced(`gateway ${namespace}/${name}`, place, from, 'write the name that is meant here');
  }
}
