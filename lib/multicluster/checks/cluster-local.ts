import { isRecord } from '../../model';
import type { ClusterPlan } from '../types';
import { hostOf } from './objects/place';

/** Hosts that istiod keeps inside their clusters unless the mesh config says otherwise, without the DNS domain. */
const BY_DEFAULT = ['*.kube-system.svc', 'kubernetes.default.svc'];

/**
 * Returns whether the control plane of a cluster keeps a host inside each cluster, by `meshConfig.serviceSettings` or
 * by default. The most specific pattern decides, as in istiod.
 */
export function isClusterLocal(cluster: ClusterPlan, host: string): boolean {
  const patterns = patternsOf(cluster);
  const [nearest] = [...patterns.keys()]
    .filter((pattern) => pattern.startsWith('*') && host.endsWith(pattern.slice(1)))
    .sort((a, b) => b.length - a.length);
  return patterns.get(host) ?? (nearest !== undefined && patterns.get(nearest) === true);
}

function patternsOf(cluster: ClusterPlan): Map<string, boolean> {
  const domain = hostOf(cluster, '', '').slice('..svc'.length);
  const byDefault = new Set(BY_DEFAULT.map((pattern) => `${pattern}${domain}`));
  const found = new Map<string, boolean>();
  const { serviceSettings } = (cluster.mesh.meshConfig ?? {}) as { serviceSettings?: unknown };
  for (const setting of Array.isArray(serviceSettings) ? serviceSettings.filter(isRecord) : []) {
    const isLocal = isRecord(setting.settings) && setting.settings.clusterLocal === true;
    for (const host of Array.isArray(setting.hosts) ? setting.hosts.map(String) : []) {
      found.set(host, isLocal);
      // One host that is let out takes the whole default away, as in istiod.
      for (const pattern of byDefault) if (!isLocal && covers(pattern, host)) byDefault.delete(pattern);
    }
  }
  for (const pattern of byDefault) found.set(pattern, true);
  return found;
}

const covers = (pattern: string, host: string): boolean =>
  pattern === host || (pattern.startsWith('*') && host.endsWith(pattern.slice(1)));
