import type { Manifest } from '../model';
import type { Column, Kind } from './kind';
import type { Facts, Notes, Shape } from './notation';
import { existsAt, factsAt, valuesAt } from './release';

type Json = Record<string, unknown>;

/**
 * Returns the object without absent fields. Keys are written in alphabetical order here, as Kubernetes tools print
 * them.
 */
function present(object: Json): Json {
  const result: Json = {};
  for (const name in object) if (object[name] !== undefined) result[name] = object[name];
  return result;
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

/** Returns the text that `kubectl explain` shows. */
function description(facts: Facts, notes: Notes): string | undefined {
  const parts = [
    notes.doc,
    notes.deprecated === undefined ? undefined : `Deprecated: use ${notes.deprecated}.`,
    valueList(facts),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

function valueList(facts: Facts): string | undefined {
  const documented = [...(facts.values ?? [])].filter(([value, doc]) => doc !== '' && !facts.addedValues?.has(value));
  return documented.length === 0 ? undefined : documented.map(([value, doc]) => `${value}: ${doc}.`).join(' ');
}

/** Returns a schema that allows at most one of some fields. */
function noneOrOne(fields: readonly string[]): Json {
  const required = fields.map((field) => ({ required: [field] }));
  return { oneOf: [{ not: { anyOf: required } }, ...required] };
}

function objectSchema(facts: Facts, release: number): Json {
  const fields = Object.entries(facts.fields ?? {})
    .filter(([, shape]) => existsAt(shape, release))
    .sort(byName);
  const names = new Set(fields.map(([name]) => name));
  const required = (facts.required ?? []).filter((name) => names.has(name));
  const groups = (facts.oneOf ?? []).map((group) => noneOrOne(group.filter((name) => names.has(name))));
  return {
    'allOf': groups.length > 1 ? groups : undefined,
    'oneOf': groups.length === 1 ? groups[0].oneOf : undefined,
    'properties':
      fields.length === 0
        ? undefined
        : Object.fromEntries(fields.map(([name, shape]) => [name, schemaOf(shape, release)])),
    'required': required.length === 0 ? undefined : required,
    'type': 'object',
    'x-kubernetes-preserve-unknown-fields': facts.open,
  };
}

function typeSchema(facts: Facts, release: number): Json {
  switch (facts.type) {
    case 'object':
      return objectSchema(facts, release);
    case 'map':
      return {
        additionalProperties: schemaOf(facts.item as Shape, release),
        maxProperties: facts.max,
        minProperties: facts.min,
        type: 'object',
      };
    case 'list':
      return {
        'items': schemaOf(facts.item as Shape, release),
        'maxItems': facts.max,
        'minItems': facts.min,
        'type': 'array',
        'x-kubernetes-list-map-keys': facts.listKeys,
        'x-kubernetes-list-type': facts.listType,
      };
    case 'any':
      return { 'x-kubernetes-preserve-unknown-fields': true };
    case 'int-or-string':
      return { 'anyOf': [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true };
    case 'either':
    case 'k8s':
      throw new Error(`a CRD cannot have the shape ${facts.type}`);
    default:
      return {
        enum: facts.values === undefined ? undefined : valuesAt(facts, release),
        format: facts.format,
        maxLength: facts.maxLength,
        maximum: facts.max,
        minLength: facts.minLength,
        minimum: facts.min,
        pattern: facts.pattern,
        type: facts.type,
      };
  }
}

const made = new Map<number, WeakMap<Shape, Json>>();

/**
 * Returns the `JSONSchemaProps` of a shape, for a CRD. Built once for each release, and shared: copy it before handing
 * it out.
 */
export function schemaOf(shape: Shape, release: number): Json {
  let schemas = made.get(release);
  if (schemas === undefined) made.set(release, (schemas = new WeakMap()));
  let schema = schemas.get(shape);
  if (schema === undefined) {
    const facts = factsAt(shape.facts, release);
    schema = present({
      'default': shape.notes.default,
      'description': description(facts, shape.notes),
      ...typeSchema(facts, release),
      'nullable': facts.nullable,
      'x-kubernetes-validations': facts.rules?.map((rule) => ({ message: rule.message, rule: rule.cel })),
    });
    schemas.set(shape, schema);
  }
  return schema;
}

/** Copies a value deeply, so that a change to one CRD changes no other (and YAML has no anchors). */
function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (typeof value !== 'object' || value === null) return value;
  const result: Json = {};
  for (const name in value) result[name] = copy(value[name]);
  return result as T;
}

function column({ name, type, jsonPath, doc }: Column): Json {
  return { description: doc, jsonPath, name, type: type ?? 'string' };
}

/** Returns the `spec` of the CRD of one kind, with the given shape of its status. */
export function crdSpec(kind: Kind, status: Shape, release: number): Json {
  const schema = present({
    description: kind.doc,
    properties: { spec: schemaOf(kind.spec, release), status: schemaOf(status, release) },
    required: kind.specRequired ? ['spec'] : undefined,
    type: 'object',
  });
  return copy({
    group: kind.group,
    names: present({
      categories: ['istio-io', `${kind.group.split('.')[0]}-istio-io`],
      kind: kind.kind,
      listKind: `${kind.kind}List`,
      plural: kind.plural,
      shortNames: kind.shortNames,
      singular: kind.kind.toLowerCase(),
    }),
    scope: 'Namespaced',
    versions: kind.versions.map((name) =>
      present({
        additionalPrinterColumns: kind.columns?.map(column),
        name,
        schema: { openAPIV3Schema: schema },
        served: true,
        storage: name === (kind.storage ?? kind.versions[0]),
        subresources: { status: {} },
      }),
    ),
  });
}

/** Returns the labels that the CRDs of a release have in a default installation. */
export function crdLabels(version: string): Record<string, string> {
  return {
    'app.kubernetes.io/instance': 'istio-base',
    'app.kubernetes.io/part-of': 'istio',
    'app.kubernetes.io/version': version,
  };
}

/** Returns a CRD without its `spec`: the part that differs from one installation to the next. */
export function crdHead(kind: Kind, labels: Record<string, string>): Manifest {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { annotations: { 'helm.sh/resource-policy': 'keep' }, labels, name: `${kind.plural}.${kind.group}` },
  };
}
