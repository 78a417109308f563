import type { Manifest } from '../../lib/model';
import { objectProblems, webhookProblems } from '../../lib/rules';
import { describeWithReference, readReference } from '../support/reference';

// release: the verdicts are those of its webhook.
const VERDICTS_OF = '1.31.0';

interface WebhookCase {
  readonly test: string;
  readonly name: string;
  readonly valid: boolean;
  readonly warning: boolean;
  readonly object: Manifest;
}

/**
 * Cases whose verdict is about more or less than the object in the file. The first are what the webhook accepts and the
 * API server
 * refuses before it by the schema; the others lost what made them invalid, or warned about, on the way into the file (a
 * label, a long body).
 */
const SCHEMA_REFUSES: Readonly<Record<string, string>> = {
  'partial wildcard hosts': 'schema/none-without-endpoints spec.resolution',
  'simple more than 2 certs': 'schema/count spec.servers[0].tls.tlsCertificates',
  'match with nil element': 'schema/null spec.http[0].match[0]',
  'valid mirror percentage': 'schema/null spec.http[0].match[0]',
};
const LOST = ['discovery type DYNAMIC_DNS, MESH_INTERNAL with waypoint (invalid)', 'with bytes body over 1mb'];

const LOST_WARNING = 'with bytes body over 100kb';

const isRefused = (problems: readonly { severity: string }[]): boolean =>
  problems.some((problem) => problem.severity === 'error');
const hasNull = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value as object).some(hasNull));

describeWithReference('the webhook cases of the reference data', () => {
  const cases = readReference<WebhookCase[]>('validation', 'webhook-cases.json');
  const special = ({ name, valid, object }: WebhookCase): boolean =>
    valid ? name in SCHEMA_REFUSES && (name !== 'valid mirror percentage' || hasNull(object)) : LOST.includes(name);

  test('both layers together refuse what is refused and accept what is accepted', () => {
    const counts = new Map<string, { invalid: number; refused: number; valid: number; accepted: number }>();
    const wrong: string[] = [];
    for (const one of cases.filter((each) => !special(each))) {
      const kind = one.object.kind;
      const count = counts.get(kind) ?? { invalid: 0, refused: 0, valid: 0, accepted: 0 };
      counts.set(kind, count);
      const refused = isRefused(objectProblems(one.object, { version: VERDICTS_OF }));
      count[one.valid ? 'valid' : 'invalid'] += 1;
      if (refused !== one.valid) count[one.valid ? 'accepted' : 'refused'] += 1;
      else
        wrong.push(
          `${one.test} / ${one.name}: ${one.valid ? 'is valid and was refused' : 'is invalid and was accepted'}`,
        );
    }
    const lines = [...counts].map(
      ([kind, c]) =>
        `${kind.padEnd(22)} invalid refused ${c.refused}/${c.invalid}, valid accepted ${c.accepted}/${c.valid}`,
    );
    process.stdout.write(`${lines.join('\n')}\n`);
    expect(wrong).toEqual([]);
    expect(counts.size).toBeGreaterThan(10);
  });

  test('cases whose verdict is about something else', () => {
    const found = cases.filter(special);
    for (const one of found) {
      const problems = objectProblems(one.object, { version: VERDICTS_OF }).filter(
        (problem) => problem.severity === 'error',
      );
      expect(problems.map((problem) => `${problem.code} ${problem.path}`)).toEqual(
        one.valid ? [SCHEMA_REFUSES[one.name]] : [],
      );
      expect(isRefused(webhookProblems(one.object, { version: VERDICTS_OF }))).toBe(false);
    }
    process.stdout.write(
      `${found.length} cases apart: the API server's verdict differs from the webhook's, or the file lost the cause\n`,
    );
  });

  test('warnings as in the cases, where the object is accepted', () => {
    const warns = (object: Manifest): boolean =>
      webhookProblems(object, { version: VERDICTS_OF }).some((problem) => problem.severity === 'warning');
    const wrong = cases.filter((one) => one.valid && one.name !== LOST_WARNING && warns(one.object) !== one.warning);
    expect(wrong.map((one) => `${one.test} / ${one.name}`)).toEqual([]);
  });
});
