import type { Check } from '../../check';

const groupOf = (apiVersion: unknown): string =>
  String(apiVersion).includes('/') ? String(apiVersion).split('/')[0] : '';

/**
 * Reports two objects with one kind, namespace and name: the later would replace the earlier. The API version makes no
 * difference.
 */
export const duplicateObjects: Check = {
  codes: ['ISC1006'],
  kinds: [],
  check: ({ objects }, report) => {
    const seen = new Map<string, (typeof objects)[number]>();
    for (const object of objects) {
      const { name, namespace } = object.metadata ?? {};
      if (typeof name !== 'string') continue;
      const key = JSON.stringify([groupOf(object.apiVersion), object.kind, namespace ?? '', name]);
      const other = seen.get(key);
      if (other === undefined) seen.set(key, object);
      else {
        report({
          code: 'ISC1006',
          object,
          path: 'metadata.name',
          found: name,
          related: [other],
          message: 'another object has this kind, namespace and name, and only one of the two would remain',
          fix: 'rename one, or join them',
        });
      }
    }
  },
};
