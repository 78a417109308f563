import type { Manifest, Problem } from '../model';
import { objectName, releaseNumber, suggest } from '../model';
import { knownRelease, NEWEST } from '../releases/known';
import { CATALOGUE } from '../api/catalogue';
import type { Kind } from '../schema/kind';
import { IstioStatus } from '../api/kinds/common';
import { map, obj, str } from '../schema/notation';
import type { Shape } from '../schema/notation';
import { hasNull, withoutDroppedNulls } from '../schema/nulls';
import { walk } from '../schema/walker';
import { droppedNullProblems } from './dropped-nulls';

const ObjectMeta = obj('ObjectMeta', {
  annotations: map(str).nil.doc('Notes for tools and controllers.'),
  generateName: str.doc('Beginning of the name, when the API server chooses the rest.'),
  labels: map(str).nil.doc('Words by which objects are selected.'),
  name: str.doc('Name, unique among the objects of its kind in the namespace.'),
  namespace: str.doc('Namespace of the object.'),
}).open;

const GATEWAY_API = 'gateway.networking.k8s.io';
const byKind = new Map<string, Kind>();
const roots = new WeakMap<Kind, Shape>();

/** Kinds by `group/Kind`. */
function kinds(): ReadonlyMap<string, Kind> {
  if (byKind.size === 0) for (const kind of CATALOGUE) byKind.set(`${kind.group}/${kind.kind}`, kind);
  return byKind;
}

function gatewayApiKind(name: string): Kind | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- nine kinds, loaded only where there is such an object
  const { GATEWAY_API_KINDS } = require('../api/gateway-api') as typeof import('../api/gateway-api');
  return GATEWAY_API_KINDS.find((kind) => kind.kind === name);
}

/** The kind of an object, if the catalogue has it. */
export function kindOf(object: { apiVersion?: unknown; kind?: unknown }): Kind | undefined {
  const group = groupOf(object.apiVersion);
  return group === GATEWAY_API ? gatewayApiKind(String(object.kind)) : kinds().get(`${group}/${String(object.kind)}`);
}

const groupOf = (apiVersion: unknown): string => String(apiVersion).split('/')[0];

function rootShape(kind: Kind): Shape {
  let root = roots.get(kind);
  if (root === undefined) {
    root = obj(kind.kind, {
      apiVersion: str,
      kind: str,
      metadata: ObjectMeta,
      [kind.specRequired ? 'spec!' : 'spec']: kind.spec,
      status: IstioStatus,
    });
    roots.set(kind, root);
  }
  return root;
}

/** What is wrong with the version of the object, or with its kind in the target release. */
function envelopeProblem(object: Manifest, kind: Kind, version: string): Problem | undefined {
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

/** A kind that does not exist in a group that we know completely. */
function unknownKind(object: Manifest): Problem[] {
  const group = groupOf(object.apiVersion);
  const known = CATALOGUE.filter((kind) => kind.group === group).map((kind) => kind.kind);
  if (known.length === 0) return [];
  return [
    {
      severity: 'error',
      code: 'schema/unknown-kind',
      path: 'kind',
      found: object.kind,
      message: `${group} has no such kind`,
      fix: suggest(String(object.kind), known),
    },
  ];
}

export { objectName };

export interface SchemaOptions {
  /** The release of Istio, `1.30.3`; only its minor counts. @default - the newest that is known */
  readonly version?: string;
  /** Values that cannot be judged yet, such as Outputs of Pulumi. */
  readonly isUnknown?: (value: unknown) => boolean;
  /** Also warn of fields that Istio keeps for old programs only. By default nothing is said. */
  readonly deprecations?: boolean;
}

/**
 * What the API server would refuse in one object: unknown and missing fields, types, limits and rules of the CRD of its kind.
 * All served versions of a kind have the same schema. Kinds of the Gateway API are checked as its standard
 * channel has them; objects of other groups give no problems.
 */
export function schemaProblems(object: Manifest, options: SchemaOptions = {}): Problem[] {
  const kind = kindOf(object);
  const problems = kind === undefined ? unknownKind(object) : kindProblems(object, kind, options);
  if (problems.length === 0) return problems;
  const name = objectName(object);
  return problems.map((found) => ({ ...found, object: name }));
}

function kindProblems(object: Manifest, kind: Kind, options: SchemaOptions): Problem[] {
  const version = options.version ?? NEWEST;
  const release = knownRelease(version);
  const envelope = envelopeProblem(object, kind, version);
  if (envelope !== undefined) return [envelope];
  const shape = rootShape(kind);
  if (!hasNull(object)) return walk(shape, object, { ...options, version });
  const { value, dropped } = withoutDroppedNulls(shape, object, release);
  return [...walk(shape, value, { ...options, version }), ...droppedNullProblems(value as Manifest, dropped)];
}
