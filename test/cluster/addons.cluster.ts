import { crds } from '../../lib/api/crds';
import type { Manifest } from '../../lib/model';
import { listReference, readReference, hasReference, RELEASES } from '../support/reference';
import { constructObjects, podsOf, sampleObjects } from './addon-objects';
import { Cluster } from './cluster';
import { missingOf } from './programs';
import { NEWEST_VERSION } from '../support/releases';

const RESTRICTED = 'restricted';
const NAMESPACES = ['istio-system', 'observability', 'monitoring', 'zipkin', 'skywalking', 'shop', RESTRICTED];
const missing = [
  ...missingOf(['etcd', 'kube-apiserver', 'kubectl']),
  ...(hasReference ? [] : ['CRDs of the Prometheus and Grafana operators (reference data)']),
];
const nameOf = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
const object = (apiVersion: string, kind: string, metadata: object): Manifest =>
  ({ apiVersion, kind, metadata }) as unknown as Manifest;

if (missing.length > 0) {
  test.skip(`SKIPPED, no cluster: missing are ${missing.join(', ')}`, () => undefined);
} else {
  describe('addons on a real API server', () => {
    let cluster: Cluster;

    /** Gives objects to the API server, and returns what it said against them and how many it took. */
    async function given(verb: readonly string[], objects: readonly Manifest[]) {
      const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
      const { stdout, stderr } = await cluster.kubectl([...verb, '--validate=strict', '-f', '-'], list);
      const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
      return { taken: lines(stdout).length, said: lines(stderr) };
    }
    const applied = (objects: readonly Manifest[]) => given(['apply', '--server-side', '--force-conflicts'], objects);

    /** Makes the accounts of pods, without which no pod is looked at further. */
    async function withAccounts(pods: readonly Manifest[]): Promise<void> {
      const names = pods.map(({ spec }) => (spec as { serviceAccountName?: string }).serviceAccountName ?? 'default');
      const metadata = [...new Set(names)].map((name) => ({ name, namespace: RESTRICTED }));
      const accounts = metadata.map((each) => object('v1', 'ServiceAccount', each));
      expect(await applied(accounts)).toEqual({ taken: accounts.length, said: [] });
    }

    beforeAll(async () => {
      cluster = await Cluster.start();
      const foreign = listReference('addons', 'crds').map(
        (file) => readReference<{ crd: Manifest }>('addons', 'crds', file).crd,
      );
      const definitions = [...crds(NEWEST_VERSION), ...foreign] as Manifest[];
      expect(await applied(definitions)).toEqual({ taken: definitions.length, said: [] });
      const level = { 'pod-security.kubernetes.io/enforce': RESTRICTED };
      const namespaces = NAMESPACES.map((name) =>
        object('v1', 'Namespace', { name, labels: name === RESTRICTED ? level : {} }),
      );
      expect(await applied(namespaces)).toEqual({ taken: namespaces.length, said: [] });
      const kinds = definitions.map(({ metadata }) => `crd/${metadata.name}`);
      await cluster.ask('wait', '--for=condition=Established', '--timeout=30s', ...kinds);
    });
    afterAll(() => cluster?.stop());

    test('what is no field is refused: decoding is strict', async () => {
      const [service] = sampleObjects(NEWEST_VERSION).filter(({ kind }) => kind === 'Service');
      const { taken, said } = await applied([
        { ...service, spec: { ...(service.spec as object), prots: [] } } as Manifest,
      ]);
      expect({ taken, said }).toEqual({
        taken: 0,
        said: [expect.stringContaining('unknown field "prots" in io.k8s.api.core.v1.ServiceSpec')],
      });
    });

    describe.each(RELEASES)('%s', (version) => {
      test('all addons of a mesh are decoded strictly and accepted', async () => {
        const objects = sampleObjects(version);
        expect(objects.length).toBeGreaterThan(40);
        expect(await applied(objects)).toEqual({ taken: objects.length, said: [] });
      });

      test('so are the constructs, with props that are not the defaults', async () => {
        const objects = constructObjects(version);
        expect(objects.length).toBeGreaterThan(80);
        expect(await applied(objects)).toEqual({ taken: objects.length, said: [] });
        const kinds = new Set(objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));
        console.log(`${version}: ${objects.length} objects of ${kinds.size} kinds`);
      });

      test('a namespace of the level `restricted` takes a pod of each construct, and says nothing', async () => {
        const pods = podsOf(constructObjects(version), RESTRICTED);
        await withAccounts(pods);
        expect(pods.map(nameOf).sort()).toEqual(
          [
            'grafana',
            'jaeger',
            'kiali',
            'kiali-of-shop',
            'loki',
            'otel',
            'prometheus',
            'prometheus-twice',
            'skywalking-oap',
            'skywalking-ui',
            'zipkin',
          ].map((name) => `Pod ${RESTRICTED}/${name}`),
        );
        expect(await given(['create', '--dry-run=server'], pods)).toEqual({ taken: pods.length, said: [] });
      });
    });

    test('the same namespace refuses pods of the samples: it is the level that decides', async () => {
      const pods = podsOf(sampleObjects(NEWEST_VERSION), RESTRICTED);
      await withAccounts(pods);
      const { taken, said } = await given(['create', '--dry-run=server'], pods);
      const refused = said.map((line) => /pods "([^"]+)" is forbidden: violates PodSecurity/.exec(line)?.[1] ?? line);
      expect({ taken, refused: refused.sort() }).toEqual({
        // The sample of Kiali is the only one that is fit for the level.
        taken: 1,
        refused: [
          'grafana',
          'jaeger',
          'loki',
          'opentelemetry-collector',
          'prometheus',
          'skywalking-oap',
          'skywalking-ui',
          'zipkin',
        ],
      });
    });
  });
}
