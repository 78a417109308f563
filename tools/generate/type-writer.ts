import type { Facts, Notes, Shape } from '../../lib/schema/notation';
import type { Source } from './shapes';

const SCALAR_TYPES = {
  'string': 'string',
  'boolean': 'boolean',
  'integer': 'number',
  'number': 'number',
  'int-or-string': 'number | string',
  'any': 'unknown',
} as const;

/** Writer of the types of one file. Each named object becomes one interface, wherever it is used. */
export class TypeWriter {
  private readonly declared = new Map<string, Facts>();
  /** Declarations by name, each after those that it uses. */
  private readonly declarations = new Map<string, string>();
  readonly k8s = new Set<string>();

  constructor(private readonly source: Source) {}

  /** Returns all declarations by name, the root last. */
  write(): Map<string, string> {
    const { shape, name } = this.source;
    if (shape.facts.type === 'object') this.object(shape.facts, name, this.source.doc);
    else this.declarations.set(name, `${comment('', this.source.doc)}export type ${name} = ${this.type(shape)};\n`);
    return this.declarations;
  }

  private type(shape: Shape): string {
    const { facts } = shape;
    const plain = this.plainType(facts);
    return facts.nullable ? `${plain} | null` : plain;
  }

  private plainType(facts: Facts): string {
    if (facts.values)
      return [...facts.values.keys()]
        .map((value) => (typeof value === 'string' ? `'${value}'` : String(value)))
        .join(' | ');
    if (facts.meaning === 'duration') return 'Duration';
    switch (facts.type) {
      case 'list':
        return listOf(this.type(facts.item as Shape));
      case 'map':
        return `{ readonly [key: string]: ${this.type(facts.item as Shape)} }`;
      case 'either':
        return (facts.options ?? []).map((option) => this.type(option)).join(' | ');
      case 'k8s':
        if (facts.k8s !== 'object') this.k8s.add(facts.k8s as string);
        return facts.k8s as string;
      case 'object':
        return facts.name === undefined ? 'Readonly<Record<string, unknown>>' : this.object(facts, pascal(facts.name));
      default:
        return SCALAR_TYPES[facts.type];
    }
  }

  /** Declares an object once, and returns its name. */
  private object(facts: Facts, name: string, doc?: string): string {
    const before = this.declared.get(name);
    if (before === facts) return name;
    if (
      before !== undefined &&
      JSON.stringify(Object.keys(before.fields ?? {})) !== JSON.stringify(Object.keys(facts.fields ?? {}))
    ) {
      throw new Error(`${this.source.file}: two objects are called ${name}`);
    }
    if (before !== undefined) return name;
    this.declared.set(name, facts);
    this.declarations.set(name, this.declaration(facts, name, doc));
    return name;
  }

  private declaration(facts: Facts, name: string, doc?: string): string {
    const groups = [...(facts.oneOf ?? []).map((group) => group.map((field) => [field])), ...(facts.exclusive ?? [])];
    const grouped = new Set(groups.flat(2));
    const fields = Object.entries(facts.fields ?? {});
    const rest = fields.filter(([field]) => !grouped.has(field));
    const head = comment('', doc ?? '');
    if (fields.length === 0 && !facts.open) return `${head}export type ${name} = Readonly<Record<string, never>>;\n`;
    if (groups.length === 0) return `${head}export interface ${name} {\n${this.members(rest, facts)}}\n`;
    const choices = groups.map((group, i) => {
      const choice = `${name}Choice${i === 0 ? '' : i + 1}`;
      const members = this.members(
        fields.filter(([field]) => group.flat().includes(field)),
        facts,
        true,
      );
      const head = `/** Fields of ${name} that exclude one another. */\n`;
      return { choice, group, text: `${head}export interface ${choice} {\n${members}}\n` };
    });
    const base = rest.length > 0 || facts.open ? [`${name}Base`] : [];
    return [
      ...choices.map(({ text }) => text),
      ...base.map(
        (baseName) =>
          `/** Fields of ${name} that exclude no other field. */\n` +
          `export interface ${baseName} {\n${this.members(rest, facts)}}\n`,
      ),
      `${head}export type ${name} = ` +
        `${[...base, ...choices.map(({ choice, group }) => alternatives(choice, group))].join(' & ')};\n`,
    ].join('\n');
  }

  private members(fields: readonly (readonly [string, Shape])[], facts: Facts, always = false): string {
    const members = fields.map(([field, shape]) => {
      const optional = always || facts.required?.includes(field) ? '' : '?';
      const name = /^[A-Za-z_$][\w$]*$/.test(field) ? field : `'${field}'`;
      return `${comment('  ', fieldDoc(shape.notes))}  readonly ${name}${optional}: ${this.type(shape)};\n`;
    });
    return members.join('') + (facts.open && !always ? '  readonly [field: string]: unknown;\n' : '');
  }
}

/** Returns the union of a group: alternatives of single fields have a type of their own. */
function alternatives(choice: string, group: readonly (readonly string[])[]): string {
  if (group.every((fields) => fields.length === 1)) return `AtMostOne<${choice}>`;
  const quoted = (fields: readonly string[]): string => fields.map((field) => `'${field}'`).join(' | ');
  return `(${group.map((fields) => `Only<${choice}, ${quoted(fields)}>`).join(' | ')})`;
}

const pascal = (name: string): string => name[0].toUpperCase() + name.slice(1);
const listOf = (item: string): string => (/^[\w.]+$/.test(item) ? `readonly ${item}[]` : `readonly (${item})[]`);

function fieldDoc(notes: Notes): string {
  return [
    notes.doc ?? '',
    ...(notes.since === undefined ? [] : [`Since Istio ${notes.since}.`]),
    ...(notes.default === undefined ? [] : [`@default ${JSON.stringify(notes.default)}`]),
    ...(notes.deprecated === undefined ? [] : [`@deprecated use ${notes.deprecated}`]),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function comment(indent: string, text: string): string {
  return text === '' ? '' : `${indent}/** ${text.replace(/\*\//g, '*\\/')} */\n`;
}
