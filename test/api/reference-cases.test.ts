import { schemaProblems } from '../../lib/rules/schema-problems';
import { type Manifest, formatProblem } from '../../lib/model';
import { describeWithReference, readReference } from '../support/reference';
import { type Schema, accepts } from './support/structural';
import { report } from '../support/report';

interface SchemaCase {
  id: string;
  valid: boolean;
  error?: string;
  object: Manifest;
}
interface WebhookCase {
  test: string;
  name: string;
  valid: boolean;
  object: Manifest;
}
interface Crd {
  spec: { group: string; names: { kind: string }; versions: { schema: { openAPIV3Schema: Schema } }[] };
}

/** One line for each kind. */
class Counts {
  private readonly lines = new Map<string, Record<string, number>>();
  add(kind: string, what: string): void {
    const line = this.lines.get(kind) ?? {};
    line[what] = (line[what] ?? 0) + 1;
    this.lines.set(kind, line);
  }
  toString(): string {
    return [...this.lines]
      .sort()
      .map(
        ([kind, line]) =>
          `  ${kind}: ${Object.entries(line)
            .sort()
            .map(([what, n]) => `${n} ${what}`)
            .join(', ')}`,
      )
      .join('\n');
  }
}

describeWithReference('reference cases', () => {
  test('schema-cases.json: every verdict is the same', () => {
    const counts = new Counts();
    const wrong: string[] = [];
    for (const { id, valid, error, object } of readReference<SchemaCase[]>('validation', 'schema-cases.json')) {
      const problems = schemaProblems(object);
      const agree = valid === (problems.length === 0);
      counts.add(object.kind, `${valid ? 'valid' : 'invalid'} ${agree ? 'as expected' : 'WRONG'}`);
      if (!agree) wrong.push(`${id}: ${error ?? 'valid'}; found ${problems.map(formatProblem).join(' | ')}`);
    }
    report(`schema-cases.json, by kind:\n${counts.toString()}`);
    expect(wrong).toEqual([]);
  });

  test('webhook-cases.json: the schema layer says what the official CRDs say', () => {
    const schemas = new Map(
      readReference<Crd[]>('istio-1.31.0', 'crds.json').map(({ spec }) => [
        `${spec.group}/${spec.names.kind}`,
        spec.versions[0].schema.openAPIV3Schema,
      ]),
    );
    const counts = new Counts();
    const wrong: string[] = [];
    for (const { test: from, name, valid, object } of readReference<WebhookCase[]>(
      'validation',
      'webhook-cases.json',
    )) {
      const { apiVersion, kind, metadata: _metadata, ...content } = object;
      const expected = accepts(schemas.get(`${apiVersion.split('/')[0]}/${kind}`) as Schema, content);
      const problems = schemaProblems(object);
      counts.add(
        kind,
        `${valid ? 'valid' : 'invalid'} for the webhook, ${expected ? 'accepted' : 'refused'} by the schema`,
      );
      if (expected !== (problems.length === 0))
        wrong.push(
          `${from} ${name}: the CRD ${expected ? 'accepts' : 'refuses'}; found ` +
            `${problems.map(formatProblem).join(' | ')}`,
        );
    }
    report(`webhook-cases.json, schema layer, by kind:\n${counts.toString()}`);
    expect(wrong).toEqual([]);
  });
});
