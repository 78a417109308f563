import { crds, kindsOf } from '../../../lib/api/crds';
import type { Manifest } from '../../../lib/model';
import { Random } from '../../support/random';
import { validValue } from './generate';
import { mutate } from './mutate';
import type { Schema } from './structural';

/** One kind of one release, with the schema of its CRD. */
export interface Subject {
  readonly version: string;
  readonly kind: string;
  readonly crd: string;
  readonly apiVersions: readonly string[];
  readonly schema: Schema;
}

export function subjectsOf(version: string): Subject[] {
  const schemas = new Map(
    crds(version).map((crd) => {
      const { versions } = crd.spec as { versions: { schema: { openAPIV3Schema: Schema } }[] };
      return [crd.metadata.name, versions[0].schema.openAPIV3Schema];
    }),
  );
  return kindsOf(version).map(({ kind, group, plural, versions }) => {
    const crd = `${plural}.${group}`;
    return {
      version,
      kind,
      crd,
      apiVersions: versions.map((name) => `${group}/${name}`),
      schema: schemas.get(crd) as Schema,
    };
  });
}

export interface FuzzObject {
  readonly subject: Subject;
  readonly object: Manifest;
  /** The object without its envelope: what the schema judges. */
  readonly content: Record<string, unknown>;
  /** `built valid`, or the name of the slip. */
  readonly how: string;
}

/** Only `spec`, and always: `status` is left to the controllers. */
const specOnly = ({ properties, ...schema }: Schema): Schema => ({
  ...schema,
  properties: { spec: properties?.spec as Schema },
  required: ['spec'],
});

/** Objects of all kinds in turn: one that is valid by construction, then the same with one slip. */
export function* fuzzObjects(subjects: readonly Subject[], count: number, seed: number): Generator<FuzzObject> {
  const random = new Random(seed);
  for (let i = 0; i < count; i += 2) {
    const subject = subjects[(i / 2) % subjects.length];
    const schema = specOnly(subject.schema);
    const object = (content: Record<string, unknown>): Manifest => ({
      apiVersion: random.pick(subject.apiVersions),
      kind: subject.kind,
      metadata: { name: 'fuzz', namespace: 'test' },
      ...content,
    });
    const content = validValue(schema, random) as Record<string, unknown>;
    yield { subject, object: object(content), content, how: 'built valid' };
    const slip = mutate(schema, content, random);
    const slipped = slip.value as Record<string, unknown>;
    yield { subject, object: object(slipped), content: slipped, how: slip.name };
  }
}
