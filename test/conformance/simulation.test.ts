import type { Manifest } from '../../lib/model';
import { simulate, type SimulatedMesh } from '../../lib/program/simulate/simulate';
import type { ProxyRef, ProxyRequest } from '../../lib/program/simulate/types';
import { describeWithReference, listReference, readReference } from '../support/reference';
import { report } from '../support/report';

type Fields = Readonly<Record<string, unknown>>;

interface Theme {
  readonly configs: Readonly<Record<string, { readonly config: readonly Manifest[]; readonly meshConfig?: Fields }>>;
  readonly cases: readonly {
    readonly name: string;
    readonly config: string;
    readonly proxy: ProxyRef;
    readonly request: Omit<ProxyRequest, 'at'>;
    readonly want: Fields;
  }[];
}

/** The number of cases: what istiod 1.31 and Envoy did with real requests, for all that the objects of each say. */
const CASES = 909;

/**
 * Cases of which no verdict is given: a certificate whose name is no identity of a mesh. Each is held to `unknown`, and
 * to nothing else.
 */
const UNDECIDED: ReadonlySet<string> = new Set(
  ['as written', 'other method', 'other path', 'other host'].map(
    (name) => `authz-upstream/tcp-audit-both-http-tcp: httpbin-audit[0] ${name}`,
  ),
);

/** What a verdict says of a case: all but the explanation. */
function comparable({ because: _, ...verdict }: Fields): Fields {
  return JSON.parse(JSON.stringify(verdict)) as Fields;
}

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
};

const text = (value: unknown): string => JSON.stringify(inOrder(value));

/** All cases of a theme that differ, with what was wanted and what came. */
function differences(file: string): { readonly failed: string[]; readonly cases: number } {
  const { configs, cases } = readReference<Theme>('simulation', 'cases', file);
  const meshes = new Map<string, SimulatedMesh>();
  const failed = cases.flatMap(({ name, config, proxy, request, want }) => {
    const { config: objects, meshConfig } = configs[config];
    // release: the verdicts are those of its Envoy.
    const mesh = meshes.get(config) ?? simulate(objects, { version: '1.31', ...(meshConfig && { meshConfig }) });
    meshes.set(config, mesh);
    const verdict = comparable(mesh.request({ ...request, at: proxy }) as unknown as Fields);
    if (UNDECIDED.has(name))
      return verdict.outcome === 'unknown' ? [] : [`${name} is decided: take it out of the list`];
    return text(verdict) === text(want) ? [] : [`${name}\n  wanted ${text(want)}\n  came   ${text(verdict)}`];
  });
  return { failed, cases: cases.length };
}

describeWithReference('verdicts of istiod and Envoy', () => {
  const files = listReference('simulation', 'cases');

  test.each(files)('%s: every field of every case', (file) => {
    const { failed, cases } = differences(file);
    report(`simulation ${file}: ${cases - failed.length} of ${cases} cases equal`);
    expect(failed).toEqual([]);
  });

  test('the cases are all there', () => {
    const cases = files.map((file) => readReference<Theme>('simulation', 'cases', file).cases.length);
    expect(cases.reduce((sum, count) => sum + count, 0)).toBe(CASES);
  });
});
