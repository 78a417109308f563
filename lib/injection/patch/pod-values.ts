import { isRecord } from '../../model';
import { int64, mapOf, NilPointer, sliceOf, structOf } from '../go-template';

import { podType } from '../pod/typed-pod';
import type { TypeField } from '../pod/type-notation';

/**
 * Returns a Kubernetes object as templates see it: a Go struct with Go's names and zero values. `value` is a result of
 * `typed`.
 */
export function podStruct(value: unknown, type: string): unknown {
  const known = podType(type);
  const object = isRecord(value) ? value : {};
  const fields = Object.fromEntries(
    (known?.fields ?? []).map((field) => [field.go, fieldOf(object[field.json], field)]),
  );
  return structOf(`v1.${type}`, fields, () => value ?? {});
}

function fieldOf(value: unknown, field: TypeField): unknown {
  if (field.list) {
    const items = Array.isArray(value) ? value.map((item) => single(item, field.type)) : undefined;
    return sliceOf(`[]${goType(field.type)}`, items);
  }
  if (field.map) {
    const entries = isRecord(value)
      ? Object.entries(value).map(([key, item]) => [key, single(item, field.type)])
      : undefined;
    return mapOf(
      `map[string]${goType(field.type)}`,
      entries && (Object.fromEntries(entries) as Record<string, unknown>),
    );
  }
  if (field.pointer && (value === undefined || value === null)) return new NilPointer(`*${goType(field.type)}`);
  return single(value, field.type);
}

function goType(type: string): string {
  if (type === 'int') return 'int64';
  return podType(type) ? `v1.${type}` : type;
}

function single(value: unknown, type: string): unknown {
  switch (type) {
    case 'string':
      return value ?? '';
    case 'bool':
      return value ?? false;
    case 'int':
      return int64((value as number | undefined) ?? 0);
    case 'intOrString':
      return intOrString((value as string | number | undefined) ?? 0);
    case 'quantity':
      return quantity(String(value ?? '0'));
    case 'time':
      return structOf('v1.Time', {}, () => value ?? null);
    case 'any':
      return value;
    default:
      return podStruct(value, type);
  }
}

function quantity(text: string): unknown {
  return structOf('resource.Quantity', { String: () => text }, () => text);
}

function intOrString(value: string | number): unknown {
  const isText = typeof value === 'string';
  const fields = {
    Type: int64(isText ? 1 : 0),
    IntVal: int64(isText ? 0 : value),
    StrVal: isText ? value : '',
    String: () => String(value),
    IntValue: () => BigInt(isText ? Number.parseInt(value, 10) || 0 : value),
  };
  return structOf('intstr.IntOrString', fields, () => value);
}
