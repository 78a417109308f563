import type { Facts } from './notation';

/** Limits of the search: greatest depth, and greatest number of paths. */
const MAX_DEPTH = 5;
const MAX_PATHS = 3;

/** Object within a shape, with the path to it. */
interface Place {
  readonly facts: Facts;
  readonly path: string;
}

/**
 * Returns the paths below a shape at which a field has this name, nearest first and at most three. Any item stands for
 * all of a list: `http[].route`.
 *
 * @param onlyNearest leaves out those that are deeper than another
 */
export function fieldPaths(facts: Facts, name: string, onlyNearest = false): string[] {
  const seen = new Set<Facts>();
  const found = new Set<string>();
  let level: readonly Place[] = [{ facts, path: '' }];
  for (let depth = 0; depth <= MAX_DEPTH && found.size < (onlyNearest ? 1 : MAX_PATHS) && level.length > 0; depth++) {
    const objects = level.flatMap(objectsAt).filter((place) => !seen.has(place.facts));
    for (const object of objects) {
      if (Object.hasOwn(object.facts.fields ?? {}, name)) found.add(joined(object.path, name));
    }
    for (const object of objects) seen.add(object.facts);
    level = objects.flatMap(fieldsOf);
  }
  return [...found].slice(0, MAX_PATHS);
}

const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const fieldsOf = ({ facts, path }: Place): Place[] =>
  Object.entries(facts.fields ?? {}).map(([name, shape]) => ({ facts: shape.facts, path: joined(path, name) }));

/** Returns the object shapes that a value of the place may have, or its items. */
function objectsAt({ facts, path }: Place): Place[] {
  switch (facts.type) {
    case 'object':
      return [{ facts, path }];
    case 'list':
      return facts.item ? objectsAt({ facts: facts.item.facts, path: `${path}[]` }) : [];
    case 'either':
      return (facts.options ?? []).flatMap((option) => objectsAt({ facts: option.facts, path }));
    default:
      return [];
  }
}
