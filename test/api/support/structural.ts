import { RE2JS } from '@bufbuild/re2';
import { celHolds } from './cel';

/** The part of `JSONSchemaProps` that CRDs of Istio use. */
export interface Schema {
  'type'?: string;
  'format'?: string;
  'properties'?: Record<string, Schema>;
  'additionalProperties'?: Schema;
  'items'?: Schema;
  'required'?: string[];
  'enum'?: unknown[];
  'pattern'?: string;
  'minimum'?: number;
  'maximum'?: number;
  'minLength'?: number;
  'maxLength'?: number;
  'minItems'?: number;
  'maxItems'?: number;
  'minProperties'?: number;
  'maxProperties'?: number;
  'nullable'?: boolean;
  'oneOf'?: Schema[];
  'allOf'?: Schema[];
  'anyOf'?: Schema[];
  'not'?: Schema;
  'default'?: unknown;
  'description'?: string;
  'x-kubernetes-validations'?: { rule: string; message?: string }[];
  'x-kubernetes-list-type'?: string;
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-int-or-string'?: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const patterns = new Map<string, RE2JS>();

function matches(pattern: string, text: string): boolean {
  const compiled = patterns.get(pattern) ?? RE2JS.compile(pattern);
  patterns.set(pattern, compiled);
  return compiled.test(text);
}

const within = (n: number, min?: number, max?: number): boolean =>
  (min === undefined || n >= min) && (max === undefined || n <= max);

function typeIs(type: string, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return typeof value === 'number' && Math.floor(value) === value && Math.abs(value) <= 2 ** 63;
    case 'number':
      return typeof value === 'number';
    case 'array':
      return Array.isArray(value);
    default:
      return isObject(value);
  }
}

function formatOk(format: string, value: unknown): boolean {
  // Not the API server but istiod refuses these, because it cannot read them.
  if (format === 'int32') return typeof value !== 'number' || value === (value | 0);
  if (format === 'byte')
    return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/.test(String(value));
  if (format === 'date-time') return !Number.isNaN(Date.parse(String(value))) && String(value).includes('T');
  return true;
}

/** The combinators, which Istio uses for the presence of fields only. */
function logicOk(schema: Schema, value: unknown): boolean {
  const ok = (part: Schema): boolean =>
    (part.required ?? []).every((name) => isObject(value) && name in value) &&
    (part.type === undefined || typeIs(part.type, value)) &&
    logicOk(part, value);
  return (
    (schema.oneOf === undefined || schema.oneOf.filter(ok).length === 1) &&
    (schema.anyOf === undefined || schema.anyOf.some(ok)) &&
    (schema.allOf ?? []).every(ok) &&
    (schema.not === undefined || !ok(schema.not))
  );
}

function listOk(schema: Schema, list: unknown[]): boolean {
  const keys = schema['x-kubernetes-list-map-keys'];
  const ids =
    schema['x-kubernetes-list-type'] === 'map' && keys
      ? list.map((item) => JSON.stringify(keys.map((key) => (isObject(item) ? item[key] : 0))))
      : [];
  return (
    within(list.length, schema.minItems, schema.maxItems) &&
    new Set(ids).size === ids.length &&
    list.every((item) => structuralOk(schema.items as Schema, item))
  );
}

function objectOk(schema: Schema, object: Record<string, unknown>): boolean {
  const names = Object.keys(object);
  const open = schema['x-kubernetes-preserve-unknown-fields'] === true;
  return (
    within(names.length, schema.minProperties, schema.maxProperties) &&
    (schema.required ?? []).every((name) => name in object) &&
    names.every((name) => {
      const part = schema.properties?.[name] ?? schema.additionalProperties;
      return part === undefined ? open : structuralOk(part, object[name]);
    })
  );
}

/** Would the structural schema take the value? Unknown fields count as no, as with strict field validation. */
export function structuralOk(schema: Schema, value: unknown): boolean {
  if (value === null) return schema.nullable === true;
  if (schema['x-kubernetes-int-or-string'] === true) return typeIs('integer', value) || typeIs('string', value);
  if (schema.type !== undefined && !typeIs(schema.type, value)) return false;
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
  if (schema.format !== undefined && !formatOk(schema.format, value)) return false;
  if (typeof value === 'number' && !within(value, schema.minimum, schema.maximum)) return false;
  if (typeof value === 'string' && !within([...value].length, schema.minLength, schema.maxLength)) return false;
  if (typeof value === 'string' && schema.pattern !== undefined && !matches(schema.pattern, value)) return false;
  if (!logicOk(schema, value)) return false;
  if (Array.isArray(value)) return listOk(schema, value);
  return !isObject(value) || objectOk(schema, value);
}

/** The value as CEL has it: whole numbers and numbers are different types. */
export function toCel(schema: Schema, value: unknown): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item) => toCel(schema.items ?? {}, item));
  if (isObject(value)) {
    return new Map(
      Object.entries(value).map(([name, part]) => [
        name,
        toCel(schema.properties?.[name] ?? schema.additionalProperties ?? {}, part),
      ]),
    );
  }
  return schema.type === 'integer' && typeof value === 'number' ? BigInt(value) : value;
}

/** Do all rules hold, here and below? For values that the structure takes. */
export function rulesOk(schema: Schema, value: unknown): boolean {
  if (value === null) return true;
  const rules = schema['x-kubernetes-validations'] ?? [];
  if (rules.length > 0) {
    const self = toCel(schema, value);
    if (!rules.every(({ rule }) => celHolds(rule, self))) return false;
  }
  if (Array.isArray(value)) return value.every((item) => rulesOk(schema.items ?? {}, item));
  if (!isObject(value)) return true;
  return Object.entries(value).every(([name, part]) =>
    rulesOk(schema.properties?.[name] ?? schema.additionalProperties ?? {}, part),
  );
}

/** The value without nulls of fields that are not nullable: the API server drops them before it validates. */
function withoutNulls(schema: Schema, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (schema.items ? withoutNulls(schema.items, item) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => {
      const field = schema.properties?.[name];
      const inner = field ?? schema.additionalProperties;
      if (part === null && field !== undefined && !field.nullable && field.type !== undefined) return [];
      return [[name, inner ? withoutNulls(inner, part) : part]];
    }),
  );
}

/** The verdict of the API server. A null in a map, which it drops too, is refused here as it is by us. */
export function accepts(schema: Schema, given: unknown): boolean {
  const value = withoutNulls(schema, given);
  return structuralOk(schema, value) && rulesOk(schema, value);
}
