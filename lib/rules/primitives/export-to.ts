import type { Fault, Place } from '../place';
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
    const fault = seen.has(target) ? repeated(target) : targetFault(target, options);
    if (fault === undefined) seen.add(target);
    entry.report(fault);
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

const repeated = (target: string): Fault => ({
  code: 'export-to-duplicate',
  message: `the namespace ${JSON.stringify(target)} is named twice`,
  fix: 'name it once ("." is the own namespace)',
});

function targetFault(target: string, { allowNobody }: Options): Fault | undefined {
  if (target === NOBODY && !allowNobody) {
    return {
      code: 'export-to-nobody',
      message: 'only a ServiceEntry can be exported to nobody ("~")',
      fix: 'write "." for the own namespace',
    };
  }
  if ([ALL, OWN, NOBODY].includes(target) || isDnsLabel(target)) return undefined;
  return {
    code: 'export-to',
    message: 'this names no namespace',
    fix: 'write "*", "." or the name of a namespace',
  };
}
