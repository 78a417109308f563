import { isRecord } from '../../model';
import { enumValue, int32, int64, mapOf, NilPointer, sliceOf, structOf, uint32 } from '../go-template';
import { parseDuration } from '../pod/duration';

import { enumValues, type Message, messageType, WRAPPERS } from './mesh-message';
import type { TypeField } from '../pod/type-notation';

/** Message behind a struct that templates see. */
export interface MessageOrigin {
  readonly type: string;
  readonly message: Message;
}

const origins = new WeakMap<object, MessageOrigin>();
const nils = new Map<string, NilPointer>();

/** Returns the message that a value in a template stands for, if it is one. */
export function messageBehind(value: unknown): MessageOrigin | undefined {
  return typeof value === 'object' && value !== null ? origins.get(value) : undefined;
}

/** Returns a protobuf message as templates see it: Go's names, zero values, and a `Get` method for every field. */
export function messageStruct(message: Message, type: string): object {
  const fields: Record<string, unknown> = {};
  for (const field of messageType(type)?.fields ?? []) {
    const value = fieldOf(message[field.json], field);
    const name = goName(field.json);
    if (field.group === undefined) fields[name] = value;
    else if (message[field.json] !== undefined)
      fields[goName(camel(field.group))] = structOf(`v1alpha1.${type}_${name}`, { [name]: value });
    fields[`Get${name}`] = () => value;
  }
  const struct = structOf(`v1alpha1.${type}`, fields, () => message);
  origins.set(struct, { type, message });
  return struct;
}

/** Returns a message that is not set: a nil pointer, on which every `Get` method still works. */
function nilMessage(type: string): NilPointer {
  const known = nils.get(type);
  if (known) return known;
  const getters = (messageType(type)?.fields ?? []).map((field) => [
    `Get${goName(field.json)}`,
    () => fieldOf(undefined, field),
  ]);
  const nil = new NilPointer(`*v1alpha1.${type}`, Object.fromEntries(getters) as Record<string, () => unknown>);
  nils.set(type, nil);
  return nil;
}

/** Returns the Go name of a field: a capital at the start and after a digit. */
const goName = (json: string): string =>
  (json[0].toUpperCase() + json.slice(1)).replace(/\d[a-z]/g, (part) => part.toUpperCase());
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function fieldOf(value: unknown, field: TypeField): unknown {
  if (field.list) {
    return sliceOf(
      `[]${goType(field.type)}`,
      Array.isArray(value) ? value.map((item) => single(item, field.type)) : undefined,
    );
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
  return single(value, field.type);
}

function goType(type: string): string {
  return messageType(type) ? `*v1alpha1.${type}` : type === 'double' ? 'float64' : type;
}

function single(value: unknown, type: string): unknown {
  if (messageType(type)) return isRecord(value) ? messageStruct(value, type) : nilMessage(type);
  const scalar = WRAPPERS[type];
  if (scalar) return wrapper(value, type, scalar);
  if (type === 'Duration') return duration(value);
  const values = enumValues(type);
  if (values) {
    const name = (value as string | undefined) ?? [...values].find(([, number]) => number === 0)?.[0] ?? '';
    return enumValue(`v1alpha1.${type}`, name, values.get(name) ?? 0);
  }
  return scalarValue(value, type);
}

function scalarValue(value: unknown, type: string): unknown {
  switch (type) {
    case 'string':
      return value ?? '';
    case 'bool':
      return value ?? false;
    case 'double':
      return value ?? 0;
    case 'int32':
      return int32((value as number | undefined) ?? 0);
    case 'uint32':
      return uint32((value as number | undefined) ?? 0);
    case 'int64':
    case 'uint64':
      return int64(BigInt((value as string | undefined) ?? 0));
    default:
      return value ?? null;
  }
}

function wrapper(value: unknown, type: string, scalar: string): unknown {
  const inner = scalarValue(value, scalar);
  if (value === undefined) return new NilPointer(`*wrapperspb.${type}`, { GetValue: () => inner });
  return structOf(
    `wrapperspb.${type}`,
    { Value: inner, GetValue: () => inner, String: () => `value:${String(value)}` },
    () => value,
  );
}

function duration(value: unknown): unknown {
  const nanos = typeof value === 'string' ? (parseDuration(value) ?? 0n) : 0n;
  const parts = { GetSeconds: () => int64(nanos / 1_000_000_000n), GetNanos: () => int32(nanos % 1_000_000_000n) };
  if (value === undefined) return new NilPointer('*durationpb.Duration', parts);
  return structOf(
    'durationpb.Duration',
    { Seconds: parts.GetSeconds(), Nanos: parts.GetNanos(), ...parts },
    () => value,
  );
}
