import { isRecord, type Problem } from '../../model';
import { canonicalQuantity } from '../../model/quantity';
import { sortedKeys } from '../go-template/values';
import { POD_TYPES } from './pod-types.data';
import { type TypeField, typeTable } from './type-notation';

export type JsonObject = Record<string, unknown>;

/** A pod, or the template of one, as plain JSON. */
export interface Pod {
  metadata: PodMetadata;
  spec: PodSpec;
}

export interface PodMetadata extends JsonObject {
  name?: string;
  generateName?: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

export interface PodContainer extends JsonObject {
  name: string;
  image?: string;
  args?: string[];
  env?: ({ name: string; value?: string } & JsonObject)[];
}

export interface PodSpec extends JsonObject {
  containers?: PodContainer[];
  initContainers?: PodContainer[];
  volumes?: { name: string }[];
  imagePullSecrets?: { name?: string }[];
  hostNetwork?: boolean;
}

/** The fields of a Kubernetes type inside a pod (`ObjectMeta`, `PodSpec`, `Container`, ...). */
export const podType = typeTable(POD_TYPES);

/** The value of each kind of scalar that Go writes for nothing. */
const ZERO: Readonly<Record<string, unknown>> = {
  string: '',
  int: 0,
  bool: false,
  quantity: '0',
  intOrString: 0,
  time: null,
  any: null,
};
const NEEDED: Readonly<Record<string, string>> = {
  string: 'a string',
  int: 'a whole number',
  bool: 'true or false',
  quantity: 'a quantity such as 500m, 1.5 or 2Gi',
  intOrString: 'a port number or the name of a port',
  time: 'a time in RFC 3339 form',
};

/**
 * The value as Kubernetes' Go types write it back: fields in their order, maps by key, quantities in canonical form,
 * zero values dropped or added.
 * Fields that this release of Kubernetes' types does not know stay as they are. What does not fit its type is a
 * problem.
 */
export function typed(value: unknown, type: string, path: string, problems: Problem[]): unknown {
  const known = podType(type);
  if (!known) return typedScalar(value, type, path, problems);
  if (value === undefined || value === null) value = {};
  if (!isRecord(value)) return wrongType(value, 'an object', path, problems);
  const result: JsonObject = {};
  for (const field of known.fields) {
    const written = typedField(value[field.json], field, path === '' ? field.json : `${path}.${field.json}`, problems);
    if (written !== undefined) result[field.json] = written;
  }
  for (const key of Object.keys(value)) {
    if (!known.byJson.has(key) && value[key] !== undefined && value[key] !== null) result[key] = value[key];
  }
  return result;
}

function typedField(value: unknown, field: TypeField, path: string, problems: Problem[]): unknown {
  const absent = value === undefined || value === null;
  if (field.list) {
    if (absent) return field.always ? null : undefined;
    if (!Array.isArray(value)) return wrongType(value, 'a list', path, problems);
    const items = value.map((item, i) => typed(item, field.type, `${path}[${i}]`, problems));
    return items.length > 0 || field.always ? items : undefined;
  }
  if (field.map) {
    if (absent) return field.always ? null : undefined;
    if (!isRecord(value)) return wrongType(value, 'an object', path, problems);
    const entries = sortedKeys(value).map((key) => [key, typed(value[key], field.type, `${path}.${key}`, problems)]);
    return entries.length > 0 || field.always ? Object.fromEntries(entries) : undefined;
  }
  if (field.pointer) {
    if (absent) return field.always ? null : undefined;
    return typed(value, field.type, path, problems);
  }
  const written = typed(value, field.type, path, problems);
  if (field.always) return written;
  if (field.omitZero) return absent ? undefined : written;
  if (podType(field.type) || field.type === 'quantity') return written;
  return written === ZERO[field.type] ? undefined : written;
}

function typedScalar(value: unknown, type: string, path: string, problems: Problem[]): unknown {
  if (value === undefined || value === null) return ZERO[type];
  switch (type) {
    case 'string':
    case 'time':
      return typeof value === 'string' ? value : wrongType(value, NEEDED[type], path, problems);
    case 'int':
      return Number.isInteger(value) ? value : wrongType(value, NEEDED.int, path, problems);
    case 'bool':
      return typeof value === 'boolean' ? value : wrongType(value, NEEDED.bool, path, problems);
    case 'intOrString':
      return typeof value === 'string' || Number.isInteger(value)
        ? value
        : wrongType(value, NEEDED.intOrString, path, problems);
    case 'quantity': {
      const canonical = typeof value === 'string' || typeof value === 'number' ? canonicalQuantity(value) : undefined;
      return canonical ?? wrongType(value, NEEDED.quantity, path, problems);
    }
    default:
      return value;
  }
}

function wrongType(value: unknown, needed: string, path: string, problems: Problem[]): undefined {
  const quoted = needed === NEEDED.string && typeof value !== 'object';
  problems.push({
    severity: 'error',
    code: 'injection/pod-field-type',
    path,
    found: value,
    message: `must be ${needed}`,
    fix: quoted ? `write ${JSON.stringify(String(value))}` : `write ${needed}`,
  });
  return undefined;
}
