import { CommonGateway } from '../../lib/props/gateway';
import { Mesh } from '../../lib/props/mesh';
import { WATCHER_SHAPES } from '../../lib/props/watchers';
import { settingsOf } from '../../lib/props/declare';
import type { Facts, Shape } from '../../lib/schema/notation';
import { kebab } from './shapes';

const HEADER = '// Generated from lib/props by `npm run generate`. Changes made here are lost.\n';

/** Files with types that props use and do not declare. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  '../lib/addons/dashboards/dashboards': ['DashboardName'],
  '../lib/addons/dashboards/json': ['DashboardJson'],
  '../lib/addons/shared/telemetry-metrics': ['TelemetryOf'],
  '../lib/model/mesh-patch': ['MeshPatch'],
  '../lib/props/addons/types': ['AddonGateway', 'UrlLike'],
  '../lib/props/resource-scope': ['ResourceScope'],
  '../lib/props/telemetry-targets': ['AccessLogTarget', 'TracingTag', 'TracingTarget'],
  '../lib/releases/names': ['IstioRelease', 'IstioVersion', 'Platform', 'Profile'],
  './kiali-config': ['KialiConfig'],
  './mesh-config': ['MeshConfig'],
  './mesh-networks': ['MeshNetworks'],
};
const KUBERNETES = '../lib/model/kubernetes';

const declared = new Map<string, Facts>();
const kubernetes = new Set<string>();

const hasFields = ({ facts }: Shape): boolean => facts.type === 'object' && facts.name !== undefined;

/** Returns the TypeScript type of a prop, and declares the types of props that it mentions. */
function typeOf({ facts, notes }: Shape): string {
  if (notes.type !== undefined) {
    // Types that a type declared elsewhere mentions.
    for (const option of facts.options ?? []) typeOf(option.facts.item ?? option);
    return notes.type;
  }
  if (facts.values) return [...facts.values.keys()].map((value) => `'${value}'`).join(' | ');
  switch (facts.type) {
    case 'list':
      return listOf(typeOf(facts.item as Shape));
    case 'map':
      return `Record<string, ${typeOf(facts.item as Shape)}>`;
    case 'either':
      return (facts.options ?? []).map(typeOf).join(' | ');
    case 'k8s':
      kubernetes.add(facts.k8s as string);
      return facts.k8s as string;
    case 'object':
      return facts.name === undefined ? 'Record<string, unknown>' : declare(facts, facts.name);
    case 'integer':
    case 'number':
      return 'number';
    case 'int-or-string':
      return 'number | string';
    default:
      return facts.type === 'any' ? 'unknown' : facts.type;
  }
}

const listOf = (item: string): string => (/^\w+(<.*>)?$/.test(item) ? `readonly ${item}[]` : `readonly (${item})[]`);

function declare(facts: Facts, name: string): string {
  if (declared.has(name)) return name;
  declared.set(name, facts);
  for (const field of [...(facts.base ? [facts.base] : []), ...Object.values(facts.fields ?? {})]) typeOf(field);
  return name;
}

const comment = (indent: string, text: string): string => `${indent}/** ${text} */\n`;

/** Returns the members of an interface, each with its documentation. */
function members(facts: Facts, typeOfField: (shape: Shape) => string): string {
  const inherited = facts.base?.facts.fields ?? {};
  return Object.entries(facts.fields ?? {})
    .filter(([field, shape]) => inherited[field] !== shape)
    .map(([field, shape]) => {
      const { doc } = shape.notes;
      if (doc === undefined) throw new Error(`${facts.name}.${field} has no documentation`);
      const optional = facts.required?.includes(field) ? '' : '?';
      return `${comment('  ', doc)}  readonly ${field}${optional}: ${typeOfField(shape)};\n`;
    })
    .join('');
}

function interfaceOf(name: string, facts: Facts): string {
  const base = facts.base === undefined ? '' : ` extends ${facts.base.facts.name}`;
  return `${comment('', facts.doc ?? '')}export interface ${name}${base} {\n${members(facts, typeOf)}}\n`;
}

/** Returns the imports of the types that a text mentions. */
function imports(text: string, own: readonly string[]): string {
  const code = text.replace(/\/\*\*.*?\*\//g, '');
  const names = [...new Set(code.match(/\b[A-Z]\w*\b/g) ?? [])].filter((name) => !own.includes(name));
  const files = new Map<string, string[]>();
  for (const name of names.sort()) {
    const known = Object.keys(ELSEWHERE).find((file) => ELSEWHERE[file].includes(name));
    const file = known ?? (kubernetes.has(name) ? KUBERNETES : valuesFile(name));
    if (file !== undefined) files.set(file, [...(files.get(file) ?? []), name]);
  }
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, found]) => `import type { ${found.join(', ')} } from '${file}';\n`)
    .join('');
}

/** Returns the file with the type of a chart's values. */
const valuesFile = (name: string): string | undefined =>
  name.endsWith('Values') ? `./values-${kebab(name.replace(/Values$/, ''))}` : undefined;

/** Returns the types of all props. */
function propTypes(): string {
  const body = [...declared].map(([name, facts]) => interfaceOf(name, facts)).join('\n');
  return `${HEADER}${imports(body, [...declared.keys()])}\n${body}`;
}

const inBrackets = (type: string): string => (type.includes(' & ') ? `(${type})` : type);
const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(' | ');

/**
 * Returns the type of a prop that may have Outputs where it is not plain. `type` is the name of the group's type there.
 */
function inputOf(shape: Shape, type?: string): string {
  const { facts, notes } = shape;
  if (notes.isPlain) return typeOf(shape);
  const settings = settingsOf(shape);
  if (settings) return `boolean | ${inBrackets(groupInputs(settings))}`;
  if (hasFields(shape)) return groupInputs(shape, type);
  const item = facts.type === 'list' && hasFields(facts.item as Shape) ? groupInputs(facts.item as Shape) : undefined;
  return item === undefined || isOpen(item) ? `Inputs<${typeOf(shape)}>` : `readonly ${item}[]`;
}

/** Returns whether a type accepts an Output in place of every value. */
const isOpen = (type: string): boolean => type.startsWith('Inputs<');

/** Returns the type of a group of props with Outputs. */
function groupInputs(shape: Shape, type = typeOf(shape)): string {
  const isGateway = shape.facts.base?.facts.name === CommonGateway.facts.name;
  return isGateway ? `GatewayInputs<${type}>` : exceptPlain(shape.facts, type);
}

/** Returns a type with Outputs except in its plain fields, and those inside its fields. */
function exceptPlain(facts: Facts, type: string): string {
  const fields = Object.entries(facts.fields ?? {});
  const plain = fields.filter(([, { notes }]) => notes.isPlain).map(([field]) => field);
  const inside = fields
    .filter(([field]) => !plain.includes(field))
    .map(([field, shape]) => [field, inputOf(shape, `NonNullable<${type}['${field}']>`)] as const)
    .filter(([, fieldType]) => !isOpen(fieldType));
  if (plain.length + inside.length === 0) return `Inputs<${type}>`;
  const flat = `InputsExcept<${type}, ${plain.length === 0 ? 'never' : quoted(plain)}>`;
  if (inside.length === 0) return flat;
  const own = inside.map(([field, fieldType]) => `readonly ${field}?: ${fieldType}`).join('; ');
  return `Omit<${flat}, ${quoted(inside.map(([field]) => field))}> & { ${own} }`;
}

const WATCHERS = Object.values(WATCHER_SHAPES);

/** Returns the type of the props of objects that watch a mesh, with Outputs. */
const watcherInputs = ({ facts }: Shape): string =>
  `
/** ${String(facts.doc).replace(/\.$/, '')} with Outputs. */
export type ${String(facts.name).replace(/Props$/, 'Inputs')} = ${exceptPlain(facts, String(facts.name))};
`;

/** Returns the types of props in which values may be Outputs of Pulumi. */
function inputTypes(): string {
  const gateway = exceptPlain(CommonGateway.facts, 'T');
  const doc = comment('', 'Props of a mesh with Outputs, where a value does not decide which objects exist.');
  const body = `/** Props of a gateway with Outputs. */
export type GatewayInputs<T extends IngressGatewayProps> = ${gateway};

${doc}export interface MeshInputs {
${members(Mesh.facts, (shape) => inputOf(shape))}}
${WATCHERS.map(watcherInputs).join('')}`;
  const used = [...declared.keys()].filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return [
    HEADER,
    imports(body, [...declared.keys(), 'MeshInputs']),
    "import type { Inputs, InputsExcept } from '../lib/pulumi/inputs/types';\n",
    `import type { ${used.sort().join(', ')} } from './props';\n\n`,
    body,
  ].join('');
}

/** Returns path and text of the files with types of props. */
export function propFiles(): Map<string, string> {
  for (const shape of [Mesh, ...WATCHERS]) typeOf(shape);
  return new Map([
    ['imports/props.ts', propTypes()],
    ['imports/mesh-inputs.ts', inputTypes()],
  ]);
}
