/** `all`: everything. `cluster`, `namespace`: only objects of that scope, when two administrators install Istio together. */
export type ResourceScope = 'all' | 'cluster' | 'namespace';

export function clusterObjects(scope: ResourceScope): boolean {
  return scope === 'all' || scope === 'cluster';
}

export function namespacedObjects(scope: ResourceScope): boolean {
  return scope === 'all' || scope === 'namespace';
}
