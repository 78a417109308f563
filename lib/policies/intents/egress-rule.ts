import { egressPolicies, type EgressHost, type EgressVia } from './egress';
import { egressProblems } from './egress-problems';
import { PORT, type IntentRule } from './rule';

/**
 * Returns the rule of all hosts whose traffic leaves through one gateway or directly. `elsewhere` are the hosts that
 * leave otherwise.
 */
export const egressRule = (
  namespace: string,
  via: EgressVia | undefined,
  elsewhere: () => readonly EgressHost[],
): IntentRule<EgressHost> => ({
  method: 'egress.allow',
  render: (hosts) => ({
    objects: egressPolicies(hosts, namespace, via),
    problems: hosts.flatMap((host, i) =>
      egressProblems(host, [...elsewhere(), ...hosts.slice(0, i)], via !== undefined),
    ),
  }),
  meaningOf: ([field]) => (field === 'port' ? PORT : undefined),
  structural: ['host', 'tls'],
});
