import { MeshProblems, suggest, type MeshNode } from '../../model';
import { formatPath, type PathStep } from '../diff/fields';
import type { Leaf } from './leaves';

const namesOf = ({ manifest: { kind, metadata } }: MeshNode): string[] => {
  const { namespace, name } = metadata;
  return [`${kind}/${name}`, ...(namespace === undefined ? [] : [`${kind}/${namespace}/${name}`])];
};

/**
 * Returns the object of a name: `Deployment/istiod`, `Deployment/istio-system/istiod`.
 *
 * @throws MeshProblems where there is none, or more than one
 */
export function findObject(nodes: readonly MeshNode[], object: string): MeshNode {
  const wanted = String(object).trim().replace(/ /g, '/').toLowerCase();
  const found = nodes.filter((node) => namesOf(node).some((name) => name.toLowerCase() === wanted));
  if (found.length === 1) return found[0];
  if (found.length > 1)
    throw new MeshProblems([
      {
        severity: 'error',
        code: 'explain/ambiguous-object',
        path: 'object',
        found: object,
        message: 'several objects of the mesh have this kind and name',
        fix: `name the namespace too: ${found.map((node) => namesOf(node).at(-1)).join(', ')}`,
      },
    ]);
  throw new MeshProblems([
    {
      severity: 'error',
      code: 'explain/unknown-object',
      path: 'object',
      found: object,
      message: 'the mesh has no such object',
      fix: suggest(String(object), new Set(nodes.flatMap(namesOf))) ?? 'write its kind and name: Deployment/istiod',
    },
  ]);
}

/** Returns a step as it may be written in a path: by name, by index, with or without quotes. */
function spellings(step: PathStep, index: number | undefined): string[] {
  if (typeof step === 'object') return [`[${step.name}]`, `[${JSON.stringify(step.name)}]`, `[${index}]`];
  if (typeof step === 'number') return [`[${step}]`];
  return [`.${step}`, `[${JSON.stringify(step)}]`, `['${step}']`, `[${step}]`];
}

/** Returns the places of the items among those of their lists that a path goes through. */
function indexer(): (path: readonly PathStep[], depth: number) => number | undefined {
  const places = new Map<string, Map<string, number>>();
  return (path, depth) => {
    const step = path[depth];
    if (typeof step !== 'object') return undefined;
    const list = formatPath(path.slice(0, depth));
    const known = places.get(list) ?? new Map<string, number>();
    places.set(list, known);
    if (!known.has(step.name)) known.set(step.name, known.size);
    return known.get(step.name);
  };
}

/** Returns whether a written path leads to a field, or to a part that it is in. */
function leadsTo(written: string, { path }: Leaf, indexOf: ReturnType<typeof indexer>): boolean {
  const indices = path.map((_, depth) => indexOf(path, depth));
  const from = (rest: string, depth: number): boolean => {
    if (rest === '') return true;
    if (depth === path.length) return false;
    return spellings(path[depth], indices[depth]).some((text) => {
      if (!rest.startsWith(text)) return false;
      const next = rest.slice(text.length);
      return (next === '' || next.startsWith('.') || next.startsWith('[')) && from(next, depth + 1);
    });
  };
  return from(written.startsWith('[') || written === '' ? written : `.${written}`, 0);
}

/**
 * Returns the fields that a written path leads to: one, or all of a part.
 *
 * @throws MeshProblems where it leads to none
 */
export function findField(fields: readonly Leaf[], written: string, object: string): Leaf[] {
  const indexOf = indexer();
  const found = fields.filter((leaf) => leadsTo(String(written).trim(), leaf, indexOf));
  if (found.length > 0) return found;
  const known = fields.flatMap(({ path }) => path.map((_, i) => formatPath(path.slice(0, i + 1))));
  throw new MeshProblems([
    {
      severity: 'error',
      code: 'explain/unknown-field',
      object,
      path: 'path',
      found: written,
      message: 'the object has no such field',
      fix: suggest(String(written), new Set(known)) ?? 'leave out the path to see all fields',
    },
  ]);
}
