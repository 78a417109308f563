import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { crds } from '../../lib/api/crds';
import { renderMesh } from '../../lib/mesh/render';
import { objectName, type Manifest } from '../../lib/model';
import type { ApiServerProps, MeshCa } from '../../lib/multicluster/credentials';
import { clusterObjects } from '../../lib/multicluster/objects';
import { planClusters } from '../../lib/multicluster/plan';
import { AUTHORITY, TOKEN } from '../multicluster/remote-secret-variants';
import { TOPOLOGIES } from '../multicluster/topologies.data';
import { report } from '../support/report';
import { NEWEST_VERSION } from '../support/releases';
import { Cluster } from './cluster';
import { missingOf } from './programs';

/*
 * Every object of every cluster of the documented topologies, taken by a real API server that validates strictly.
 * `CLUSTER_CRDS` is a folder with the CRDs of the Gateway API, cert-manager, External Secrets and Sealed Secrets.
 */

const CRDS = process.env.CLUSTER_CRDS ?? '';
const missing = [
  ...missingOf(['etcd', 'kube-apiserver', 'kubectl']),
  ...(existsSync(CRDS) ? [] : ['CRDs of the Gateway API, cert-manager and operators of Secrets in CLUSTER_CRDS']),
];
const NAMESPACES = ['istio-system', 'external-istiod', 'kube-system', 'istio-gateways'];

/** Credentials of each form, by the position of the cluster. */
const CREDENTIALS: readonly ApiServerProps['credential'][] = [
  { externalSecret: { store: 'one' } },
  { sealedSecret: { encryptedKubeconfig: 'QWdCeTNpNE9KU1dL', scope: 'namespace-wide' } },
  { token: TOKEN },
];
const CA: readonly MeshCa[] = [
  { certManager: { name: 'root', kind: 'ClusterIssuer' } },
  { certManager: { name: 'root', duration: '720h', renewBefore: '48h', privateKey: { algorithm: 'RSA', size: 4096 } } },
  { istioCsr: {} },
];

const foreign = (): Manifest[] =>
  readdirSync(CRDS)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) =>
      parseAllDocuments(readFileSync(join(CRDS, file), 'utf8')).map((each) => each.toJS() as Manifest),
    );

if (missing.length > 0) {
  test.skip(`SKIPPED, no cluster: missing are ${missing.join(', ')}`, () => undefined);
} else {
  describe('objects of every cluster on a real API server', () => {
    let cluster: Cluster;
    const applied = async (items: readonly Manifest[], ...options: readonly string[]): Promise<[number, string]> => {
      const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
      const { stdout, stderr } = await cluster.kubectl(['apply', '--server-side', ...options, '-f', '-'], list);
      const errors = stderr.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('Warning'));
      return [stdout.trim().split('\n').length, errors.join('\n')];
    };

    beforeAll(async () => {
      cluster = await Cluster.start();
      const namespaces = NAMESPACES.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
      const definitions = [...crds(NEWEST_VERSION), ...foreign()] as Manifest[];
      const [, errors] = await applied([...namespaces, ...definitions], '--force-conflicts');
      expect(errors).toBe('');
      await cluster.ask('wait', '--for=condition=Established', '--timeout=30s', 'crd', '--all');
    });
    afterAll(() => cluster?.stop());

    const kinds = new Set<string>();
    const cases = TOPOLOGIES.flatMap(({ name, props }) =>
      CA.map((ca) => [name, Object.keys(ca)[0], props, ca] as const),
    );
    test.each(cases)('%s, %s', async (_name, _from, props, ca) => {
      const apiServers = Object.fromEntries(
        Object.keys(props.clusters).map((name, i) => [
          name,
          { url: `https://${name}.example.com:6443`, ca: AUTHORITY, credential: CREDENTIALS[i % CREDENTIALS.length] },
        ]),
      );
      const plan = planClusters({ ...props, ca, apiServers });
      for (const each of plan.clusters) {
        const nodes = [...renderMesh(each.mesh), ...clusterObjects(plan, each.name)];
        const objects = nodes.map(({ manifest }) => manifest).filter(({ kind }) => kind !== 'CustomResourceDefinition');
        for (const { kind } of objects) kinds.add(kind);
        const names = objects.map(objectName);
        expect(new Set(names).size).toBe(names.length);
        expect([each.name, ...(await applied(objects, '--dry-run=server', '--force-conflicts'))]).toEqual([
          each.name,
          objects.length,
          '',
        ]);
      }
    });

    test('objects of all kinds were among them', () => {
      report(`kinds that the API server took: ${[...kinds].sort().join(', ')}`);
      const beside = ['Certificate', 'ExternalSecret', 'SealedSecret', 'Secret', 'Gateway', 'VirtualService'];
      expect(beside.filter((kind) => !kinds.has(kind))).toEqual([]);
    });
  });
}
