import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MeshProblems, readValues, renderComponent, type ChartName } from '../../../lib/manifests';

/**
 * Values of a chart, by chance (seed 777): of the types that the chart takes, then one changed to something else in six
 * of ten. `stops` says who stopped, outside this library:
 *
 * - `schema` and `helm`: Helm 3.21 over Istio's charts of the minor
 * - `kubernetes`: strict decoding of what Helm rendered into the types of Kubernetes 0.36
 * - `istiod`: the injector's values read as `values_types.proto` of the minor
 * - `mesh`: the mesh config read as its proto
 */
interface Judged {
  readonly chart: ChartName;
  readonly minor: string;
  readonly values: string;
  readonly stops?: 'schema' | 'helm' | 'kubernetes' | 'istiod' | 'mesh';
}
const CASES = JSON.parse(readFileSync(join(__dirname, 'judged.data.json'), 'utf8')) as Judged[];

/** The codes of what is said of values; none where they are taken. */
function codes({ chart, minor, values }: Judged): string[] {
  try {
    renderComponent({ component: chart, version: minor, values: readValues(values) });
    return [];
  } catch (error) {
    if (!(error instanceof MeshProblems)) throw error;
    return [...new Set(error.problems.map(({ code }) => code))].sort();
  }
}

test('what Helm or istiod stops at is refused', () => {
  const stopped = CASES.filter(({ stops }) => stops !== undefined && stops !== 'kubernetes');
  expect(stopped.filter((one) => codes(one).length === 0)).toEqual([]);
  expect(stopped.length).toBeGreaterThan(80);
});

/**
 * What Kubernetes stops at, and is rendered here: `no` that a template writes without quotes is text all the same, and
 * fields of objects that the chart hands on to Kubernetes are for Kubernetes to check.
 */
const HANDED_ON = /"no"|"value": "b"|\{"a": "b"\}|"k1": 1\b/;

test('what Kubernetes stops at is refused, but for text that a template spoils and what is handed on', () => {
  const stopped = CASES.filter(({ stops }) => stops === 'kubernetes');
  const taken = stopped.filter((one) => codes(one).length === 0);
  expect(taken.filter(({ values }) => !HANDED_ON.test(values))).toEqual([]);
});

test('what all take is refused only for a wrong type, a hole, or a word that no template knows', () => {
  const taken = CASES.filter(({ stops }) => stops === undefined);
  const refused = new Set(taken.flatMap(codes));
  expect([...refused].sort()).toEqual(['schema/pattern', 'schema/type', 'values/missing', 'values/not-allowed']);
  expect(taken.length).toBeGreaterThan(200);
});
