import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareObjects, formatNote, importMesh, type ImportedMesh } from '../../lib/migrate';
import type { Manifest } from '../../lib/model';
import { EXAMPLES, runExample } from '../examples/run';
import { describeWithReference, readReference, REFERENCE } from '../support/reference';
import type { ImportCase } from './cases';
import { NEWEST } from '../support/releases';

/** Programs that are examples: of each the input, and all notes. */

interface Example {
  readonly folder: string;
  readonly file: string;
  readonly text: () => string;
  readonly notes: readonly string[];
  /** Fields of the input that have no effect, and that the program does not have. */
  readonly differences?: readonly string[];
}

const given = (file: string) => (): string => readFileSync(join(REFERENCE, 'acceptance', file), 'utf8');
const ofCase = (name: string): ImportCase => readReference<ImportCase>('import', 'istiooperator', `${name}.json`);

const EXAMPLES_OF_IMPORT: readonly Example[] = [
  {
    folder: 'imported-1-5',
    file: 'operator-1.5-full.yaml',
    text: given('operator-1.5-full.yaml'),
    notes: [
      'operator-1.5-full.yaml:49: error: spec.components.ingressGateways[0].k8s.affinity.hostNetwork: got true; ' +
        'Affinity has no such field; use `patches`: merge { spec: { template: { spec: { hostNetwork: true } } } } of ' +
        'the workload (import/unknown-field)',
      'operator-1.5-full.yaml:50: error: spec.components.ingressGateways[0].k8s.affinity.dnsPolicy: got ' +
        '"ClusterFirstWithHostNet"; Affinity has no such field; use `patches`: merge { spec: { template: { spec: { ' +
        'dnsPolicy: "ClusterFirstWithHostNet" } } } } of the workload (import/unknown-field)',
      'operator-1.5-full.yaml:54: error: spec.components.egressGateways[0].autoscaleEnabled: got false; never a ' +
        'field ' +
        'of a component; it is a value of the gateway; use the prop `replicas` of the gateway (import/removed-field)',
      'operator-1.5-full.yaml:81: warning: spec.values.gateways.istio-ingressgateway.debug: got "info"; no chart ' +
        'ever ' +
        "read it; set the annotation 'sidecar.istio.io/logLevel' by the prop `podAnnotations` (import/removed-field)",
      'operator-1.5-full.yaml:83: warning: spec.addonComponents: got {"kiali":{"enabled":true},"grafana":' +
        '{"enabled":true},"tracing":{"enabled":true}}; add-ons left Istio in 1.8; nothing is installed for it; ' +
        'install ' +
        'it beside the mesh, by its own chart (import/removed-field)',
    ],
    differences: [
      // Nothing reads what the ConfigMap of the injector repeats of these values.
      'ConfigMap istio-system/istio-sidecar-injector data.values.pilot.cni.excludeNamespaces',
      'ConfigMap istio-system/istio-sidecar-injector data.values.pilot.cni.logLevel',
      // Kubernetes refuses these fields: they have a note each.
      'Deployment istio-system/istio-ingressgateway spec.template.spec.affinity.dnsPolicy',
      'Deployment istio-system/istio-ingressgateway spec.template.spec.affinity.hostNetwork',
    ],
  },
  {
    folder: 'imported-1-11',
    file: 'operator-1.11-cni-gateway-tracing.yaml',
    text: given('operator-1.11-cni-gateway-tracing.yaml'),
    notes: [],
  },
  {
    folder: 'imported-kubegems',
    file: 'kubegems.yaml',
    text: () => ofCase('seed-kubegems-as-operator').input,
    notes: [
      'kubegems.yaml:10: warning: spec.meshConfig.defaultConfig.proxyMetadata.ISTIO_META_DNS_AUTO_ALLOCATE: got ' +
        '"true"; ISTIO_META_DNS_AUTO_ALLOCATE is deprecated: istiod itself gives addresses to service entries; ' +
        'remove ' +
        'it; the address allocation of istiod does not need it (import/mesh-config)',
    ],
  },
  {
    folder: 'imported-book-traffic',
    file: 'book-traffic.yaml',
    text: given('book-traffic.yaml'),
    notes: [
      'book-traffic.yaml:79: warning: VirtualService catalog: the object is given more than once; the last one is ' +
        'taken, as kubectl apply leaves it; give it once (import/given-again)',
      'book-traffic.yaml:79: info: VirtualService catalog: calls of a MeshService write exactly VirtualService ' +
        'catalog ' +
        "and DestinationRule catalog; write const catalog = new MeshService(chart, 'catalog', { subsets: { " +
        "'version-v1': { version: 'v1' }, 'version-v2': { version: 'v2' } } }).split({ 'version-v1': 100 })" +
        ".darkLaunch('version-v2', { header: { 'x-dark-launch': 'v2' } }) in their place (import/intent)",
    ],
  },
];

describeWithReference('imported examples', () => {
  describe.each(EXAMPLES_OF_IMPORT)('$folder', (example) => {
    let mesh: ImportedMesh;
    beforeAll(() => {
      mesh = importMesh([{ name: example.file, text: example.text() }], { version: NEWEST });
    });

    test('has the notes', () => {
      expect(mesh.notes.map(formatNote)).toEqual(example.notes);
    });

    test('is what the import prints', () => {
      expect(readFileSync(join(EXAMPLES, example.folder, 'main.ts'), 'utf8')).toBe(mesh.program('cdk8s'));
    });

    test('renders the objects of the input', () => {
      const log = jest.spyOn(console, 'warn').mockImplementation();
      const rendered = runExample(example.folder).objects as unknown as Manifest[];
      log.mockRestore();
      const { missing, extra, changed } = compareObjects(rendered, [...mesh.objects, ...mesh.policies]);
      expect([missing, extra]).toEqual([[], []]);
      expect(changed.map(({ object, path }) => `${object} ${path}`)).toEqual(example.differences ?? []);
    });
  });
});
