import { posix } from 'node:path';
import { isRecord, type Manifest } from '../../model';
import { readYaml } from '../../yaml/read-yaml';
import type { Tree } from '../tree';

/**
 * Overlays of an IstioOperator: values written into rendered objects at paths such as
 * `spec.template.spec.containers.[name:istio-proxy].env[0]`. A value takes the place of what its path names, nothing is
 * merged; a path that fits nothing is passed over in silence.
 */

/** Place in an object on the way to the end of an overlay's path. */
interface Place {
  readonly parent?: Place;
  /** Name or index of the next child on the path. */
  key?: string | number;
  node: unknown;
  /** True for a list that is the field of a map: only these can grow. */
  readonly isField?: boolean;
}

/** Error of a path that does not exist in the object. */
class NoSuchPlace extends Error {}

/** Writes the patches of overlays into the objects that they name; `unused` gets patches whose path does not exist. */
export function applyOverlays(
  overlays: readonly unknown[],
  objects: readonly Manifest[],
  unused: (overlay: number, patch?: number) => void,
): Manifest[] {
  const result = [...objects];
  overlays.forEach((overlay, i) => {
    if (!isRecord(overlay)) return;
    const isNamed = ({ kind, metadata }: Manifest): boolean => kind === overlay.kind && metadata.name === overlay.name;
    if (!result.some(isNamed)) unused(i);
    result.forEach((object, n) => {
      if (isNamed(object)) result[n] = overlaid(object, overlay.patches, (patch) => unused(i, patch));
    });
  });
  return result;
}

function overlaid(object: Manifest, patches: unknown, unused: (patch: number) => void): Manifest {
  const root = structuredClone(object);
  const writer = new Writer();
  (Array.isArray(patches) ? patches : []).forEach((patch: unknown, i) => {
    const { path, value } = isRecord(patch) ? patch : {};
    try {
      writer.write(root, overlayPath(String(path ?? '')), value);
    } catch (reason) {
      if (!(reason instanceof NoSuchPlace)) throw reason;
      unused(i);
    }
  });
  return root;
}

/** Splits a path into names, and selectors in brackets. A dot after a backslash belongs to the name. */
export function overlayPath(path: string): string[] {
  const clean = posix
    .normalize(path)
    .replace(/(?<=.)\/$/, '')
    .replace(/^\./, '')
    .replace(/\.$/, '');
  return clean
    .split(/(?<!\\)\./)
    .filter((part) => part !== '')
    .map((part) => part.replace(/\\\./g, '.'))
    .flatMap((part) => {
      const bracket = part.indexOf('[');
      return bracket > 0 ? [part.slice(0, bracket), part.slice(bracket)] : [part];
    });
}

const inBrackets = (step: string): string | undefined => /^\[([^]*)\]$/.exec(step)?.[1];

/** Parses an index such as `[2]`; `[-1]` is the end of the list. */
function indexOf(step: string): number | undefined {
  const text = inBrackets(step);
  return text !== undefined && /^[+-]?\d+$/.test(text) && Number(text) >= -1 ? Number(text) : undefined;
}

/** Parses a selector such as `[name:istio-proxy]`. */
function keyAndValue(step: string): [string, string] | undefined {
  const parts = inBrackets(step)?.split(/(?<!\\):/) ?? [];
  const [key = '', value = ''] = parts;
  return parts.length === 2 && key !== '' && value !== '' && /^[\w-]*$/.test(key) ? [key, value] : undefined;
}

/** Parses a selector of scalars, `[:value]` or `[value]`: a regular expression. */
function pattern(step: string): RegExp {
  const text = inBrackets(step) ?? '';
  const value = text.length > 1 && text.startsWith(':') ? text.slice(1) : text;
  if (value === '') throw new NoSuchPlace(step);
  try {
    return new RegExp(value);
  } catch {
    throw new NoSuchPlace(step);
  }
}

/** Value for a field of a map that a patch added. */
interface AddedValue {
  readonly node: Tree;
  readonly key: string;
  readonly value: unknown;
  /** True where the text of the value is a YAML map. */
  readonly isMap: boolean;
  /** True for the value of the patch itself, false for a parent of it. */
  readonly isGiven: boolean;
}

class Writer {
  /** Maps that patches added: lists in these grow instead of being replaced. */
  private readonly added = new WeakSet<object>();

  write(root: Tree, path: readonly string[], value: unknown): void {
    const place = this.find({ node: root }, path);
    if (value === null || value === undefined) remove(place);
    else this.set(place, this.own(structuredClone(value)));
  }

  private own<T>(value: T): T {
    if (Array.isArray(value)) value.forEach((item) => this.own(item));
    else if (isRecord(value)) {
      this.added.add(value);
      Object.values(value).forEach((item) => this.own(item));
    }
    return value;
  }

  private find(place: Place, path: readonly string[]): Place {
    const [step, ...rest] = path;
    if (step === undefined) return place;
    if (place.node === null || place.node === undefined)
      place.node = indexOf(step) !== undefined || keyAndValue(step) ? [] : this.own({});
    const { node } = place;
    if (Array.isArray(node)) return this.find(this.item(place, node, step), rest);
    if (!isRecord(node)) throw new NoSuchPlace(step);
    if (!(step in node)) {
      const isList = this.added.has(node) && rest.length > 0 && indexOf(rest[0]) !== undefined;
      node[step] = isList ? [] : this.added.has(node) ? this.own({}) : {};
    }
    place.key = step;
    return this.find({ parent: place, node: node[step], isField: Array.isArray(node[step]) }, rest);
  }

  private item(place: Place, list: unknown[], step: string): Place {
    const index = indexOf(step);
    if (index !== undefined) {
      const isNew = index < 0 || index >= list.length;
      place.key = isNew ? list.length : index;
      return { parent: place, node: isNew ? this.own({}) : list[index] };
    }
    const found = list.findIndex((item) => isItem(item, step));
    if (found < 0) throw new NoSuchPlace(step);
    place.key = found;
    return { parent: place, node: list[found] };
  }

  /** Writes a value, and creates its parents on the way up. */
  private set(place: Place, value: unknown): void {
    for (let now: Place | undefined = place, item = value; now?.parent; now = now.parent, item = now.node) {
      if (!this.setOne(now, now.parent, item, now === place)) return;
      if (!now.parent.parent) return;
    }
  }

  /** Writes a value into one parent; returns whether the places above are still to be written. */
  private setOne(place: Place, parent: Place, value: unknown, isGiven: boolean): boolean {
    const map = isGiven ? mapInText(value) : undefined;
    const { node, key } = parent;
    if (Array.isArray(node)) {
      if (!parent.isField) throw new NoSuchPlace(String(key));
      node[key as number] = map ?? value;
    } else if (isRecord(node) && !this.added.has(node)) node[key as string] = map ?? value;
    else if (isRecord(node))
      return this.setInAdded(place, {
        node,
        key: key as string,
        value: map ?? value,
        isMap: map !== undefined,
        isGiven,
      });
    place.node = map ?? value;
    return true;
  }

  /** Writes a value into a map that a patch added. */
  private setInAdded(place: Place, { node, key, value, isMap, isGiven }: AddedValue): boolean {
    if (isMap) {
      delete node[key];
      const [[name, item]] = Object.entries(value as Tree);
      node[name] = item;
      return false;
    }
    node[key] = isGiven && place.isField && Array.isArray(place.node) ? [...(place.node as unknown[]), value] : value;
    place.node = node[key];
    return true;
  }
}

function isItem(item: unknown, step: string): boolean {
  if (!isRecord(item)) return pattern(step).test(String(item));
  const pair = keyAndValue(step);
  if (!pair) throw new NoSuchPlace(step);
  return (item[pair[0]] === undefined ? '<nil>' : String(item[pair[0]])) === pair[1];
}

function remove({ parent }: Place): void {
  if (!parent) throw new NoSuchPlace('');
  if (Array.isArray(parent.node)) parent.node.splice(parent.key as number, 1);
  else if (isRecord(parent.node)) delete parent.node[parent.key as string];
}

/** Parses a text that is a YAML map; JSON stays a text. */
function mapInText(value: unknown): Tree | undefined {
  if (typeof value !== 'string' || !(value.includes('\n') ? value.includes(':') : value.includes(': ')))
    return undefined;
  try {
    if (isRecord(JSON.parse(value))) return undefined;
  } catch {
    // No JSON: it may be YAML.
  }
  try {
    const read = readYaml(value);
    return isRecord(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
