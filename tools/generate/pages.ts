import type { Facts, Notes, Shape } from '../../lib/schema/notation';
import { SOURCES, type Source } from './shapes';

interface Row {
  readonly path: string;
  readonly shape: Shape;
  readonly required: boolean;
}

/** Returns the rows of all fields under an object, depth first. Objects that occur again are named, not repeated. */
function rows(shape: Shape, path: string, seen: ReadonlySet<Facts>): Row[] {
  const { facts } = shape;
  if (facts.type === 'list' || facts.type === 'map')
    return rows(facts.item as Shape, `${path}${facts.type === 'list' ? '[]' : '.*'}`, seen);
  if (facts.type !== 'object' || seen.has(facts)) return [];
  const inner = new Set([...seen, facts]);
  return Object.entries(facts.fields ?? {}).flatMap(([field, item]) => {
    const at = path === '' ? field : `${path}.${field}`;
    return [{ path: at, shape: item, required: facts.required?.includes(field) ?? false }, ...rows(item, at, inner)];
  });
}

function typeName(facts: Facts): string {
  if (facts.values) return [...facts.values.keys()].map((value) => `\`${value}\``).join(' ');
  switch (facts.type) {
    case 'list':
      return `list of ${typeName((facts.item as Shape).facts)}`;
    case 'map':
      return `map to ${typeName((facts.item as Shape).facts)}`;
    case 'object':
      return facts.name ?? 'object';
    case 'k8s':
      return String(facts.k8s);
    case 'string':
      return facts.meaning ?? 'string';
    case 'either':
      return (facts.options ?? []).map((option) => typeName(option.facts)).join(' or ');
    default:
      return facts.type;
  }
}

function limits(facts: Facts): string[] {
  const range = (what: string, min: number | undefined, max: number | undefined): string[] =>
    min === undefined && max === undefined ? [] : [`${what} ${min ?? ''}…${max ?? ''}`];
  return [
    ...range('', facts.min, facts.max).map((text) => text.trim()),
    ...range('length', facts.minLength, facts.maxLength),
    ...(facts.oneOf ?? []).map((group) => `at most one of ${group.join(', ')}`),
    ...(facts.rules ?? []).map((rule) => rule.message),
  ];
}

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');

function notesOf(notes: Notes): string {
  return `${notes.doc ?? ''}${notes.deprecated === undefined ? '' : ` Deprecated: use ${notes.deprecated}.`}`;
}

function page(source: Source): string {
  const { kind, shape } = source;
  const title = kind ? kind.kind : source.name;
  const facts = kind
    ? [
        `API group \`${kind.group}\`, versions ${kind.versions.map((version) => `\`${version}\``).join(', ')}` +
          `${kind.since ? `, since Istio ${kind.since}` : ''}.`,
        '',
      ]
    : [];
  const lines = rows(shape, kind ? 'spec' : '', new Set()).map(
    ({ path, shape: item, required }) =>
      `| \`${path}\`${required ? ' (required)' : ''} | ${cell(typeName(item.facts))} | ${cell(notesOf(item.notes))} ` +
      `| ${item.notes.since ?? ''} | ${cell(limits(item.facts).join('; '))} |`,
  );
  return [
    `# ${title}`,
    '',
    source.doc,
    '',
    ...facts,
    '| Field | Type | What it does, and its default | Since | Rules |',
    '|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

/** Returns path and text of each page in `docs/api/`. */
export function apiPages(): Map<string, string> {
  const documented = SOURCES.filter(({ isNamesOnly = false }) => !isNamesOnly);
  return new Map(documented.map((source) => [`docs/api/${source.file}.md`, page(source)]));
}
