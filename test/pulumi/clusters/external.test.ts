import { MultiClusterMesh, type MultiClusterMeshArgs } from '../../../lib/pulumi';
import { expectUntold, seen } from '../law/untold';
import { decoded, type Registered } from '../support';
import { Provider, Tls, written } from './support';

const nameOf = (urn: string): string => urn.split('::').at(-1) ?? '';

/** A cluster whose control plane the program declares in another one, and a remote cluster of it. */
const external = (): MultiClusterMeshArgs => ({
  meshId: 'shop',
  trustDomain: 'shop.example.com',
  ca: { intermediates: Tls },
  defaults: { crds: false },
  clusters: {
    batch: {
      network: 'n1',
      controlPlane: 'external',
      istiodUrl: 'https://istiod.example.com:15017',
      ingressGateways: [{}],
      provider: new Provider('batch'),
      externalIstiod: { provider: new Provider('planes'), certificate: 'istiod-certificate' },
    },
    edge: { network: 'n1', primary: 'batch', provider: new Provider('edge') },
  },
  apiServers: { batch: 'https://batch.example.com:6443', edge: 'https://edge.example.com:6443' },
});

test('an external control plane is where it runs, with the Secrets by which it reads its clusters', async () => {
  const done = await seen(() => new MultiClusterMesh('shop', external()), { written });
  const object = (name: string): Registered => done.objects.get(name) as Registered;
  const providerOf = (name: string) => object(name).provider.split('::').at(-2);
  const beside = [...done.objects.keys()].filter((name) => name.includes('multicluster/')).sort();
  expect(beside.map((name) => [name, providerOf(name)])).toEqual([
    ['shop-batch-istiod-multicluster/cacerts', 'planes'],
    ['shop-batch-istiod-multicluster/config-secret', 'planes'],
    ['shop-batch-istiod-multicluster/external-istiod-dr', 'planes'],
    ['shop-batch-istiod-multicluster/external-istiod-gw', 'planes'],
    ['shop-batch-istiod-multicluster/external-istiod-vs', 'planes'],
    ['shop-batch-istiod-multicluster/remote-secret-edge', 'planes'],
    ['shop-batch-multicluster/istiod-token', 'batch'],
    ['shop-edge-multicluster/reader-token', 'edge'],
  ]);
  const { value, secrets } = decoded(object('shop-batch-istiod-multicluster/config-secret').inputs);
  expect(secrets).toEqual(['stringData']);
  expect(value).toMatchObject({
    metadata: { name: 'istio-kubeconfig' },
    stringData: { config: expect.stringContaining('server: https://batch.example.com:6443\n') as string },
  });
  expectUntold(done.text);

  // istiod waits for its Secrets, and the pods of its clusters for istiod; nothing waits in a circle.
  const waits = (name: string) =>
    object(name)
      .dependsOn.map(nameOf)
      .filter((other) => other.includes('multicluster/') || other.endsWith('istiod/deployment'))
      .sort();
  expect(waits('shop-batch-istiod-istiod/deployment')).toEqual([
    'shop-batch-istiod-multicluster/cacerts',
    'shop-batch-istiod-multicluster/config-secret',
  ]);
  expect(waits('shop-batch-istio-ingressgateway/workload')).toEqual([
    'shop-batch-istiod-istiod/deployment',
    'shop-batch-istiod-multicluster/external-istiod-dr',
    'shop-batch-istiod-multicluster/external-istiod-gw',
    'shop-batch-istiod-multicluster/external-istiod-vs',
  ]);
  expect(done.result.cluster('batch').istiod?.resources.has('istiod/deployment')).toBe(true);
});
