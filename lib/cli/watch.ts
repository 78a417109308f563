import { watch, type FSWatcher } from 'node:fs';

/** Time in milliseconds that changes are collected before the command runs again: editors write files in steps. */
const SETTLE = 100;

/**
 * Calls back whenever one of the files, or a file in one of the folders, has changed. Returns a function that ends the
 * watch.
 */
export function watchFiles(paths: readonly string[], changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLE);
  };
  const watchers: FSWatcher[] = paths.map((path) => watch(path, { recursive: true }, later));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
