import type { Shape } from '../schema/notation';
import { settingsOf } from './declare';
import { CommonGateway } from './gateway';
import { Mesh } from './mesh';

type Path = readonly (string | number)[];

/**
 * Returns whether the prop at a path decides which objects exist, or how objects are named or selected: it must be
 * known when the program runs, and cannot be an Output. Switches always do. Any other prop that turns out to change the
 * set of objects is refused too, by comparison.
 */
export function isPlainProp(shape: Shape, path: Path): boolean {
  const { facts, notes } = shape;
  const settings = settingsOf(shape);
  if (path.length === 0) return settings !== undefined || (notes.isPlain === true && facts.item === undefined);
  if (settings) return isPlainProp(settings, path);
  const [step, ...below] = path;
  if (facts.item) return isPlainProp(notes.isPlain && !facts.item.facts.fields ? facts.item.plain : facts.item, below);
  return facts.fields && Object.hasOwn(facts.fields, step) ? isPlainProp(facts.fields[step], below) : false;
}

/** Fields of a policy that must not be Outputs; `*` is any name or index. */
const STRUCTURAL_POLICY: readonly string[] = ['name', 'namespace', 'apiVersion', 'metadata.name', 'metadata.namespace'];

/** Fields of a service that must not be Outputs: references find it by them. */
const STRUCTURAL_SERVICE: readonly string[] = [
  'name',
  'namespace',
  'port',
  'ports.*',
  'ports.*.number',
  'ports.*.name',
  'ports.*.protocol',
  'selector.*',
  'serviceAccount',
  'exportTo.*',
];

const LISTS = { policy: STRUCTURAL_POLICY, service: STRUCTURAL_SERVICE };
const SHAPES = { mesh: Mesh, gateway: CommonGateway };

/** Returns whether the value at a path must be known when the program runs. */
export function isStructural(of: keyof typeof LISTS | keyof typeof SHAPES, path: Path): boolean {
  if (of === 'mesh' || of === 'gateway') return isPlainProp(SHAPES[of], path);
  return LISTS[of].some((pattern) => {
    const steps = pattern.split('.');
    return steps.length === path.length && steps.every((step, i) => step === '*' || step === String(path[i]));
  });
}
