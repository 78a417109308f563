import type { Manifest } from '../../../../model';
import { ENVOY_FILTER, type Check, type Report } from '../../check';
import type { CodeName } from '../../codes.data';
import { fieldsOf, itemsOf, textOf, type Fields } from '../../../objects/read';

/** Places for which the operations ADD and REMOVE are ignored. */
const ROUTES: ReadonlySet<unknown> = new Set(['ROUTE_CONFIGURATION', 'HTTP_ROUTE']);
/** Places for which the operation REPLACE works. */
const REPLACEABLE: ReadonlySet<unknown> = new Set(['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST']);

/** Reports patches of EnvoyFilters that are ignored, or that may be applied before the filter that they refer to. */
export const envoyFilters: Check = {
  codes: ['IST0151', 'IST0152', 'IST0153', 'IST0154', 'IST0155'],
  kinds: [ENVOY_FILTER],
  check: (facts, report) => {
    // Names of filters that a patch for one proxy version inserts, in the order of the objects.
    const versioned = new Set<string>();
    for (const object of facts.of(ENVOY_FILTER)) checkFilter(object, versioned, report);
  },
};

function checkFilter(object: Manifest, versioned: Set<string>, report: Report): void {
  const spec = fieldsOf(object, 'spec');
  const patches = itemsOf(spec, 'configPatches');
  for (const [i, entry] of patches.entries()) {
    if (entry.patch === undefined) break;
    const name = filterName(entry);
    const code = codeOf(entry, isPrioritised(spec), versioned.has(name));
    if (code !== undefined) report({ code, object, ...wordsOf(code, entry, i) });
    if (textOf(fieldsOf(fieldsOf(entry, 'match'), 'proxy'), 'proxyVersion') !== undefined) versioned.add(name);
  }
}

const isPrioritised = ({ priority }: Fields): boolean => typeof priority === 'number' && priority !== 0;

/** Returns the filter that a patch inserts or refers to; empty where it names none. */
function filterName(entry: Fields): string {
  const value = fieldsOf(entry, 'patch').value;
  if (value === undefined || value === null) return '';
  const own = textOf(fieldsOf(fieldsOf(entry, 'patch'), 'value'), 'name');
  const chain = fieldsOf(fieldsOf(fieldsOf(entry, 'match'), 'listener'), 'filterChain');
  return own ?? textOf(fieldsOf(chain, 'filter'), 'name') ?? '';
}

function codeOf(entry: Fields, hasPriority: boolean, isVersioned: boolean): CodeName | undefined {
  const { applyTo } = entry;
  const relative = hasPriority ? undefined : isVersioned ? 'IST0155' : 'IST0151';
  switch (fieldsOf(entry, 'patch').operation) {
    case 'ADD':
      return ROUTES.has(applyTo) ? 'IST0153' : undefined;
    case 'REMOVE':
      return ROUTES.has(applyTo) ? 'IST0154' : relative;
    case 'REPLACE':
      return REPLACEABLE.has(applyTo) ? relative : 'IST0152';
    case 'INSERT_BEFORE':
    case 'INSERT_AFTER':
      return relative;
    default:
      return undefined;
  }
}

const WORDS: Readonly<Partial<Record<CodeName, readonly [message: string, fix: string]>>> = {
  IST0151: [
    'the patch is relative to another one and the filter has no priority, so it may come before what it refers to',
    'set priority, or use INSERT_FIRST or ADD',
  ],
  IST0152: ['REPLACE works for filters and virtual hosts only', 'use MERGE, or REMOVE and ADD'],
  IST0153: ['ADD is ignored for route configurations and routes', 'use MERGE, or INSERT_FIRST for routes'],
  IST0154: ['REMOVE is ignored for route configurations and routes', 'use MERGE'],
  IST0155: [
    'the patch is relative to one that is for a proxy version, and may be lost during an upgrade',
    'set priority, or use INSERT_FIRST or ADD',
  ],
};

function wordsOf(code: CodeName, entry: Fields, i: number) {
  const [message, fix] = WORDS[code] as readonly [string, string];
  return {
    path: `spec.configPatches[${i}].patch.operation`,
    found: fieldsOf(entry, 'patch').operation,
    message,
    fix,
  };
}
