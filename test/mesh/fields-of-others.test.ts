import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderMesh } from '../../lib/manifests';
import type { MeshProps } from '../../lib/props';
import { PROFILES } from '../../lib/releases/names';

/** What istiod wrote into the objects of a mesh on a real API server: made by `RECORD=1 npm run test:cluster`. */
const RECORDED = JSON.parse(readFileSync(join(__dirname, '../cluster/recorded.json'), 'utf8')) as {
  'fields of others': Record<string, { manager: string; path: string[] }[]>;
};
const FIELDS = Object.entries(RECORDED['fields of others']).flatMap(([name, fields]) =>
  fields.map(({ manager, path }) => ({ kind: name.split(' ')[0], manager, path })),
);

/** The value at a path of managed fields; of the items of a list those with the key. */
function at(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined || value === undefined || value === null) return value;
  if (!step.startsWith('k:')) return at((value as Record<string, unknown>)[step], rest);
  const key = Object.entries(JSON.parse(step.slice(2)) as Record<string, unknown>);
  const items = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  return at(
    items.find((item) => key.every(([field, expected]) => item[field] === expected)),
    rest,
  );
}

/**
 * The fields of a mesh that somebody else writes too: whoever applies them again is in conflict, or undoes the other's
 * work.
 */
function shared(props: MeshProps): string[] {
  return renderMesh(props).flatMap(({ id, manifest }) =>
    FIELDS.filter(({ kind, path }) => kind === manifest.kind && at(manifest, path) !== undefined).map(
      ({ manager, path }) => `${id}: ${manager} writes ${path.join(' ')}`,
    ),
  );
}

test('istiod was seen to write', () => {
  const managers = new Set(FIELDS.map(({ manager }) => manager));
  expect([...managers].sort()).toEqual(['pilot-discovery']);
});

test.each(PROFILES)('profile %s has no field that others write', (profile) => {
  for (const version of ['1.31', '1.30', '1.29'] as const) expect(shared({ version, profile })).toEqual([]);
});
