import type { Manifest } from '../../../../model';
import type { Check } from '../../check';

const groupOf = (apiVersion: unknown): string =>
  String(apiVersion).includes('/') ? String(apiVersion).split('/')[0] : '';

/** Returns a text that two objects have in common if one would replace the other in a cluster. */
export function identityOf({ apiVersion, kind, metadata }: Manifest): string | undefined {
  const { name, namespace } = metadata ?? {};
  return typeof name === 'string' ? JSON.stringify([groupOf(apiVersion), kind, namespace ?? '', name]) : undefined;
}

/**
 * Reports two objects with one kind, namespace and name: the later would replace the earlier. The API version makes no
 * difference.
 */
export const duplicateObjects: Check = {
  codes: ['ISC1006'],
  kinds: [],
  check: ({ objects }, report) => {
    const seen = new Map<string, Manifest>();
    for (const object of objects) {
      const key = identityOf(object);
      if (key === undefined) continue;
      const other = seen.get(key);
      if (other === undefined) seen.set(key, object);
      else {
        report({
          code: 'ISC1006',
          object,
          path: 'metadata.name',
          found: object.metadata.name,
          related: [other],
          message: 'another object has this kind, namespace and name, and only one of the two would remain',
          fix: 'rename one, or join them',
        });
      }
    }
  },
};
