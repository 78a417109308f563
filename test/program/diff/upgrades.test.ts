import { diffMeshes } from '../../../lib/manifests';
import type { MeshChange } from '../../../lib/program/diff';
import { renderedMixed } from '../../../lib/program/diff/causes';
import { releaseOf, unitsBetween } from '../../../lib/program/diff/units';
import { PROFILES, type Profile } from '../../../lib/releases/names';
import type { MeshProps } from '../../../lib/props';
import { report } from '../../support/report';
import { applied, contents, manifests } from './applied';
import { randomProps } from './random-props';

const STEPS = [
  ['1.29', '1.30'],
  ['1.30', '1.31'],
  ['1.31', '1.32'],
] as const;
const PAIRS = STEPS.flatMap(([from, to]) => PROFILES.map((profile) => [from, to, profile] as const));

/** Random pairs: `DIFF_PAIRS=300` compares all. */
const COUNT = Number(process.env.DIFF_PAIRS ?? 10);
const PART = 10;

/** Returns the paths of changes that have no cause of their own. */
const without = (changes: readonly MeshChange[]): string[] =>
  changes.flatMap(({ object, causes }) =>
    Object.entries(causes)
      .filter(([, each]) => each.length === 0 || each.includes('several together'))
      .map(([path]) => `${object} ${path}`),
  );

/** Renders the first mesh with the causes that changes have, and with nothing else. */
function reproduced(before: MeshProps, after: MeshProps, changes: readonly MeshChange[]): Record<string, unknown> {
  const causes = new Set(changes.flatMap((change) => Object.values(change.causes).flat()));
  const mixed = unitsBetween(before, after)
    .filter(({ cause }) => causes.has(cause))
    .reduce((mesh, unit) => unit.apply(mesh), { props: before, release: releaseOf(before) });
  return contents(renderedMixed(mixed) ?? []);
}

function expectExact(before: MeshProps, after: MeshProps): void {
  const changes = diffMeshes(before, after);
  const wanted = contents(manifests(after));
  expect(applied(manifests(before), changes)).toEqual(wanted);
  expect(without(changes)).toEqual([]);
  expect(reproduced(before, after, changes)).toEqual(wanted);
}

test('ten profiles, three steps', () => {
  expect(PAIRS).toHaveLength(30);
});

test.each<[string, string, Profile]>(PAIRS as never)(
  '%s to %s, profile %s: exact, each change with a cause, and the causes make the second of the first',
  (from, to, profile) => {
    const props = { profile, ...(profile === 'remote' && { remote: { pilotAddress: 'istiod.example.com' } }) };
    const [before, after] = [from, to].map((version) => ({ ...props, version }) as MeshProps);
    expectExact(before, after);
  },
);

describe('random props', () => {
  let compared = 0;
  test.each(Array.from({ length: COUNT / PART }, (_, i) => i * PART))('exact from %i', (start) => {
    for (let seed = start; seed < start + PART; seed++) {
      const step = STEPS[seed % STEPS.length];
      const [before, after] = step.map((version) => ({ ...randomProps(1600 + seed, step), version }) as MeshProps);
      expectExact(before, after);
      // Other props in the same release.
      expectExact(before, { ...randomProps(9600 + seed, [step[0]]), version: step[0] } as MeshProps);
      compared += 2;
    }
  });
  test('counted', () => {
    report(`${compared} of ${2 * COUNT} pairs of random props compared exactly`);
    expect(compared).toBe(2 * COUNT);
  });
});
