import { comparable, differences, identity } from '../support/compare';
import type { Manifest } from '../../lib/model';
import { describeWithReference } from '../support/reference';
import { cases, imported } from './cases';

/**
 * Gateways without a name: istioctl renders objects without one, which Kubernetes refuses, and we give them the usual
 * name.
 */
const NAMELESS = ['public-104'];

const OPERATOR_LABEL = 'install.operator.istio.io/owning-resource';

/** Nulls, newlines at the end of texts and the operator's own label mean nothing. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\n+$/, '');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, item]) => item !== null && key !== OPERATOR_LABEL);
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item)]));
}
const compared = (objects: readonly Manifest[]): Map<string, unknown> =>
  new Map(
    objects
      .filter(({ kind }) => kind !== 'CustomResourceDefinition')
      .map((object) => [identity(object), plain(comparable(object))]),
  );

function compareObjects(expected: Map<string, unknown>, ours: Map<string, unknown>): string[] {
  return [...new Set([...expected.keys(), ...ours.keys()])].flatMap((id) =>
    differences(expected.get(id), ours.get(id)).map((text) => `${id} ${text}`),
  );
}

describeWithReference('objects of an import are those that the tool of the input renders', () => {
  test('of IstioOperator files, as istioctl renders them', () => {
    const wrong: string[] = [];
    let equal = 0;
    let refused = 0;
    for (const one of cases('istiooperator')) {
      const want = one.objects ?? one.forced?.objects;
      const mesh = imported(one);
      if (want === undefined) {
        if (mesh.notes.some(({ severity }) => severity === 'error')) refused++;
        else wrong.push(`${one.name}: taken, and refused by istioctl: ${one.error}`);
        continue;
      }
      const differences = compareObjects(compared(want), compared(mesh.objects));
      if (differences.length === 0) equal++;
      else if (!NAMELESS.includes(one.name)) wrong.push(`${one.name}: ${differences.slice(0, 3).join(' | ')}`);
    }
    console.info(`IstioOperator files: ${equal} of ${equal + NAMELESS.length} equal, ${refused} refused by both`);
    expect(wrong).toEqual([]);
    expect({ equal, refused }).toEqual({ equal: 106, refused: 9 });
  });

  test('of Helm values, as helm renders them', () => {
    const all = cases('helm');
    const wrong = all.flatMap((one) =>
      compareObjects(compared(one.objects ?? []), compared(imported(one).objects)).map(
        (text) => `${one.name}: ${text}`,
      ),
    );
    console.info(`Helm values: ${all.length} of ${all.length} equal`);
    expect(wrong).toEqual([]);
    expect(all).toHaveLength(40);
  });
});
