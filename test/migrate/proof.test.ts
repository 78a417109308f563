import { describeWithReference } from '../support/reference';
import { cases, imported } from './cases';

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

describeWithReference('props render what the input renders', () => {
  test.each(['istiooperator', 'helm'] as const)(
    'of %s, but for the differences told here',
    (folder) => {
      const all = cases(folder);
      const differing = all.flatMap((one) => {
        const proof = imported(one).proof();
        const [first] = [
          ...proof.missing,
          ...proof.extra,
          ...proof.changed.map(({ object, path }) => `${object} ${path}`),
        ];
        return proof.equal || EXPLAINED[one.name] !== undefined ? [] : [`${one.name}: ${first}`];
      });
      const explained = all.filter(({ name }) => EXPLAINED[name] !== undefined).length;
      console.info(
        `${folder}: props of ${all.length - explained - differing.length} of ${all.length} equal, ${explained} ` +
          'told by hand',
      );
      expect(differing).toEqual([]);
    },
    600_000,
  );
});
