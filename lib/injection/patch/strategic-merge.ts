import { isRecord } from '../../model';
import { compareKeys, isDirective, orderBy } from './strategic-merge-order';

import { type JsonObject, podType } from '../pod/typed-pod';

/**
 * Error of a strategic merge patch that cannot be applied. The message says why; the caller adds which template it came
 * from.
 */
export class MergeError extends Error {}

/**
 * Applies `patch` to `original`, both of the Kubernetes type `type`, and returns a new object. Lists merge by the key
 * that Kubernetes names for them and are replaced otherwise; `null` deletes; `$patch`, `$retainKeys`,
 * `$setElementOrder` and `$deleteFromPrimitiveList` are honoured. Items that only the patch has come before those that
 * only the original has.
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 */
export function strategicMerge(original: JsonObject, patch: JsonObject, type: string | undefined): JsonObject {
  if ('$patch' in patch) return wholeDirective(patch);
  const result = { ...original };
  retainKeys(result, patch);
  const ordered = orderDirectives(patch);
  for (const [key, value] of Object.entries(patch)) {
    if (key === '$retainKeys' || key.startsWith('$setElementOrder/')) continue;
    if (key.startsWith('$deleteFromPrimitiveList/')) {
      const name = key.slice('$deleteFromPrimitiveList/'.length);
      const removed = Array.isArray(value) ? value : [];
      if (Array.isArray(result[name]))
        result[name] = (result[name] as unknown[]).filter((item) => !removed.includes(item));
      continue;
    }
    if (value === null || value === undefined) {
      delete result[key];
      continue;
    }
    const merged = mergeValue(result[key], value, key, type, ordered.get(key));
    if (merged === undefined) delete result[key];
    else result[key] = merged;
  }
  for (const [key, order] of ordered) {
    const list = result[key];
    if (!(key in patch) && Array.isArray(list)) result[key] = orderBy(list, order, list, mergeKeyOf(key, type));
  }
  return result;
}

function mergeValue(
  before: unknown,
  value: unknown,
  key: string,
  type: string | undefined,
  order: unknown[] | undefined,
): unknown {
  const field = type === undefined ? undefined : podType(type)?.byJson.get(key);
  if (isRecord(value) && isRecord(before)) return strategicMerge(before, value, field?.map ? undefined : field?.type);
  if (Array.isArray(value) && Array.isArray(before) && field?.mergeKey !== undefined) {
    return mergeList(before, value, field.mergeKey, field.type, order);
  }
  return withoutDirectives(value);
}

function mergeList(
  before: unknown[],
  patch: unknown[],
  mergeKey: string,
  type: string,
  order: unknown[] | undefined,
): unknown[] {
  if (before.length === 0 && patch.length === 0) return before;
  const items = [...before, ...patch];
  if (mergeKey === '') return orderBy([...new Set(items)], order ?? patch, before, mergeKey);
  const wrong = items.find((item) => !isRecord(item));
  if (wrong !== undefined)
    throw new MergeError(`a list that merges by ${mergeKey} holds ${JSON.stringify(wrong)}, which is not an object`);
  const nameless = (patch as JsonObject[]).find((item) => !(mergeKey in item) && item.$patch !== 'replace');
  if (nameless)
    throw new MergeError(
      `a list that merges by ${mergeKey} holds an item without ${mergeKey}: ${JSON.stringify(nameless)}`,
    );
  return mergeObjects(before as JsonObject[], patch as JsonObject[], mergeKey, type, order);
}

function mergeObjects(
  before: JsonObject[],
  patch: JsonObject[],
  mergeKey: string,
  type: string,
  order: unknown[] | undefined,
): unknown[] {
  const plain = patch.filter((item) => !isDirective(item));
  if (patch.some((item) => item.$patch === 'replace')) return plain.map(withoutDirectives);
  const deleted = patch.filter((item) => item.$patch === 'delete');
  const kept = before.filter((item) => !deleted.some((removed) => compareKeys(removed, item, mergeKey)));
  const merged: JsonObject[] = [...kept];
  for (const item of plain) {
    const at = merged.findIndex((other) => compareKeys(other, item, mergeKey));
    if (at >= 0) merged[at] = strategicMerge(merged[at], item, type);
    else merged.push(item);
  }
  return orderBy(merged, order ?? plain, kept, mergeKey);
}

function mergeKeyOf(key: string, type: string | undefined): string {
  return (type === undefined ? undefined : podType(type)?.byJson.get(key)?.mergeKey) ?? '';
}

function wholeDirective(patch: JsonObject): JsonObject {
  const { $patch: directive, ...rest } = patch;
  if (directive === 'replace') return rest;
  if (directive === 'delete') return {};
  throw new MergeError(`$patch is ${JSON.stringify(directive)}; a strategic merge patch knows replace and delete`);
}

function retainKeys(result: JsonObject, patch: JsonObject): void {
  if (!('$retainKeys' in patch)) return;
  const kept = patch.$retainKeys;
  if (!Array.isArray(kept)) throw new MergeError('$retainKeys is not a list');
  for (const key of Object.keys(result)) if (!kept.includes(key)) delete result[key];
}

function orderDirectives(patch: JsonObject): Map<string, unknown[]> {
  const orders = new Map<string, unknown[]>();
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$setElementOrder/') && Array.isArray(value))
      orders.set(key.slice('$setElementOrder/'.length), value);
  }
  return orders;
}

/** Returns a patch value that meets nothing to merge with, without its nulls and directives. */
function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isDirective(item)).map(withoutDirectives);
  if (!isRecord(value)) return value;
  if (isDirective(value)) return undefined;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutDirectives(item)]);
  return Object.fromEntries(entries.filter(([, item]) => item !== null && item !== undefined));
}
