import { eastWestGatewayOf } from '../../multicluster/east-west-gateway';
import { meshPropsOf } from '../../multicluster/mesh-props';
import { outlinesOf } from '../../multicluster/outline';
import type { MultiClusterMeshProps } from '../../multicluster/types';
import { MeshProblems } from '../../model';
import type { MeshProps } from '../../props';
import type { Facts } from '../../schema/notation';
import type { Later, OutputEngine } from '../engine';
import { ofShape } from '../known-shape';

/** Type of the address of a load balancer, by which the objects that lead to it differ. */
export type AddressType = 'IPAddress' | 'Hostname';

const SHAPES: Readonly<Record<AddressType, Facts>> = {
  IPAddress: { type: 'string', meaning: 'ip' },
  Hostname: { type: 'string' },
};

/** Address of the control plane of a primary in a plan, until its gateway has one. */
const standIn = (primary: string): string => `${primary}.east-west-gateway.invalid`;

/** Returns the props with stand-ins for the addresses of primaries that their own gateways will give. */
export function withStandIns(props: MultiClusterMeshProps): MultiClusterMeshProps {
  const outlines = outlinesOf(props);
  const open = outlines.filter(
    (outline) =>
      outline.role === 'primary' &&
      outline.remotes.length > 0 &&
      outline.given.discoveryAddress === undefined &&
      eastWestGatewayOf(outline, meshPropsOf(outline, outlines, props))?.kind === 'injected',
  );
  const given = open.map(
    ({ name, given: cluster }) => [name, { ...cluster, discoveryAddress: standIn(name) }] as const,
  );
  return given.length === 0 ? props : { ...props, clusters: { ...props.clusters, ...Object.fromEntries(given) } };
}

/** Place of a gateway: its cluster and the type of its address. */
interface GatewayPlace {
  readonly primary: string;
  readonly type: AddressType;
  /** URN of the mesh, for problems. */
  readonly urn: string;
}

/** Returns the props of a remote cluster's mesh with the address of its primary's gateway, which is in its status. */
export function withAddress(engine: OutputEngine, props: MeshProps, place: GatewayPlace, status: unknown): MeshProps {
  const address = props.remote?.pilotAddress as unknown;
  const shape = SHAPES[place.type];
  if (address === standIn(place.primary)) {
    const known = engine.output(status).apply((value) => addressIn(value, place));
    return { ...props, remote: { ...props.remote, pilotAddress: ofShape(known, shape) as unknown as string } };
  }
  if (engine.isOutput(address)) ofShape(address as Later<unknown>, shape);
  return props;
}

/** Status of a Service. */
interface ServiceStatus {
  readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[] };
}

function addressIn(status: unknown, { primary, type, urn }: GatewayPlace): string {
  const { ip, hostname } = (status as ServiceStatus | undefined)?.loadBalancer?.ingress?.[0] ?? {};
  const [wanted, other] = type === 'IPAddress' ? [ip, hostname] : [hostname, ip];
  if (wanted) return wanted;
  const path = `clusters.${primary}`;
  if (other)
    throw problem('pulumi/gateway-address-type', urn, `${path}.discoveryAddressType`, type, [
      `the load balancer of the east-west gateway has the address ${JSON.stringify(other)}`,
      `set it to ${type === 'IPAddress' ? '"Hostname"' : '"IPAddress"'}`,
    ]);
  throw problem('pulumi/no-gateway-address', urn, `${path}.discoveryAddress`, undefined, [
    'remote clusters reach this control plane by its east-west gateway, whose load balancer has no address',
    'give the address, or leave `awaitLoadBalancer` on',
  ]);
}

const problem = (
  code: 'pulumi/gateway-address-type' | 'pulumi/no-gateway-address',
  object: string,
  path: string,
  found: unknown,
  [message, fix]: readonly [string, string],
): MeshProblems => new MeshProblems([{ severity: 'error', code, object, path, found, message, fix }]);
