import { type Manifest, type Problem, objectName, releaseNumber, suggest } from '../model';
import { knownRelease, DEFAULT_MINOR } from '../releases/known';
import { CATALOGUE } from '../api/catalogue';
import type { Kind } from '../schema/kind';
import { IstioStatus } from '../api/kinds/common';
import { map, obj, str, type Shape } from '../schema/notation';
import { hasNull, withoutDroppedNulls } from '../schema/nulls';
import { walk } from '../schema/walker';
import { droppedNullProblems } from './dropped-nulls';
import { isGatewayApiGroup } from '../releases/gateway-api';
import { servedKindProblem } from './served-kinds';

const ObjectMeta = obj('ObjectMeta', {
  annotations: map(str).nil.doc('Notes for tools and controllers.'),
  generateName: str.doc('Beginning of the name, when the API server chooses the rest.'),
  labels: map(str).nil.doc('Words by which objects are selected.'),
  name: str.doc('Name, unique among the objects of its kind in the namespace.'),
  namespace: str.doc('Namespace of the object.'),
}).open;

const byKind = new Map<string, Kind>();
/** Cache of the shapes of whole objects, by that of the spec. */
const roots = new WeakMap<Shape, Shape>();

/** Returns the kinds by `group/Kind`. */
function kinds(): ReadonlyMap<string, Kind> {
  if (byKind.size === 0) for (const kind of CATALOGUE) byKind.set(`${kind.group}/${kind.kind}`, kind);
  return byKind;
}

function gatewayApiKind(group: string, name: string): Kind | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only where there is such an object
  const { GATEWAY_API_KINDS } = require('../api/gateway-api') as typeof import('../api/gateway-api');
  return GATEWAY_API_KINDS.find((kind) => kind.kind === name && kind.group === group);
}

/** Returns the kind of an object, if the catalogue has it. */
export function kindOf(object: { apiVersion?: unknown; kind?: unknown }): Kind | undefined {
  const group = groupOf(object.apiVersion);
  return isGatewayApiGroup(group)
    ? gatewayApiKind(group, String(object.kind))
    : kinds().get(`${group}/${String(object.kind)}`);
}

const groupOf = (apiVersion: unknown): string => String(apiVersion).split('/')[0];

function rootShape(kind: Kind, apiVersion: string): Shape {
  const spec = kind.olderSpecs?.[apiVersion.slice(apiVersion.indexOf('/') + 1)] ?? kind.spec;
  let root = roots.get(spec);
  if (root === undefined) {
    root = obj(kind.kind, {
      apiVersion: str,
      kind: str,
      metadata: ObjectMeta,
      [kind.specRequired ? 'spec!' : 'spec']: spec,
      status: IstioStatus,
    });
    roots.set(spec, root);
  }
  return root;
}

/** Returns the problem of the object's version, or of its kind in the target release. */
function envelopeProblem(object: Manifest, kind: Kind | undefined, version: string): Problem | undefined {
  if (isGatewayApiGroup(groupOf(object.apiVersion))) return servedKindProblem(object, version);
  if (kind === undefined) return unknownKind(object);
  const served = kind.versions.map((name) => `${kind.group}/${name}`);
  if (!served.includes(object.apiVersion)) {
    return {
      severity: 'error',
      code: 'schema/unknown-version',
      path: 'apiVersion',
      found: object.apiVersion,
      message: `${kind.kind} has no such version`,
      fix: `use ${served.join(' or ')}`,
    };
  }
  if (kind.since !== undefined && knownRelease(version) < releaseNumber(kind.since)) {
    return {
      severity: 'error',
      code: 'schema/newer-kind',
      path: 'kind',
      found: kind.kind,
      message: `the kind came with Istio ${kind.since}, and the target is ${version}`,
      fix: `target Istio ${kind.since} or later`,
    };
  }
  return undefined;
}

/** Reports a kind that does not exist in an API group that we know completely. */
function unknownKind(object: Manifest): Problem | undefined {
  const group = groupOf(object.apiVersion);
  const known = CATALOGUE.filter((kind) => kind.group === group).map((kind) => kind.kind);
  if (known.length === 0) return undefined;
  return {
    severity: 'error',
    code: 'schema/unknown-kind',
    path: 'kind',
    found: object.kind,
    message: `${group} has no such kind`,
    fix: suggest(String(object.kind), known),
  };
}

export { objectName };

export interface SchemaOptions {
  /** Release of Istio, `1.30.3`; only its minor counts. @default - the newest that is known */
  readonly version?: string;
  /** Returns whether a value is unresolved, such as an Output of Pulumi. */
  readonly isUnknown?: (value: unknown) => boolean;
  /** Also warns of fields that Istio keeps for old programs only. By default false. */
  readonly deprecations?: boolean;
}

/**
 * Returns the problems for which the API server would refuse one object: unknown and missing fields, types, limits and
 * rules of the CRD of its kind. Kinds of the Gateway API are checked in the version of the API that the release of
 * Istio is built with; a field of its experimental channel only is a warning. Objects of other groups give no problems.
 */
export function schemaProblems(object: Manifest, options: SchemaOptions = {}): Problem[] {
  const problems = kindProblems(object, kindOf(object), options);
  if (problems.length === 0) return problems;
  const name = objectName(object);
  return problems.map((found) => ({ ...found, object: name }));
}

function kindProblems(object: Manifest, kind: Kind | undefined, options: SchemaOptions): Problem[] {
  const version = options.version ?? DEFAULT_MINOR;
  knownRelease(version);
  const envelope = envelopeProblem(object, kind, version);
  if (kind === undefined || envelope?.severity === 'error') return envelope === undefined ? [] : [envelope];
  const inside = insideProblems(object, rootShape(kind, String(object.apiVersion)), { ...options, version });
  return envelope === undefined ? inside : [envelope, ...inside];
}

/**
 * Returns the problems of the fields. A null that the API server drops before it validates is a warning, or an error
 * where that widens access.
 */
function insideProblems(object: Manifest, shape: Shape, options: SchemaOptions & { version: string }): Problem[] {
  if (!hasNull(object)) return walk(shape, object, options);
  const { value, dropped } = withoutDroppedNulls(shape, object, knownRelease(options.version));
  return [...walk(shape, value, options), ...droppedNullProblems(value as Manifest, dropped)];
}
