import type { Problem } from '../../model';
import { DEFAULT_NAMESPACE } from '../../mesh/resolve';
import { PROFILE_COMPONENTS } from '../../releases/profiles';
import { clusterPath, servingCluster, type Cluster, type ClusterFacts } from './facts';
import { quoted, wrong, type Words } from './problem';

/** Props that only a control plane acts on. */
const OF_CONTROL_PLANE = [
  'pilot',
  'meshConfig',
  'meshNetworks',
  'externalControlPlane',
  'tracing',
  'accessLogs',
] as const;

/** Reports props of a control plane in clusters that have none. */
export const remoteControlPlanes = ({ clusters }: ClusterFacts): Problem[] =>
  clusters
    .filter(({ role }) => role === 'remote')
    .flatMap(({ name, primary, given }) =>
      OF_CONTROL_PLANE.filter((prop) => given[prop] !== undefined && given[prop] !== false).map((prop) =>
        wrong('remote-control-plane', clusterPath(name, prop), given[prop], [
          `the control plane of ${quoted(primary)} serves the cluster, and reads its own settings`,
          `give it in \`${clusterPath(primary, prop)}\``,
        ]),
      ),
    );

/** Reports remote clusters whose profile brings a control plane. */
export const remoteProfiles = ({ clusters }: ClusterFacts): Problem[] =>
  clusters
    .filter(({ role, given: { profile = 'remote' } }) => {
      const { pilot, valueSet } = PROFILE_COMPONENTS[profile] ?? {};
      return role === 'remote' && pilot && valueSet !== 'remote';
    })
    .map(({ name, primary, given: { profile } }) =>
      wrong('remote-profile', clusterPath(name, 'profile'), profile, [
        `the profile brings a control plane, and that of ${quoted(primary)} serves the cluster`,
        'leave it out here; node agents of `defaults.profile` come along, or are named: `cni`, `ztunnel`',
      ]),
    );

/** Reports primaries without a control plane. */
export const withoutControlPlane = (facts: ClusterFacts): Problem[] =>
  facts.clusters.filter(({ role }) => role === 'primary').flatMap((cluster) => missing(facts, cluster));

function missing(facts: ClusterFacts, { name, merged, at }: Cluster): Problem[] {
  const { profile = 'default', pilot } = merged;
  const { pilot: byProfile, valueSet } = PROFILE_COMPONENTS[profile] ?? { pilot: true };
  const words = (message: string): Words => [message, fixOf(facts, name)];
  if (pilot === false)
    return [wrong('no-control-plane', at('pilot'), pilot, words('without `primary` the cluster is a primary'))];
  if (valueSet !== 'remote' && (byProfile || pilot !== undefined)) return [];
  const message = 'the profile has no control plane, and without `primary` the cluster is a primary';
  return [wrong('no-control-plane', at('profile'), profile, words(message))];
}

function fixOf({ clusters }: ClusterFacts, name: string): string {
  const other = clusters.find(({ role, name: own }) => role !== 'remote' && own !== name)?.name;
  const example = other === undefined ? '' : `, for example ${quoted(other)}`;
  return `name the cluster whose control plane serves this one as \`primary\`${example}`;
}

/** Settings that a remote cluster shares with the control plane that serves it, with what is taken without one. */
const SHARED: readonly (readonly [prop: 'revision' | 'namespace', standard: string])[] = [
  ['revision', 'default'],
  ['namespace', DEFAULT_NAMESPACE],
];

/** Reports remote clusters that differ from their primary in what both must have alike. */
export const differsFromPrimary = (facts: ClusterFacts): Problem[] =>
  facts.clusters
    .filter(({ role }) => role === 'remote')
    .flatMap((cluster) => {
      const primary = servingCluster(facts, cluster);
      return primary === undefined || primary.role === 'remote' ? [] : differences(cluster, primary);
    });

function differences(cluster: Cluster, primary: Cluster): Problem[] {
  const { name, given } = cluster;
  const shared = SHARED.flatMap(([prop, standard]) => {
    const [own, other] = [given[prop], primary.merged[prop] || standard];
    if (typeof own !== 'string' || (own || standard) === other) return [];
    return [differs(name, prop, own, [`${quoted(primary.name)}, whose control plane serves the cluster, has `, other])];
  });
  if (given.trustDomain === undefined || given.trustDomain === primary.trustDomain) return shared;
  const signs = `the control plane of ${quoted(primary.name)} signs the certificates here, and its trust domain is `;
  return [...shared, differs(name, 'trustDomain', given.trustDomain, [signs, primary.trustDomain])];
}

const differs = (name: string, prop: string, found: string, [what, other]: readonly [string, string]): Problem =>
  wrong('differs-from-primary', clusterPath(name, prop), found, [
    `${what}${quoted(other)}`,
    `leave it out, or write ${quoted(other)}`,
  ]);
