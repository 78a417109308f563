import { Construct } from 'constructs';

/** Says whether a value describes a service; the props of one may have a name too. */
export const isService = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Construct.isConstruct(value) ||
    'kind' in value ||
    'metadata' in value ||
    ('name' in value && !('subsets' in value || 'trafficPolicy' in value)));

/** `(scope, host, props)` or `(host, props)`. */
export function scopeFirst<Props>(args: readonly unknown[]): [Construct | undefined, string, Props?] {
  return (typeof args[0] === 'string' ? [undefined, ...args] : args) as [Construct | undefined, string, Props?];
}
