import { comparable, differences, identity } from '../support/compare';
import type { ImportedMesh } from '../../lib/migrate';
import type { Manifest } from '../../lib/model';
import { describeWithReference } from '../support/reference';
import { cases, imported, type ImportCase } from './cases';

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

/** Why props render something else than the tool did, told by hand. */
const REFUSED_BY_BOTH = 'the tool renders nothing for it; the props leave out what it refuses';
const EXPLAINED: Readonly<Record<string, string>> = {
  'public-016': REFUSED_BY_BOTH,
  'public-018': REFUSED_BY_BOTH,
  'public-041': REFUSED_BY_BOTH,
  'public-083': REFUSED_BY_BOTH,
  'public-085': REFUSED_BY_BOTH,
  'public-087': REFUSED_BY_BOTH,
  'public-100': REFUSED_BY_BOTH,
  'upstream-integration-base-clustertrustbundle': REFUSED_BY_BOTH,
  'upstream-mg-invalid-k8s': 'a toleration with nothing but an unknown field is none; the note says so',
  'upstream-mg-pilot-override-kubernetes': 'istiod and `istioNamespace` are in two namespaces, and a mesh has one',
  'upstream-mg-pilot-override-values': 'istiod and `istioNamespace` are in two namespaces, and a mesh has one',
  'upstream-util-convention-boolean':
    'proxyMetadata that is no text, for which istiod drops the mesh config; the note says so',
  'upstream-util-convention-float':
    'proxyMetadata that is no text, for which istiod drops the mesh config; the note says so',
  'upstream-util-convention-integer':
    'proxyMetadata that is no text, for which istiod drops the mesh config; the note says so',
  'values-005-gateway': 'an autoscaler with minReplicas 0 needs a feature gate; the note says so',
  'values-065-gateway': 'a term without topologyKey, which Kubernetes refuses; the note says so',
  'values-067-istiod': 'a term without topologyKey, which Kubernetes refuses; the note says so',
  'values-074-gateway': 'a variable with a default stands for the default',
};

/** How the objects of an import differ from those that the tool of the input renders. */
function wrongObjects(one: ImportCase, mesh: ImportedMesh): string[] {
  const want = one.objects ?? one.forced?.objects;
  if (want === undefined) {
    const refused = mesh.notes.some(({ severity }) => severity === 'error');
    return refused ? [] : [`${one.name}: taken, and refused by istioctl: ${one.error}`];
  }
  if (NAMELESS.includes(one.name)) return [];
  const found = compareObjects(compared(want), compared(mesh.objects));
  return found.length === 0 ? [] : [`${one.name}: ${found.slice(0, 3).join(' | ')}`];
}

/** How what the props render differs from what the input renders. */
function wrongProps(one: ImportCase, mesh: ImportedMesh): string[] {
  if (EXPLAINED[one.name] !== undefined) return [];
  const { equal, missing, extra, changed } = mesh.proof();
  const [first] = [...missing, ...extra, ...changed.map(({ object, path }) => `${object} ${path}`)];
  return equal ? [] : [`${one.name}: props: ${first}`];
}

/** Cases are imported once, a few in a test, so that each takes seconds. */
const PART = 4;
const parts = (all: readonly ImportCase[]): [name: string, part: readonly ImportCase[]][] =>
  Array.from({ length: Math.ceil(all.length / PART) }, (_, i) => {
    const part = all.slice(i * PART, (i + 1) * PART);
    return [`${part[0].name} to ${part[part.length - 1].name}`, part];
  });

describeWithReference('an import', () => {
  const operator = cases('istiooperator');
  const helm = cases('helm');

  test('is tried with all cases of the reference', () => {
    const refused = operator.filter(({ objects, forced }) => objects === undefined && forced?.objects === undefined);
    expect([operator.length, refused.length, helm.length]).toEqual([116, 9, 40]);
    const told = [...operator, ...helm].filter(({ name }) => EXPLAINED[name] !== undefined);
    expect(told).toHaveLength(Object.keys(EXPLAINED).length);
  });
  test.each([...parts(operator), ...parts(helm)])(
    'has the objects that the tool of the input renders, and props that render them: %s',
    (_, part) => {
      const wrong = part.flatMap((one) => {
        const mesh = imported(one);
        return [...wrongObjects(one, mesh), ...wrongProps(one, mesh)];
      });
      expect(wrong).toEqual([]);
    },
    60_000, // on a busy machine
  );
});
