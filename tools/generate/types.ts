import type { Kind } from '../../lib/schema/kind';
import type { Facts, Notes, Shape } from '../../lib/schema/notation';
import { SOURCES, type Source } from './shapes';

const HEADER = '// Generated from lib/api by `npm run generate`. Changes made here are lost.\n';

const SHARED = `${HEADER}
type TimeUnit = 'ns' | 'us' | 'ms' | 's' | 'm' | 'h';

/** A time with its unit: \`'500ms'\`, \`'2s'\`, \`'1m30s'\`. */
export type Duration = ${[1, 2, 3].map((parts) => `\`${'${number}${TimeUnit}'.repeat(parts)}\``).join(' | ')};

/** None or one of the members of \`T\`. */
export type AtMostOne<T> = { [K in keyof T]: Only<T, K> }[keyof T];

/** Of the members of \`T\` none but these. */
export type Only<T, K extends keyof T> = Partial<Pick<T, K>> & { readonly [P in Exclude<keyof T, K>]?: never };
`;

/** Writes the types of one file. Each named object becomes one interface, wherever it is used. */
class TypeWriter {
  private readonly declared = new Map<string, Facts>();
  /** Text by name, what is used before what uses it. */
  private readonly declarations = new Map<string, string>();
  readonly k8s = new Set<string>();

  constructor(private readonly source: Source) {}

  /** All declarations by name, the root last. */
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
    switch (facts.type) {
      case 'string':
        return facts.meaning === 'duration' ? 'Duration' : 'string';
      case 'boolean':
        return 'boolean';
      case 'integer':
      case 'number':
        return 'number';
      case 'int-or-string':
        return 'number | string';
      case 'any':
        return 'unknown';
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
    }
  }

  /** Declares an object once and gives its name. */
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
      return { choice, group, text: `/** None or one of these. */\nexport interface ${choice} {\n${members}}\n` };
    });
    const base = rest.length > 0 || facts.open ? [`${name}Base`] : [];
    return [
      ...choices.map(({ text }) => text),
      ...base.map(
        (baseName) =>
          `/** What does not exclude one another. */\nexport interface ${baseName} {\n${this.members(rest, facts)}}\n`,
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

/** The union of a group: alternatives of single fields have a type of their own. */
function alternatives(choice: string, group: readonly (readonly string[])[]): string {
  if (group.every((fields) => fields.length === 1)) return `AtMostOne<${choice}>`;
  const namesOf = (fields: readonly string[]): string => fields.map((field) => `'${field}'`).join(' | ');
  return `(${group.map((fields) => `Only<${choice}, ${namesOf(fields)}>`).join(' | ')})`;
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

/** The most stable version that is served. */
const servedVersion = (kind: Kind): string => (kind.versions.includes('v1') ? 'v1' : kind.versions[0]);

/** The construct of a kind: an ordinary `ApiObject`, so what a JSON patch adds stays. */
function construct(source: Source): string {
  const { kind } = source;
  if (!kind || source.gatewayApi) return '';
  return `
/** Metadata and spec of a ${kind.kind}. */
export interface Kube${kind.kind}Props {
  readonly metadata?: ApiObjectMetadata;
  readonly spec${kind.specRequired ? '' : '?'}: ${source.name};
}

/** A ${kind.kind} as it is: ${lowerFirst(kind.doc)} For references and checks use \`${kind.kind}\`. */
export class Kube${kind.kind} extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: '${kind.group}/${servedVersion(kind)}', kind: '${kind.kind}' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: Kube${kind.kind}Props) {
    return { ...Kube${kind.kind}.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: Kube${kind.kind}Props) {
    super(scope, id, Kube${kind.kind}.manifest(props));
  }
}
`;
}

const lowerFirst = (text: string): string => text[0].toLowerCase() + text.slice(1);

const SHARED_TYPES = ['AtMostOne', 'Duration', 'Only'];

/** Names of declared types that a declaration mentions. */
function mentioned(text: string, known: ReadonlySet<string>): string[] {
  const code = text.replace(/\/\*\*.*?\*\//g, '');
  return [...new Set(code.match(/\b[A-Z]\w*\b/g) ?? [])].filter((name) => known.has(name));
}

/** One generated file before it is put together. */
interface Draft {
  readonly source: Source;
  readonly declarations: Map<string, string>;
  readonly k8s: ReadonlySet<string>;
}

function draft(source: Source): Draft {
  const writer = new TypeWriter(source);
  return { source, declarations: writer.write(), k8s: writer.k8s };
}

/** Types that stand in more than one file, the same in each, and made only of such types: they are written once. */
function commonTypes(drafts: readonly Draft[], k8s: ReadonlySet<string>): Map<string, string> {
  const texts = new Map<string, Set<string>>();
  const count = new Map<string, number>();
  for (const { declarations } of drafts) {
    for (const [name, text] of declarations) {
      texts.set(name, (texts.get(name) ?? new Set()).add(text));
      count.set(name, (count.get(name) ?? 0) + 1);
    }
  }
  const known = new Set(texts.keys());
  const common = new Map(
    [...texts]
      .filter(([name, all]) => all.size === 1 && !k8s.has(name) && (count.get(name) ?? 0) > 1)
      .map(([name, all]) => [name, [...all][0]]),
  );
  for (let before = -1; before !== common.size;) {
    before = common.size;
    for (const [name, text] of common)
      if (mentioned(text, known).some((other) => !common.has(other))) common.delete(name);
  }
  return common;
}

function importLine(names: readonly string[], from: string): string[] {
  return names.length > 0 ? [`import type { ${[...names].sort().join(', ')} } from '${from}';`] : [];
}

function typeFile({ source, declarations, k8s }: Draft, common: ReadonlyMap<string, string>): string {
  const own = [...declarations]
    .filter(([name]) => !common.has(name))
    .map(([, text]) => text)
    .join('\n');
  const used = mentioned(own, new Set([...common.keys(), ...k8s, ...SHARED_TYPES]));
  const imports = [
    ...(source.kind && !source.gatewayApi
      ? [
          "import { ApiObject } from 'cdk8s';",
          "import type { ApiObjectMetadata } from 'cdk8s';",
          "import type { Construct } from 'constructs';",
        ]
      : []),
    ...importLine(
      used.filter((name) => k8s.has(name)),
      '../lib/model/kubernetes',
    ),
    ...importLine(
      used.filter((name) => common.has(name)),
      './common',
    ),
    ...importLine(
      used.filter((name) => SHARED_TYPES.includes(name)),
      './types',
    ),
  ];
  const again = [...declarations.keys()].filter((name) => common.has(name)).sort();
  const exports =
    again.length > 0 ? `\nexport type {\n${again.map((name) => `  ${name},\n`).join('')}} from './common';\n` : '';
  return `${HEADER}${imports.length > 0 ? `${imports.join('\n')}\n` : ''}${exports}\n${own}${construct(source)}`;
}

function commonFile(common: ReadonlyMap<string, string>, k8s: ReadonlySet<string>): string {
  const body = [...common.values()].join('\n');
  const used = mentioned(body, new Set([...k8s, ...SHARED_TYPES]));
  const imports = [
    ...importLine(
      used.filter((name) => k8s.has(name)),
      '../lib/model/kubernetes',
    ),
    ...importLine(
      used.filter((name) => SHARED_TYPES.includes(name)),
      './types',
    ),
  ];
  return `${HEADER}${imports.length > 0 ? `${imports.join('\n')}\n` : ''}\n${body}`;
}

/** The constructs of all kinds and their specs; what the specs are made of is exported by the file of the kind. */
function indexFile(): string {
  const lines = SOURCES.map(({ file, name, kind, gatewayApi }) =>
    kind && !gatewayApi
      ? `export { Kube${kind.kind} } from './${file}';\nexport type { Kube${kind.kind}Props, ${name} } from ` +
        `'./${file}';\n`
      : `export type { ${name} } from './${file}';\n`,
  );
  return `${HEADER}${lines.join('')}export type { Duration } from './types';\n`;
}

/** API version and kind of all kinds, for who must not load cdk8s. */
function kindsFile(): string {
  const [istio, gatewayApi] = [false, true].map((wanted) =>
    SOURCES.filter(({ kind, gatewayApi: found = false }) => kind !== undefined && found === wanted),
  );
  return [
    HEADER,
    ...[...istio, ...gatewayApi].map(({ file, name }) => `import type { ${name} } from './${file}';\n`),
    kindsTable(istio, "each of Istio's kinds", 'KINDS', 'KindName', 'Specs'),
    kindsTable(
      gatewayApi,
      'each kind of the Gateway API',
      'GATEWAY_API_KINDS',
      'GatewayApiKindName',
      'GatewayApiSpecs',
    ),
  ].join('');
}

/** The table of some kinds, the type of their names, and their specs. */
function kindsTable(sources: readonly Source[], what: string, table: string, names: string, specsName: string): string {
  const rows = sources.flatMap(({ kind }) =>
    kind ? [`  ${kind.kind}: { apiVersion: '${kind.group}/${servedVersion(kind)}', kind: '${kind.kind}' },\n`] : [],
  );
  const specs = sources.flatMap(({ name, kind }) => (kind ? [`  readonly ${kind.kind}: ${name};\n`] : []));
  return `
/** API version and kind of ${what}. */
export const ${table} = {
${rows.join('')}} as const;

export type ${names} = keyof typeof ${table};

/** The spec of ${what}. */
export interface ${specsName} {
${specs.join('')}}
`;
}

/** Path and text of each file in `imports/`. */
export function typeFiles(): Map<string, string> {
  const drafts = SOURCES.map(draft);
  const k8s = new Set(drafts.flatMap((each) => [...each.k8s]));
  const common = commonTypes(
    drafts.filter(({ source }) => !source.gatewayApi),
    k8s,
  );
  return new Map([
    ['imports/index.ts', indexFile()],
    ['imports/types.ts', SHARED],
    ['imports/kinds.ts', kindsFile()],
    ['imports/common.ts', commonFile(common, k8s)],
    ...drafts.map(
      (each) =>
        [`imports/${each.source.file}.ts`, typeFile(each, each.source.gatewayApi ? new Map() : common)] as const,
    ),
  ]);
}
