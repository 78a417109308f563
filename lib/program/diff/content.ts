import { isRecord, type Manifest } from '../../model';
import { readYaml } from '../../yaml/read-yaml';

/** Returns the data of a text that holds YAML or JSON; the text itself where it holds neither. */
function parsed(text: unknown): unknown {
  if (typeof text !== 'string' || !/[:{[]/.test(text)) return text;
  try {
    const data = /^\s*[{[]/.test(text) ? readJson(text) : readYaml(text);
    return isRecord(data) || Array.isArray(data) ? data : text;
  } catch {
    return text;
  }
}

/** Reads a text that begins as JSON does, which YAML may also do. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return readYaml(text);
  }
}

const contents = new WeakMap<Manifest, Record<string, unknown>>();

/**
 * Returns an object as its fields are compared: the texts inside a ConfigMap (mesh config, values of the injector,
 * Prometheus' configuration) as the data that they hold, so that their fields have paths.
 */
export function contentOf(manifest: Manifest): Record<string, unknown> {
  const content = contents.get(manifest) ?? readContent(manifest);
  contents.set(manifest, content);
  return content;
}

const readContent = (manifest: Manifest): Record<string, unknown> => withReadTexts(manifest, parsed);

/** Returns an object with the texts inside a ConfigMap as the data that they hold. */
function withReadTexts(manifest: Manifest, read: (text: unknown) => unknown): Record<string, unknown> {
  const object = manifest as unknown as Record<string, unknown>;
  if (object.kind !== 'ConfigMap' || !isRecord(object.data)) return object;
  const data = Object.fromEntries(Object.entries(object.data).map(([key, text]) => [key, read(text)]));
  return { ...object, data };
}

/**
 * Returns a reader of contents for many objects that are mostly alike: a text that was met before is the same data, so
 * that comparing it costs nothing. Objects that it returns share their parts with what it is given.
 */
export function contentReader(): (manifest: Manifest) => Record<string, unknown> {
  const known = new Map<unknown, unknown>();
  const read = (text: unknown): unknown => {
    if (!known.has(text)) known.set(text, parsed(text));
    return known.get(text);
  };
  return (manifest) => withReadTexts(manifest, read);
}
