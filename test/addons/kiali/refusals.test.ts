import { checkKialiConfig } from '../../../lib/addons/kiali/config/check';
import { App, Chart } from 'cdk8s';
import * as cdk8s from '../../../lib';
import { formatProblem, MeshProblems } from '../../../lib/model';
import * as live from '../../../lib/pulumi';
import { run } from '../../pulumi/support';
import { readAnswers } from '../answers/read';
import { report } from '../../support/report';
import { ACCEPTED, REFUSALS } from './refusals.data';

const errorsOf = (config: unknown): string[] =>
  checkKialiConfig(config, '2.27')
    .filter(({ severity }) => severity === 'error')
    .map(formatProblem);

const KINDS = Object.entries(REFUSALS);
const ALL = KINDS.flatMap(([, refusals]) => refusals);

describe.each(KINDS)('Kiali does not start with %s', (_, refusals) => {
  test.each(refusals)('$id', ({ config, texts }) => expect(errorsOf(config)).toEqual(texts));
});

test('what it refuses is of 15 kinds, in 39 forms', () => {
  expect([KINDS.length, ALL.length]).toEqual([15, 39]);
  expect(new Set([...ALL, ...ACCEPTED].map(({ id }) => id)).size).toBe(ALL.length + ACCEPTED.length);
});

/** The errors of a Kiali with a configuration, without the construct that they begin with. */
function textsOf(body: () => unknown): string[] {
  try {
    body();
  } catch (reason) {
    if (!(reason instanceof MeshProblems)) throw reason;
    const errors = reason.problems.filter(({ severity }) => severity === 'error');
    return errors.map(({ object: _, ...problem }) => formatProblem(problem));
  }
  return [];
}

test('both engines say the same of all of them', async () => {
  const propsOf = (config: object) => ({ prometheus: 'http://p:9090', config: config as cdk8s.KialiConfig });
  const inCdk8s = ALL.map(({ config }) =>
    textsOf(() => new cdk8s.Kiali(new Chart(new App(), 'prod'), 'kiali', propsOf(config))),
  );
  let inPulumi: string[][] = [];
  await run(() => {
    inPulumi = ALL.map(({ id, config }) => textsOf(() => new live.Kiali(id, propsOf(config))));
  });
  expect(inPulumi).toEqual(inCdk8s);
  for (const [i, { texts }] of ALL.entries()) expect(inCdk8s[i]).toEqual(expect.arrayContaining([...texts]));
});

test.each(ACCEPTED)('Kiali starts with $id, and nothing is refused', ({ config }) =>
  expect(errorsOf(config)).toEqual([]),
);

describe("refusals beside Kiali's own code", () => {
  interface Answers {
    readonly answers: Readonly<Record<string, { readonly config: object; readonly error: string }>>;
  }
  const { answers } = readAnswers<Answers>('kiali-refusals-2.27.json');

  test('Kiali refuses each of them, and none of what is nearly so', () => {
    // The same configurations were asked.
    for (const { id, config } of [...ALL, ...ACCEPTED]) expect([id, answers[id]?.config]).toEqual([id, config]);
    const refused = KINDS.filter(([, refusals]) => refusals.every(({ id }) => answers[id].error !== ''));
    report(
      `refusals of Kiali with our text: ${refused.length} of ${KINDS.length} kinds, ` +
        `${ALL.filter(({ id }) => answers[id].error !== '').length} of ${ALL.length} forms`,
    );
    expect(ALL.filter(({ id }) => answers[id].error === '').map(({ id }) => id)).toEqual([]);
    expect(ACCEPTED.filter(({ id }) => answers[id].error !== '').map(({ id }) => answers[id].error)).toEqual([]);
  });
});
