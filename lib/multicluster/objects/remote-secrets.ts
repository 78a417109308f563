import type { Manifest, MeshNode } from '../../model';
import { apiServerOf, readerAccountOf, remoteSecretPropsOf } from '../api-servers';
import { readerTokenSecret, remoteSecret } from '../remote-secret/manifest';
import type { ClusterPlan, MultiClusterPlan } from '../types';
import { besideMesh } from './node';

/** Credentials that are no token of the cluster's reader account. */
const OTHERS = ['plugin', 'exec', 'secret'];

/**
 * Returns the token Secret of a cluster's reader account, where control planes elsewhere read the cluster: Kubernetes
 * fills it, and the remote secrets have its token.
 */
export function readerToken(cluster: ClusterPlan, { props }: MultiClusterPlan): MeshNode[] {
  const { credential } = apiServerOf(props, cluster.name) ?? {};
  if (cluster.watchedBy.length === 0 || OTHERS.some((key) => key in (credential ?? {}))) return [];
  return [besideMesh('reader-token', readerTokenSecret(cluster.namespace, readerAccountOf(cluster)))];
}

/** Returns the remote secrets of a cluster: one for each cluster that its control plane watches. */
export function remoteSecrets(cluster: ClusterPlan, plan: MultiClusterPlan): MeshNode[] {
  return plan.clusters.flatMap((watched) => {
    if (!cluster.watches.includes(watched.name)) return [];
    const manifest = remoteSecretOf(cluster, watched, plan);
    return manifest ? [besideMesh(`remote-secret-${watched.name}`, manifest)] : [];
  });
}

/** Remote secrets by their namespaces and clusters: all watching clusters have the same one, unless it is sealed. */
const written = new WeakMap<MultiClusterPlan, Map<string, Manifest | undefined>>();

function remoteSecretOf(watcher: ClusterPlan, watched: ClusterPlan, plan: MultiClusterPlan): Manifest | undefined {
  const props = remoteSecretPropsOf(watcher, watched, plan);
  if (props === undefined || 'sealedSecret' in props.credential) return props && remoteSecret(props);
  const known = written.get(plan) ?? new Map<string, Manifest | undefined>();
  written.set(plan, known);
  const key = `${watcher.namespace}/${watched.name}`;
  if (!known.has(key)) known.set(key, remoteSecret(props));
  return known.get(key);
}
