import { isRecord } from '../model';
import type { ImportDocument } from './documents';
import type { Notes } from './noted';

/** Variable of the input that a shell or a template would replace. */
export interface ImportParameter {
  /** Name of the variable: `REPO` of `$REPO`. */
  readonly name: string;
  /** Sample that replaces the variable in the props. */
  readonly sample: string;
  /** Text of the input: `${REPO}`. */
  readonly text: string;
}

/**
 * Pattern of variables: `$NAME`, `${NAME}`, `${NAME:=default}` and `{{ template }}`. References of Kubernetes,
 * `$(NAME)`, are none.
 */
const GAP = /\$\{([A-Za-z_]\w*)(?::?[=-]([^}]*))?\}|\$([A-Z_][A-Z0-9_]*)\b|\{\{-?\s*([^{}]+?)\s*-?\}\}/g;

/**
 * Returns the documents with samples in place of variables, and the parameters that they replace. A variable with a
 * default gets the default.
 */
export function withSamples(
  documents: readonly ImportDocument[],
  notes: Notes,
): { documents: ImportDocument[]; parameters: ImportParameter[] } {
  const parameters = new Map<string, ImportParameter>();
  const fill = (value: unknown, path: (string | number)[]): unknown => {
    if (Array.isArray(value)) return value.map((item, i) => fill(item, [...path, i]));
    if (isRecord(value))
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, [...path, key])]));
    // Texts of several lines are files of another language, such as injection templates.
    if (typeof value !== 'string' || value.includes('\n')) return value;
    const names = new Set<string>();
    const filled = value.replace(
      GAP,
      (text: string, braced?: string, usual?: string, plain?: string, template?: string) => {
        const name = braced ?? plain ?? nameOf(template ?? '');
        names.add(name);
        if (usual !== undefined && usual !== '') return usual;
        const sample = `param-${name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '')}`;
        parameters.set(text, { name, sample, text });
        return sample;
      },
    );
    if (names.size > 0) noteGap(path, value, [...names], notes);
    return filled;
  };
  const filled = documents.map((document) => ({
    ...document,
    tree: fill(document.tree, []) as ImportDocument['tree'],
  }));
  return { documents: filled, parameters: [...parameters.values()] };
}

function noteGap(path: (string | number)[], value: string, names: readonly string[], notes: Notes): void {
  notes.add({
    severity: 'warning',
    code: 'import/variable',
    path,
    value,
    message:
      `a text with ${names.length === 1 ? 'a variable' : 'variables'} (${names.join(', ')}), which becomes a ` +
      'parameter of the program',
    fix: `give ${names.length === 1 ? 'its value' : 'their values'} in the environment when the program runs`,
  });
}

/** Returns the name of a parameter: `VALUES_IMAGE_HUB` for `.Values.image.hub`. */
const nameOf = (template: string): string =>
  template
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase() || 'VALUE';
