import type { Kind } from '../../lib/schema/kind';
import { SOURCES, type Source } from './shapes';
import { TypeWriter } from './type-writer';

const HEADER = '// Generated from lib/api by `npm run generate`. Changes made here are lost.\n';

const SHARED = `${HEADER}
type TimeUnit = 'ns' | 'us' | 'ms' | 's' | 'm' | 'h';

/** A time with its unit: \`'500ms'\`, \`'2s'\`, \`'1m30s'\`. */
export type Duration = ${[1, 2, 3].map((parts) => `\`${'${number}${TimeUnit}'.repeat(parts)}\``).join(' | ')};

/** Type with at most one of the members of \`T\`. */
export type AtMostOne<T> = { [K in keyof T]: Only<T, K> }[keyof T];

/** Type with these members of \`T\` and no others. */
export type Only<T, K extends keyof T> = Partial<Pick<T, K>> & { readonly [P in Exclude<keyof T, K>]?: never };
`;

/** Returns the most stable version that is served. */
const servedVersion = (kind: Kind): string => (kind.versions.includes('v1') ? 'v1' : kind.versions[0]);

/** Returns the construct of a kind: an ordinary `ApiObject`, so that additions of a JSON patch stay. */
function construct(source: Source): string {
  const { kind } = source;
  if (!kind || source.gatewayApi) return '';
  return `
/** Props of \`Kube${kind.kind}\`: metadata and spec. */
export interface Kube${kind.kind}Props {
  readonly metadata?: ApiObjectMetadata;
  readonly spec${kind.specRequired ? '' : '?'}: ${source.name};
}

/** Construct of kind ${kind.kind} without references and checks, which \`${kind.kind}\` has. ${kind.doc} */
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

const SHARED_TYPES = ['AtMostOne', 'Duration', 'Only'];

/** Returns the names of declared types that a declaration mentions. */
function mentioned(text: string, known: ReadonlySet<string>): string[] {
  const code = text.replace(/\/\*\*.*?\*\//g, '');
  return [...new Set(code.match(/\b[A-Z]\w*\b/g) ?? [])].filter((name) => known.has(name));
}

/** Generated file before its parts are joined. */
interface Draft {
  readonly source: Source;
  readonly declarations: Map<string, string>;
  readonly k8s: ReadonlySet<string>;
}

function draft(source: Source): Draft {
  const writer = new TypeWriter(source);
  return { source, declarations: writer.write(), k8s: writer.k8s };
}

/** Returns the types that are the same in more than one file, and built only of such types: they are written once. */
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

/**
 * Returns the index with the constructs of all kinds and their specs; types inside specs are exported by the file of
 * the kind.
 */
function indexFile(): string {
  const lines = SOURCES.map(({ file, name, kind, gatewayApi }) =>
    kind && !gatewayApi
      ? `export { Kube${kind.kind} } from './${file}';\nexport type { Kube${kind.kind}Props, ${name} } from ` +
        `'./${file}';\n`
      : `export type { ${name} } from './${file}';\n`,
  );
  return `${HEADER}${lines.join('')}export type { Duration } from './types';\n`;
}

/** Returns API version and kind of all kinds, for programs that must not load cdk8s. */
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

/** Returns the table of some kinds, the type of their names, and their specs. */
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

/** Returns path and text of each file in `imports/`. */
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
