import { isRecord } from '../../model';
import { CommonGateway } from '../../props/gateway';
import { Mesh } from '../../props/mesh';
import type { MeshProps } from '../../props';
import type { Shape } from '../../schema/notation';
import type { Tree } from '../tree';

/** Sorts props in the order in which they are documented. */
export const ordered = (props: Tree | MeshProps): MeshProps => inOrder(props, Mesh) as MeshProps;

function inOrder(value: unknown, shape: Shape | undefined): unknown {
  const fields = shape && [shape, ...(shape.facts.options ?? [])].find(({ facts }) => facts.fields)?.facts.fields;
  if (!isRecord(value) || !fields) return value;
  const names = Object.keys(fields).filter((name) => name in value);
  const others = Object.keys(value).filter((name) => !(name in fields));
  return Object.fromEntries([...names, ...others].map((name) => [name, item(value[name], fields[name])]));
}

function item(value: unknown, shape: Shape | undefined): unknown {
  if (!Array.isArray(value)) return inOrder(value, shape);
  return value.map((one: unknown) => (isRecord(one) && 'injection' in one ? inOrder(one, CommonGateway) : one));
}
