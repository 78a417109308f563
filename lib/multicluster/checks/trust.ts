import type { Problem } from '../../model';
import { controlPlanes, type ClusterFacts } from './facts';
import { listed, quoted, wrong } from './problem';
import { acceptsAllDomains, domainsOf } from './trust-domains';

/**
 * Reports aliases that a program wrote, and that leave out the trust domain of another cluster: proxies refuse the
 * connections of its workloads. Aliases that nobody wrote follow from the clusters.
 */
export const missingAliases = (facts: ClusterFacts): Problem[] =>
  controlPlanes(facts).flatMap((cluster) => {
    const { merged, at, mesh } = cluster;
    const { trustDomainAliases: given } = (merged.meshConfig ?? {}) as { trustDomainAliases?: unknown };
    if (given === undefined || mesh.pilot === false || acceptsAllDomains(mesh)) return [];
    const accepted = domainsOf(cluster);
    const others = facts.clusters.filter(({ trustDomain }) => !accepted.includes(trustDomain));
    const domains = [...new Set(others.map(({ trustDomain }) => trustDomain))];
    if (domains.length === 0) return [];
    return [
      wrong('alias-missing', `${at('meshConfig')}.trustDomainAliases`, given, [
        `proxies refuse the connections of ${listed(others.map(({ name }) => name))}, whose trust domain is ` +
          domains.map(quoted).join(' or '),
        `add ${domains.map(quoted).join(' and ')}, or leave the aliases out: they follow from the clusters`,
      ]),
    ];
  });
