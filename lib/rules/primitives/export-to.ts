import type { Place } from '../place';
import { isDnsLabel } from './names';

const OWN = '.';
const ALL = '*';
const NOBODY = '~';

interface Options {
  /** True where an object may be exported to nobody, as a ServiceEntry may. */
  readonly allowNobody?: boolean;
  /** True where an object stays in its namespace, as a DestinationRule with a workload selector does. */
  readonly ownNamespaceOnly?: boolean;
}

/** Checks the namespaces that an object is visible in: no duplicates, `*` or `~` alone. */
export function checkExportTo(spec: Place, namespace: string, options: Options = {}): void {
  const entries = spec.texts('exportTo');
  const list = spec.at('exportTo');
  // An object without a namespace gets one when it is applied.
  const own = namespace === '' ? OWN : namespace;
  const seen = new Set<string>();
  for (const entry of entries) {
    const target = entry.string === OWN ? own : entry.string;
    if (seen.has(target)) {
      entry.error(
        'export-to-duplicate',
        `the namespace ${JSON.stringify(target)} is named twice`,
        'name it once ("." is the own namespace)',
      );
    } else if (target === NOBODY && !options.allowNobody) {
      entry.error(
        'export-to-nobody',
        'only a ServiceEntry can be exported to nobody ("~")',
        'write "." for the own namespace',
      );
    } else if (target !== ALL && target !== OWN && target !== NOBODY && !isDnsLabel(target)) {
      entry.error('export-to', 'this names no namespace', 'write "*", "." or the name of a namespace');
    } else {
      seen.add(target);
    }
  }
  if (options.ownNamespaceOnly && seen.size > 0 && !(seen.size === 1 && seen.has(own))) {
    list.error(
      'export-to-selector',
      'a DestinationRule with a workloadSelector works in its own namespace only',
      'write exportTo: ["."]',
    );
  }
  if (seen.has(ALL) && entries.length > 1)
    list.error('export-to-all', '"*" already means every namespace', 'write "*" alone');
  if (seen.has(NOBODY) && entries.length > 1)
    list.error('export-to-nobody', '"~" (nobody) cannot be joined with anybody', 'write "~" alone, or remove it');
}
