import { isRecord, MeshProblems, type ValueTree } from '../model';
import { readYaml } from '../yaml/read-yaml';
import { lineIn } from './lines';

/** Text to import, with the file name that notes give. */
export interface ImportFile {
  readonly name: string;
  readonly text: string;
}

/** One YAML document of the input. */
export interface ImportDocument {
  readonly file?: string;
  readonly text: string;
  /** Number of lines of the file before the document. */
  readonly offset: number;
  readonly tree: ValueTree;
}

/** Returns the non-empty documents of all files. Lists of objects (`kind: List`) are split into their items. */
export function readDocuments(input: string | readonly ImportFile[]): ImportDocument[] {
  const files = typeof input === 'string' ? [{ name: undefined, text: input }] : input;
  return files.flatMap(({ name, text }) =>
    split(text).flatMap((part) => documentsOf(name, part.text.replace(/^\uFEFF/, ''), part.offset)),
  );
}

/** Returns the line of a document's field in its file, from 1. */
export function lineOf(document: ImportDocument, path: readonly (string | number)[]): number | undefined {
  const line = lineIn(document.text, path);
  return line === undefined ? undefined : line + document.offset + 1;
}

/** Splits a text into documents at lines that begin with `---`, as Kubernetes' tools do. */
function split(text: string): { text: string; offset: number }[] {
  const parts: { text: string; offset: number }[] = [];
  let lines: string[] = [];
  let offset = 0;
  text.split('\n').forEach((line, i) => {
    if (!/^---(\s|$)/.test(line)) {
      lines.push(line);
      return;
    }
    // The end of the last line belongs to it: a block of text may end there.
    parts.push({ text: `${lines.join('\n')}\n`, offset });
    const rest = line.slice('---'.length).replace(/^\s*(#.*)?$/, '');
    lines = [rest.trim()];
    offset = i;
  });
  return [...parts, { text: lines.join('\n'), offset }];
}

function documentsOf(file: string | undefined, text: string, offset: number): ImportDocument[] {
  const tree = parsed(file, text, offset);
  if (tree === null || tree === undefined) return [];
  if (!isRecord(tree)) throw notImportable(file, tree);
  if (tree.kind === 'List' && Array.isArray(tree.items))
    return tree.items.filter(isRecord).map((item) => ({ file, text: '', offset, tree: item }));
  return [{ file, text, offset, tree }];
}

function parsed(file: string | undefined, text: string, offset: number): unknown {
  try {
    return readYaml(text);
  } catch (reason) {
    const message = (reason as Error).message.replace(/ at line (\d+),/, (_, line) => ` at line ${+line + offset},`);
    throw new MeshProblems([
      {
        severity: 'error',
        code: 'import/no-yaml',
        object: file,
        path: 'input',
        message: `not YAML: ${message}`,
        fix: 'correct the text',
      },
    ]);
  }
}

function notImportable(file: string | undefined, found: unknown): MeshProblems {
  return new MeshProblems([
    {
      severity: 'error',
      code: 'import/no-map',
      object: file,
      path: 'input',
      found,
      message: 'a document to import is a map',
      fix: 'give an IstioOperator, Helm values, or Kubernetes objects',
    },
  ]);
}
