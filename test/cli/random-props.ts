import { MeshConfig, MeshNetworks } from '../../lib/api/mesh-config/shapes';
import { meshConfigProblems, meshNetworksProblems } from '../../lib/api/mesh-config';
import type { Problem } from '../../lib/model';
import { Mesh } from '../../lib/props/mesh';
import type { Facts, Shape } from '../../lib/schema/notation';
import { walk } from '../../lib/schema/walker';
import { Random } from '../support/random';

type Props = Record<string, unknown>;

const ELSEWHERE: Readonly<Record<string, Shape>> = { MeshConfig, MeshNetworks };

const TEXTS = [
  '',
  'a',
  'web',
  '1.31',
  '1.30.2',
  '1s',
  '500ms',
  'http://a.b:80',
  '10.0.0.0/8',
  'default:info',
  '50%',
  'a.b',
];
const NUMBERS = [0, 1, 2, 10, 80, 100, 443, 65535];

/** Returns a value of the type of a shape, mostly within its limits. */
function valueOf({ facts, notes }: Shape, random: Random, depth: number): unknown {
  const elsewhere = notes.type === undefined ? undefined : ELSEWHERE[notes.type];
  if (elsewhere !== undefined) return valueOf(elsewhere, random, depth);
  if (facts.values !== undefined) return random.pick([...facts.values.keys()]);
  switch (facts.type) {
    case 'string':
      return random.pick(TEXTS);
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
      return random.pick(NUMBERS);
    case 'number':
      return random.pick([...NUMBERS, 0.5]);
    case 'int-or-string':
      return random.pick([80, '50%']);
    case 'list':
      return Array.from({ length: random.below(3) }, () => valueOf(facts.item as Shape, random, depth - 1));
    case 'map':
      return { [random.pick(['a', 'b'])]: valueOf(facts.item as Shape, random, depth - 1) };
    case 'either':
      return valueOf(random.pick(facts.options ?? []), random, depth);
    case 'object':
      return objectOf(facts, random, depth);
    default:
      return { x: 1 };
  }
}

function objectOf(facts: Facts, random: Random, depth: number): Props {
  const chance = depth <= 0 ? 0 : random.pick([0.05, 0.15, 0.3]);
  const fields = Object.entries(facts.fields ?? {}).filter(
    ([name]) => (facts.required ?? []).includes(name) || random.chance(chance),
  );
  return Object.fromEntries(fields.map(([name, shape]) => [name, valueOf(shape, random, depth - 1)]));
}

/** Returns the problems of the shape of props: of mesh config and networks too, but no others. */
export const shapeProblems = (props: Props): Problem[] => [
  ...walk(Mesh, props),
  ...(props.meshConfig === undefined ? [] : meshConfigProblems(props.meshConfig, { path: 'meshConfig' })),
  ...(props.meshNetworks === undefined ? [] : meshNetworksProblems(props.meshNetworks, { path: 'meshNetworks' })),
];

/** Returns props with some fields of the mesh at random. */
export function randomProps(random: Random): Props {
  const names = Object.keys(Mesh.facts.fields ?? {});
  const chosen = Array.from({ length: 1 + random.below(4) }, () => random.pick(names));
  return Object.fromEntries(
    chosen.map((name) => [name, valueOf((Mesh.facts.fields as Record<string, Shape>)[name], random, 5)]),
  );
}

const isRecord = (value: unknown): value is Props =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns all objects and lists in a value. */
function holders(value: unknown): (Props | unknown[])[] {
  const inner = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
  return [...(Array.isArray(value) || isRecord(value) ? [value] : []), ...inner.flatMap(holders)];
}

const OTHERS: readonly unknown[] = [null, '', 'nonsense', -1, 70000, 5e9, 1.5, true, [], {}, ['a'], { a: 1 }];

/** Returns a copy of props in which one value is another one, or one name is misspelt. */
export function mutated(props: Props, random: Random): Props {
  const copy = structuredClone(props);
  const holder = random.pick(holders(copy));
  const [key, other] = [random.pick(Object.keys(holder)), structuredClone(random.pick(OTHERS))];
  if (key === undefined) Object.assign(holder, Array.isArray(holder) ? [other] : { x: other });
  else if (Array.isArray(holder) || random.chance(0.7)) (holder as Props)[key] = other;
  else {
    holder[`${key}x`] = holder[key];
    delete holder[key];
  }
  return copy;
}
