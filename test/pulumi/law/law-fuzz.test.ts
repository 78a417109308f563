import { isDeepStrictEqual } from 'node:util';
import * as pulumi from '@pulumi/pulumi';
import { MeshProblems } from '../../../lib/model';
import { resolveInputs } from '../../../lib/pulumi/inputs/outputs';
import { Random } from '../../support/random';
import { GATEWAYS } from './gateways';
import { errors, objectsOf, oracle } from './law';
import { MESH } from './mesh';
import { POLICIES } from './policies';
import { rejections, seen, takeRejections, unknownOutput } from './seen';
import { SERVICES } from './services';
import type { Subject } from './subject';
import { at, differing, text, type Path, type Tree } from './tree';
import { report } from '../../support/report';

const SEED = 20_261_121;

beforeAll(takeRejections);

/** A prop that is an Output, with the value it has in one combination, and another one. */
interface Given {
  readonly path: Path;
  readonly value: unknown;
  readonly other: unknown;
}

/** All that a combination is made of. */
interface Combination {
  readonly subject: Subject;
  readonly base: unknown;
  readonly given: readonly Given[];
}

const legalOf = new Map<string, ReturnType<typeof oracle>>();

function legal(subject: Subject, i: number): ReturnType<typeof oracle> {
  const key = `${subject.name} ${i}`;
  const known =
    legalOf.get(key) ?? oracle(subject, subject.props[i], i, { values: 2, known: 2, refused: 0, both: true });
  legalOf.set(key, known);
  return known;
}

const inside = (outer: Path, inner: Path): boolean =>
  outer.length <= inner.length && outer.every((step, i) => step === inner[i]);

/** From 2 to 6 props that are legal one by one with the same others beside them, none inside another. */
function combination(subject: Subject, random: Random): Combination | undefined {
  const count = 2 + random.below(5);
  const given: Given[] = [];
  let base: unknown;
  // Neighbours more often than others: they have to do with one another.
  const start = random.below(subject.props.length);
  const near = random.chance(0.5);
  for (let tries = 0; given.length < count && tries < 60; tries++) {
    const i = near ? (start + random.below(24)) % subject.props.length : random.below(subject.props.length);
    const { path, facts } = subject.props[i];
    if (given.some((one) => inside(one.path, path) || inside(path, one.path))) continue;
    const its = legal(subject, i);
    if (its.standing.length < 2 || its.isStructural || (base !== undefined && !isDeepStrictEqual(its.base, base)))
      continue;
    base ??= its.base;
    const [value, other] = random.chance(0.5)
      ? [its.standing[0].value, its.standing[1].value]
      : [its.standing[1].value, its.standing[0].value];
    // Not those that add or drop an object: law.test.ts lists them. With an empty limit a chart drops the budget, or
    // does
    // not where another prop switches it on.
    const ids = Object.keys(its.standing[0].objects).join();
    const isEmpty =
      !facts.values &&
      random.chance(0.1) &&
      !path.includes('podDisruptionBudget') &&
      its.legal.some((one) => one.value === '' && Object.keys(one.objects).join() === ids);
    given.push({ path, value: isEmpty ? '' : value, other });
  }
  return given.length >= 2 ? { subject, base, given } : undefined;
}

function put({ subject, base, given }: Combination, valueOf: (one: Given, i: number) => unknown): unknown {
  return given.reduce((props, one, i) => subject.put(props, one.path, valueOf(one, i)), base);
}

/**
 * Whether a prop decides which objects exist, with the others beside it as they are: a disruption budget needs two
 * replicas, for example.
 */
function addsOrDrops(one: Combination, given: Given): boolean {
  const values = typeof given.value === 'number' ? [given.value, given.other, 0, 1, 2, 3] : [given.value, given.other];
  const ids = values.map((value) =>
    one.subject.core
      .render(put(one, (its) => (its === given ? value : its.value)))
      .nodes.map(({ id }) => id)
      .join(),
  );
  return new Set(ids.filter((all) => all !== '')).size > 1;
}

/** The ways in which a program comes to an Output, or a promise, of a value. */
const WAYS: readonly ((value: unknown) => unknown)[] = [
  (value) => pulumi.output(value),
  (value) => Promise.resolve(value),
  (value) => pulumi.output(Promise.resolve(value)),
  (value) => pulumi.output(pulumi.output(value)),
  (value) => pulumi.output({ inner: [value] }).apply(({ inner }) => inner[0]),
  (value) => pulumi.all([pulumi.output(value), 1]).apply(([first]) => first),
  (value) =>
    new Promise((resolve) => {
      setImmediate(() => resolve(pulumi.output(value)));
    }),
];

/** What the law is broken by; nothing when it holds. */
async function broken(one: Combination, random: Random, counts: Record<string, number>): Promise<string[]> {
  const { core } = one.subject;
  // The same Output at every place with the same value, in some combinations.
  const isShared = random.chance(0.3);
  const shared = new Map<unknown, unknown>();
  const kinds = one.given.map(() => random.pick(['known', 'known', 'secret', 'unknown'] as const));
  const known = (given: Given): unknown => {
    if (!isShared) return random.pick(WAYS)(given.value);
    if (!shared.has(given.value)) shared.set(given.value, random.pick(WAYS)(given.value));
    return shared.get(given.value);
  };
  const outcome = core.render(put(one, ({ value }) => value));
  const refusals = errors(outcome.problems);
  const objects = objectsOf(outcome);
  const wrong: string[] = [];

  // All known.
  try {
    const { manifests } = resolveInputs(core, put(one, known));
    const up = await seen(Object.fromEntries(manifests)).catch(() => undefined);
    const problems = await rejections();
    const found = [...new Set(errors(problems))];
    if (problems.some(({ code }) => code === 'pulumi/changes-shape')) {
      counts.late++;
      wrong.push(`refused late: ${found.join(' | ')}`);
    } else if (refusals.length > 0) {
      counts.refusedAlike++;
      if (!isDeepStrictEqual(found, [...new Set(refusals)]))
        wrong.push(`refused as ${found.join(' | ')} and plain as ${refusals.join(' | ')}`);
    } else if (found.length > 0) wrong.push(`refused: ${found.join(' | ')}`);
    else if (!up || !isDeepStrictEqual(up.value, objects))
      wrong.push(`differs at ${differing(up?.value, objects).map(text).join()}`);
    else counts.equal++;
  } catch (reason) {
    await rejections();
    if (!(reason instanceof MeshProblems)) throw reason;
    counts.atOnce++;
    // What is wrong whatever the values are: then the plain values have the same problems.
    const early = errors(reason.problems);
    const isStructural =
      reason.problems.every(({ code }) => code === 'pulumi/structural') &&
      one.given.some((given) => addsOrDrops(one, given));
    if (!isStructural && !early.every((line) => refusals.includes(line)))
      wrong.push(`refused at once: ${early.join(' | ')}`);
    return wrong;
  }
  if (refusals.length > 0) return wrong;

  // A preview, with some unknown and some secret.
  const ofKind = (kind: string, value: unknown) =>
    kind === 'unknown' ? unknownOutput() : kind === 'secret' ? pulumi.secret(value) : pulumi.output(value);
  const { manifests } = resolveInputs(
    core,
    put(one, ({ value }, i) => ofKind(kinds[i], value)),
  );
  const preview = await seen(Object.fromEntries(manifests));
  await rejections();
  // What changes with a prop, the others as they are or as they may be else.
  const changes = (wanted: string, isLegal: boolean): Path[] =>
    one.given.flatMap((given, i) => {
      if (kinds[i] !== wanted) return [];
      return [true, false].flatMap((asIs) => {
        const values = [given.value, given.other, ...(!isLegal && typeof given.value === 'string' ? [''] : [])];
        const [first, ...others] = values.map((value) =>
          core.render(put(one, (its) => (its === given ? value : asIs ? its.value : its.other))),
        );
        // What is refused with the others as they are shows what depends on it all the same, but not what must be
        // unknown.
        const isUsable = ({ problems, nodes }: typeof first): boolean =>
          nodes.length > 0 && !(isLegal && errors(problems).length > 0);
        return others.flatMap((other) =>
          isUsable(first) && isUsable(other) ? differing(objectsOf(first), objectsOf(other)) : [],
        );
      });
    });
  counts.previews++;
  for (const [what, places] of [
    ['unknown', preview.unknowns],
    ['secret', preview.secrets],
  ] as const) {
    const expected = changes(what, true)
      .filter((path) => what === 'unknown' || at(objects, path) !== undefined)
      .map(text);
    const related = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || a.startsWith(`${b}[`);
    const missing = expected.filter(
      (path) =>
        !places.some((place) => related(path, place)) &&
        !(what === 'secret' && preview.unknowns.some((place) => related(path, place))),
    );
    const more = places.filter(
      (place) =>
        !changes(what, false)
          .map(text)
          .some((path) => related(path, place) || related(place, path)),
    );
    counts[what] += places.length;
    if (missing.length > 0 && !one.given.some(({ value }) => value === ''))
      wrong.push(`not ${what}: ${missing.join()}`);
    if (more.length > 0) wrong.push(`${what} without need: ${more.join()}`);
  }
  // A list that an empty text would shorten has its items in the preview.
  const isPart = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || a.startsWith(`${b}[`);
  const isUnknown = (path: Path): boolean =>
    preview.unknowns.some((place) => isPart(text(path), place) || isPart(place, text(path)));
  const other = differing(preview.value, objects).filter((path) => !isUnknown(path));
  if (other.length > 0) wrong.push(`previewed as another value: ${other.map(text).join()}`);
  if (!isDeepStrictEqual(Object.keys(preview.value as Tree), Object.keys(objects)))
    wrong.push('not every object is listed');
  return wrong;
}

const typed = { ...MESH, props: MESH.props.filter(({ path }) => !/^values\b|\.values\b/.test(text(path))) };

test.each([
  ['meshes', [typed], 17, SEED],
  ['meshes, with a second seed', [typed], 17, SEED + 1],
  ['meshes, with a third seed', [typed], 16, SEED + 2],
  ['gateways', GATEWAYS, 40, SEED],
  ['policies', POLICIES, 120, SEED],
  ['policies, with a second seed', POLICIES, 120, SEED + 1],
  ['services', SERVICES.filter(({ props }) => props.length > 2), 80, SEED],
] as const)('random combinations of Outputs hold the law: %s', async (what, subjects, count, seed) => {
  const random = new Random(seed);
  const counts = {
    combinations: 0,
    outputs: 0,
    equal: 0,
    refusedAlike: 0,
    atOnce: 0,
    late: 0,
    previews: 0,
    unknown: 0,
    secret: 0,
  };
  const wrong: string[] = [];
  const started = performance.now();
  for (let tries = 0; counts.combinations < count && tries < 20 * count; tries++) {
    const one = combination(random.pick(subjects), random);
    if (!one) continue;
    counts.combinations++;
    counts.outputs += one.given.length;
    const found = await broken(one, random, counts);
    const given = one.given.map(({ path, value }) => `${text(path)}=${JSON.stringify(value)}`).join(' ');
    if (found.length > 0) wrong.push(`${one.subject.name} ${given}: ${found.join('; ')}`);
  }
  report(
    `fuzz of Outputs, ${what}, seed ${seed}: ${JSON.stringify(counts)}; ` +
      `${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  expect(wrong).toEqual([]);
  expect(counts.combinations).toBe(count);
  expect(counts.equal).toBeGreaterThan(count / 3);
});
