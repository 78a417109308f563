import type { MeshNode, ResolvedGateway } from '../../model';
import { writersByPlace } from './by-place';
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

const hostOf = ({ name, namespace }: GatewayFacts): string => serviceHost(name, namespace);

const WRITERS = writersByPlace<GatewayFacts>([
  [['selector', 'workloadSelector'], ({ labels }, place, from) => selectorReference(labels, place, from)],
  [['host', 'hosts'], (gateway, place, from) => hostReference(hostOf(gateway), gateway.namespace, place, from)],
  [['destination', 'mirror', 'egressProxy'], (gateway) => ({ host: hostOf(gateway) })],
  [
    ['principals', 'notPrincipals'],
    ({ serviceAccount, namespace }, _, from) => principal(serviceAccount, namespace, from),
  ],
  [['serviceAccounts', 'notServiceAccounts'], ({ serviceAccount, namespace }) => `${namespace}/${serviceAccount}`],
  [['namespaces', 'notNamespaces', 'sourceNamespace'], ({ namespace }) => namespace],
  [['addresses'], (gateway) => ({ type: 'Hostname', value: hostOf(gateway) })],
]);

/** Returns the name of a gateway in a field of a policy. */
export function gatewayReference(gateway: GatewayFacts, place: string, from: ReferenceContext): unknown {
  const write = WRITERS.get(place);
  if (write !== undefined) return write(gateway, place, from);
  const name = `gateway ${gateway.namespace}/${gateway.name}`;
  return place === 'gateways'
    ? misplaced(
        `mesh ${name}`,
        place,
        from,
        'make a `Gateway` with `selector: mesh.ingressGateway`, and name that here',
      )
    : misplaced(name, place, from, 'write the name that is meant here');
}
