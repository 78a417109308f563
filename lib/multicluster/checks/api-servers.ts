import { suggest, type Problem } from '../../model';
import { pathText } from '../../schema/wording';
import { controlPlanes, type ClusterFacts } from './facts';
import { listed, wrong } from './problem';

const path = (name: string): string => pathText(['apiServers', name]);

/** Reports clusters that a control plane elsewhere must read, and whose API server has no entry while others have. */
export function missingApiServers(facts: ClusterFacts): Problem[] {
  const { props, clusters } = facts;
  const given = props.apiServers;
  if (given === undefined || Object.keys(given).length === 0) return [];
  const readers = controlPlanes(facts).map(({ name }) => name);
  return clusters
    .filter(({ name }) => given[name] === undefined)
    .flatMap(({ name }) => {
      const others = readers.filter((reader) => reader !== name);
      if (others.length === 0) return [];
      return [
        wrong('api-server-missing', path(name), undefined, [
          `${others.length > 1 ? 'the control planes' : 'the control plane'} of ${listed(others)} must read the ` +
            'Services and Pods of the cluster',
          'give the URL of its API server; for a remote secret that is made elsewhere, name it as the credential',
        ]),
      ];
    });
}

/** Reports entries for clusters that are not there. */
export const unknownApiServers = ({ props, names }: ClusterFacts): Problem[] =>
  Object.entries(props.apiServers ?? {})
    .filter(([name, given]) => given !== undefined && !names.has(name))
    .map(([name]) =>
      wrong('api-server-unknown', path(name), name, [
        'there is no cluster of this name',
        suggest(name, names) ?? 'use the name of a cluster',
      ]),
    );
