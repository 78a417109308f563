// Generated from lib/api by `npm run generate`. Changes made here are lost.

type TimeUnit = 'ns' | 'us' | 'ms' | 's' | 'm' | 'h';

/** A time with its unit: `'500ms'`, `'2s'`, `'1m30s'`. */
export type Duration = `${number}${TimeUnit}` | `${number}${TimeUnit}${number}${TimeUnit}` | `${number}${TimeUnit}${number}${TimeUnit}${number}${TimeUnit}`;

/** Type with at most one of the members of `T`. */
export type AtMostOne<T> = { [K in keyof T]: Only<T, K> }[keyof T];

/** Type with these members of `T` and no others. */
export type Only<T, K extends keyof T> = Partial<Pick<T, K>> & { readonly [P in Exclude<keyof T, K>]?: never };
