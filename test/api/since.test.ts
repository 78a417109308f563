import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../lib/api/catalogue';
import * as meshConfig from '../../lib/api/mesh-config/shapes';
import { VALUES } from '../../lib/api/values/shapes';
import { Shape } from '../../lib/schema/notation';

/**
 * Where Istio acts on what the catalogue gives to a later release only: the file and the function that read it in the
 * first
 * release that does, and what the release before has. Found in Istio's sources (tags 1.29.6 and 1.30.3, branch
 * release-1.31
 * of August 2026) by the Go name of each field, outside of generated code and tests.
 */
interface Evidence {
  readonly field: string;
  readonly since: string;
  /** Where the schema had it before: the first release that acts on it. */
  readonly actedOn?: string;
  readonly read: string;
  readonly before: string;
}
const EVIDENCE = JSON.parse(readFileSync(join(__dirname, 'since.data.json'), 'utf8')) as Evidence[];

interface Found {
  readonly field: string;
  readonly since: string;
  readonly actedOn?: string;
}

/** Everything in a shape that a release may lack, each once. */
function laterFields(shape: Shape, seen: Set<object>, found: Map<string, Found>): void {
  const { facts } = shape;
  if (seen.has(facts)) return;
  seen.add(facts);
  for (const [name, field] of Object.entries(facts.fields ?? {})) {
    const at = `${facts.name}.${name}`;
    const { since, actedOn } = field.notes;
    if (since !== undefined) found.set(at, { field: at, since, ...(actedOn !== undefined && { actedOn }) });
    for (const [value, release] of field.facts.addedValues ?? []) {
      found.set(`${at}=${value}`, { field: `${at}=${value}`, since: release });
    }
    for (const { before } of field.facts.earlier ?? [])
      found.set(`${at} limit`, { field: `${at} limit`, since: before });
    laterFields(field, seen, found);
  }
  for (const inner of [facts.item, ...(facts.options ?? [])]) if (inner) laterFields(inner, seen, found);
}

function allLaterFields(): Found[] {
  const found = new Map<string, Found>();
  const seen = new Set<object>();
  for (const { kind, since, spec } of CATALOGUE) {
    if (since !== undefined) found.set(kind, { field: kind, since });
    laterFields(spec, seen, found);
  }
  const shapes = [...Object.values(meshConfig), ...Object.values(VALUES)].filter((shape) => shape instanceof Shape);
  for (const shape of shapes) laterFields(shape, seen, found);
  return [...found.values()].sort((a, b) => (a.field < b.field ? -1 : 1));
}

test('every field of a later release has the proof that this release is the first to act on it', () => {
  const proven = EVIDENCE.map(({ field, since, actedOn }) => ({
    field,
    since,
    ...(actedOn !== undefined && { actedOn }),
  }));
  expect(allLaterFields()).toEqual(proven);
});

test('each proof names a file, and what the release before has', () => {
  const vague = EVIDENCE.filter(
    ({ read, before }) => !/^(pilot|manifests)\/\S+|^istio\.io\/api 1\.32\.0, \S+\.proto$/.test(read) || before === '',
  );
  expect(vague).toEqual([]);
});
