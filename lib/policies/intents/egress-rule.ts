import { egressPolicies, type EgressHost, type EgressVia } from './egress';
import { egressProblems } from './egress-problems';
import { PORT, type IntentRule } from './rule';

/** All objects for the hosts to which traffic leaves in one way. `elsewhere` are the hosts of the other ways. */
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
