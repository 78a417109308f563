import type { Manifest, MeshNode } from '../../model';
import { apiServerOf, readerAccountOf, remoteSecretPropsOf } from '../api-servers';
import { readerTokenSecret, remoteSecret } from '../remote-secret/manifest';
import type { ClusterPlan, MultiClusterPlan } from '../types';
import { besideMesh } from './node';

/** Account of a config cluster with which an external control plane reads and writes it. */
export const EXTERNAL_ACCOUNT = 'istiod';

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

/** Returns the token Secret of the account with which an external control plane reads and writes its cluster. */
export function istiodToken({ name, externalIstiod, namespace }: ClusterPlan, { props }: MultiClusterPlan): MeshNode[] {
  const { credential } = props.clusters[name].externalIstiod ?? {};
  if (externalIstiod === undefined || OTHERS.some((key) => key in (credential ?? {}))) return [];
  return [besideMesh('istiod-token', readerTokenSecret(namespace, EXTERNAL_ACCOUNT))];
}

/**
 * Returns the remote secrets of a cluster: one for each cluster that its control plane watches. An external control
 * plane looks for them where it runs.
 */
export function remoteSecrets(cluster: ClusterPlan, plan: MultiClusterPlan): MeshNode[] {
  if (cluster.externalIstiod !== undefined) return [];
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
