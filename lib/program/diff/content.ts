import { isRecord, type Manifest } from '../../model';
import { readYaml } from '../../yaml/read-yaml';

/** Returns the data of a text that holds YAML or JSON; the text itself where it holds neither. */
function parsed(text: unknown): unknown {
  if (typeof text !== 'string' || !/[:{[]/.test(text)) return text;
  try {
    const data = readYaml(text);
    return isRecord(data) || Array.isArray(data) ? data : text;
  } catch {
    return text;
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

function readContent(manifest: Manifest): Record<string, unknown> {
  const object = manifest as unknown as Record<string, unknown>;
  if (object.kind !== 'ConfigMap' || !isRecord(object.data)) return object;
  const data = Object.fromEntries(Object.entries(object.data).map(([key, text]) => [key, parsed(text)]));
  return { ...object, data };
}
