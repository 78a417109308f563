import type { MeshPatch } from '../model';
import type { MeshProps, RemoteProps } from '../props';
import { PROFILE_COMPONENTS } from '../releases/profiles';
import { mergeProps } from './merge-props';
import type { Outline } from './outline';
import type { MultiClusterMeshProps } from './types';

/** Returns the props of one cluster's ServiceMesh: what follows from its place, under what the program gave. */
export function meshPropsOf(outline: Outline, outlines: readonly Outline[], props: MultiClusterMeshProps): MeshProps {
  const { name, network, trustDomain, role, merged } = outline;
  const primary = outlines.find((other) => other.name === outline.primary);
  const following = mergeProps(alike(outline, outlines), BY_ROLE[role](outline, primary) as Record<string, unknown>);
  return {
    ...(mergeProps(following, merged as Record<string, unknown>) as MeshProps),
    ...(role !== 'primary' && { profile: outline.given.profile ?? 'remote' }),
    ...patchesOf(outline, merged),
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
  return {
    ...(needsGateway && { eastWestGateway: true }),
    ...(dataPlane === 'ambient' && crossesNetworks && { pilot: { env: { AMBIENT_ENABLE_MULTI_NETWORK: 'true' } } }),
    ...(role !== 'remote' && others.length > 0 && { meshConfig: { trustDomainAliases: others } }),
  };
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
  external: (outline) => ({ ...componentsOf(outline), remote: externalOf(outline) }),
};

/** Returns the parts of the profile that a remote cluster has too, whose own profile is `remote`. */
function componentsOf({ merged, given }: Outline): MeshProps {
  if (given.profile !== undefined || merged.profile === undefined) return {};
  const { cni, ztunnel, platform } = PROFILE_COMPONENTS[merged.profile] ?? {};
  return { ...(cni && { cni }), ...(ztunnel && { ztunnel }), ...(platform && { platform }) };
}

/** Returns revision and namespace, which a remote cluster shares with the control plane that serves it. */
function sameControlPlane(_: Outline, primary: Outline | undefined): MeshProps {
  const { revision, namespace } = primary?.merged ?? {};
  return { ...(revision !== undefined && { revision }), ...(namespace !== undefined && { namespace }) };
}

/** Path by which an injection webhook says which cluster and network the pod is in. */
const injectionPath = ({ name, network }: Outline): string =>
  `/inject/cluster/${name}${network === '' ? '' : `/net/${network}`}`;

function remoteOf(outline: Outline, primary: Outline | undefined): RemoteProps {
  if (primary?.role === 'external') return { injectionURL: webhookUrl(primary, injectionPath(outline)) };
  const { discoveryAddress } = primary?.given ?? {};
  return {
    ...(discoveryAddress !== undefined && { pilotAddress: discoveryAddress }),
    ...(outline.merged.remote?.injectionURL === undefined && { injectionPath: injectionPath(outline) }),
  };
}

const externalOf = (outline: Outline): RemoteProps => ({
  configCluster: true,
  injectionURL: webhookUrl(outline, injectionPath(outline)),
  validationURL: webhookUrl(outline, '/validate'),
});

function webhookUrl({ given: { istiodUrl } }: Outline, path: string): string | undefined {
  return istiodUrl === undefined ? undefined : `${istiodUrl.replace(/\/$/, '')}${path}`;
}

/** Returns the patches with the one that names the control plane's cluster, which its istiod looks for. */
function patchesOf({ role, primary, merged: { namespace, createNamespaces } }: Outline, { patches }: MeshProps) {
  if (role !== 'remote' || createNamespaces === false) return {};
  const annotated: MeshPatch = {
    kind: 'Namespace',
    name: namespace ?? 'istio-system',
    merge: { metadata: { annotations: { 'topology.istio.io/controlPlaneClusters': primary } } },
  };
  return { patches: [annotated, ...(patches ?? [])] };
}
