import { isRecord, type Manifest } from '../../model';

export type Fields = Readonly<Record<string, unknown>>;

const NONE: Fields = {};

/** The object in a field; an empty one when there is none. */
export function fields(of: Fields, name: string): Fields {
  const value = of[name];
  return isRecord(value) ? value : NONE;
}

/** The text in a field, unless it is empty. */
export function text(of: Fields, name: string): string | undefined {
  const value = of[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The items of a list that are objects, at their places; other items are passed over by the schema's problem. */
export function items(of: Fields, name: string): readonly Fields[] {
  const value = of[name];
  return Array.isArray(value) ? value.map((item) => (isRecord(item) ? item : NONE)) : [];
}

/** The items of a list of texts. */
export function texts(of: Fields, name: string): readonly string[] {
  const value = of[name];
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : '')) : [];
}

/** Where objects are that say no namespace: the one of whoever applies them. */
export const NO_NAMESPACE = 'default';

export const namespaceOf = (object: Manifest): string => object.metadata?.namespace ?? NO_NAMESPACE;

/** `networking.istio.io/VirtualService`, `Service` */
export function kindOf({ apiVersion, kind }: Manifest): string {
  const slash = String(apiVersion).indexOf('/');
  return slash < 0 ? kind : `${String(apiVersion).slice(0, slash)}/${kind}`;
}
