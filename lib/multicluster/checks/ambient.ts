import type { Problem } from '../../model';
import { servingCluster, type Cluster, type ClusterFacts } from './facts';
import { doubtful, listed, quoted, wrong } from './problem';

const MULTI_NETWORK = 'AMBIENT_ENABLE_MULTI_NETWORK';

const isAmbient = ({ dataPlane }: Cluster): boolean => dataPlane === 'ambient';

/** Reports the gateway of sidecars in front of clusters in ambient mode, which takes no HBONE. */
export const sidecarGateways = ({ clusters }: ClusterFacts): Problem[] =>
  clusters
    .filter(({ crossesNetworks, merged }) => crossesNetworks && isOn(merged.eastWestGateway))
    .filter(isAmbient)
    .map(({ at, merged, network }) =>
      wrong('sidecar-gateway', at('eastWestGateway'), merged.eastWestGateway, [
        'the cluster is in ambient mode, and this is the gateway of sidecars: it takes TLS on port 15443, and no ' +
          'HBONE on port 15008',
        `leave it out: a Gateway of class istio-east-west follows for network ${quoted(network)}`,
      ]),
    );

const isOn = (gateway: unknown): boolean => gateway !== undefined && gateway !== false;

/** Reports a control plane in ambient mode that is told to leave other networks aside. */
export const ambientFlags = ({ clusters }: ClusterFacts): Problem[] =>
  clusters
    .filter((cluster) => isAmbient(cluster) && cluster.role === 'primary' && cluster.crossesNetworks)
    .flatMap(({ merged: { pilot }, at }) => {
      const given: unknown = typeof pilot === 'object' ? pilot.env?.[MULTI_NETWORK] : undefined;
      if (typeof given !== 'string' || !/^(0|f|false)$/i.test(given)) return [];
      return [
        wrong('ambient-networks-off', `${at('pilot')}.env.${MULTI_NETWORK}`, given, [
          'the clusters are on several networks, and without it istiod shows ztunnel no workload of another one',
          'leave it out: it follows from the networks',
        ]),
      ];
    });

/** Reports what Istio says to be unsupported among clusters in ambient mode. */
export function ambientLimits({ clusters }: ClusterFacts): Problem[] {
  const ambient = clusters.filter(isAmbient);
  if (ambient.length === 0 || clusters.length < 2) return [];
  return [...oneNetwork(ambient), ...remotes(ambient), ...mixed(clusters, ambient)];
}

function oneNetwork(ambient: readonly Cluster[]): Problem[] {
  const shared = ambient.filter(({ network }) => ambient.filter((other) => other.network === network).length > 1);
  if (shared.length === 0) return [];
  return [
    doubtful(
      'ambient-one-network',
      'clusters',
      shared.map(({ name }) => name),
      [
        'Istio supports clusters in ambient mode on networks of their own; several on one network are not tested',
        'give each cluster a network of its own',
      ],
    ),
  ];
}

const remotes = (ambient: readonly Cluster[]): Problem[] =>
  ambient
    .filter(({ role }) => role === 'remote')
    .map(({ path, primary }) =>
      doubtful('ambient-remote', `${path}.primary`, primary, [
        'Istio supports clusters in ambient mode with control planes of their own only',
        'leave `primary` out, so that the cluster is a primary',
      ]),
    );

function mixed(clusters: readonly Cluster[], ambient: readonly Cluster[]): Problem[] {
  const sidecars = clusters.filter((cluster) => !isAmbient(cluster));
  const apart = sidecars.filter(({ network }) => ambient.some((other) => other.network !== network));
  if (apart.length === 0) return [];
  return [
    doubtful(
      'mixed-data-planes',
      'clusters',
      apart.map(({ name }) => name),
      [
        `${listed(ambient.map(({ name }) => name))} ${ambient.length > 1 ? 'are' : 'is'} in ambient mode, and Istio ` +
          'does not support traffic between ambient and sidecar clusters on different networks',
        'use one data plane in all clusters',
      ],
    ),
  ];
}

/** Reports remote clusters in ambient mode whose control plane knows no ztunnel. */
export const ambientPrimaries = (facts: ClusterFacts): Problem[] =>
  facts.clusters
    .filter((cluster) => isAmbient(cluster) && cluster.role === 'remote')
    .flatMap((cluster) => {
      const primary = servingCluster(facts, cluster);
      if (primary === undefined || primary.role !== 'primary' || isAmbient(primary) || hasAmbientEnv(primary))
        return [];
      return [
        wrong(
          'ambient-primary',
          cluster.at(cluster.merged.ztunnel === undefined ? 'profile' : 'ztunnel'),
          valueOf(cluster),
          [
            `the cluster is in ambient mode, and the control plane of ${quoted(primary.name)} serves sidecars only`,
            `use profile "ambient" in ${quoted(primary.name)} too`,
          ],
        ),
      ];
    });

const valueOf = ({ merged: { ztunnel, profile } }: Cluster): unknown => (ztunnel === undefined ? profile : ztunnel);

function hasAmbientEnv({ merged: { pilot } }: Cluster): boolean {
  return typeof pilot === 'object' && /^(1|t|true)$/i.test(String(pilot.env?.PILOT_ENABLE_AMBIENT));
}
