import { charts } from '../../mesh/charts/charts';
import { type ResolvedComponent, type ResolvedMesh } from '../../model';
import { settingsOf } from '../../props/declare';
import type { Release } from '../../releases';
import type { Shape } from '../../schema/notation';
import { formatPath, type PathStep } from '../diff/fields';
import { aliases, at, valueSetsOf, type ChartUnit, type InputPart } from './chart-units';
import { ABSENT, propSource, type PropUnit, type PropUnits } from './prop-origin';
import { constantOf, isSameSource, type Setting } from './setting';
import { FIELD_LAYERS, type ChartValue, type FieldLayer, type FieldSource } from './types';

/** The component of a chart, and where its settings come from. */
export interface ComponentOrigin {
  readonly release: Release;
  readonly component: ResolvedComponent;
  readonly props: PropUnits;
}

type Path = readonly PathStep[];

/** Returns the value at the last of the paths that has one. */
const valueAt = (tree: unknown, paths: readonly Path[]): unknown =>
  paths.map((path) => at(tree, path)).reduce((found, value) => value ?? found, undefined);

/** Returns the same component of another resolution of the mesh. */
const sameOf = ({ component }: ComponentOrigin, mesh: ResolvedMesh): ResolvedComponent | undefined =>
  mesh.components.find(({ valuesPath }) => valuesPath === component.valuesPath);

/** Reads something of the component. */
const read =
  <T>(origin: ComponentOrigin, of: (component: ResolvedComponent) => T) =>
  (mesh: ResolvedMesh): T | typeof ABSENT => {
    const component = sameOf(origin, mesh);
    return component === undefined ? ABSENT : of(component);
  };

const SET_LAYERS: readonly FieldLayer[] = ['profile', 'platform', 'compatibilityVersion'];
const strength = (unit: PropUnit): number => FIELD_LAYERS.indexOf(propSource(unit).layer);

/** Returns the prop of several that gives a value: one that has the value itself before others. */
export function giver(units: readonly PropUnit[], value: unknown): PropUnit | undefined {
  const isSame = (unit: PropUnit): number => Number(JSON.stringify(unit.value) !== JSON.stringify(value));
  return [...units].sort((a, b) => isSame(a) - isSame(b) || strength(a) - strength(b))[0];
}

/** Props and values that a program gave for one value of a chart may be this many. */
const MOST_GIVEN = 4;

/** Returns what a program says of a value, the strongest first: `values`, props, and what these imply. */
function givenStack(origin: ComponentOrigin, path: Path, name: string): FieldSource[] {
  const paths = aliases(origin.component.chart, path);
  const part = read(origin, ({ values }) => valueAt(values, paths));
  const stack: FieldSource[] = [];
  let { props } = origin;
  while (stack.length < MOST_GIVEN) {
    const mesh = props.mesh();
    const value = mesh === undefined ? undefined : part(mesh);
    if (value === undefined || value === ABSENT) break;
    const unit = giver(props.deciding(part), value);
    if (unit === undefined) {
      stack.push(constantOf(origin.component.component, value, origin.release.version));
      break;
    }
    const source = propSource(unit);
    const isSet = SET_LAYERS.includes(source.layer);
    // What follows from a prop that has many settings, and from none of them, is the component's own.
    if (stack.length > 0 && typeof unit.value === 'object') {
      stack.push(constantOf(origin.component.component, value, origin.release.version));
      break;
    }
    stack.push(isSet ? { layer: source.layer, path: name, of: String(unit.value), value } : source);
    if (isSet) break;
    props = props.without(unit);
  }
  return stack;
}

const SETS = [
  ['platform', 'platforms'],
  ['compatibilityVersion', 'compatibility'],
  ['profile', 'profiles'],
] as const;

/** Returns what value sets and defaults say of a value, the strongest first. */
function setStack({ release, component }: ComponentOrigin, path: Path, name: string): FieldSource[] {
  const paths = aliases(component.chart, path);
  const sets = valueSetsOf(component);
  const ofSets = SETS.flatMap(([layer, trees]): FieldSource[] => {
    const of = sets[layer];
    const value = of === undefined ? undefined : valueAt(release[trees][of], paths);
    return value === undefined ? [] : [{ layer, path: name, of, value }];
  });
  const value = valueAt(charts[component.chart].defaults(release), paths);
  return [
    ...ofSets,
    ...(value === undefined ? [] : [{ layer: 'default' as const, path: name, of: release.version, value }]),
  ];
}

/** Returns the documentation of a field of a shape. */
export function docAt(shape: Shape | undefined, path: Path): string | undefined {
  const [step, ...rest] = path;
  if (shape === undefined || step === undefined) return shape?.notes.doc;
  const { fields, item } = (settingsOf(shape) ?? shape).facts;
  return docAt(typeof step === 'string' ? (fields?.[step] ?? item) : item, rest);
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- few fields come from mesh config
const meshConfig = () => require('../../api/mesh-config/config') as typeof import('../../api/mesh-config/config');

/** Returns the documentation of a value, or of the nearest one around it. Mesh config is documented field by field. */
function documented(shape: Shape, path: Path): string | undefined {
  const [first, ...rest] = path;
  const own = first === 'meshConfig' && rest.length > 0 ? documented(meshConfig().MeshConfig, rest) : undefined;
  return own ?? (path.length === 0 ? undefined : (docAt(shape, path) ?? documented(shape, path.slice(0, -1))));
}

/** Returns the value of the chart by the name that the chart documents. */
function chartValueOf({ component }: ComponentOrigin, path: Path): ChartValue {
  const { chart } = component;
  const [root] = aliases(chart, path);
  const doc = documented(charts[chart].schema.shape(), root);
  return { chart, path: formatPath(root), ...(doc !== undefined && { doc }) };
}

const LAYERS: Readonly<Record<InputPart, FieldLayer>> = {
  given: 'prop',
  platform: 'platform',
  compatibilityVersion: 'compatibilityVersion',
  profile: 'profile',
  default: 'default',
  fact: 'release',
  version: 'release',
  name: 'component',
  namespace: 'prop',
};

/** Returns where the name or the namespace of a component comes from. */
function placeStack(origin: ComponentOrigin, part: 'name' | 'namespace', value: unknown): FieldSource[] {
  const { props, component } = origin;
  const units = props.deciding(read(origin, ({ release, namespace }) => (part === 'name' ? release : namespace)));
  const unit = giver(units, value);
  if (unit !== undefined) {
    const source = propSource(unit);
    const isSet = SET_LAYERS.includes(source.layer);
    return [isSet ? { layer: source.layer, path: part, of: String(unit.value), value } : source];
  }
  if (part === 'name') return [constantOf(component.component, value, origin.release.version)];
  return [{ layer: 'default', path: 'namespace', value }];
}

function stackOf(origin: ComponentOrigin, { part, path, value }: ChartUnit): readonly FieldSource[] {
  if (part === 'name' || part === 'namespace') return placeStack(origin, part, value);
  const name = formatPath(aliases(origin.component.chart, path)[0]);
  if (part === 'fact' || part === 'version')
    return [
      { layer: 'release', path: part === 'fact' ? `fact ${name}` : 'version', of: origin.release.version, value },
    ];
  const lower = setStack(origin, path, name);
  if (part === 'given') return distinct([...givenStack(origin, path, name), ...lower]);
  return lower.slice(lower.findIndex(({ layer }) => layer === part));
}

/** Returns sources, each once: a profile may choose a component and say the same in its value set. */
const distinct = (sources: readonly FieldSource[]): FieldSource[] =>
  sources.filter((source, i) => sources.findIndex((each) => isSameSource(each, source)) === i);

/** Parts of an input that are values of the chart. */
const VALUES: readonly InputPart[] = ['given', 'platform', 'compatibilityVersion', 'profile', 'default'];

/** Returns a setting of a chart. Where it stands is found when it is asked for. */
export function chartSetting(origin: ComponentOrigin, unit: ChartUnit): Setting {
  let stack: readonly FieldSource[] | undefined;
  return {
    layer: LAYERS[unit.part],
    value: unit.value,
    stack: () => (stack ??= stackOf(origin, unit)),
    ...(VALUES.includes(unit.part) && { chartValue: () => chartValueOf(origin, unit.path) }),
  };
}

/** Returns what switches a component on. */
export function componentSwitch({ props, component }: ComponentOrigin): FieldSource {
  const chartOf = ({ components }: ResolvedMesh): string | undefined =>
    components.find(({ valuesPath }) => valuesPath === component.valuesPath)?.chart;
  const units = props.deciding(chartOf, (prop) => component.valuesPath.startsWith(`${prop}[`));
  const unit = giver(units, undefined);
  const { profile = 'default' } = props.props;
  if (unit === undefined || unit.path[0] === 'profile')
    return { layer: 'profile', path: component.component, of: String(profile) };
  return propSource(unit);
}
