import type { ApiServer, ApiServerProps } from './credentials';
import type { RemoteSecretProps } from './remote-secret/props';
import type { ClusterPlan, MultiClusterPlan } from './types';

/** API server of a cluster whose credential is known, so that its remote secret can be written. */
export type KnownApiServer = ApiServerProps & Required<Pick<ApiServerProps, 'credential'>>;

/** Returns the props of a cluster's API server; of an address alone nothing else is known. */
export function apiServerOf({ apiServers = {} }: ServersOf, cluster: string): ApiServerProps | undefined {
  const given = apiServers[cluster] as ApiServer | undefined;
  return typeof given === 'object' && given !== null ? given : given === undefined ? undefined : { url: given };
}

interface ServersOf {
  readonly apiServers?: Readonly<Record<string, unknown>>;
}

/** Returns the account that reads a cluster: the mesh's own, where its values name one. */
export function readerAccountOf({ mesh }: Pick<ClusterPlan, 'mesh'>): string | undefined {
  return mesh.values?.global?.readerServiceAccount?.name || undefined;
}

/** Returns the options of the remote secret by which one cluster's control plane reads another one. */
export function remoteSecretPropsOf(watcher: ClusterPlan, watched: ClusterPlan, plan: MultiClusterPlan) {
  const server = apiServerOf(plan.props, watched.name);
  if (server?.credential === undefined) return undefined;
  const props: RemoteSecretProps = {
    ...(server as KnownApiServer),
    cluster: watched.name,
    namespace: watcher.namespace,
    account: readerAccountOf(watched),
    watcher: watcher.name,
  };
  return props;
}
