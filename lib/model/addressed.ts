import { isRecord } from './value-tree';

/** The method by which an addon of a program stands in place of its address. */
export const ADDRESS: unique symbol = Symbol.for('istio-constructs.address') as never;

/** What a program installs, and other things may be connected to. */
export interface Addressed {
  /** Returns the plain data that stands in a prop of this name. @internal */
  [ADDRESS](prop: string): unknown;
}

export const isAddressed = (value: unknown): value is Addressed =>
  typeof value === 'object' && value !== null && ADDRESS in value;

/** Props with plain data in place of whatever has an address. What is no plain object is left as it is. */
export function plainAddresses<T>(props: T, prop = ''): T {
  if (isAddressed(props)) return props[ADDRESS](prop) as T;
  if (Array.isArray(props)) return props.map((item: unknown) => plainAddresses(item, prop)) as T;
  if (!isRecord(props) || !isPlain(props)) return props;
  return Object.fromEntries(Object.entries(props).map(([key, item]) => [key, plainAddresses(item, key)])) as T;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
