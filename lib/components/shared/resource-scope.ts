import { suggest, type Manifest, type Problem } from '../../model';
import type { ChartInput } from '../chart';

/**
 * Scope of rendered objects, where two administrators install Istio together: `all` is everything, `cluster` and
 * `namespace` are only the objects of that scope.
 */
export type ResourceScope = 'all' | 'cluster' | 'namespace';

type Render<V> = (input: ChartInput<V>) => Manifest | undefined;
type ScopeOf<V> = (values: V) => ResourceScope;

/** Returns a renderer that renders only where cluster-wide objects are rendered. */
export const clusterWide =
  <V>(scopeOf: ScopeOf<V>, render: Render<V>): Render<V> =>
  (input) =>
    scopeOf(input.values) === 'namespace' ? undefined : render(input);

/** Returns a renderer that renders only where objects of a namespace are rendered. */
export const namespaced =
  <V>(scopeOf: ScopeOf<V>, render: Render<V>): Render<V> =>
  (input) =>
    scopeOf(input.values) === 'cluster' ? undefined : render(input);

export const clusterObjects = (scope: ResourceScope): boolean => scope !== 'namespace';
export const namespacedObjects = (scope: ResourceScope): boolean => scope !== 'cluster';

const SCOPES: readonly unknown[] = ['all', 'cluster', 'namespace'];

/** Reports a scope that does not exist. The official charts would render next to nothing for it, without a word. */
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
