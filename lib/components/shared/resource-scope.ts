import { suggest, type Manifest, type Problem } from '../../model';
import type { ChartInput } from '../chart';

/**
 * `all`: everything. `cluster`, `namespace`: only objects of that scope, where two administrators install Istio
 * together.
 */
export type ResourceScope = 'all' | 'cluster' | 'namespace';

type Render<V> = (input: ChartInput<V>) => Manifest | undefined;
type ScopeOf<V> = (values: V) => ResourceScope;

/** The object, where cluster-wide objects are wanted. */
export const clusterWide =
  <V>(scopeOf: ScopeOf<V>, render: Render<V>): Render<V> =>
  (input) =>
    scopeOf(input.values) === 'namespace' ? undefined : render(input);

/** The object, where objects of a namespace are wanted. */
export const namespaced =
  <V>(scopeOf: ScopeOf<V>, render: Render<V>): Render<V> =>
  (input) =>
    scopeOf(input.values) === 'cluster' ? undefined : render(input);

export const clusterObjects = (scope: ResourceScope): boolean => scope !== 'namespace';
export const namespacedObjects = (scope: ResourceScope): boolean => scope !== 'cluster';

const SCOPES: readonly unknown[] = ['all', 'cluster', 'namespace'];

/** A scope that does not exist. The official charts would render next to nothing for it, without a word. */
export function scopeProblems(path: string, scope: unknown): Problem[] {
  if (SCOPES.includes(scope)) return [];
  const fix = suggest(String(scope), SCOPES.map(String));
  return [
    {
      severity: 'error',
      code: 'values/not-allowed',
      path,
      found: scope,
      message: 'there is no such scope of resources',
      fix,
    },
  ];
}
