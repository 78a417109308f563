import { NETWORK_GATEWAY_PORTS } from '../components/gateway/network-gateway-ports';
import type { MeshPatch } from '../model';
import type { MeshNetworks, MeshProps, RemoteProps } from '../props';
import { PROFILE_COMPONENTS } from '../releases/profiles';
import { caProps } from './ca/settings';
import { mergeProps } from './merge-props';
import type { Outline } from './outline';
import type { MultiClusterMeshProps } from './types';

/** Returns the props of one cluster's ServiceMesh: what follows from its place, under what the program gave. */
export function meshPropsOf(outline: Outline, outlines: readonly Outline[], props: MultiClusterMeshProps): MeshProps {
  const { name, network, trustDomain, role, merged } = outline;
  const primary = outlines.find((other) => other.name === outline.primary);
  const placed = mergeProps(alike(outline, outlines), BY_ROLE[role](outline, primary) as Record<string, unknown>);
  const following = mergeProps(placed, caProps(props.ca, role === 'primary') as Record<string, unknown>);
  const mesh = mergeProps(following, merged as Record<string, unknown>) as MeshProps;
  return {
    ...mesh,
    ...(role !== 'primary' && { profile: outline.given.profile ?? 'remote' }),
    ...(role === 'remote' && patchesOf(outline.primary, mesh)),
    meshId: props.meshId,
    clusterName: name,
    ...(network !== '' && { network }),
    ...((props.trustDomain !== undefined || trustDomain !== 'cluster.local') && { trustDomain }),
  };
}

/** Returns what follows alike for clusters of all roles. */
function alike({ dataPlane, crossesNetworks, role, remotes, trustDomain }: Outline, outlines: readonly Outline[]) {
  const others = [...new Set(outlines.map((other) => other.trustDomain))].filter((other) => other !== trustDomain);
  const needsGateway = dataPlane === 'sidecar' && (crossesNetworks || (role === 'primary' && remotes.length > 0));
  const isAmbientAmongOthers = dataPlane === 'ambient' && role === 'primary' && outlines.length > 1;
  return {
    ...(needsGateway && { eastWestGateway: true }),
    // Without it istiod shows ztunnel the services of its own cluster only, on one network too.
    ...(isAmbientAmongOthers && { pilot: { env: { AMBIENT_ENABLE_MULTI_NETWORK: 'true' } } }),
    ...(role !== 'remote' && others.length > 0 && { meshConfig: { trustDomainAliases: others } }),
    ...(role !== 'remote' && meshNetworksOf(outlines)),
  };
}

/** Returns the networks whose gateways have an address that istiod does not find out by itself. */
function meshNetworksOf(outlines: readonly Outline[]): { readonly meshNetworks?: MeshNetworks } {
  const addressed = outlines.filter(({ given, crossesNetworks }) => crossesNetworks && given.gatewayAddress);
  if (addressed.length === 0) return {};
  const networks = [...new Set(addressed.map(({ network }) => network))].map((network) => [
    network,
    {
      endpoints: outlines.filter((other) => other.network === network).map(({ name }) => ({ fromRegistry: name })),
      gateways: addressed
        .filter((other) => other.network === network)
        .map(({ given }) => ({ address: given.gatewayAddress, port: NETWORK_GATEWAY_PORTS.tls })),
    },
  ]);
  return { meshNetworks: Object.fromEntries(networks) as MeshNetworks };
}

type ByRole = (outline: Outline, primary: Outline | undefined) => MeshProps;

const BY_ROLE: Readonly<Record<Outline['role'], ByRole>> = {
  // Its istiod then leads in the clusters that name it, and writes the certificates of their webhooks.
  primary: ({ remotes }) => (remotes.length > 0 ? { externalControlPlane: true } : {}),
  remote: (outline, primary) => ({
    ...componentsOf(outline),
    ...sameControlPlane(outline, primary),
    remote: remoteOf(outline, primary),
  }),
  // The mesh admin's part of the mesh config is here, under that of the control plane's operator.
  external: (outline) => ({
    ...componentsOf(outline),
    remote: externalOf(outline),
    values: { istiod: { configMap: true } },
  }),
};

/** Returns the parts of the profile that a remote cluster has too, whose own profile is `remote`. */
function componentsOf({ merged, given }: Outline): MeshProps {
  if (given.profile !== undefined || merged.profile === undefined) return {};
  const { cni, ztunnel, platform, nodeAgentNamespace: namespace } = PROFILE_COMPONENTS[merged.profile] ?? {};
  const agent = namespace === undefined ? true : { namespace };
  return { ...(cni && { cni: agent }), ...(ztunnel && { ztunnel: agent }), ...(platform && { platform }) };
}

/** Returns revision and namespace, which a remote cluster shares with the control plane that serves it. */
function sameControlPlane(_: Outline, primary: Outline | undefined): MeshProps {
  const { revision, namespace } = primary?.merged ?? {};
  return { ...(revision !== undefined && { revision }), ...(namespace !== undefined && { namespace }) };
}

/** Path by which an injection webhook says which cluster and network the pod is in. */
const injectionPath = ({ name, network }: Outline): string =>
  `/inject/cluster/${inPath(name)}${network === '' ? '' : `/net/${inPath(network)}`}`;

/** Returns a name as it stands in the path of a webhook, in which istiod reads slashes as ends of names. */
const inPath = (name: string): string => name.replace(/\//g, '--slash--');

function remoteOf(outline: Outline, primary: Outline | undefined): RemoteProps {
  const { merged, given } = outline;
  if (merged.remote?.injectionURL !== undefined) return {};
  if (primary?.given.istiodUrl !== undefined && primary.role === 'external')
    return { injectionURL: webhookUrl(primary.given.istiodUrl, injectionPath(outline)) };
  const discoveryAddress = given.discoveryAddress ?? primary?.given.discoveryAddress;
  return {
    ...(discoveryAddress !== undefined && { pilotAddress: discoveryAddress }),
    ...(merged.remote?.injectionPath === undefined && { injectionPath: injectionPath(outline) }),
  };
}

/** Returns the way to an external control plane: by URL, or by an address for which the cluster makes a Service. */
function externalOf(outline: Outline): RemoteProps {
  const { istiodUrl } = outline.given;
  if (istiodUrl === undefined) return { configCluster: true, ...remoteOf(outline, outline) };
  return {
    configCluster: true,
    injectionURL: webhookUrl(istiodUrl, injectionPath(outline)),
    validationURL: webhookUrl(istiodUrl, '/validate'),
  };
}

const webhookUrl = (url: string, path: string): string => `${url.replace(/\/$/, '')}${path}`;

/** Returns the patches with the one that names the control plane's cluster, which its istiod looks for. */
function patchesOf(primary: string, { namespace, createNamespaces, patches = [] }: MeshProps): MeshProps {
  if (createNamespaces === false) return {};
  const annotated: MeshPatch = {
    kind: 'Namespace',
    name: namespace ?? 'istio-system',
    merge: { metadata: { annotations: { 'topology.istio.io/controlPlaneClusters': primary } } },
  };
  return { patches: [annotated, ...patches] };
}
