import { run } from './support';

/** What each example registers of its own, beside what the mesh has. */
async function example(name: string) {
  const { resources, objects } = await run(() => { jest.requireActual(`../../examples/${name}/index`); });
  const components = resources.filter(({ type }) => type.startsWith('istio-constructs:')).map(({ type, name: given }) => `${type.split(':')[2]} ${given}`);
  return { components, objects };
}

interface Body { spec: Record<string, unknown> }

test('a first mesh', async () => {
  const { components, objects } = await example('pulumi-first-mesh');
  expect(components).toEqual(['ServiceMesh mesh', 'Gateway public']);
  expect((objects.get('public')?.inputs as unknown as Body).spec.selector).toEqual({ app: 'istio-ingressgateway', istio: 'ingressgateway' });
  expect(objects.get('public')?.dependsOn.some((urn) => urn.endsWith('::mesh-istiod/deployment'))).toBe(true);
}, 30_000);

test('two control planes', async () => {
  const { components, objects } = await example('pulumi-production');
  expect([...components].sort()).toEqual(['IngressGateway public', 'PeerAuthentication strict', 'ServiceMesh blue', 'ServiceMesh green']);
  expect([...objects.keys()].filter((name) => name.endsWith('istiod/deployment'))).toEqual(['blue-istiod/deployment', 'green-istiod/deployment']);
}, 30_000);

test('Bookinfo', async () => {
  const { objects } = await example('pulumi-bookinfo');
  expect((objects.get('reviews-virtual-service')?.inputs as unknown as Body).spec).toEqual({
    hosts: ['reviews.bookinfo.svc.cluster.local'],
    http: [
      { match: [{ headers: { 'end-user': { exact: 'jason' } } }], route: [{ destination: { host: 'reviews.bookinfo.svc.cluster.local', subset: 'v3' } }], timeout: '2s' },
      {
        route: [
          { destination: { host: 'reviews.bookinfo.svc.cluster.local', subset: 'v1' }, weight: 90 },
          { destination: { host: 'reviews.bookinfo.svc.cluster.local', subset: 'v2' }, weight: 10 },
        ],
        timeout: '2s',
      },
    ],
  });
  expect((objects.get('bookinfo-routes')?.inputs as unknown as Body).spec.gateways).toEqual(['bookinfo']);
}, 30_000);
