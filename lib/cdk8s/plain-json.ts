import { App, ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The resolvers that every app has. They change nothing in plain data. */
const BUILT_IN: readonly object[] = [LazyResolver.prototype, ImplicitTokenResolver.prototype, NumberStringUnionResolver.prototype];

/** Stands for data that only cdk8s' own, general way can render: tokens, classes, null in a list. */
export const NOT_PLAIN = Symbol('not plain');

/** Whether an app resolves nothing but what cdk8s resolves by itself. */
export function resolvesOnlyTokens(construct: IConstruct): boolean {
  const resolvers = (construct.node.root as Partial<App>).resolvers;
  return Array.isArray(resolvers) && resolvers.every((resolver: object) => BUILT_IN.includes(Object.getPrototypeOf(resolver) as object));
}

/**
 * A copy of plain data as cdk8s makes it, in one pass where cdk8s needs two: without what is absent, and with sorted keys.
 */
export function plainJson(value: unknown, sortKeys: boolean): unknown {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean': return value;
    case 'object': break;
    default: return NOT_PLAIN;
  }
  if (value === null) return NOT_PLAIN;
  return Array.isArray(value) ? plainList(value, sortKeys) : plainMap(value as Record<string, unknown>, sortKeys);
}

function plainList(items: readonly unknown[], sortKeys: boolean): unknown {
  const copy: unknown[] = [];
  for (const item of items) {
    const json = plainJson(item, sortKeys);
    if (json === NOT_PLAIN) return NOT_PLAIN;
    copy.push(json);
  }
  return copy;
}

function plainMap(map: Record<string, unknown>, sortKeys: boolean): unknown {
  if (Object.getPrototypeOf(map) !== Object.prototype) return NOT_PLAIN;
  const keys = Object.keys(map);
  if (sortKeys) keys.sort();
  const copy: Record<string, unknown> = {};
  for (const key of keys) {
    const value = map[key];
    if (value === undefined || value === null) continue;
    if (key === '__proto__' || key === 'constructor') return NOT_PLAIN;
    const json = plainJson(value, sortKeys);
    if (json === NOT_PLAIN) return NOT_PLAIN;
    copy[key] = json;
  }
  return copy;
}
