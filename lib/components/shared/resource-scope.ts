import type { Manifest } from '../../model';
import type { ChartInput } from '../chart';

/** `all`: everything. `cluster`, `namespace`: only objects of that scope, where two administrators install Istio together. */
export type ResourceScope = 'all' | 'cluster' | 'namespace';

type Render<V> = (input: ChartInput<V>) => Manifest | undefined;
type ScopeOf<V> = (values: V) => ResourceScope;

/** The object, where cluster-wide objects are wanted. */
export const clusterWide = <V>(scopeOf: ScopeOf<V>, render: Render<V>): Render<V> =>
  (input) => (scopeOf(input.values) === 'namespace' ? undefined : render(input));

/** The object, where objects of a namespace are wanted. */
export const namespaced = <V>(scopeOf: ScopeOf<V>, render: Render<V>): Render<V> =>
  (input) => (scopeOf(input.values) === 'cluster' ? undefined : render(input));

export const clusterObjects = (scope: ResourceScope): boolean => scope !== 'namespace';
export const namespacedObjects = (scope: ResourceScope): boolean => scope !== 'cluster';
