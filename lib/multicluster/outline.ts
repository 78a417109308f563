import type { MeshProps } from '../props';
import { PROFILE_COMPONENTS } from '../releases/profiles';
import { pathText } from '../schema/wording';
import { isMap, mergeProps } from './merge-props';
import type { ClusterProps, ClusterRole, MultiClusterMeshProps } from './types';

/** What a cluster's place in the topology follows from, before the props of its mesh are decided. */
export interface Outline {
  readonly name: string;
  readonly path: string;
  readonly given: ClusterProps;
  /** Defaults with the cluster's own props over them. */
  readonly merged: MeshProps;
  readonly role: ClusterRole;
  readonly primary: string;
  readonly network: string;
  readonly trustDomain: string;
  readonly dataPlane: 'sidecar' | 'ambient';
  readonly crossesNetworks: boolean;
  readonly remotes: readonly string[];
}

/** Trust domain of a mesh that names none. */
export const DEFAULT_TRUST_DOMAIN = 'cluster.local';

/** Props of a cluster that are no props of its mesh. */
const TOPOLOGY = [
  'primary',
  'discoveryAddress',
  'gatewayAddress',
  'controlPlane',
  'istiodUrl',
  'externalIstiod',
  'chart',
  'outdir',
  'provider',
];

/** Returns the outline of each cluster that is described at all. */
export function outlinesOf({
  clusters,
  defaults,
  trustDomain = DEFAULT_TRUST_DOMAIN,
}: MultiClusterMeshProps): Outline[] {
  const given = Object.entries(isMap(clusters) ? clusters : {}).filter(([, cluster]) => isMap(cluster));
  const networks = new Set(given.map(([, { network = '' }]) => network));
  return given.map(([name, cluster]) => {
    const { network = '', primary } = cluster;
    const merged = mergeProps(
      (isMap(defaults) ? defaults : {}) as Record<string, unknown>,
      Object.fromEntries(Object.entries(cluster).filter(([prop]) => !TOPOLOGY.includes(prop))),
    ) as MeshProps;
    return {
      name,
      path: pathText(['clusters', name]),
      given: cluster,
      merged,
      role: roleOf(cluster),
      primary: primary ?? name,
      network,
      trustDomain: cluster.trustDomain ?? given.find(([other]) => other === primary)?.[1].trustDomain ?? trustDomain,
      dataPlane: isAmbient(merged) ? 'ambient' : 'sidecar',
      crossesNetworks: networks.size > 1,
      remotes: given.filter(([, other]) => other.primary === name).map(([other]) => other),
    };
  });
}

function roleOf({ primary, controlPlane }: ClusterProps): ClusterRole {
  if (primary !== undefined) return 'remote';
  return controlPlane === 'external' ? 'external' : 'primary';
}

function isAmbient({ profile = 'default', ztunnel }: MeshProps): boolean {
  return ztunnel === undefined ? (PROFILE_COMPONENTS[profile]?.ztunnel ?? false) : ztunnel !== false;
}
