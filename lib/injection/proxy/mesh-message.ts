import { type Problem, suggest, isRecord } from '../../model';
import { parseDuration, protoDuration } from '../pod/duration';

import { MESH_ENUMS, MESH_MESSAGES } from './mesh-types.data';
import { type TypeField, typeTable } from '../pod/type-notation';

/**
 * Protobuf message in canonical JSON, as protobuf's own JSON writer prints it: fields in the order of their definition,
 * only those that are set, enums by name, durations in seconds.
 */
export type Message = Record<string, unknown>;

/** Returns the fields of a message inside ProxyConfig or MeshConfig. */
export const messageType = typeTable(MESH_MESSAGES);

/** Returns the values of an enum: name by number and number by name. */
export function enumValues(name: string): ReadonlyMap<string, number> | undefined {
  const text = Object.hasOwn(MESH_ENUMS, name) ? MESH_ENUMS[name] : undefined;
  return text === undefined
    ? undefined
    : new Map(text.split(' ').map((word) => [word.split('=')[0], Number(word.split('=')[1])]));
}

/** Scalar type inside each wrapper message; a wrapper that is set is written even when its value is zero. */
export const WRAPPERS: Readonly<Record<string, string>> = {
  BoolValue: 'bool',
  StringValue: 'string',
  Int32Value: 'int32',
  UInt32Value: 'uint32',
  Int64Value: 'int64',
  UInt64Value: 'uint64',
  DoubleValue: 'double',
};
const RANGES: Readonly<Record<string, readonly [bigint, bigint]>> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};

/**
 * Sets the fields of `input` (plain JSON or YAML data) in `message`. A given field replaces the old value as a whole,
 * as protobuf's JSON reader does; `null` means not given; names may be camelCase or snake_case; unknown fields are
 * ignored.
 */
export function applyMessage(
  message: Message,
  input: unknown,
  type: string,
  path: string,
  problems: Problem[],
): Message {
  if (input === null || input === undefined) return message;
  const known = messageType(type);
  if (!known || !isRecord(input)) {
    wrong(input, 'an object', path, problems);
    return message;
  }
  const given = new Map(
    Object.entries(input).map(([key, value]) => [known.byJson.has(key) ? key : camelCase(key), value]),
  );
  const result = new Map(Object.entries(message));
  for (const field of known.fields) {
    const value = given.get(field.json);
    if (value === undefined || value === null) continue;
    if (field.group !== undefined)
      for (const other of known.fields) if (other.group === field.group) result.delete(other.json);
    const written = fieldValue(value, field, `${path}.${field.json}`, problems);
    if (written === undefined) result.delete(field.json);
    else result.set(field.json, written);
  }
  return Object.fromEntries(
    known.fields.filter((field) => result.has(field.json)).map((field) => [field.json, result.get(field.json)]),
  );
}

const camelCase = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function fieldValue(value: unknown, field: TypeField, path: string, problems: Problem[]): unknown {
  if (field.list) {
    if (!Array.isArray(value)) return wrong(value, 'a list', path, problems);
    const items = value.map((item, i) => singleValue(item, field.type, `${path}[${i}]`, problems));
    return items.length === 0 ? undefined : items;
  }
  if (field.map) {
    if (!isRecord(value)) return wrong(value, 'an object', path, problems);
    const entries = Object.entries(value).map(([key, item]) => [
      key,
      singleValue(item, field.type, `${path}.${key}`, problems),
    ]);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  const written = singleValue(value, field.type, path, problems);
  const keepsZero =
    field.group !== undefined ||
    WRAPPERS[field.type] !== undefined ||
    messageType(field.type) ||
    field.type === 'Duration';
  return !keepsZero && isZero(written, field.type) ? undefined : written;
}

function isZero(value: unknown, type: string): boolean {
  const values = enumValues(type);
  if (values) return values.get(value as string) === 0;
  return value === '' || value === 0 || value === false || ((type === 'int64' || type === 'uint64') && value === '0');
}

/** Parses the scalars of a message; undefined for a value of another type. Other scalars are whole numbers. */
const SCALARS: Readonly<Record<string, { needed: string; parse: (value: unknown) => unknown }>> = {
  string: { needed: 'a string', parse: (value) => (typeof value === 'string' ? value : undefined) },
  bool: { needed: 'true or false', parse: (value) => (typeof value === 'boolean' ? value : undefined) },
  double: { needed: 'a number', parse: (value) => (typeof value === 'number' ? value : numberIn(value)) },
  Duration: {
    needed: 'a duration such as 5s, 500ms or 1m30s',
    parse: (value) => {
      const nanos = typeof value === 'string' ? parseDuration(value) : undefined;
      return nanos === undefined ? undefined : protoDuration(nanos);
    },
  },
  Struct: { needed: 'an object', parse: (value) => (isRecord(value) ? value : undefined) },
};

function singleValue(value: unknown, type: string, path: string, problems: Problem[]): unknown {
  if (messageType(type)) return applyMessage({}, value, type, path, problems);
  const scalar = WRAPPERS[type] ?? type;
  const values = enumValues(scalar);
  if (values) return enumName(value, values, path, problems);
  if (!Object.hasOwn(SCALARS, scalar)) return wholeNumber(value, scalar, path, problems);
  const { needed, parse } = SCALARS[scalar];
  return parse(value) ?? wrong(value, needed, path, problems);
}

const numberIn = (value: unknown): number | undefined =>
  typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;

function wholeNumber(value: unknown, type: string, path: string, problems: Problem[]): unknown {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  const [least, most] = RANGES[type];
  if (!/^-?\d+$/.test(text) || BigInt(text) < least || BigInt(text) > most)
    return wrong(value, `a whole number from ${least} to ${most}`, path, problems);
  return type.endsWith('64') ? text : Number(text);
}

function enumName(value: unknown, values: ReadonlyMap<string, number>, path: string, problems: Problem[]): unknown {
  if (typeof value === 'string' && values.has(value)) return value;
  const byNumber = [...values].find(([, number]) => number === value);
  if (byNumber) return byNumber[0];
  const fix = typeof value === 'string' ? suggest(value, values.keys()) : `use one of ${[...values.keys()].join(', ')}`;
  problems.push({
    severity: 'error',
    code: 'injection/proxy-config',
    path,
    found: value,
    message: 'the field has no such value',
    ...(fix ? { fix } : {}),
  });
  return undefined;
}

function wrong(value: unknown, needed: string, path: string, problems: Problem[]): undefined {
  problems.push({
    severity: 'error',
    code: 'injection/proxy-config',
    path,
    found: value,
    message: `must be ${needed}`,
    fix: `write ${needed}`,
  });
  return undefined;
}
