import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord, type Manifest } from '../model';
import { documents } from './files';
import { UsageError } from './usage-error';

const MANIFEST = /\.(?:ya?ml|json)$/;

/** Returns the files of a path: the file itself, or every manifest in a folder and below. */
function filesOf(path: string): string[] {
  if (path === '-') return [path];
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    throw new UsageError(`cannot read ${path}`);
  }
  if (!isFolder) return [path];
  const names = readdirSync(path).sort();
  return names.flatMap((name) => {
    const inner = join(path, name);
    return statSync(inner).isDirectory() || MANIFEST.test(name) ? filesOf(inner) : [];
  });
}

/** Returns the objects of a document; those of a list one by one. */
function objectsIn(value: unknown, path: string): Manifest[] {
  if (value === null || value === undefined) return [];
  if (!isRecord(value) || typeof value.kind !== 'string')
    throw new UsageError(`${path} has something that is no Kubernetes object`);
  if (value.kind === 'List' && Array.isArray(value.items)) return value.items.flatMap((item) => objectsIn(item, path));
  return [value as unknown as Manifest];
}

/** Reads the Kubernetes objects of files and folders. */
export function readObjects(paths: readonly string[]): Manifest[] {
  if (paths.length === 0) throw new UsageError('name the manifests: -f FILE or -f FOLDER');
  return paths.flatMap(filesOf).flatMap((path) => documents(path).flatMap((document) => objectsIn(document, path)));
}
