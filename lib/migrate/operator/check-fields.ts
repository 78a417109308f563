import { isRecord, suggest } from '../../model';
import { podType } from '../../injection/pod/typed-pod';
import { typeTable, type TypeField } from '../../injection/pod/type-notation';
import { canonicalQuantity } from '../../model/quantity';
import { OPERATOR_TYPES } from './types.data';

const operatorType = typeTable(OPERATOR_TYPES);

/** Field that its type does not have, or whose value has the wrong type. */
export interface FieldFinding {
  readonly kind: 'unknown' | 'misspelt' | 'wrong-type';
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly message: string;
  readonly fix?: string;
}

const SCALARS: Readonly<Record<string, readonly [words: string, holds: (value: unknown) => boolean]>> = {
  string: ['text', (value) => typeof value === 'string'],
  bool: ['true or false', (value) => typeof value === 'boolean'],
  int: ['a whole number', (value) => Number.isInteger(value)],
  intOrString: ['a whole number or a text', (value) => Number.isInteger(value) || typeof value === 'string'],
  quantity: [
    'a quantity such as 500m or 2Gi',
    (value) => (typeof value === 'string' || typeof value === 'number') && canonicalQuantity(value) !== undefined,
  ],
};

/** Returns the fields of an IstioOperator, and of the Kubernetes types inside it, that cannot be parsed. */
export function checkFields(value: unknown, type = 'IstioOperator', path: (string | number)[] = []): FieldFinding[] {
  if (value === null || value === undefined) return [];
  const known = operatorType(type) ?? podType(type);
  if (!known) return scalar(value, type, path);
  if (!isRecord(value)) return [wrong(value, path, 'a map')];
  return Object.entries(value).flatMap(([name, item]): FieldFinding[] => {
    const field = known.byJson.get(name);
    const here = [...path, name];
    return field ? fieldFindings(item, field, here) : [unknown(item, here, type, [...known.byJson.keys()])];
  });
}

function fieldFindings(value: unknown, field: TypeField, path: (string | number)[]): FieldFinding[] {
  if (value === null) return [];
  if (field.list) {
    if (!Array.isArray(value)) return [wrong(value, path, 'a list')];
    return value.flatMap((item, i) => checkFields(item, field.type, [...path, i]));
  }
  if (!field.map) return checkFields(value, field.type, path);
  if (!isRecord(value)) return [wrong(value, path, 'a map')];
  return Object.entries(value).flatMap(([name, item]) => checkFields(item, field.type, [...path, name]));
}

function scalar(value: unknown, type: string, path: (string | number)[]): FieldFinding[] {
  const known = SCALARS[type];
  return known === undefined || known[1](value) ? [] : [wrong(value, path, known[0])];
}

function wrong(value: unknown, path: (string | number)[], words: string): FieldFinding {
  return { kind: 'wrong-type', path, value, message: `must be ${words}` };
}

function unknown(value: unknown, path: (string | number)[], type: string, names: string[]): FieldFinding {
  const name = String(path[path.length - 1]);
  const intended = names.find((other) => other.toLowerCase() === name.toLowerCase());
  if (intended !== undefined) {
    const message = 'istioctl takes this spelling, and then reads nothing from it';
    return { kind: 'misspelt', path, value, message, fix: `write ${intended}` };
  }
  return { kind: 'unknown', path, value, message: `${type} has no such field`, fix: suggest(name, names) };
}
