import { isRecord } from './value-tree';

/** The method by which an addon of a program stands in place of its address. */
export const ADDRESS: unique symbol = Symbol.for('istio-constructs.address') as never;

/** What a program installs, and other things may be connected to. */
export interface Addressed {
  /** Returns the plain data that stands at a path of props: `tracing.to`, `addons.kiali.prometheus`. @internal */
  [ADDRESS](path: string): unknown;
}

/** The key of what those who read traces call the backend that `tracing.to` names. */
const READABLE = Symbol('readable traces');

export const isAddressed = (value: unknown): value is Addressed =>
  typeof value === 'object' && value !== null && ADDRESS in value;

/** Props with plain data in place of whatever has an address. What is no plain object is left as it is. */
export function plainAddresses<T>(props: T, path = ''): T {
  if (isAddressed(props)) return plainAddresses(props[ADDRESS](path), path) as T;
  if (Array.isArray(props)) return props.map((item: unknown) => plainAddresses(item, path)) as T;
  if (!isRecord(props) || !isPlain(props)) return props;
  const entries = Object.entries(props).map(([key, item]) => [
    key,
    plainAddresses(item, path === '' ? key : `${path}.${key}`),
  ]);
  return Object.fromEntries(entries) as T;
}

/** The same for the few props of a mesh in which such things may stand. */
export function withPlainAddresses<T extends object>(props: T): T {
  const addressed = ['addons', 'tracing', 'accessLogs'].filter((prop) => isRecord(props) && prop in props);
  if (addressed.length === 0) return props;
  const traces = readableTraces(props);
  const entries = addressed.map((prop) => [prop, plainAddresses((props as Record<string, unknown>)[prop], prop)]);
  return { ...props, ...Object.fromEntries(entries), ...(traces !== undefined && { [READABLE]: traces }) };
}

/** Returns where the traces of a mesh are read, by its props: where an addon that traces go to answers. */
export function readableTraces(props: object): unknown {
  if (READABLE in props) return props[READABLE];
  const { tracing } = props as { readonly tracing?: unknown };
  const to = isRecord(tracing) ? ([tracing.to].flat()[0] as unknown) : undefined;
  return isAddressed(to) ? plainAddresses(to, 'tracing') : undefined;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
