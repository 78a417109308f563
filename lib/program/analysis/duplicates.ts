import { objectName } from '../../rules/schema-problems';
import type { Manifest, Problem } from '../../model';

const groupOf = (apiVersion: unknown): string =>
  String(apiVersion).includes('/') ? String(apiVersion).split('/')[0] : '';

/** Two objects with one kind, namespace and name: the later would replace the earlier. The version makes no difference. */
export function duplicateObjects(objects: readonly Manifest[]): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const object of objects) {
    const { name, namespace } = object.metadata ?? {};
    if (typeof name !== 'string') continue;
    const key = JSON.stringify([groupOf(object.apiVersion), object.kind, namespace ?? '', name]);
    if (seen.has(key)) {
      problems.push({
        severity: 'error',
        code: 'analysis/duplicate-object',
        object: objectName(object),
        path: 'metadata.name',
        found: name,
        message: 'another object has this kind, namespace and name, and only one of the two would remain',
        fix: 'rename one, or join them',
      });
    }
    seen.add(key);
  }
  return problems;
}
