import type { MultiClusterProps } from '../../lib';
import { report } from '../support/report';
import { DiscoveryClient } from './discovery-client';
import { Fleet } from './fleet';
import { until } from './processes';
import { missing as missingAlways, missingOf } from './programs';
import { CATALOG, endpointsFor, giveAddress, makeService, runPod } from './shop-service';

/*
 * One mesh over two API servers, whose control planes read each other by the remote secrets that we render: with tokens
 * that Kubernetes made for the reader accounts, and the roles that we gave to them. Each control plane has another
 * release, and another form of its intermediate.
 */

const missing = [...missingAlways, ...missingOf(['kube-controller-manager', 'openssl'])];
const NAMES = ['east', 'west'] as const;
const POD = { east: '10.1.0.7', west: '10.2.0.7' };
const GATEWAY = { east: '203.0.113.10', west: '203.0.113.20' };
const primaries = (network: string): MultiClusterProps => ({
  meshId: 'shop',
  trustDomain: 'shop.example.com',
  ca: { secret: 'cacerts' },
  clusters: { east: { network: 'n1', version: '1.31' }, west: { network, version: '1.30' } },
});
const APPLIED = { status: 0, conflicts: [], errors: '' };

interface Shards {
  readonly [host: string]: { readonly shop: { readonly Shards: Readonly<Record<string, readonly Endpoint[]>> } };
}
interface Endpoint {
  readonly Addresses: readonly string[];
  readonly Network: string;
  readonly ServiceAccount: string;
}
if (missing.length > 0) {
  test.skip(`SKIPPED, no clusters: missing are ${missing.join(', ')}`, () => undefined);
} else {
  describe.each([
    ['different networks', 'n2', { east: '203.0.113.20:15443', west: '203.0.113.10:15443' }],
    ['one network', 'n1', { east: '10.2.0.7:8080', west: '10.1.0.7:8080' }],
  ] as const)('two primaries on %s', (name, network, across) => {
    let fleet: Fleet;
    const other = (cluster: 'east' | 'west'): 'east' | 'west' => (cluster === 'east' ? 'west' : 'east');
    const networkOf = { east: 'n1', west: network };

    beforeAll(async () => {
      fleet = await Fleet.start(primaries(network));
    });
    afterAll(() => fleet?.stop());

    test('the API servers take all objects of the mesh', async () => {
      fleet.synth();
      for (const cluster of NAMES) expect(await fleet.apply(cluster, 0, 1)).toEqual([expect.objectContaining(APPLIED)]);
    });

    test('each istiod starts with its intermediate, in either form, and hands out the common root', async () => {
      await fleet.startIstiods();
      for (const cluster of NAMES) {
        const root = async (): Promise<unknown> => {
          const found = ['get', 'configmap', 'istio-ca-root-cert', '-n', 'istio-system', '-o', 'json'];
          const { status, stdout } = await fleet.cluster(cluster).kubectl(found);
          return status === 0 ? JSON.parse(stdout).data['root-cert.pem'] : undefined;
        };
        await until(`the root in ${cluster}`, async () => (await root()) !== undefined);
        expect(await root()).toBe(fleet.authorities.root);
      }
    });

    test('the API servers, and istiod, take the objects beside the mesh', async () => {
      for (const cluster of NAMES)
        for (const each of await fleet.apply(cluster, 1)) expect(each).toMatchObject(APPLIED);
      for (const cluster of NAMES)
        expect(await fleet.istiod(cluster).debug('clusterz')).toEqual([
          { id: cluster, secretName: '', syncStatus: 'synced' },
        ]);
    });

    test('each istiod reads the other cluster by our remote secret', async () => {
      fleet.synth(await fleet.credentials(NAMES));
      for (const cluster of NAMES) for (const each of await fleet.apply(cluster)) expect(each).toMatchObject(APPLIED);
      for (const cluster of NAMES) {
        const clusterz = async (): Promise<string> => JSON.stringify(await fleet.istiod(cluster).debug('clusterz'));
        const expected = JSON.stringify([
          { id: cluster, secretName: '', syncStatus: 'synced' },
          {
            id: other(cluster),
            secretName: `istio-system/istio-remote-secret-${other(cluster)}`,
            syncStatus: 'synced',
          },
        ]);
        await until(`${cluster} to read the other cluster`, async () => (await clusterz()) === expected);
        report(`clusterz of ${cluster}, ${name}: ${await clusterz()}`);
      }
    });

    test('each istiod sees the endpoints of both clusters, with network and identity', async () => {
      for (const cluster of NAMES) {
        await makeService(fleet.cluster(cluster));
        await runPod(fleet.cluster(cluster), POD[cluster]);
      }
      const expected = NAMES.map((cluster) => [
        `Kubernetes/${cluster}`,
        [[POD[cluster]], networkOf[cluster], 'spiffe://shop.example.com/ns/shop/sa/catalog'],
      ]);
      for (const cluster of NAMES) {
        const seen = async (): Promise<unknown[]> => {
          const shards = (await fleet.istiod(cluster).debug('endpointz')) as Shards;
          return Object.entries(shards[CATALOG]?.shop.Shards ?? {})
            .map(([shard, [end]]) => [shard, end && [end.Addresses, end.Network, end.ServiceAccount]])
            .sort();
        };
        const whole = JSON.stringify(expected);
        await until(`${cluster} to see the endpoints`, async () => JSON.stringify(await seen()) === whole);
        expect(await seen()).toEqual(expected);
      }
    });

    test('proxies get the pods of their cluster, and those of the other one as networks allow', async () => {
      if (network === 'n2')
        for (const cluster of NAMES)
          await giveAddress(fleet.cluster(cluster), 'istio-eastwestgateway', GATEWAY[cluster]);
      for (const cluster of NAMES) {
        const istiod = fleet.istiod(cluster);
        const metadata = { CLUSTER_ID: cluster, NETWORK: networkOf[cluster], NAMESPACE: 'shop', MESH_ID: 'shop' };
        const id = 'sidecar~10.9.0.9~client.shop~shop.svc.cluster.local';
        const client = new DiscoveryClient(istiod.discoveryPort, { id, metadata }, [`outbound|80||${CATALOG}`]);
        const sent = (): Promise<string[]> => endpointsFor(istiod, 'client.shop');
        const expected = [`${POD[cluster]}:8080`, across[cluster]].sort();
        try {
          await until(`${cluster} to send ${expected}`, async () => (await sent()).join() === expected.join(), 20);
        } finally {
          report(`endpoints for a proxy in ${cluster}, ${name}: ${(await sent()).join(', ')} ${client.ended}`);
          client.close();
        }
        expect(await sent()).toEqual(expected);
      }
    });
  });
}
