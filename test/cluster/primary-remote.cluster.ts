import type { MultiClusterProps } from '../../lib';
import { report } from '../support/report';
import { DiscoveryClient } from './discovery-client';
import { Fleet } from './fleet';
import { until } from './processes';
import { missing as missingAlways, missingOf } from './programs';
import { CATALOG, endpointsFor, giveAddress, makeService, runPod } from './shop-service';

/*
 * A primary, and two clusters that its control plane serves: one on its network, one on another. Their API servers find
 * the one istiod, which completes their webhooks and injects into their pods.
 */

const missing = [...missingAlways, ...missingOf(['kube-controller-manager', 'openssl'])];
const REMOTE = ['edge', 'far'] as const;
const NETWORK = { east: 'n1', edge: 'n1', far: 'n3' };
const PODS = { east: '10.1.0.7', edge: '10.1.9.7', far: '10.3.0.7' };
const GATEWAYS = { east: '203.0.113.10', far: '203.0.113.30' };
const FLEET: MultiClusterProps = {
  meshId: 'shop',
  // release: one of those that istiod was built of.
  defaults: { version: '1.31' },
  clusters: {
    east: { network: 'n1', discoveryAddress: GATEWAYS.east },
    edge: { network: 'n1', primary: 'east' },
    far: { network: 'n3', primary: 'east' },
  },
};
const APPLIED = { status: 0, conflicts: [], errors: '' };

interface Container {
  readonly name: string;
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
}

if (missing.length > 0) {
  test.skip(`SKIPPED, no clusters: missing are ${missing.join(', ')}`, () => undefined);
} else {
  describe('a primary and its remote clusters', () => {
    let fleet: Fleet;
    beforeAll(async () => {
      fleet = await Fleet.start(FLEET);
    });
    afterAll(() => fleet?.stop());

    test('the API servers take all objects, of remote clusters before their control plane reads them', async () => {
      fleet.synth();
      expect(await fleet.apply('east', 0, 1)).toEqual([expect.objectContaining(APPLIED)]);
      await fleet.startIstiods();
      for (const cluster of REMOTE) fleet.cluster(cluster).services.leadTo(fleet.istiod('east').webhookPort);
      for (const each of await fleet.apply('east', 1)) expect(each).toMatchObject(APPLIED);
      for (const cluster of REMOTE) for (const each of await fleet.apply(cluster)) expect(each).toMatchObject(APPLIED);
    });

    test('istiod reads the remote clusters by our remote secrets', async () => {
      fleet.synth(await fleet.credentials(REMOTE));
      for (const each of await fleet.apply('east')) expect(each).toMatchObject(APPLIED);
      const states = async (): Promise<string[]> =>
        ((await fleet.istiod('east').debug('clusterz')) as { id: string; syncStatus: string }[])
          .map(({ id, syncStatus }) => `${id} ${syncStatus}`)
          .sort();
      await until('istiod to read them', async () => (await states()).join() === 'east synced,edge synced,far synced');
      report(`clusterz of east: ${(await states()).join(', ')}`);
    });

    test('istiod completes the webhooks of the remote clusters, and gives them its root', async () => {
      for (const cluster of REMOTE) {
        const read = async (...what: string[]): Promise<string> =>
          (await fleet.cluster(cluster).kubectl(['get', ...what])).stdout;
        const bundle = 'jsonpath={.webhooks[*].clientConfig.caBundle}';
        const root = 'jsonpath={.data.root-cert\\.pem}';
        const bundles = (): Promise<string> =>
          read('mutatingwebhookconfiguration', 'istio-sidecar-injector', '-o', bundle);
        await until(`the webhooks of ${cluster}`, async () => (await bundles()).split(' ').filter(Boolean).length >= 4);
        const [one] = (await bundles()).split(' ');
        expect(Buffer.from(one, 'base64').toString().trim()).toBe(fleet.authorities.root.trim());
        const map = (): Promise<string> => read('configmap', 'istio-ca-root-cert', '-n', 'istio-system', '-o', root);
        await until(`the root in ${cluster}`, async () => (await map()) !== '');
        expect((await map()).trim()).toBe(fleet.authorities.root.trim());
      }
    });

    test.each(REMOTE)('a pod of %s gets a proxy that knows its cluster and network', async (cluster) => {
      await makeService(fleet.cluster(cluster), { 'istio-injection': 'enabled' });
      await runPod(fleet.cluster(cluster), PODS[cluster]);
      const pod = JSON.parse(await fleet.cluster(cluster).ask('get', 'pod', 'catalog-1', '-n', 'shop', '-o', 'json'));
      const { spec } = pod as { spec: { containers: readonly Container[]; initContainers?: readonly Container[] } };
      const proxy = [...spec.containers, ...(spec.initContainers ?? [])].find(({ name }) => name === 'istio-proxy');
      const env = Object.fromEntries((proxy?.env ?? []).map(({ name, value }) => [name, value]));
      expect(env).toMatchObject({
        ISTIO_META_CLUSTER_ID: cluster,
        ISTIO_META_NETWORK: NETWORK[cluster],
        ISTIO_META_MESH_ID: 'shop',
        CA_ADDR: 'istiod.istio-system.svc:15012',
      });
    });

    test.each([
      ['east', ['10.1.0.7:8080', '10.1.9.7:8080', '203.0.113.30:15443']],
      ['edge', ['10.1.0.7:8080', '10.1.9.7:8080', '203.0.113.30:15443']],
      ['far', ['10.3.0.7:8080', '203.0.113.10:15443 weight 2']],
    ] as const)('proxies of %s get pods of their network, and gateways of others', async (cluster, expected) => {
      await makeService(fleet.cluster('east'));
      await runPod(fleet.cluster('east'), PODS.east);
      for (const name of ['east', 'far'] as const)
        await giveAddress(fleet.cluster(name), 'istio-eastwestgateway', GATEWAYS[name]);
      const istiod = fleet.istiod('east');
      const client = new DiscoveryClient(
        istiod.discoveryPort,
        {
          id: `sidecar~10.9.0.9~client-${cluster}.shop~shop.svc.cluster.local`,
          metadata: { CLUSTER_ID: cluster, NETWORK: NETWORK[cluster], NAMESPACE: 'shop', MESH_ID: 'shop' },
        },
        [`outbound|80||${CATALOG}`],
      );
      const sent = (): Promise<string[]> => endpointsFor(istiod, `client-${cluster}.shop`);
      try {
        await until(`endpoints for ${cluster}`, async () => (await sent()).join() === expected.join(), 20);
      } finally {
        report(`endpoints for a proxy in ${cluster}: ${(await sent()).join(', ')} ${client.ended}`);
        client.close();
      }
      expect(await sent()).toEqual(expected);
    });
  });
}
