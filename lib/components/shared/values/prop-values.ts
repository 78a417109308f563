import type { QuotaProps } from '../../../props';

export type Values = Record<string, unknown>;

/** Returns the entries that have a value; `undefined` when none has. The user's values are passed on unchanged. */
export function sparse(entries: Values): Values | undefined {
  const given = Object.entries(entries).filter(([, value]) => value !== undefined);
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

/**
 * Returns the option object of a prop that is `boolean | Options`: `{}` for `true`, `undefined` for `false` and when it
 * is not given.
 */
export function options<T extends object>(prop: boolean | T | undefined): Partial<T> | undefined {
  if (prop === true) return {};
  return prop === false || prop === undefined ? undefined : prop;
}

/** Returns the values of a ResourceQuota of a node agent. */
export function quotaValues(prop: boolean | QuotaProps | undefined): Values | undefined {
  if (prop === undefined) return undefined;
  return sparse({ enabled: prop !== false, pods: options(prop)?.pods });
}
