import type { Manifest } from '../model';
import { CATALOGUE } from './catalogue';
import type { Column, Kind } from './kind';
import { IstioStatus } from './kinds/common';
import type { Facts, Notes, Shape } from './notation';
import { existsAt, factsAt, knownRelease, releaseNumber, valuesAt } from './release';

type Json = Record<string, unknown>;

/** The object with its keys in alphabetical order and without those that are absent: how Kubernetes tools print it. */
function sorted(object: Json): Json {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The text that `kubectl explain` shows. */
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

/** None of the fields, or exactly one of them. */
function noneOrOne(fields: readonly string[]): Json {
  const required = fields.map((field) => ({ required: [field] }));
  return { oneOf: [{ not: { anyOf: required } }, ...required] };
}

function objectSchema(facts: Facts, release: number): Json {
  const fields = Object.entries(facts.fields ?? {}).filter(([, shape]) => existsAt(shape, release));
  const names = new Set(fields.map(([name]) => name));
  const required = (facts.required ?? []).filter((name) => names.has(name));
  const groups = (facts.oneOf ?? []).map((group) => noneOrOne(group.filter((name) => names.has(name))));
  return {
    type: 'object',
    properties: fields.length === 0 ? undefined : sorted(Object.fromEntries(fields.map(([name, shape]) => [name, schemaOf(shape, release)]))),
    required: required.length === 0 ? undefined : required,
    'x-kubernetes-preserve-unknown-fields': facts.open,
    ...(groups.length > 1 ? { allOf: groups } : groups[0]),
  };
}

function typeSchema(facts: Facts, release: number): Json {
  switch (facts.type) {
    case 'object':
      return objectSchema(facts, release);
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(facts.item as Shape, release), minProperties: facts.min, maxProperties: facts.max };
    case 'list':
      return {
        'type': 'array',
        'items': schemaOf(facts.item as Shape, release),
        'minItems': facts.min,
        'maxItems': facts.max,
        'x-kubernetes-list-type': facts.listType,
        'x-kubernetes-list-map-keys': facts.listKeys,
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
        type: facts.type,
        format: facts.format,
        minimum: facts.min,
        maximum: facts.max,
        minLength: facts.minLength,
        maxLength: facts.maxLength,
        pattern: facts.pattern,
        enum: facts.values === undefined ? undefined : valuesAt(facts, release),
      };
  }
}

/** One place of the catalogue as `JSONSchemaProps` of a CRD. */
export function schemaOf(shape: Shape, release: number): Json {
  const facts = factsAt(shape.facts, release);
  return sorted({
    ...typeSchema(facts, release),
    'description': description(facts, shape.notes),
    'default': shape.notes.default,
    'nullable': facts.nullable,
    'x-kubernetes-validations': facts.rules?.map((rule) => ({ message: rule.message, rule: rule.cel })),
  });
}

function column({ name, type, jsonPath, doc }: Column): Json {
  return { description: doc, jsonPath, name, type: type ?? 'string' };
}

/** The `spec` of the CRD of one kind. */
export function crdSpec(kind: Kind, release: number): Json {
  const schema = sorted({
    type: 'object',
    description: kind.doc,
    properties: { spec: schemaOf(kind.spec, release), status: schemaOf(IstioStatus, release) },
    required: kind.specRequired ? ['spec'] : undefined,
  });
  const columns = kind.columns?.map(column);
  return {
    group: kind.group,
    names: sorted({
      categories: ['istio-io', `${kind.group.split('.')[0]}-istio-io`],
      kind: kind.kind,
      listKind: `${kind.kind}List`,
      plural: kind.plural,
      shortNames: kind.shortNames,
      singular: kind.kind.toLowerCase(),
    }),
    scope: 'Namespaced',
    versions: kind.versions.map((name) => sorted({
      additionalPrinterColumns: columns,
      name,
      schema: { openAPIV3Schema: schema },
      served: true,
      storage: name === (kind.storage ?? kind.versions[0]),
      subresources: { status: {} },
    })),
  };
}

/** Labels that the CRDs of a release have in a default installation. */
export function crdLabels(version: string): Record<string, string> {
  return { 'app.kubernetes.io/instance': 'istio-base', 'app.kubernetes.io/part-of': 'istio', 'app.kubernetes.io/version': version };
}

/** A CRD without its `spec`: what differs from one installation to the next. */
export function crdHead(kind: Kind, labels: Record<string, string>): Manifest {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { annotations: { 'helm.sh/resource-policy': 'keep' }, labels, name: `${kind.plural}.${kind.group}` },
  };
}

/** The kinds that a release has. */
export function kindsOf(version: string): Kind[] {
  const release = knownRelease(version);
  return CATALOGUE.filter((kind) => kind.since === undefined || release >= releaseNumber(kind.since));
}

/**
 * The CustomResourceDefinitions of a release, with our field documentation as descriptions, in the order of their names.
 * Patch releases have the API of their minor. Throws for a release the catalogue does not know.
 */
export function crds(version: string, labels: Record<string, string> = crdLabels(version)): Manifest[] {
  const release = knownRelease(version);
  return kindsOf(version).map((kind) => ({ ...crdHead(kind, labels), spec: crdSpec(kind, release) }));
}
