import { schemaProblems } from '../../lib/rules/schema-problems';
import { CHART_RELEASES } from '../support/reference';
import { fuzzObjects, subjectsOf } from '../api/support/fuzz-objects';
import { accepts } from '../api/support/structural';
import { report } from '../support/report';

const OBJECTS = 20_000;
const SEED = 1859;

test(`${OBJECTS} generated objects: the walker and the CRD with CEL agree on each`, () => {
  const counts = { valid: 0, slips: 0, slipsStillValid: 0, problems: 0 };
  const byKind = new Map<string, number>();
  const codes = new Set<string>();
  const wrong: string[] = [];
  for (const { subject, object, content, how } of fuzzObjects(CHART_RELEASES.flatMap(subjectsOf), OBJECTS, SEED)) {
    // A field that the CRD has and the release does not act on is a warning. A null that widens access is an error,
    // though
    // the API server drops it as it does others.
    const problems = schemaProblems(object, { version: subject.version }).filter(
      ({ severity, message }) => severity === 'error' && !message.startsWith('the API server drops a null here'),
    );
    const accepted = accepts(subject.schema, content);
    if (accepted !== (problems.length === 0) || (how === 'built valid' && !accepted)) {
      wrong.push(
        (
          `${subject.version} ${how}: the CRD ${accepted ? 'accepts' : 'refuses'} ${JSON.stringify(object)}; ` +
          `walker: ${JSON.stringify(problems)}`
        ).slice(0, 2000),
      );
    }
    if (problems.some(({ message, path }) => message === '' || path === ''))
      wrong.push(`no words or no path: ${JSON.stringify(problems)}`);
    byKind.set(subject.kind, (byKind.get(subject.kind) ?? 0) + 1);
    counts.problems += problems.length;
    problems.forEach((problem) => codes.add(problem.code));
    if (how === 'built valid') counts.valid++;
    else counts.slips++;
    if (how !== 'built valid' && accepted) counts.slipsStillValid++;
  }
  report(
    `fuzz, seed ${SEED}: ${OBJECTS} objects, ${counts.valid} valid by construction, ${counts.slips} with one ` +
      `slip (${counts.slipsStillValid} of them still valid), ` +
      `${counts.problems} problems of ${codes.size} codes, ${wrong.length} disagreements\n` +
      [...byKind].map(([kind, n]) => `${kind} ${n}`).join(', '),
  );
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(counts.valid).toBe(OBJECTS / 2);
  expect(counts.slips - counts.slipsStillValid).toBeGreaterThan(OBJECTS / 4);
});
