import { isRecord, type Manifest } from '../../model';

/** Untyped object with its fields. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => isRecord(value);

const NONE: Fields = Object.freeze({});
const EMPTY: readonly never[] = Object.freeze([]);

/** Returns the object in a field; an empty one when there is none. */
export function fieldsOf(of: Fields, name: string): Fields {
  const value = of[name];
  return isFields(value) ? value : NONE;
}

/** Returns the object in a field, if it is there. */
export function optionalFields(of: Fields, name: string): Fields | undefined {
  const value = of[name];
  return isFields(value) ? value : undefined;
}

/** Returns the text in a field, unless it is empty. */
export function textOf(of: Fields, name: string): string | undefined {
  const value = of[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns the number in a field. */
export function numberOf(of: Fields, name: string): number | undefined {
  const value = of[name];
  return typeof value === 'number' ? value : undefined;
}

/** Returns the items of a list of objects, at their indexes; other items are replaced by empty objects. */
export function itemsOf(of: Fields, name: string): readonly Fields[] {
  const value = of[name];
  return Array.isArray(value) ? value.map((item) => (isFields(item) ? item : NONE)) : EMPTY;
}

/** Returns the texts of a list of texts. */
export function textsOf(of: Fields, name: string): readonly string[] {
  const value = of[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : EMPTY;
}

/** Returns the texts of a map of texts. */
export function textMapOf(of: Fields, name: string): Readonly<Record<string, string>> {
  const entries = Object.entries(fieldsOf(of, name)).filter((entry) => typeof entry[1] === 'string');
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Returns the items of a list of texts at their indexes; empty texts replace other items. */
export function textsByIndex(of: Fields, name: string): readonly string[] {
  const value = of[name];
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : '')) : [];
}

/** Namespace of objects that name none. */
export const DEFAULT_NAMESPACE = 'default';

export const namespaceOf = (object: Manifest): string => object.metadata?.namespace ?? DEFAULT_NAMESPACE;

/** Returns the kind of an object with its group: `networking.istio.io/VirtualService`, `Service`. */
export function kindOf({ apiVersion, kind }: Manifest): string {
  const slash = String(apiVersion).indexOf('/');
  return slash < 0 ? kind : `${String(apiVersion).slice(0, slash)}/${kind}`;
}
