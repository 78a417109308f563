import type { Facts } from '../../lib/schema/notation';
import { Mesh } from '../../lib/props/mesh';

/**
 * Every place of the props where a value can be given. The compiler holds the shape to have exactly the fields of the
 * types, so a new prop
 * is a new path here.
 */
export function propPaths(facts: Facts = Mesh.facts, path = ''): string[] {
  if (facts.type === 'list' && facts.item)
    return hasFields(facts.item.facts) ? propPaths(facts.item.facts, `${path}[]`) : [path];
  if (facts.type === 'either') {
    const groups = (facts.options ?? []).filter((option) => hasFields(option.facts));
    return groups.length === 0 ? [path] : [path, ...groups.flatMap((option) => propPaths(option.facts, path))];
  }
  if (!hasFields(facts)) return [path];
  return Object.entries(facts.fields ?? {}).flatMap(([field, shape]) =>
    propPaths(shape.facts, path === '' ? field : `${path}.${field}`),
  );
}

const hasFields = (facts: Facts): boolean =>
  facts.type === 'object' && !facts.open && Object.keys(facts.fields ?? {}).length > 0;
