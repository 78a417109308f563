import { posix } from 'node:path';
import type { Manifest } from '../../model';
import { readYaml } from '../../yaml/read-yaml';
import type { AnalyzedFile } from './types';

/** Source of an object: its file, document and place. */
export interface Source {
  readonly file: string;
  /** Text of the object's document, for its line numbers. */
  readonly body?: string;
  /** Number of lines of the file before the document. */
  readonly before: number;
  /** Path of the object in its document: `items[2]` of a List. */
  readonly within: string;
}

/** Document that cannot be parsed. */
export interface Unreadable {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface ReadFiles {
  readonly objects: readonly Manifest[];
  readonly sources: ReadonlyMap<Manifest, Source>;
  readonly unreadable: readonly Unreadable[];
}

interface Document {
  readonly body: string;
  readonly before: number;
}

const SEPARATOR = /^---(?:\s|$)/;
const END = /^\.\.\.(?:\s|$)/;

/** Splits a YAML stream at its separators. */
export function splitDocuments(text: string): Document[] {
  const documents: Document[] = [];
  const lines = text.split('\n');
  let start = 0;
  for (let i = 0; i <= lines.length; i += 1) {
    if (i < lines.length && !SEPARATOR.test(lines[i]) && !END.test(lines[i])) continue;
    const body = lines.slice(start, i).join('\n');
    if (/^[^\s#]|^\s+[^\s#]/m.test(body)) documents.push({ body, before: start });
    const rest = (lines[i] ?? '').slice(3);
    const isBare = i >= lines.length || /^\s*(#|$)/.test(rest);
    // Content behind the dashes belongs to the document.
    if (!isBare) lines[i] = `   ${rest}`;
    start = isBare ? i + 1 : i;
  }
  return documents;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the objects in a document: itself, or the items of a List. */
function objectsIn(value: unknown): { object: unknown; within: string }[] {
  if (isRecord(value) && typeof value.kind === 'string' && value.kind.endsWith('List') && Array.isArray(value.items)) {
    return value.items.map((object, i) => ({ object, within: `items[${i}]` }));
  }
  return [{ object: value, within: '' }];
}

/** API groups without a dot, which are Kubernetes' own: those of others are domains. */
const DOTLESS: ReadonlySet<string> = new Set(['apps', 'autoscaling', 'batch', 'extensions', 'policy']);

/** Reports whether an API server may serve a version: files of tools have `apiVersion` and `kind` as well. */
function isServable(apiVersion: string): boolean {
  const slash = apiVersion.indexOf('/');
  return slash < 0 || apiVersion.slice(0, slash).includes('.') || DOTLESS.has(apiVersion.slice(0, slash));
}

const isObject = (value: unknown): value is Manifest =>
  isRecord(value) &&
  typeof value.apiVersion === 'string' &&
  typeof value.kind === 'string' &&
  isRecord(value.metadata) &&
  isServable(value.apiVersion) &&
  // A patch of kustomize is a part of an object.
  !('$patch' in value);

const textsIn = (list: unknown): string[] =>
  (Array.isArray(list) ? (list as unknown[]) : []).flatMap((item) => {
    const path = isRecord(item) ? item.path : item;
    return typeof path === 'string' ? [path] : [];
  });

/** Returns the files that a kustomization names as patches. */
function patchesOf(value: unknown, file: string): string[] {
  if (!isRecord(value) || !/(^|\/)kustomization\.ya?ml$/i.test(file)) return [];
  const { patches, patchesStrategicMerge, patchesJson6902 } = value;
  const paths = [patches, patchesStrategicMerge, patchesJson6902].flatMap(textsIn);
  return paths.map((path) => posix.join(posix.dirname(file), path));
}

/**
 * Reads the objects of files. Documents that are no Kubernetes objects are skipped, and patches of kustomize, which are
 * parts of objects; text that is no YAML is returned as unreadable.
 */
export function readFiles(files: readonly AnalyzedFile[]): ReadFiles {
  const objects: Manifest[] = [];
  const sources = new Map<Manifest, Source>();
  const unreadable: Unreadable[] = [];
  const patches = new Set<string>();
  const take = (value: unknown, { file, body, before }: Omit<Source, 'within'>): void => {
    for (const path of patchesOf(value, file)) patches.add(path);
    for (const { object, within } of objectsIn(value)) {
      if (!isObject(object)) continue;
      objects.push(object);
      sources.set(object, { file, before, within, ...(body !== undefined && { body }) });
    }
  };
  for (const { name, text, objects: given } of files) {
    const documents = text === undefined ? [] : splitDocuments(text);
    if (given !== undefined) {
      const matching = documents.length === given.length ? documents : [];
      given.forEach((object, i) => take(object, { file: name, ...(matching[i] ?? { before: 0 }) }));
      continue;
    }
    for (const document of documents) {
      try {
        take(readYaml(document.body), { file: name, ...document });
      } catch (reason) {
        unreadable.push({ file: name, ...placeOf(reason as Error, document) });
      }
    }
  }
  const isPatch = (object: Manifest) => patches.has(posix.normalize(sources.get(object)?.file ?? ''));
  return { objects: patches.size === 0 ? objects : objects.filter((object) => !isPatch(object)), sources, unreadable };
}

function placeOf(reason: Error & { readonly line?: number }, { before }: Document): Omit<Unreadable, 'file'> {
  const line = reason.line ?? Number(/line (\d+)/.exec(reason.message)?.[1] ?? 1);
  return { line: before + line, message: reason.message.split('\n')[0] };
}
