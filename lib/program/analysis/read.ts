import { isRecord, type Manifest } from '../../model';

export type Fields = Readonly<Record<string, unknown>>;

const NONE: Fields = {};

/** Returns the object in a field; an empty one when there is none. */
export function fields(of: Fields, name: string): Fields {
  const value = of[name];
  return isRecord(value) ? value : NONE;
}

/** Returns the text in a field, unless it is empty. */
export function text(of: Fields, name: string): string | undefined {
  const value = of[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Returns the items of a list of objects, at their indexes; other items are replaced by empty objects, because the
 * schema reports them.
 */
export function items(of: Fields, name: string): readonly Fields[] {
  const value = of[name];
  return Array.isArray(value) ? value.map((item) => (isRecord(item) ? item : NONE)) : [];
}

/** Returns the items of a list of texts. */
export function texts(of: Fields, name: string): readonly string[] {
  const value = of[name];
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : '')) : [];
}

/** Namespace of objects that name none. */
export const NO_NAMESPACE = 'default';

export const namespaceOf = (object: Manifest): string => object.metadata?.namespace ?? NO_NAMESPACE;

/** Returns the kind of an object with its group: `networking.istio.io/VirtualService`, `Service`. */
export function kindOf({ apiVersion, kind }: Manifest): string {
  const slash = String(apiVersion).indexOf('/');
  return slash < 0 ? kind : `${String(apiVersion).slice(0, slash)}/${kind}`;
}
