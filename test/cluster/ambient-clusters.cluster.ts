import { existsSync } from 'node:fs';
import type { MultiClusterProps } from '../../lib';
import { report } from '../support/report';
import { Fleet } from './fleet';
import { until } from './processes';
import { missing as missingAlways, missingOf } from './programs';
import { giveAddress, makeService, runPod } from './shop-service';

/*
 * Two ambient primaries on different networks: each istiod makes its east-west gateway of our Gateway, finds that of
 * the other network, and shows ztunnel the services that are global.
 */

const CRDS = process.env.CLUSTER_CRDS ?? '';
const missing = [
  ...missingAlways,
  ...missingOf(['kube-controller-manager', 'openssl']),
  ...(existsSync(CRDS) ? [] : ['CRDs of the Gateway API in CLUSTER_CRDS']),
];
const NAMES = ['east', 'west'] as const;
const GATEWAY = { east: '203.0.113.10', west: '203.0.113.20' };
const NETWORK = { east: 'n1', west: 'n2' };
const POD = { east: '10.1.0.7', west: '10.2.0.7' };
const FLEET: MultiClusterProps = {
  meshId: 'shop',
  ca: { secret: 'cacerts' },
  defaults: { version: '1.31', profile: 'ambient' }, // release: one of those that istiod was built of.
  clusters: { east: { network: NETWORK.east }, west: { network: NETWORK.west } },
};
const APPLIED = { status: 0, conflicts: [], errors: '' };

interface NetworkGateway {
  readonly Network: string;
  readonly Cluster: string;
  readonly Addr: string;
  readonly HBONEPort: number;
}

/** What istiod shows ztunnel. */
interface Ambient {
  readonly services: readonly { readonly name: string; readonly addresses: readonly { readonly network: string }[] }[];
}

if (missing.length > 0) {
  test.skip(`SKIPPED, no clusters: missing are ${missing.join(', ')}`, () => undefined);
} else {
  describe('two ambient primaries on different networks', () => {
    let fleet: Fleet;
    beforeAll(async () => {
      fleet = await Fleet.start(FLEET);
      for (const cluster of NAMES) await fleet.cluster(cluster).ask('apply', '--server-side', '-f', CRDS);
    });
    afterAll(() => fleet?.stop());

    test('are applied, and read each other', async () => {
      fleet.synth();
      for (const cluster of NAMES) expect(await fleet.apply(cluster, 0, 1)).toEqual([expect.objectContaining(APPLIED)]);
      await fleet.startIstiods();
      for (const cluster of NAMES)
        for (const each of await fleet.apply(cluster, 1)) expect(each).toMatchObject(APPLIED);
      fleet.synth(await fleet.credentials(NAMES));
      for (const cluster of NAMES)
        for (const each of await fleet.apply(cluster, 1)) expect(each).toMatchObject(APPLIED);
      for (const cluster of NAMES) {
        const clusterz = async (): Promise<string> => JSON.stringify(await fleet.istiod(cluster).debug('clusterz'));
        await until(`${cluster} to read the other one`, async () => (await clusterz()).split('"synced"').length === 3);
      }
    });

    test('istiod makes the east-west gateway of each, and finds that of the other network', async () => {
      for (const cluster of NAMES) {
        const made = async (): Promise<boolean> =>
          (await fleet.cluster(cluster).kubectl(['get', 'service', 'istio-eastwestgateway', '-n', 'istio-system']))
            .status === 0;
        await until(`the gateway of ${cluster}`, made);
        await giveAddress(fleet.cluster(cluster), 'istio-eastwestgateway', GATEWAY[cluster]);
      }
      for (const cluster of NAMES) {
        const found = async (): Promise<string[]> =>
          (((await fleet.istiod(cluster).debug('networkz')) ?? []) as NetworkGateway[])
            .map(({ Network, Cluster, Addr, HBONEPort }) => `${Network} of ${Cluster}: ${Addr} ${HBONEPort}`)
            .sort();
        const expected = NAMES.map((name) => `${NETWORK[name]} of ${name}: ${GATEWAY[name]} 15008`).join('; ');
        await until(`networks of ${cluster}`, async () => (await found()).join('; ') === expected, 20).finally(
          async () => report(`networkz of ${cluster}: ${(await found()).join('; ')}`),
        );
      }
    });

    test('istiod shows ztunnel services that are global on both networks, and others on their own', async () => {
      for (const cluster of NAMES) {
        await makeService(fleet.cluster(cluster), { 'istio.io/dataplane-mode': 'ambient' });
        await fleet.cluster(cluster).ask('label', 'service', 'catalog', '-n', 'shop', 'istio.io/global=true');
        await runPod(fleet.cluster(cluster), POD[cluster]);
      }
      for (const cluster of NAMES) {
        const networks = async (name: string): Promise<string[] | undefined> =>
          ((await fleet.istiod(cluster).debug('ambientz')) as Ambient).services
            .find((service) => service.name === name)
            ?.addresses.map(({ network }) => network)
            .sort();
        await until(`both networks in ${cluster}`, async () => (await networks('catalog'))?.length === 2, 20);
        expect(await networks('catalog')).toEqual(['n1', 'n2']);
        expect(await networks('istiod')).toEqual([NETWORK[cluster]]);
      }
    });
  });
}
