import { isRecord, type Problem } from '../../model';
import { canonicalQuantity } from '../../model/quantity';
import { sortedKeys } from '../go-template/values';
import { POD_TYPES } from './pod-types.data';
import { type TypeField, typeTable } from './type-notation';

export type JsonObject = Record<string, unknown>;

/** Pod, or the template of one, as plain JSON. */
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

/** Returns the fields of a Kubernetes type inside a pod (`ObjectMeta`, `PodSpec`, `Container`, ...). */
export const podType = typeTable(POD_TYPES);

/** Zero value of each kind of scalar, which Go writes for an unset field. */
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
 * Returns the value as Kubernetes' Go types write it back: fields in their order, maps by key, quantities in canonical
 * form, zero values dropped or added. Fields that this release of Kubernetes' types does not know are left unchanged. A
 * value that does not fit its type is a problem.
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
  if (field.list || field.map || field.pointer) {
    if (absent) return field.always ? null : undefined;
    if (field.list) return typedList(value, field, path, problems);
    return field.map ? typedMap(value, field, path, problems) : typed(value, field.type, path, problems);
  }
  const written = typed(value, field.type, path, problems);
  if (field.always) return written;
  if (field.omitZero) return absent ? undefined : written;
  const keepsZero = podType(field.type) || field.type === 'quantity';
  return !keepsZero && written === ZERO[field.type] ? undefined : written;
}

function typedList(value: unknown, field: TypeField, path: string, problems: Problem[]): unknown {
  if (!Array.isArray(value)) return wrongType(value, 'a list', path, problems);
  const items = value.map((item, i) => typed(item, field.type, `${path}[${i}]`, problems));
  return items.length > 0 || field.always ? items : undefined;
}

function typedMap(value: unknown, field: TypeField, path: string, problems: Problem[]): unknown {
  if (!isRecord(value)) return wrongType(value, 'an object', path, problems);
  const entries = sortedKeys(value).map((key) => [key, typed(value[key], field.type, `${path}.${key}`, problems)]);
  return entries.length > 0 || field.always ? Object.fromEntries(entries) : undefined;
}

const ifText = (value: unknown): unknown => (typeof value === 'string' ? value : undefined);
const ifInteger = (value: unknown): unknown => (Number.isInteger(value) ? value : undefined);

/** Canonical form of a scalar of each type; undefined for a value of another type. */
const SCALARS: Readonly<Record<string, (value: unknown) => unknown>> = {
  string: ifText,
  time: ifText,
  int: ifInteger,
  bool: (value) => (typeof value === 'boolean' ? value : undefined),
  intOrString: (value) => ifText(value) ?? ifInteger(value),
  quantity: (value) => (typeof value === 'string' || typeof value === 'number' ? canonicalQuantity(value) : undefined),
};

function typedScalar(value: unknown, type: string, path: string, problems: Problem[]): unknown {
  if (value === undefined || value === null) return ZERO[type];
  if (!Object.hasOwn(SCALARS, type)) return value;
  return SCALARS[type](value) ?? wrongType(value, NEEDED[type], path, problems);
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
