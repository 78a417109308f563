import type { Problem } from '../../model';
import { isDnsName } from '../../schema/rules/network';
import { clusterPath, servingCluster, type Cluster, type ClusterFacts } from './facts';
import { doubtful, listed, quoted, wrong, type Words } from './problem';

/** Reports primaries that do not say at which address their remote clusters reach them. */
export function missingAddresses(facts: ClusterFacts): Problem[] {
  const waiting = facts.clusters.filter((cluster) => hasNoWay(facts, cluster));
  const primaries = [...new Set(waiting.map(({ primary }) => primary))];
  return primaries.map((primary) => {
    const remotes = waiting.filter((cluster) => cluster.primary === primary).map(({ name }) => name);
    return doubtful('discovery-missing', clusterPath(primary, 'discoveryAddress'), undefined, [
      `${listed(remotes)} ${remotes.length > 1 ? 'reach' : 'reaches'} the control plane of ${quoted(primary)} by its ` +
        'east-west gateway, and nothing says at which address',
      'give the IP address or host name of the gateway; without it, make the endpoints of Service istiod yourself',
    ]);
  });
}

/** Whether nothing says how a remote cluster reaches the control plane that serves it. */
function hasNoWay(facts: ClusterFacts, cluster: Cluster): boolean {
  const { role, given, merged, isUnclear } = cluster;
  const serving = servingCluster(facts, cluster);
  if (role !== 'remote' || serving?.role !== 'primary') return false;
  if (isUnclear('discoveryAddress') || isUnclear('remote') || serving.isUnclear('discoveryAddress')) return false;
  const globals = [merged.values?.global, merged.values?.istiod?.global] as (
    { remotePilotAddress?: unknown } | undefined
  )[];
  return [
    given.discoveryAddress,
    serving.given.discoveryAddress,
    merged.remote?.pilotAddress,
    merged.remote?.injectionURL,
    ...globals.map((global) => global?.remotePilotAddress),
  ].every((address) => address === undefined || address === '');
}

/** Reports addresses of control planes that are no IP address and no host name. */
export const addressForms = ({ clusters }: ClusterFacts): Problem[] =>
  clusters.flatMap(({ name, given: { discoveryAddress: address } }) => {
    if (typeof address !== 'string' || isHost(address)) return [];
    return [wrong('discovery-address', clusterPath(name, 'discoveryAddress'), address, formWords(address))];
  });

/** Whether a text is an IP address or a host name, as it stands in an address of proxies. */
const isHost = (text: string): boolean => isDnsName(text) || isIp(text);

const isIp = (text: string): boolean =>
  text.includes(':')
    ? URL.canParse(`http://[${text}]`)
    : /^\d+(\.\d+){3}$/.test(text) && URL.canParse(`http://${text}`);

function formWords(address: string): Words {
  const bare =
    address.includes('://') && URL.canParse(address)
      ? new URL(address).hostname
      : address.replace(/:\d*$/, '').replace(/^\[|\]$/g, '');
  const fix =
    bare !== address && bare !== '' && isHost(bare) ? `write ${quoted(bare)}` : 'write for example "192.0.2.10"';
  return ['this is neither an IP address nor a host name; ports are fixed', fix];
}

/** Reports addresses of control planes that no remote cluster uses. */
export const unusedAddresses = ({ clusters }: ClusterFacts): Problem[] =>
  clusters
    .filter(
      ({ role, remotes, given }) => given.discoveryAddress !== undefined && role === 'primary' && remotes.length === 0,
    )
    .map(({ name, given }) =>
      doubtful('discovery-unused', clusterPath(name, 'discoveryAddress'), given.discoveryAddress, [
        'no remote cluster names this one as its primary',
        'leave it out until one does',
      ]),
    );
