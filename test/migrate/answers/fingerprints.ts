import { createHash } from 'node:crypto';
import type { Manifest } from '../../../lib/model';
import { comparable, identity } from '../../support/compare';

const OPERATOR_LABEL = 'install.operator.istio.io/owning-resource';

/** Returns an object without what means nothing: nulls, newlines at the end of texts, the operator's own label. */
export function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\n+$/, '');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, item]) => item !== null && key !== OPERATOR_LABEL);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, plain(item)]));
}

/** Returns objects in the form in which they are compared, by kind, namespace and name. */
export const compared = (objects: readonly object[]): Map<string, unknown> =>
  new Map(
    (objects as Manifest[])
      .filter(({ kind }) => kind !== 'CustomResourceDefinition' && kind !== 'Namespace')
      .map((object) => [identity(object), plain(comparable(object))]),
  );

/** Returns a short mark of each object, which changes with every field. */
export const fingerprints = (objects: readonly object[]): Record<string, string> =>
  Object.fromEntries(
    [...compared(objects)]
      .map(([id, object]): [string, string] => [
        id,
        createHash('sha256').update(JSON.stringify(object)).digest('base64url').slice(0, 12),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
