import type { Problem } from '../../model';
import { remoteSecretPropsOf } from '../api-servers';
import { envOf } from '../ca/trust';
import { remoteSecretProblems } from '../remote-secret/problems';
import { doubtful } from '../remote-secret/problem';
import type { RemoteSecretProps } from '../remote-secret/props';
import type { ClusterPlan, MultiClusterPlan } from '../types';

/** Options of the checks of remote secrets. */
export interface RemoteSecretChecks {
  /** Whether nobody reads the tokens in what is written, as in the state of Pulumi. @default false */
  readonly tokensAreSecret?: boolean;
}

/** Returns what is wrong or doubtful with the remote secrets of a mesh: each problem once, whoever watches. */
export function remoteSecretsProblems(plan: MultiClusterPlan, options: RemoteSecretChecks = {}): Problem[] {
  const found = plan.clusters.flatMap((watcher) =>
    plan.clusters.flatMap((watched) => problemsOfPair(watcher, watched, plan, options)),
  );
  const distinct = new Map(found.map((problem) => [JSON.stringify(problem), problem]));
  return [...distinct.values(), ...sameTokens(plan)];
}

function problemsOfPair(
  watcher: ClusterPlan,
  watched: ClusterPlan,
  plan: MultiClusterPlan,
  options: RemoteSecretChecks,
): Problem[] {
  const props = watcher.watches.includes(watched.name) ? remoteSecretPropsOf(watcher, watched, plan) : undefined;
  if (props === undefined) return [];
  const env = envOf(watcher.mesh.pilot, watcher.mesh.values);
  return remoteSecretProblems(props, { path: `apiServers.${watched.name}`, env, ...options });
}

/** Clusters whose tokens have the same place in the store of a watching cluster. */
function sameTokens(plan: MultiClusterPlan): Problem[] {
  const seen = new Map<string, string>();
  return plan.clusters.flatMap((watched) => {
    const watcher = plan.clusters.find(({ watches }) => watches.includes(watched.name));
    const props = watcher && remoteSecretPropsOf(watcher, watched, plan);
    const place = props && placeOfToken(props);
    if (place === undefined) return [];
    const other = seen.get(place);
    seen.set(place, other ?? watched.name);
    if (other === undefined) return [];
    return [
      doubtful('same-token', `apiServers.${watched.name}.credential.externalSecret`, JSON.parse(place), [
        `the token of cluster ${JSON.stringify(other)} has the same place, and each API server knows its own tokens ` +
          'only',
        'give each cluster a store or a key of its own',
      ]),
    ];
  });
}

function placeOfToken({ credential }: RemoteSecretProps): string | undefined {
  if (!('externalSecret' in credential)) return undefined;
  const { store, token } = credential.externalSecret;
  const { kind = 'SecretStore', name } = typeof store === 'string' ? { name: store } : store;
  return JSON.stringify({ store: `${kind} ${name}`, ...token });
}
