import { readFileSync } from 'node:fs';
import { isRecord, type ValueTree } from '../model';
import { readYaml } from '../yaml/read-yaml';
import { splitDocuments } from '../yaml/split-documents';
import { refuseOtherFiles, refuseRepeatedClusters } from './not-props';
import { standardInputText } from './terminal';
import { UsageError } from './usage-error';

/** Reads a file, or standard input for `-`. */
export function readText(path: string): string {
  if (path === '-') return standardInputText();
  try {
    return readFileSync(path, 'utf8');
  } catch (reason) {
    throw new UsageError(`${path}: ${(reason as Error).message}`);
  }
}

/** Reads the props of a mesh: one document in YAML or JSON, which may be empty. */
export function readTree(path: string): ValueTree {
  const text = readText(path);
  const given = documentsOf(path, text).filter((document) => document !== undefined && document !== null);
  if (given.length > 1)
    throw new UsageError(
      `${path}: there are ${given.length} documents, and props are one; write each into a file of its own`,
    );
  const tree = given[0] ?? {};
  if (!isRecord(tree))
    throw new UsageError(`${path}: props are a map, this is ${Array.isArray(tree) ? 'a list' : typeof tree}`);
  const file = path === '-' ? 'standard input' : path;
  refuseOtherFiles(file, tree);
  if ('clusters' in tree) refuseRepeatedClusters(file, text);
  return tree;
}

/** Reads a map from a file in YAML or JSON. */
export function readMap(path: string): ValueTree {
  const [given, ...more] = documents(path).filter((document) => document !== undefined && document !== null);
  if (more.length > 0 || !isRecord(given ?? {})) throw new UsageError(`${path}: one map in YAML or JSON is needed`);
  return (given ?? {}) as ValueTree;
}

/** Reads each document of a file in YAML or JSON, as kubectl and helm do; undefined where it is empty. */
export const documents = (path: string): unknown[] => documentsOf(path, readText(path));

function documentsOf(path: string, text: string): unknown[] {
  try {
    return splitDocuments(text).map(({ body }) => (body.trim() === '' ? undefined : readYaml(body)));
  } catch (reason) {
    throw new UsageError(`${path}: ${(reason as Error).message}`);
  }
}
