import { crds, kindsOf } from '../../lib/api/crd';
import { schemaProblems } from '../../lib/api/schema-problems';
import type { Manifest } from '../../lib/model';
import { Random, validValue } from './support/generate';
import { mutate } from './support/mutate';
import type { Schema } from './support/structural';
import { accepts } from './support/structural';

const OBJECTS = 20_000;
const SEED = 1859;
const VERSIONS = ['1.31.0', '1.30.3', '1.29.6'];

interface Subject { readonly version: string; readonly kind: string; readonly apiVersions: string[]; readonly schema: Schema }

/** Each kind of each release, with the schema of its CRD; `status` is left to the controllers. */
const subjects: Subject[] = VERSIONS.flatMap((version) => {
  const schemas = new Map(crds(version).map((crd) => {
    const { versions } = crd.spec as { versions: { schema: { openAPIV3Schema: Schema } }[] };
    return [crd.metadata.name, versions[0].schema.openAPIV3Schema];
  }));
  return kindsOf(version).map(({ kind, group, plural, versions }) => ({
    version, kind, apiVersions: versions.map((name) => `${group}/${name}`), schema: schemas.get(`${plural}.${group}`) as Schema,
  }));
});

const envelope = (apiVersion: string, kind: string, content: Record<string, unknown>): Manifest => (
  { apiVersion, kind, metadata: { name: 'fuzz', namespace: 'test' }, ...content }
);

test(`${OBJECTS} generated objects: the walker and the CRD with CEL agree on each`, () => {
  const random = new Random(SEED);
  const counts = { valid: 0, mutated: 0, mutatedStillValid: 0, problems: 0 };
  const byKind = new Map<string, number>();
  const [wrong, silent] = [[] as string[], new Set<string>()];
  const codes = new Set<string>();
  const judge = (subject: Subject, content: Record<string, unknown>, how: string): boolean => {
    const problems = schemaProblems(envelope(random.pick(subject.apiVersions), subject.kind, content), { version: subject.version });
    const accepted = accepts(subject.schema, content);
    if (accepted !== (problems.length === 0)) wrong.push(`${subject.version} ${subject.kind} ${how}: the CRD ${accepted ? 'accepts' : 'refuses'} ${JSON.stringify(content)}; walker: ${JSON.stringify(problems)}`.slice(0, 2000));
    problems.forEach((problem) => codes.add(problem.code));
    if (problems.some((problem) => problem.message === '' || problem.path === '')) silent.add(subject.kind);
    counts.problems += problems.length;
    return accepted;
  };
  const withSpec = ({ properties, ...schema }: Schema): Schema => ({ ...schema, properties: { spec: (properties as Record<string, Schema>).spec }, required: ['spec'] });
  for (let i = 0; i < OBJECTS; i += 2) {
    const subject = subjects[(i / 2) % subjects.length];
    const schema = withSpec(subject.schema);
    const content = validValue(schema, random) as Record<string, unknown>;
    byKind.set(subject.kind, (byKind.get(subject.kind) ?? 0) + 2);
    if (judge(subject, content, 'valid by construction')) counts.valid++;
    else wrong.push(`${subject.kind}: built to be valid, but the CRD refuses it: ${JSON.stringify(content)}`);
    const slip = mutate(schema, content, random);
    counts.mutated++;
    if (judge(subject, slip.value as Record<string, unknown>, slip.name)) counts.mutatedStillValid++;
  }
  console.log(`fuzz, seed ${SEED}: ${OBJECTS} objects, ${counts.valid} valid by construction, ${counts.mutated} with one slip (${counts.mutatedStillValid} of them still valid), `
    + `${counts.problems} problems of ${codes.size} codes, ${wrong.length} disagreements\n${[...byKind].map(([kind, n]) => `${kind} ${n}`).join(', ')}`);
  expect(wrong.slice(0, 5)).toEqual([]);
  expect([...silent]).toEqual([]);
  expect(counts.valid).toBe(OBJECTS / 2);
  expect(counts.mutated - counts.mutatedStillValid).toBeGreaterThan(OBJECTS / 5);
});
