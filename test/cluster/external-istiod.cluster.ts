import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crds } from '../../lib/api/crds';
import { renderMesh } from '../../lib/mesh/render';
import type { Manifest } from '../../lib/model';
import { clusterObjects } from '../../lib/multicluster/objects';
import { externalIstiodObjects } from '../../lib/multicluster/objects/external-istiod';
import { planClusters } from '../../lib/multicluster/plan';
import { tokenSecretName } from '../../lib/multicluster/remote-secret';
import type { ExternalIstiodProps, MultiClusterMeshProps, MultiClusterPlan } from '../../lib/multicluster/types';
import { report } from '../support/report';
import { NEWEST_VERSION } from '../support/releases';
import { Authorities } from './authorities';
import { Cluster } from './cluster';
import { caFiles } from './fleet';
import { Istiod } from './istiod';
import { until } from './processes';
import { missing as missingAlways, missingOf } from './programs';
import { CATALOG, makeService, runPod } from './shop-service';

/*
 * An external control plane: istiod beside one API server, which reads and writes its configuration at another one, by
 * the Secret `istio-kubeconfig` that we render.
 */

const missing = [...missingAlways, ...missingOf(['kube-controller-manager', 'openssl'])];
const NAMESPACE = 'external-istiod';
const MINOR = '1.31'; // release: one of those that istiod was built of.
/** Names of the files that istiod reads in place of ConfigMaps, by the folders that its Deployment mounts. */
const MOUNTS = { 'etc/istio/config': 'istio', 'var/lib/istio/inject': 'istio-sidecar-injector' };

const planned = (external: ExternalIstiodProps, apiServers?: MultiClusterMeshProps['apiServers']): MultiClusterPlan =>
  planClusters(
    {
      meshId: 'shop',
      ca: { secret: 'cacerts' },
      apiServers,
      clusters: {
        shop: {
          network: 'n1',
          version: MINOR,
          namespace: NAMESPACE,
          controlPlane: 'external',
          istiodUrl: 'https://istiod.example.com:15017',
          externalIstiod: external,
        },
      },
    },
    () => undefined,
  );

async function give(cluster: Cluster, items: readonly Manifest[]): Promise<void> {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const { status, stderr } = await cluster.kubectl(['apply', '--server-side', '--force-conflicts', '-f', '-'], list);
  expect([status, stderr]).toEqual([0, '']);
}

if (missing.length > 0) {
  test.skip(`SKIPPED, no clusters: missing are ${missing.join(', ')}`, () => undefined);
} else {
  describe('an external control plane', () => {
    let shop: Cluster;
    let outside: Cluster;
    let istiod: Istiod | undefined;
    let root = '';
    beforeAll(async () => {
      [shop, outside] = [await Cluster.start(), await Cluster.start()];
      shop.startTokenController();
    });
    afterAll(async () => {
      await istiod?.stop();
      await shop?.stop();
      await outside?.stop();
    });
    const data = async (cluster: Cluster, ...what: readonly string[]): Promise<Record<string, string>> =>
      JSON.parse(await cluster.ask('get', ...what, '-n', NAMESPACE, '-o', 'json')).data ?? {};

    test('the cluster that it serves takes its objects, and has a token for it', async () => {
      const plan = planned({});
      const [{ mesh }] = plan.clusters;
      await give(
        shop,
        renderMesh(mesh).map(({ manifest }) => manifest),
      );
      await give(
        shop,
        clusterObjects(plan, 'shop').map(({ manifest }) => manifest),
      );
      const token = async (): Promise<string | undefined> =>
        (await data(shop, 'secret', tokenSecretName('istiod'))).token;
      await until('the token of istiod', async () => (await token()) !== undefined);
    });

    test('the cluster that runs it takes its objects', async () => {
      const { token } = await data(shop, 'secret', tokenSecretName('istiod'));
      const { url, authority: ca } = shop;
      const credential = { token: Buffer.from(token, 'base64').toString() };
      const plan = planned({ credential }, { shop: { url, ca, tlsServerName: 'kubernetes.default.svc' } });
      const [{ externalIstiod }] = plan.clusters;
      await give(outside, crds(NEWEST_VERSION) as Manifest[]);
      await give(outside, [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } }]);
      await give(
        outside,
        renderMesh(externalIstiod ?? {}).map(({ manifest }) => manifest),
      );
      await give(
        outside,
        externalIstiodObjects(plan, 'shop').map(({ manifest }) => manifest),
      );
    });

    test('istiod starts with our kubeconfig, and reads its cluster', async () => {
      const { config } = await data(outside, 'secret', 'istio-kubeconfig');
      const authorities = await Authorities.make(join(outside.home, 'authorities'));
      ({ root } = authorities);
      const files = caFiles(await authorities.intermediate('shop'));
      mkdirSync(join(outside.home, 'cacerts'));
      for (const [file, text] of Object.entries(files)) writeFileSync(join(outside.home, 'cacerts', file), text);
      for (const [folder, map] of Object.entries(MOUNTS)) {
        mkdirSync(join(outside.home, folder), { recursive: true });
        for (const [file, text] of Object.entries(await data(outside, 'configmap', map)))
          writeFileSync(join(outside.home, folder, file), text);
      }
      istiod = await Istiod.start(
        outside,
        MINOR,
        // It looks for remote secrets where it runs, which needs the files of a pod; here there are none to find.
        { ROOT_CA_DIR: join(outside.home, 'cacerts'), LOCAL_CLUSTER_SECRET_WATCHER: 'false' },
        { namespace: NAMESPACE, kubeconfig: Buffer.from(config, 'base64').toString() },
      );
      const clusters = await istiod.debug('clusterz');
      report(`clusterz of the external istiod: ${JSON.stringify(clusters)}`);
      expect(clusters).toEqual([{ id: 'shop', secretName: '', syncStatus: 'synced' }]);
    });

    test('it completes the webhooks there, gives its root to the namespaces, and sees the endpoints', async () => {
      const bundles = async (): Promise<string[]> =>
        (
          await shop.ask(
            'get',
            'mutatingwebhookconfiguration',
            `istio-sidecar-injector-${NAMESPACE}`,
            '-o',
            'jsonpath={.webhooks[*].clientConfig.caBundle}',
          )
        ).split(' ');
      await until('the webhooks', async () => (await bundles()).filter(Boolean).length >= 4);
      expect(
        Buffer.from((await bundles())[0], 'base64')
          .toString()
          .trim(),
      ).toBe(root.trim());
      await makeService(shop);
      await runPod(shop, '10.1.0.7');
      const map = async (): Promise<string> =>
        (await shop.kubectl(['get', 'configmap', 'istio-ca-root-cert', '-n', 'shop', '-o', 'jsonpath={.data}'])).stdout;
      await until('the root in the namespace', async () => (await map()) !== '');
      expect(JSON.parse(await map())).toMatchObject({ 'root-cert.pem': root });
      const seen = async (): Promise<string> => JSON.stringify(await istiod?.debug('endpointz'));
      await until('the endpoint', async () => (await seen()).includes('10.1.0.7'));
      expect(JSON.parse(await seen())[CATALOG].shop.Shards).toMatchObject({
        'Kubernetes/shop': [{ Addresses: ['10.1.0.7'], Network: 'n1' }],
      });
    });
  });
}
