import { isRecord, suggest, type Problem } from '../../model';
import { pathText } from '../../schema/wording';
import { controlPlanes, type Cluster, type ClusterFacts } from './facts';
import { wrong } from './problem';

/** Reports mesh networks that no cluster is on, and registries that are no cluster of the mesh. */
export function meshNetworkProblems(facts: ClusterFacts): Problem[] {
  const found = controlPlanes(facts).flatMap((cluster) => problemsOf(facts, cluster));
  // Those of the defaults are the same in each cluster.
  return found.filter(({ path }, i) => found.findIndex((other) => other.path === path) === i);
}

function problemsOf({ clusters, names }: ClusterFacts, { merged, at }: Cluster): Problem[] {
  const networks = isRecord(merged.meshNetworks) ? merged.meshNetworks.networks : undefined;
  if (!isRecord(networks)) return [];
  const known = new Set(clusters.map(({ network }) => network).filter((network) => network !== ''));
  const prefix = `${at('meshNetworks')}.networks`;
  return Object.entries(networks).flatMap(([name, network]) => {
    const path = pathText([name], prefix);
    const registries = endpointsOf(network).flatMap(({ fromRegistry }, i) =>
      typeof fromRegistry !== 'string' || names.has(fromRegistry) || fromRegistry === ''
        ? []
        : [
            wrong('unknown-registry', `${path}.endpoints[${i}].fromRegistry`, fromRegistry, [
              'a registry is a cluster of the mesh, and there is none of this name',
              suggest(fromRegistry, names) ?? 'use the name of a cluster',
            ]),
          ],
    );
    // Endpoints by address may be those of virtual machines, which are in no cluster.
    const isOfClusters = endpointsOf(network).some(({ fromCidr }) => fromCidr === undefined);
    if (known.size === 0 || known.has(name) || !isOfClusters) return registries;
    const message = 'no cluster is on a network of this name';
    return [wrong('unknown-network', path, name, [message, suggest(name, known) ?? 'correct the name']), ...registries];
  });
}

function endpointsOf(network: unknown): readonly Readonly<Record<string, unknown>>[] {
  const endpoints = isRecord(network) ? network.endpoints : undefined;
  return Array.isArray(endpoints) ? endpoints.filter(isRecord) : [];
}
