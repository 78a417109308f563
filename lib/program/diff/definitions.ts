import { isRecord, type Manifest } from '../../model';
import type { Effect } from './effect';
import { formatPath, type PathStep } from './fields';
import { nameOf, type ObjectDifference } from './objects';

/** Definition of a custom resource, as far as effects read it. */
interface Definition extends Manifest {
  readonly spec?: { readonly group?: string; readonly names?: { readonly kind?: string }; readonly versions?: unknown };
}

/** Words of a schema between the names of fields. */
const SCHEMA_WORDS: ReadonlySet<unknown> = new Set(['properties', 'items', 'additionalProperties']);

/** Returns the path of a field in a resource whose definition has it at a path; undefined outside of the schema. */
export function fieldPath(path: readonly PathStep[]): PathStep[] | undefined {
  const schema = path.indexOf('openAPIV3Schema');
  return schema < 0 ? undefined : path.slice(schema + 1).filter((step) => !SCHEMA_WORDS.has(step));
}

const servedVersions = (manifest: Manifest | undefined): string[] => {
  const { versions } = (manifest as Definition | undefined)?.spec ?? {};
  return Array.isArray(versions) ? versions.filter(isRecord).map(({ name }) => String(name)) : [];
};

/** Returns whether a value has a field, in any item of the lists and in any value of the maps on the way. */
function hasField(value: unknown, [step, ...rest]: readonly PathStep[]): boolean {
  if (step === undefined) return value !== undefined;
  if (Array.isArray(value)) return value.some((item) => hasField(item, [step, ...rest]));
  if (!isRecord(value)) return false;
  if (Object.hasOwn(value, String(step))) return hasField(value[String(step)], rest);
  return false;
}

/** Returns the objects of the kind that a definition defines. */
function objectsOf(definition: Manifest | undefined, objects: readonly Manifest[]): Manifest[] {
  const { group, names } = (definition as Definition | undefined)?.spec ?? {};
  return objects.filter(({ apiVersion, kind }) => kind === names?.kind && apiVersion.split('/')[0] === group);
}

const usedBy = (users: readonly Manifest[]): string =>
  users.length === 0 ? '' : `, which ${users.map(nameOf).join(', ')} ${users.length === 1 ? 'has' : 'have'}`;

/** Effects of a definition: kinds, versions and fields that are gone, with the objects that have them. */
export function definitionEffects(difference: ObjectDifference, objects: readonly Manifest[]): Effect[] {
  const { kind, object, before, after } = difference;
  if ((after ?? before)?.kind !== 'CustomResourceDefinition' || kind === 'added') return [];
  const own = objectsOf(before, objects);
  if (kind === 'removed')
    return [{ kind: 'definition', text: `${object} is gone, and all objects of its kind with it${usedBy(own)}` }];
  const gone = servedVersions(before).filter((version) => !servedVersions(after).includes(version));
  const versions = gone.map((version): Effect => {
    const users = own.filter(({ apiVersion }) => apiVersion.endsWith(`/${version}`));
    return { kind: 'definition', text: `${object} no longer has version ${version}${usedBy(users)}` };
  });
  return [...versions, ...droppedFields(difference, own)];
}

/** Effects of fields that are gone: the schemas of all versions of a kind have the same ones. */
function droppedFields({ object, fields }: ObjectDifference, own: readonly Manifest[]): Effect[] {
  const effects = fields
    .filter(({ path, after }) => path.at(-2) === 'properties' && after === undefined)
    .flatMap(({ path }) => {
      const field = fieldPath(path);
      if (field === undefined) return [];
      const users = own.filter((user) => hasField(user, field));
      return [`${object} no longer has the field ${formatPath(field)}${usedBy(users)}`];
    });
  return [...new Set(effects)].map((text): Effect => ({ kind: 'definition', text }));
}
