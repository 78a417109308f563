import { isRecord, type Problem } from '../../model';

import { ownerOfPod, type Owner } from './owner';
import { type JsonObject, typed } from './typed-pod';

/** Kinds that hold pods, with the API groups that have (or had) them; the version does not matter. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  Pod: [''],
  ReplicationController: [''],
  Deployment: ['apps', 'extensions'],
  DaemonSet: ['apps', 'extensions'],
  ReplicaSet: ['apps', 'extensions'],
  StatefulSet: ['apps'],
  Job: ['batch'],
  CronJob: ['batch'],
  DeploymentConfig: ['apps.openshift.io', ''],
};

/** Place of the metadata and the spec of an object's pods. */
export interface PodPlace {
  /** Keys to the object that holds the pod's `metadata`. */
  readonly metadata: readonly string[];
  /** Keys to the object that holds the pod's `spec`. */
  readonly spec: readonly string[];
  /** Workload that the pods belong to. */
  readonly owner: Owner;
}

/** Returns whether an object is a `List`, whose items are injected one by one. */
export function isList(object: JsonObject): object is JsonObject & { items: unknown[] } {
  return object.kind === 'List' && object.apiVersion === 'v1' && Array.isArray(object.items);
}

/**
 * Returns the place of the pods of `object`; undefined for kinds that have none. A CronJob is special: the metadata
 * that injection reads and writes is the one of its `jobTemplate`.
 */
export function podPlace(object: JsonObject): PodPlace | undefined {
  const kind = String(object.kind);
  if (!Object.hasOwn(KINDS, kind) || !KINDS[kind].includes(groupOf(object))) return undefined;
  if (kind === 'Pod') return { metadata: [], spec: [], owner: ownerOfPod(object) };
  const owner = { kind, apiVersion: String(object.apiVersion), ...nameOf(object) };
  if (kind === 'CronJob')
    return { metadata: ['spec', 'jobTemplate'], spec: ['spec', 'jobTemplate', 'spec', 'template'], owner };
  return { metadata: ['spec', 'template'], spec: ['spec', 'template'], owner };
}

function groupOf(object: JsonObject): string {
  const parts = String(object.apiVersion).split('/');
  return parts.length > 1 ? parts[0] : '';
}

function nameOf(object: JsonObject): { name: string; namespace: string } {
  const metadata = isRecord(object.metadata) ? object.metadata : {};
  return { name: text(metadata.name), namespace: text(metadata.namespace) };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Returns the object as Kubernetes' Go types write it back: see `typed`. */
export function typedWorkload(object: JsonObject, problems: Problem[]): JsonObject {
  if (object.kind === 'Pod') {
    return {
      ...object,
      metadata: typed(object.metadata, 'ObjectMeta', 'metadata', problems),
      spec: typed(object.spec, 'PodSpec', 'spec', problems),
    };
  }
  return { ...object, spec: typed(object.spec, `${String(object.kind)}Spec`, 'spec', problems) };
}

/** Returns the object at a path of keys; an empty one where something is missing. */
export function objectAt(object: JsonObject, keys: readonly string[]): JsonObject {
  return keys.reduce<JsonObject>((value, key) => (isRecord(value[key]) ? (value[key] as JsonObject) : {}), object);
}

/** Returns a copy of `object` in which the object at `keys` has the given fields; everything else is shared. */
export function withFields(object: JsonObject, keys: readonly string[], fields: JsonObject): JsonObject {
  if (keys.length === 0) return { ...object, ...fields };
  const [key, ...rest] = keys;
  return { ...object, [key]: withFields(objectAt(object, [key]), rest, fields) };
}
